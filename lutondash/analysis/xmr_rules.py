"""Run rules: which figures of a control chart are more than chance, and by which pattern.

Four rules in order, the first that holds names the figure: outside the limits, a trend of seven, two of
three near a limit, seven on one side of the mean. Flags are 1 and 0, or signed where that is said.
Source: NHSRplotthedots 0.2, `ptd_calculate_point_type`.
"""

from collections.abc import Sequence
from enum import StrEnum

from lutondash.analysis.goal import same
from lutondash.analysis.xmr_limits import Limits

RUN = 7
"""Figures in a row that make a trend, or a run on one side of the mean."""

TRIPLE, CLOSE_OF_TRIPLE = 3, 2
"""Of so many figures in a row, so many must lie near the same limit."""


class Class(StrEnum):
    """What a figure is: within chance, or the pattern it belongs to."""

    COMMON = "common"
    ABOVE = "above"
    BELOW = "below"
    INCREASING = "increasing"
    DECREASING = "decreasing"
    TWO_OF_THREE_HIGH = "two_of_three_high"
    TWO_OF_THREE_LOW = "two_of_three_low"
    SEVEN_HIGH = "seven_high"
    SEVEN_LOW = "seven_low"

    @property
    def side(self) -> int:
        """1 for a pattern of high or rising figures, -1 for low or falling ones, 0 for chance."""
        return 0 if self is Class.COMMON else 1 if self in _HIGH else -1


_HIGH = {Class.ABOVE, Class.INCREASING, Class.TWO_OF_THREE_HIGH, Class.SEVEN_HIGH}
_IN_ORDER = (
    (Class.ABOVE, Class.BELOW),
    (Class.INCREASING, Class.DECREASING),
    (Class.TWO_OF_THREE_HIGH, Class.TWO_OF_THREE_LOW),
    (Class.SEVEN_HIGH, Class.SEVEN_LOW),
)


def classify(values: Sequence[float], limits: Limits) -> tuple[Class, ...]:
    """Name every figure of one stretch by the first rule that holds."""
    if not limits.ranges:
        return (Class.COMMON,) * len(values)
    sides = [limits.side(value) for value in values]
    near = [abs(limits.near(value)) for value in values]
    marks = zip(
        [limits.outside(value) for value in values],
        later_of_runs(seven_point_trend(values)),
        _signed(part_of_two_of_three(near, sides), sides),
        _signed(part_of_seven(seven_one_side(sides)), sides),
        strict=True,
    )
    return tuple(_first(signs) for signs in marks)


def _signed(flags: Sequence[int], sides: Sequence[int]) -> list[int]:
    return [flag * side for flag, side in zip(flags, sides, strict=True)]


def _first(signs: tuple[int, ...]) -> Class:
    for sign, (high, low) in zip(signs, _IN_ORDER, strict=True):
        if sign:
            return high if sign > 0 else low
    return Class.COMMON


def seven_one_side(sides: Sequence[int]) -> list[int]:
    """Flag each figure that ends seven on one side of the mean; a figure on the mean breaks the run."""
    flags, length = [], 0
    for n, side in enumerate(sides):
        length = 0 if not side else length + 1 if n and side == sides[n - 1] else 1
        flags.append(int(length >= RUN))
    return flags


def seven_point_trend(values: Sequence[float]) -> list[int]:
    """Mark with 1 or -1 each figure that ends six strict rises or falls in a row; a tie breaks them."""
    flags, way, length = [], 0, 0
    for n, value in enumerate(values):
        step = _step(values[n - 1], value) if n else 0
        length = length + 1 if step and step == way else abs(step)
        way = step
        flags.append(way if length >= RUN - 1 else 0)
    return flags


def _step(before: float, after: float) -> int:
    return 0 if same(before, after) else 1 if after > before else -1


def later_of_runs(flags: Sequence[int]) -> list[int]:
    """Give every figure the mark of the last run of seven it belongs to, from the marks of their ends."""
    windows = (flags[n : n + RUN] for n in range(len(flags)))
    return [next((mark for mark in reversed(window) if mark), 0) for window in windows]


def part_of_seven(flags: Sequence[int]) -> list[int]:
    """Flag every figure of a run of seven, from the flags of their ends."""
    return [abs(mark) for mark in later_of_runs(flags)]


def two_of_three(near: Sequence[int], sides: Sequence[int]) -> list[int]:
    """Flag all figures of three in a row on one side of which two at least lie near the limit."""
    flags = [0] * len(near)
    for n in range(len(near) - TRIPLE + 1):
        triple = slice(n, n + TRIPLE)
        if sum(near[triple]) >= CLOSE_OF_TRIPLE and abs(sum(sides[triple])) == TRIPLE:
            flags[triple] = [1] * TRIPLE
    return flags


def part_of_two_of_three(near: Sequence[int], sides: Sequence[int]) -> list[int]:
    """Flag only those figures of the pattern that lie near the limit themselves."""
    return [int(flag and close) for flag, close in zip(two_of_three(near, sides), near, strict=True)]
