"""Counts by direction: how many figures are better or worse than before, and how many cannot say."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.analysis.direction import Meaning
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.views import wording
from lutondash.views.indicator_row import moved

ORDER = (Meaning.BETTER, Meaning.SAME, Meaning.WORSE, Meaning.NO_JUDGEMENT, Meaning.CANNOT_SAY)


@dataclass(frozen=True, slots=True)
class Count:
    """How many figures share one meaning."""

    meaning: Meaning
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures counted by meaning, always in the same order; they add up to `total`."""

    all: tuple[Count, ...]

    @property
    def total(self) -> int:
        """How many figures were counted."""
        return sum(count.number for count in self.all)

    @property
    def followed(self) -> int:
        """How many of them can be called better, worse or the same."""
        return sum(self.of(m) for m in (Meaning.BETTER, Meaning.SAME, Meaning.WORSE))

    def of(self, meaning: Meaning) -> int:
        """Return how many share one meaning."""
        return next(count.number for count in self.all if count.meaning is meaning)


def counts(dataset: Dataset, indicators: Iterable[Indicator]) -> Counts:
    """Count indicators by the meaning of their direction."""
    found = Counter(moved(dataset, indicator).meaning for indicator in indicators)
    return Counts(tuple(Count(m, found[m], wording.MEANING_WORDS[m]) for m in ORDER))
