"""`Rollup`: how many figures have which verdict on one question, why others have none, and the worst."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lutondash.analysis.coverage import Coverage, coverage
from lutondash.analysis.direction import Meaning
from lutondash.analysis.signal import Kind
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.views import addresses
from lutondash.views.answer import MEANINGS, QUESTIONS, Answer
from lutondash.views.counts import ORDER, Count, Counts
from lutondash.views.rollup_words import COMPARED_WORDS, VERDICT_WORDS, not_judged
from lutondash.views.signals import answers

Judged = Mapping[str, tuple[Answer, ...]]
"""The four answers of each figure, by its id."""

_LED = ("", "The worst:", "The worst two:", "The worst three:")


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure that a roll-up names, with the words of its verdict."""

    title: str
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Rollup:
    """The verdicts of many figures on one question; nothing is averaged.

    `verdicts` has every verdict of the question, best first, zeroes kept; `not_judged` says how many have
    none and why. `by_hand` are figures whose distance is too great to name, never among the worst.
    """

    kind: Kind
    question: str
    verdicts: tuple[Count, ...]
    judged: int
    not_judged: str
    worst_led: str
    worst: tuple[NamedFigure, ...]
    by_hand: tuple[NamedFigure, ...]

    def of(self, meaning: Meaning) -> int:
        """Return how many verdicts share one meaning."""
        return sum(count.number for count in self.verdicts if count.meaning is meaning)


def judged(dataset: Dataset, indicators: Iterable[Indicator]) -> Judged:
    """Judge every figure four ways."""
    return {indicator.id: answers(dataset, indicator) for indicator in indicators}


def rollups(dataset: Dataset, found: Judged) -> tuple[Rollup, ...]:
    """Count the answers to each question, in the order of the questions."""
    signals = [(id_, each.signal) for id_, four in found.items() for each in four]
    return tuple(_rollup(dataset, found, kind, coverage(signals, kind)) for kind in Kind)


def comparison_of(found: Iterable[Rollup]) -> Rollup:
    """Return the roll-up of the comparison with similar places."""
    return next(each for each in found if each.kind is Kind.COMPARISON)


def compared(found: Judged, ids: Iterable[str]) -> Counts:
    """Count figures by the meaning of their comparison with similar places."""
    ours = (each for id_ in ids for each in found[id_])
    numbers = Counter(each.meaning for each in ours if each.signal.kind is Kind.COMPARISON)
    return Counts(tuple(Count(m, numbers[m], COMPARED_WORDS[m]) for m in ORDER))


def _rollup(dataset: Dataset, found: Judged, kind: Kind, covered: Coverage) -> Rollup:
    words = VERDICT_WORDS[kind]
    return Rollup(
        kind=kind,
        question=QUESTIONS[kind],
        verdicts=tuple(Count(MEANINGS[v], number, words[v]) for v, number in covered.counts.items()),
        judged=covered.assessed,
        not_judged=not_judged(covered, "compared" if kind is Kind.COMPARISON else "judged"),
        worst_led=_LED[len(covered.worst)],
        worst=tuple(_named(dataset, found, id_, kind) for id_ in covered.worst),
        by_hand=tuple(_named(dataset, found, id_, kind) for id_ in covered.check_by_hand),
    )


def _named(dataset: Dataset, found: Judged, id_: str, kind: Kind) -> NamedFigure:
    words = next(each.words for each in found[id_] if each.signal.kind is kind)
    return NamedFigure(dataset.indicator(id_).title, addresses.indicator(id_), words)
