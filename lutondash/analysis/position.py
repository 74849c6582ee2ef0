"""Position: the middle of a group of places, their typical distance from it, the quarters, the good side."""

from collections.abc import Collection
from dataclasses import dataclass
from statistics import median, quantiles

from lutondash.analysis.goal import same
from lutondash.analysis.signal import Verdict
from lutondash.model.indicator import Polarity

_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Middle:
    """The median of a group and the median of the distances from it (MAD, not scaled), in their unit."""

    median: float
    mad: float

    @property
    def has_no_spread(self) -> bool:
        """Whether at least half of the places stand on the median itself."""
        return same(self.median + self.mad, self.median)

    def distance(self, value: float) -> float | None:
        """Return the signed distance of a value in MADs; None where there is no spread to measure by."""
        if same(value, self.median):
            return 0.0
        return None if self.has_no_spread else (value - self.median) / self.mad

    def at(self, distance: float) -> float:
        """Return the value that lies so many MADs from the median."""
        return self.median + distance * self.mad


def middle(values: Collection[float]) -> Middle:
    """Return the middle of a group of at least one value."""
    centre = median(values)
    return Middle(centre, median(abs(value - centre) for value in values))


def quarter(value: float, values: Collection[float], polarity: Polarity) -> str | None:
    """Return A (best) to D of the quarter a value lies in; None where no way is good.

    The bounds are the quartiles of the group, the lowest and highest value included. Each quarter is
    closed on the right whichever way is good, as in the Local Authority Interactive Tool; a value
    outside the group falls to the quarter at that end.
    """
    if polarity not in {Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD}:
        return None
    bounds = quantiles(values, n=_QUARTERS, method="inclusive")
    passed = sum(value > bound and not same(value, bound) for bound in bounds)
    return "ABCD"[passed] if polarity is Polarity.LOW_IS_GOOD else "DCBA"[passed]


def judged(side: Verdict, polarity: Polarity) -> Verdict:
    """Turn higher and lower into better and worse where one way is good; leave every other verdict."""
    if polarity is Polarity.HIGH_IS_GOOD:
        return {Verdict.HIGHER: Verdict.BETTER, Verdict.LOWER: Verdict.WORSE}.get(side, side)
    if polarity is Polarity.LOW_IS_GOOD:
        return {Verdict.HIGHER: Verdict.WORSE, Verdict.LOWER: Verdict.BETTER}.get(side, side)
    return side


def sense(polarity: Polarity) -> str:
    """Say which way is good, as a clause of a step."""
    if polarity is Polarity.HIGH_IS_GOOD:
        return "a high figure is good"
    return "a low figure is good" if polarity is Polarity.LOW_IS_GOOD else "neither way is called good"
