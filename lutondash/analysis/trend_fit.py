"""Fits behind the recent trend: a slope through five figures, weighted by how sure each is.

x is 1 to 5 in order of time, and stays so where a figure is left out.
Source: `TrendMarkerCalculator` of the Fingertips tool.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from lutondash.analysis.signal import SLACK

STANDARD_ERRORS = 3.92
"""In the width of a 95% interval: twice 1.96."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """One figure of a fit: where it stands, what it is, and its weight."""

    x: float
    y: float
    weight: float


@dataclass(frozen=True, slots=True)
class Line:
    """A weighted least squares line: its slope a step, and `spread`, the weighted sum of squares of x."""

    slope: float
    spread: float
    centre: float

    @property
    def chi_squared(self) -> float:
        """The slope over its standard error, squared; the standard error is 1 / sqrt(spread)."""
        return self.slope * self.slope * self.spread


def line(points: Sequence[Weighted]) -> Line:
    """Fit a line; the sums are taken about the weighted centre, so that no digits are lost."""
    total = sum(p.weight for p in points)
    centre = sum(p.weight * p.x for p in points) / total
    level = sum(p.weight * p.y for p in points) / total
    spread = sum(p.weight * (p.x - centre) ** 2 for p in points)
    slope = sum(p.weight * (p.x - centre) * (p.y - level) for p in points) / spread
    return Line(slope, spread, centre)


def one_left_out(points: Sequence[Weighted]) -> list[Sequence[Weighted]]:
    """Return the points without the first, without the second, and so on."""
    return [(*points[:n], *points[n + 1 :]) for n in range(len(points))]


def steady_sign(points: Sequence[Weighted]) -> int:
    """Return the sign of the slope if all points and every four of them agree on it, else 0."""
    flat = SLACK * max(abs(p.y) for p in points)
    slopes = [line(fit).slope for fit in (points, *one_left_out(points))]
    if all(slope > flat for slope in slopes):
        return 1
    return -1 if all(slope < -flat for slope in slopes) else 0


def by_interval(values: Sequence[tuple[float, float, float]]) -> list[Weighted]:
    """Weigh values by their 95% intervals: each is value, lower and upper, with lower under upper."""
    errors = [(upper - lower) / STANDARD_ERRORS for _, lower, upper in values]
    return [Weighted(n + 1, v[0], 1 / (errors[n] * errors[n])) for n, v in enumerate(values)]


def by_log_odds(counts: Sequence[tuple[float, float]]) -> list[Weighted]:
    """Weigh log-odds of proportions by n p (1 - p): each is a count, above 0 and under its denominator."""
    return [
        Weighted(n + 1, log(count / (whole - count)), count * (whole - count) / whole)
        for n, (count, whole) in enumerate(counts)
    ]


def chi_squared_of_proportions(counts: Sequence[tuple[float, float]]) -> float:
    """Return the chi-squared of a trend in proportions, from counts and their denominators.

    N (N sum(r x) - R sum(n x))^2 / (R (N - R) (N sum(n x^2) - sum(n x)^2)), with counts r that add up to
    R and denominators n that add up to N; the sums are taken about the centre, which is the same.
    """
    found = sum(count for count, _ in counts)
    total = sum(whole for _, whole in counts)
    share = found / total
    centre = sum(n * whole for n, (_, whole) in enumerate(counts, 1)) / total
    spread = sum(whole * (n - centre) ** 2 for n, (_, whole) in enumerate(counts, 1))
    apart = sum((count - whole * share) * (n - centre) for n, (count, whole) in enumerate(counts, 1))
    return apart * apart / (share * (1 - share) * spread)
