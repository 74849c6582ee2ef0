"""Change between two figures: real only where their intervals share no value.

Source: `TrendBetweenTwoValuesCalculator` of the Fingertips tool. Intervals that touch overlap.
"""

from enum import StrEnum

from lutondash.analysis.goal import same
from lutondash.model.observation import Observation


class Change(StrEnum):
    """How the later of two figures stands to the earlier."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NO_CHANGE = "no_change"
    NOT_KNOWN = "not_known"


def change(latest: Observation, previous: Observation) -> Change:
    """Say how a figure moved; by the value alone where either has no interval the right way round."""
    if latest.value is None or previous.value is None:
        return Change.NOT_KNOWN
    if intervals_overlap(latest, previous) or same(latest.value, previous.value):
        return Change.NO_CHANGE
    return Change.INCREASING if latest.value > previous.value else Change.DECREASING


def intervals_overlap(one: Observation, other: Observation) -> bool:
    """Say whether two observations have intervals that share a value; touching ends do."""
    if one.lower is None or one.upper is None or other.lower is None or other.upper is None:
        return False
    if one.lower > one.upper or other.lower > other.upper:
        return False
    lower, upper = max(one.lower, other.lower), min(one.upper, other.upper)
    return lower <= upper or same(lower, upper)
