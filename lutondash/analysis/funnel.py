"""Funnel: how far a percentage of so many cases may lie from a reference by chance.

Formula of Fingertips, the public health profiles of England (the score limits of a proportion).
"""

from dataclasses import dataclass
from math import isfinite, sqrt

Z_95 = 1.96
"""Limits that 95 of 100 places would keep by chance."""

Z_998 = 3.0902
"""Limits that 998 of 1,000 places would keep by chance."""

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Funnel:
    """The number of cases a percentage is of, and z, how many standard errors chance may reach."""

    denominator: float
    z: float = Z_95

    def fits(self, value: float, reference: float) -> bool:
        """Say whether it can be used: two percentages from 0 to 100, a count and a z over 0."""
        are_percentages = all(0 <= each <= _PERCENT for each in (value, reference))
        return are_percentages and all(isfinite(n) and n > 0 for n in (self.denominator, self.z))

    def limits(self, reference: float) -> tuple[float, float]:
        """Return the lower and upper limit round a reference, all in percent.

        With n cases and E = n * reference: (2E + z² ± z √(z² + 4E (1 - E / n))) / (2 (n + z²)).
        """
        expected, square = self.expected(reference), self.z**2
        root = self.z * sqrt(square + 4 * expected * (1 - reference / _PERCENT))
        scale = 2 * (self.denominator + square)
        lower, upper = ((2 * expected + square + sign * root) / scale for sign in (-1, 1))
        return lower * _PERCENT, upper * _PERCENT

    def expected(self, reference: float) -> float:
        """Return how many cases there would be at the reference percentage."""
        return self.denominator * reference / _PERCENT
