"""What five figures say of a trend: chi-squared, slope, and whether one figure alone decides.

Source: `TrendMarkerCalculator` of the Fingertips tool.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lutondash.analysis import caveats
from lutondash.analysis.goal import same
from lutondash.analysis.trend_fit import (
    Weighted,
    by_interval,
    by_log_odds,
    chi_squared_of_proportions,
    line,
    steady_sign,
)
from lutondash.model.observation import Observation

POINTS = 5
"""Figures a trend is taken over; fewer are not assessed, older ones not looked at."""

THRESHOLD = 9.54953570608324
"""Chi-squared with one degree of freedom that chance exceeds in 0.2% of series."""


class Method(StrEnum):
    """Where the weights come from: 95% intervals, or counts and their denominators."""

    INTERVAL = "interval"
    PROPORTION = "proportion"


class Way(StrEnum):
    """Which way the figures move, whatever that means."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NO_CHANGE = "no_change"


@dataclass(frozen=True, slots=True)
class Trend:
    """What was found in five figures; `sign` is 0 where the slope does not keep it."""

    used: tuple[Observation, ...]
    method: Method
    weighted: Sequence[Weighted]
    chi_squared: float
    slope: float
    sign: int

    @property
    def is_clear(self) -> bool:
        """Whether chi-squared is over the threshold."""
        return self.chi_squared > THRESHOLD and not same(self.chi_squared, THRESHOLD)

    @property
    def way(self) -> Way:
        """Which way the figures move."""
        if not self.is_clear or not self.sign:
            return Way.NO_CHANGE
        return Way.INCREASING if self.sign > 0 else Way.DECREASING


def ends(point: Observation) -> tuple[float, float]:
    """Return the interval of a figure that has one."""
    return caveats.interval(point) or (0.0, 0.0)


def counts_of(used: Sequence[Observation]) -> list[tuple[float, float]]:
    """Return count and denominator of figures that have both."""
    return [(point.numerator or 0.0, point.denominator or 0.0) for point in used]


def fit(used: tuple[Observation, ...], method: Method) -> Trend:
    """Work out the trend of five figures that a line can be fitted to."""
    if method is Method.PROPORTION:
        counts = counts_of(used)
        weighted = by_log_odds(counts)
        chi_squared = chi_squared_of_proportions(counts)
        return Trend(used, method, weighted, chi_squared, line(weighted).slope, steady_sign(weighted))
    weighted = by_interval([(point.known, *ends(point)) for point in used])
    fitted = line(weighted)
    return Trend(used, method, weighted, fitted.chi_squared, fitted.slope, steady_sign(weighted))
