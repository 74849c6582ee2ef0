"""Tests of the run rules, on the flags that NHSRplotthedots asserts in its own tests."""

import pytest

from lutondash.analysis.xmr_limits import Limits, limits
from lutondash.analysis.xmr_rules import (
    Class,
    classify,
    part_of_seven,
    part_of_two_of_three,
    seven_one_side,
    seven_point_trend,
    two_of_three,
)

_LINES = Limits(mean=0, average_moving_range=1, ranges=9)
"""Limits at 2.66, near limits at 1.7733."""


def _limits(values: list[float]) -> Limits:
    return limits(values, [n > 0 for n in range(len(values))], screening=True)


# Source of all rows: NHSRplotthedots, test-ptd_calculate_point_type.R.
@pytest.mark.parametrize(
    ("sides", "flags"),
    [
        pytest.param([1] * 6, [0] * 6, id="rule-01"),
        pytest.param([1] * 6 + [-1], [0] * 7, id="rule-02"),
        pytest.param([-1] * 8 + [1], [0] * 6 + [1, 1, 0], id="rule-04"),
    ],
)
def test_seven_on_one_side(sides: list[int], flags: list[int]) -> None:
    """The seventh figure on one side ends a run."""
    assert seven_one_side(sides) == flags


@pytest.mark.parametrize(
    ("ends", "flags"),
    [
        pytest.param([0, 0, 0, 0, 0, 0, 1, 0], [1] * 7 + [0], id="rule-05"),
        pytest.param([0, 0, 0, 0, 0, 0, -1, 0], [1] * 7 + [0], id="rule-07"),
    ],
)
def test_all_seven_are_flagged(ends: list[int], flags: list[int]) -> None:
    """The flag at the end of a run goes back over its seven figures, without a sign."""
    assert part_of_seven(ends) == flags


@pytest.mark.parametrize(
    ("values", "flags"),
    [
        pytest.param([1, 2, 3, 4, 5, 6], [0] * 6, id="rule-08"),
        pytest.param([1, 2, 3, 4, 5, 6, 7], [0] * 6 + [1], id="rule-10"),
        pytest.param([2, 1, 2, 3, 4, 5, 6, 7, 3], [0] * 7 + [1, 0], id="rule-11"),
        pytest.param([2, 7, 6, 5, 4, 3, 2, 1, 3], [0] * 7 + [-1, 0], id="rule-13"),
    ],
)
def test_seven_in_a_trend(values: list[float], flags: list[int]) -> None:
    """Six rises or falls in a row end a trend, with its sign."""
    assert seven_point_trend(values) == flags


@pytest.mark.parametrize(
    ("near", "sides", "flags"),
    [
        pytest.param([1, 0, 1], [1, 1, 1], [1, 1, 1], id="rule-14"),
        pytest.param([1, 1, 0], [1, 1, 1], [1, 1, 1], id="rule-16"),
        pytest.param([0, 0, 1, 0, 1, 0, 0], [1] * 7, [0, 0, 1, 1, 1, 0, 0], id="rule-17"),
        pytest.param([1, 0, 1], [1, -1, 1], [0, 0, 0], id="rule-19"),
        pytest.param([0, 0, 1, 0, 1, 0, 0], [1, -1, 1, -1, 1, -1, 1], [0] * 7, id="rule-20"),
    ],
)
def test_two_of_three(near: list[int], sides: list[int], flags: list[int]) -> None:
    """Two of three near the limit mark all three, if all lie on one side of the mean."""
    assert two_of_three(near, sides) == flags


def test_only_the_near_ones_count() -> None:
    """rule-22: of the three only those near the limit are part of the pattern."""
    assert part_of_two_of_three([1, 0, 0, 1, 1], [1] * 5) == [0, 0, 0, 1, 1]


def test_two_of_three_on_opposite_sides_is_chance() -> None:
    """rule-23: near both limits in turn is no pattern (test-ptd_spc_standard.R)."""
    values = [1.0, -1.0] * 7 + [5.5, -5.5]

    assert classify(values, _limits(values))[-2:] == (Class.COMMON, Class.COMMON)


def test_a_figure_on_the_mean_breaks_a_run() -> None:
    """Three, one on the mean, four more: no run of seven."""
    assert seven_one_side([1, 1, 1, 0, 1, 1, 1, 1]) == [0] * 8


def test_a_tie_breaks_a_trend() -> None:
    """Two equal neighbours end the rises, even if equal only but for a binary fraction."""
    assert seven_point_trend([1, 2, 3, 3, 4, 5, 6, 7]) == [0] * 8
    assert seven_point_trend([0.0, 0.1, 0.2, 0.3, 0.1 + 0.2, 0.4, 0.5, 0.6]) == [0] * 8


def test_the_later_of_two_trends_takes_the_figure_they_share() -> None:
    """The top of a rise of seven and a fall of seven belongs to the fall."""
    values = [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.4, 0.2, 0, -0.2, -0.4, -0.6]

    found = classify(values, _LINES)

    assert found == (Class.INCREASING,) * 6 + (Class.DECREASING,) * 7


def test_outside_the_limits_goes_before_every_pattern() -> None:
    """A rise of seven that ends outside is above, the six before it increasing."""
    values = [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 2.67]

    assert classify(values, _LINES) == (Class.INCREASING,) * 6 + (Class.ABOVE,)


def test_a_trend_goes_before_two_of_three_and_that_before_seven_on_a_side() -> None:
    """The first rule that holds names the figure."""
    rising = [0.2, 0.4, 0.6, 0.8, 1.0, 1.8, 2.0]
    level = [-0.1, -0.2, -0.1, -0.2, -0.1, -1.8, -2.0]

    assert classify(rising, _LINES) == (Class.INCREASING,) * 7
    assert classify(level, _LINES) == (Class.SEVEN_LOW,) * 5 + (Class.TWO_OF_THREE_LOW,) * 2


def test_a_figure_outside_is_no_longer_near() -> None:
    """One outside and one near of three are not two near ones."""
    assert classify([2.7, 2.0, 0.1], _LINES) == (Class.ABOVE, Class.COMMON, Class.COMMON)


def test_each_pattern_has_a_side() -> None:
    """High and rising patterns are 1, low and falling ones -1, chance is 0."""
    sides = {name: name.side for name in Class}

    assert sum(sides.values()) == 0
    assert [name for name, side in sides.items() if not side] == [Class.COMMON]
    assert sides[Class.SEVEN_HIGH] == sides[Class.INCREASING] == 1
