"""Tests of `lutondash.views.scrutiny.questions`: which questions are asked about a figure, and why."""

from dataclasses import replace

import pytest

from lutondash import Dataset
from lutondash.analysis.signal import VERDICTS, Kind, Signal, Verdict
from lutondash.model.indicator import Control, Polarity, Role
from lutondash.model.question import NO_TARGET, NOT_ASSESSED, VERDICTS_ASKED_OF, Question
from lutondash.views.answer import Answer, answer
from lutondash.views.scrutiny.questions import MOST, QuestionsView, questions_for

GUTTERS, RAIN, LENT = "gutters-cleared", "rainy-days", "umbrellas-returned"
SILENT = tuple((kind, Verdict.NOT_ASSESSED) for kind in Kind)


def judged(*verdicts: tuple[Kind, Verdict]) -> tuple[Answer, ...]:
    """Make the four answers; those not named cannot be given."""
    given = dict(SILENT) | dict(verdicts)
    return tuple(answer(Signal(kind, "rule", verdict, "words")) for kind, verdict in given.items())


def question(id_: str, **fields: object) -> Question:
    """Make a question of our own; its text names it."""
    return Question.model_validate(
        {"id": id_, "text": f"What is {id_}?", "source_kind": "editorial"} | fields
    )


def asked(
    dataset: Dataset,
    questions: list[Question],
    *verdicts: tuple[Kind, Verdict],
    id_: str = GUTTERS,
    **fields: object,
) -> list[str]:
    """Name the questions that are asked of a figure with these verdicts."""
    indicator = dataset.indicator(id_).model_copy(update=fields)
    found = questions_for(replace(dataset, questions=tuple(questions)), indicator, judged(*verdicts))
    return [each.text.removeprefix("What is ").removesuffix("?") for each in found.asked] if found else []


MISSED = (Kind.TARGET_NOW, Verdict.MISSED)
WORSE = (Kind.COMPARISON, Verdict.WORSE)


def test_verdicts_asked_of_are_those_that_rules_give() -> None:
    """The names in the data are the names of the analysis, no more and no fewer."""
    for kind in Kind:
        known = set(VERDICTS_ASKED_OF[kind]) - {NOT_ASSESSED, NO_TARGET}
        assert known == set(VERDICTS[kind])
    assert set(VERDICTS_ASKED_OF) == set(Kind)


def test_control_decides_what_is_asked_of_a_missed_target(dataset: Dataset) -> None:
    """What the council controls is asked otherwise than what it only watches."""
    about = {"kind": "target_now", "verdicts": ["missed"]}
    both = [
        question("ours", **about, controls=["controls"]),
        question("theirs", **about, controls=["monitors"]),
    ]
    assert asked(dataset, both, MISSED, control=Control.CONTROLS) == ["ours"]
    assert asked(dataset, both, MISSED, control=Control.MONITORS) == ["theirs"]
    assert asked(dataset, both, (Kind.TARGET_NOW, Verdict.MET), control=Control.CONTROLS) == []


def test_roles_and_empty_conditions_fit(dataset: Dataset) -> None:
    """A question without conditions fits any figure, and comes after closer ones."""
    mixed = [question("any"), question("town", roles=["outcome"])]
    assert asked(dataset, mixed, role=Role.CONTRIBUTION) == ["any"]
    assert asked(dataset, mixed, role=Role.OUTCOME) == ["town", "any"]


def test_no_target_is_not_a_target_that_cannot_be_judged(dataset: Dataset) -> None:
    """Where none is published, another question fits."""
    both = [
        question("none", kind="target_now", verdicts=["no_target"]),
        question("unjudged", kind="target_now", verdicts=["not_assessed"]),
    ]
    assert dataset.targets(GUTTERS)
    assert asked(dataset, both) == ["unjudged"]
    assert not dataset.targets(LENT)
    assert asked(dataset, both, id_=LENT) == ["none"]


def test_what_would_be_good_is_not_asked_where_no_way_is(dataset: Dataset) -> None:
    """Of days of rain nobody can say how many there should be."""
    assert dataset.indicator(RAIN).polarity is Polarity.NO_JUDGEMENT
    leading = [
        question("none", kind="target_now", verdicts=["no_target"]),
        question("better", of_good=True),
        question("any"),
    ]
    assert asked(dataset, leading, id_=RAIN) == ["any"]
    assert "better" in asked(dataset, leading, id_=LENT)


def test_what_a_service_costs_is_asked_where_one_is_tied(dataset: Dataset) -> None:
    """A grade or a reserve has no users and no costs of its own."""
    tied = {link.indicator for link in dataset.budget.links}
    assert GUTTERS in tied
    assert RAIN not in tied
    both = [question("cost", of_service=True), question("any")]
    assert asked(dataset, both) == ["cost", "any"]
    assert asked(dataset, both, id_=RAIN) == ["any"]


def test_bad_verdicts_come_first_and_share_the_room(dataset: Dataset) -> None:
    """A missed target does not take the place of a bad comparison; what cannot be said comes last."""
    many = [
        *(question(f"unsure-{n}", kind="variation", verdicts=["not_assessed"]) for n in (1, 2)),
        *(question(f"any-{n}") for n in (1, 2)),
        *(question(f"missed-{n}", kind="target_now", verdicts=["missed"]) for n in (1, 2, 3)),
        question("worse", kind="comparison", verdicts=["worse"]),
    ]
    found = asked(dataset, many, MISSED, WORSE)
    assert len(found) == MOST
    assert found == ["missed-1", "worse", "missed-2", "any-1", "missed-3"]


def test_why_says_which_conditions_are_met(dataset: Dataset) -> None:
    """In the words of a resident, with whose question it is and where its form comes from."""
    found = questions_for(dataset, dataset.indicator(GUTTERS), judged(MISSED))
    assert isinstance(found, QuestionsView)
    first, last = found.asked[0], found.asked[-1]
    assert first.text == "What is being done about it, by which role, and by when?"
    assert first.why == "The target is missed. The council controls it."
    assert (first.whose, first.source_title) == ("Adapted from", "A book about rain")
    assert last.why == "It can be asked of any figure."
    assert last.whose == "In the words of"


def test_what_the_figure_leaves_out_is_told(dataset: Dataset) -> None:
    """The indicator's own words, as a sentence."""
    silent = dataset.indicator(GUTTERS).model_copy(update={"does_not_tell_you": "how long it took"})
    found = questions_for(dataset, silent, judged())
    assert found is not None
    assert found.does_not_tell == "How long it took."


@pytest.mark.parametrize("kind", list(Kind))
def test_every_verdict_has_words(dataset: Dataset, kind: Kind) -> None:
    """No verdict in the data is without a sentence that says it."""
    has = bool(dataset.targets(GUTTERS))
    assert has
    for verdict in set(VERDICTS_ASKED_OF[kind]) - {NO_TARGET}:
        one = [question("it", kind=kind.value, verdicts=[verdict])]
        assert asked(dataset, one, (kind, Verdict(verdict))) == ["it"]
    if NO_TARGET in VERDICTS_ASKED_OF[kind]:
        assert asked(dataset, [question("it", kind=kind.value, verdicts=[NO_TARGET])], id_=LENT) == ["it"]


def test_a_folder_without_questions_asks_none(dataset: Dataset) -> None:
    """The section is left out then."""
    assert asked(dataset, [], MISSED) == []


def test_a_target_not_judged_and_a_service_are_told_truly(dataset: Dataset) -> None:
    """A target may be set but not due, and a contribution need not be the council's own work."""
    one = question("it", kind="target_now", verdicts=["not_assessed"], roles=["contribution"])
    found = questions_for(replace(dataset, questions=(one,)), dataset.indicator(GUTTERS), judged())
    assert found is not None
    why = "It is not judged against its target today. It is about a service or duty of the council."
    assert found.asked[0].why == why
