"""Assurance: whether a process that goes on as it is can be relied on to meet its target.

The target is set against the limits. A target on a limit is not beyond it, so it is hit or missed by
chance. Source: NHSRplotthedots 0.2, `ptd_calculate_assurance_type`.
"""

from enum import StrEnum
from math import inf

from lutondash.analysis.goal import Goal, same
from lutondash.model.indicator import Polarity
from lutondash.model.target import Comparison

_WANTED = {Polarity.HIGH_IS_GOOD: Comparison.AT_LEAST, Polarity.LOW_IS_GOOD: Comparison.AT_MOST}
_AGREEING = {
    Polarity.HIGH_IS_GOOD: {Comparison.AT_LEAST, Comparison.ABOVE, Comparison.WITHIN},
    Polarity.LOW_IS_GOOD: {Comparison.AT_MOST, Comparison.BELOW, Comparison.WITHIN},
}


class Assurance(StrEnum):
    """What may be expected of a process that does not change."""

    MEETS = "consistently_meets"
    HIT_OR_MISS = "hit_or_miss"
    FAILS = "consistently_fails"


def assurance(lower: float, upper: float, goal: Goal | None, polarity: Polarity) -> Assurance | None:
    """Set the limits of a process against its goal; None without a goal or a good direction.

    Limits that fall together are a flat series, which meets the goal or fails it.
    """
    if goal is None or polarity not in _WANTED or not goal.is_possible:
        return None
    wanted = by_polarity(goal, polarity)
    if same(lower, upper):
        return Assurance.MEETS if wanted.is_met_by(upper) else Assurance.FAILS
    floor, ceiling = _ends(wanted)
    if _above(lower, floor) and _above(ceiling, upper):
        return Assurance.MEETS
    return Assurance.FAILS if _above(floor, upper) or _above(lower, ceiling) else Assurance.HIT_OR_MISS


def by_polarity(goal: Goal, polarity: Polarity) -> Goal:
    """Return the goal as its polarity reads it: an exact or contrary one is a floor or a ceiling."""
    if goal.comparison in _AGREEING[polarity]:
        return goal
    return Goal(_WANTED[polarity], goal.value)


def is_on_a_limit(lower: float, upper: float, goal: Goal) -> bool:
    """Say whether an end of the goal is a limit: the case that counts as hit or miss."""
    return any(same(end, limit) for end in (goal.value, goal.top) for limit in (lower, upper))


def _ends(goal: Goal) -> tuple[float, float]:
    """Return the least and the greatest value that meets a goal."""
    floor = -inf if goal.comparison in {Comparison.AT_MOST, Comparison.BELOW} else goal.value
    ceiling = inf if goal.comparison in {Comparison.AT_LEAST, Comparison.ABOVE} else goal.top
    return floor, ceiling


def _above(one: float, other: float) -> bool:
    return one > other and not same(one, other)
