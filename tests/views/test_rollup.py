"""Roll-ups count verdicts, say in short sentences why others have none, and name the worst."""

from itertools import product

import pytest

from lutondash import Dataset
from lutondash.analysis.comparison import comparison
from lutondash.analysis.coverage import Coverage
from lutondash.analysis.direction import Meaning
from lutondash.analysis.signal import VERDICTS, Kind, Signal, Verdict, not_assessed
from lutondash.analysis.target_status import RULE, target_status
from lutondash.model.indicator import Polarity
from lutondash.views.answer import MEANINGS, QUESTIONS, answer
from lutondash.views.rollup import Judged, compared, comparison_of, judged, rollups
from lutondash.views.rollup_words import _WHY_NOT, COMPARED_WORDS, VERDICT_WORDS, not_judged
from tests.analysis.observed import at_least, observed

PLACES = {str(n): float(n) for n in range(1, 10)}
IDS = ("gutters-cleared", "letters-answered", "rainy-days", "umbrellas-returned")


def _beside(value: float | None) -> Signal:
    return comparison(observed(value), PLACES, Polarity.HIGH_IS_GOOD)


def _found(*signals: Signal) -> Judged:
    return {id_: (answer(signal),) for id_, signal in zip(IDS, signals, strict=False)}


def test_questions_stand_in_their_order_and_every_verdict_is_kept(dataset: Dataset) -> None:
    """Counts and those without a verdict add up to all figures, on each question."""
    found = rollups(dataset, judged(dataset, dataset.indicators.values()))

    assert [each.kind for each in found] == list(Kind)
    assert [each.question for each in found] == list(QUESTIONS.values())
    for each in found:
        assert [count.meaning for count in each.verdicts] == [MEANINGS[v] for v in VERDICTS[each.kind]]
        without = int(each.not_judged.split()[0]) if each.not_judged else 0
        assert each.judged + without == len(dataset.indicators)
        assert each.judged == sum(count.number for count in each.verdicts)


def test_the_worst_are_named_with_their_words(dataset: Dataset) -> None:
    """The worst first, each a link; the words before them say how many."""
    signals = [target_status(observed(value), at_least(100)) for value in (90, 50, 101, 70)]
    target = rollups(dataset, _found(*signals))[0]

    assert target.worst_led == "The worst three:"
    assert [named.address for named in target.worst] == [
        f"/indicator?id={id_}" for id_ in ("letters-answered", "umbrellas-returned", "gutters-cleared")
    ]
    assert {named.words for named in target.worst} == {"Target missed"}
    assert (target.of(Meaning.BETTER), target.of(Meaning.WORSE), target.not_judged) == (1, 3, "")


def test_a_figure_to_check_by_hand_stands_apart(dataset: Dataset) -> None:
    """It is counted, named, and never among the worst."""
    found = comparison_of(rollups(dataset, _found(_beside(-1000), _beside(1))))

    assert [named.title for named in found.by_hand] == [dataset.indicator("gutters-cleared").title]
    assert [named.title for named in found.worst] == [dataset.indicator("letters-answered").title]
    assert found.worst_led == "The worst:"
    assert found.of(Meaning.WORSE) == 2


def test_marks_are_counted_by_the_comparison(dataset: Dataset) -> None:
    """Each figure is one mark; those not compared are counted too."""
    found = _found(_beside(9), _beside(1), _beside(5), _beside(None))
    numbers = {count.meaning: count.number for count in compared(found, found).all}

    assert numbers == {
        Meaning.BETTER: 1,
        Meaning.SAME: 1,
        Meaning.WORSE: 1,
        Meaning.NO_JUDGEMENT: 0,
        Meaning.CANNOT_SAY: 1,
    }
    assert comparison_of(rollups(dataset, found)).judged == 3


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        ((), ""),
        ((("No target", 22),), "22 cannot be judged: they have no target."),
        ((("A total", 1),), "1 cannot be judged: it is a total."),
        ((("Stars are wrong", 3),), "3 cannot be judged: stars are wrong."),
        ((("Odd", 2), ("Stars are wrong", 1)), "3 cannot be judged, for 2 reasons."),
        ((("No target", 3), ("Adds up", 1)), "4 cannot be judged. 3 have no target and 1 adds up over time."),
        (
            (("A total", 3), ("Odd", 1)),
            "4 cannot be judged. 3 are totals. For 1 there is another reason.",
        ),
        (
            (("A total", 9), ("Grades", 3), ("No figure", 2), ("Shared years", 2), ("Odd", 1)),
            "17 cannot be judged. 9 are totals, 3 are grades and 2 have no figure. "
            "2 cover shared years. For 1 there is another reason.",
        ),
    ],
)
def test_what_cannot_be_judged_is_told_with_why(reasons: tuple[tuple[str, int], ...], told: str) -> None:
    """Three reasons at most are named; the rest is a number."""
    assert not_judged(Coverage(Kind.TARGET_NOW, {}, reasons)) == told


def test_no_sentence_is_longer_than_a_reader_likes() -> None:
    """Whichever reasons meet, at most 25 words."""
    for three in product(_WHY_NOT, repeat=3):
        if len(set(three)) == len(three):
            reasons = (*((why, 2) for why in three), ("Odd", 2))
            told = not_judged(Coverage(None, {}, reasons))
            assert max(len(sentence.split()) for sentence in told.split(". ")) <= 25


def test_every_verdict_has_its_words() -> None:
    """No verdict of a question is without words, and all differ."""
    for kind, verdicts in VERDICTS.items():
        assert tuple(VERDICT_WORDS[kind]) == verdicts
        assert len(set(VERDICT_WORDS[kind].values())) == len(verdicts)
    assert set(COMPARED_WORDS) == set(Meaning)


def test_a_signal_without_a_verdict_is_an_open_circle() -> None:
    """It cannot say, on every question."""
    signal = not_assessed(RULE, "No target", "No target is published.")
    assert signal.verdict is Verdict.NOT_ASSESSED
    assert answer(signal).meaning is Meaning.CANNOT_SAY
