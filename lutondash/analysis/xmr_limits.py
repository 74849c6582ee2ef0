"""Control limits: how far a figure strays by chance, from the ranges between neighbours.

Limits are the mean plus and minus 2.66 times the average moving range, in the unit of the series.
Source: NHS Making Data Count, as in NHSRplotthedots 0.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose
from statistics import fmean

from lutondash.analysis.signal import SLACK

WIDTH = 2.66
"""From the mean to a limit, in average moving ranges: 3 standard deviations by 3 / 1.128."""

NEAR = 2 / 3
"""Of the way from the mean to a limit: where the near limits lie."""

SCREENED = 3.267
"""In average moving ranges: a range as great as this is left out, once."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Mean and average moving range of a stretch of figures, both in its unit.

    `ranges` counts the moving ranges averaged; with none there are no limits, and nothing is beyond them.
    `screened` counts those left out because they reach `cutoff`, which is None where nothing was screened.
    """

    mean: float
    average_moving_range: float
    ranges: int
    screened: int = 0
    cutoff: float | None = None

    @property
    def lower(self) -> float:
        """The lower limit."""
        return self.mean - WIDTH * self.average_moving_range

    @property
    def upper(self) -> float:
        """The upper limit."""
        return self.mean + WIDTH * self.average_moving_range

    @property
    def near_lower(self) -> float:
        """Two thirds of the way from the mean to the lower limit."""
        return self.mean - WIDTH * self.average_moving_range * NEAR

    @property
    def near_upper(self) -> float:
        """Two thirds of the way from the mean to the upper limit."""
        return self.mean + WIDTH * self.average_moving_range * NEAR

    def side(self, value: float) -> int:
        """Return 1 above the mean, -1 under it and 0 on it."""
        return self._beyond(value, self.mean, self.mean)

    def outside(self, value: float) -> int:
        """Return 1 above the upper limit, -1 under the lower one, else 0: a limit itself is inside."""
        return self._beyond(value, self.lower, self.upper)

    def near(self, value: float) -> int:
        """Return 1 or -1 between a near limit and the limit beyond it, else 0."""
        return 0 if self.outside(value) else self._beyond(value, self.near_lower, self.near_upper)

    def _beyond(self, value: float, low: float, high: float) -> int:
        if not self.ranges:
            return 0
        if value > high and not self._on(value, high):
            return 1
        return -1 if value < low and not self._on(value, low) else 0

    def _on(self, value: float, line: float) -> bool:
        return isclose(value, line, rel_tol=SLACK, abs_tol=SLACK * self.average_moving_range)


def limits(values: Sequence[float], joined: Sequence[bool], *, screening: bool) -> Limits:
    """Work out the limits of figures in order of time; at least one figure.

    `joined` tells of every figure whether it follows the one before without a missing period: a range
    across a gap is left out. Screening drops great ranges once; the mean keeps every figure. Where
    screening would leave no movement at all, as when one figure differs, every range is kept.
    """
    mean = fmean(values)
    ranges = [abs(values[n] - values[n - 1]) for n in range(1, len(values)) if joined[n]]
    if not ranges:
        return Limits(mean, 0.0, 0)
    average = fmean(ranges)
    cutoff = SCREENED * average
    kept = [step for step in ranges if step < cutoff and not isclose(step, cutoff, rel_tol=SLACK)]
    if not screening or not any(kept):
        return Limits(mean, average, len(ranges))
    return Limits(mean, fmean(kept), len(kept), len(ranges) - len(kept), cutoff)
