"""`Goal`: what a value should be, and how far it is from that."""

from dataclasses import dataclass
from math import isclose

from lutondash.analysis.signal import SLACK
from lutondash.model.target import Comparison

_RISE_WANTED = {Comparison.AT_LEAST, Comparison.ABOVE}
_FALL_WANTED = {Comparison.AT_MOST, Comparison.BELOW}
_STRICT = {Comparison.ABOVE, Comparison.BELOW}


@dataclass(frozen=True, slots=True)
class Goal:
    """A target in the unit of the series; `upper` only with `within`, whose ends both count as met."""

    comparison: Comparison
    value: float
    upper: float | None = None

    @property
    def top(self) -> float:
        """The upper end: of a range its own, else the value itself."""
        return self.value if self.upper is None else self.upper

    @property
    def is_possible(self) -> bool:
        """Whether any value could meet it: a range whose lower end is above its upper end has none."""
        return self.value <= self.top

    def is_met_by(self, value: float) -> bool:
        """Say whether a value meets the goal; `above` and `below` are strict."""
        if self.comparison in _STRICT and same(value, self.value):
            return False
        return self.gap(value) == 0

    def gap(self, value: float) -> float:
        """Return how far a value lies on the wrong side, in its unit; 0 where it does not."""
        too_low = 0.0 if self.comparison in _FALL_WANTED else self.value - value
        too_high = 0.0 if self.comparison in _RISE_WANTED else value - self.top
        nearest = self.value if too_low >= too_high else self.top
        return 0.0 if same(value, nearest) else max(too_low, too_high, 0.0)

    def nearest(self, value: float) -> float:
        """Return the value that a value on the wrong side has to reach."""
        if self.comparison in _RISE_WANTED | _FALL_WANTED:
            return self.value
        return self.value if value < self.value else self.top


def same(one: float, other: float) -> bool:
    """Say whether two numbers are equal but for the slack."""
    return isclose(one, other, rel_tol=SLACK, abs_tol=1e-12)
