"""Tests of what a value should be, and how far it is from that."""

import pytest

from lutondash.analysis.goal import Goal, same
from lutondash.model.target import Comparison


@pytest.mark.parametrize(
    ("comparison", "met", "missed"),
    [
        (Comparison.AT_LEAST, (10, 12), {9: 1}),
        (Comparison.AT_MOST, (10, 8), {12: 2}),
        (Comparison.BELOW, (9,), {10: 0, 11: 1}),
        (Comparison.ABOVE, (11,), {10: 0, 7: 3}),
        (Comparison.EXACTLY, (10,), {8: 2, 13: 3}),
    ],
)
def test_each_comparison_has_its_own_right_side(
    comparison: Comparison, met: tuple[float, ...], missed: dict[float, float]
) -> None:
    """At least, at most and exactly hold at the target itself; below and above do not."""
    goal = Goal(comparison, 10)

    assert all(goal.is_met_by(value) and goal.gap(value) == 0 for value in met)
    assert {value: goal.gap(value) for value in missed if not goal.is_met_by(value)} == missed


@pytest.mark.parametrize(("value", "gap", "nearest"), [(1, 1, 2), (0, 2, 2), (7, 2, 5)])
def test_a_range_holds_its_ends(value: float, gap: float, nearest: float) -> None:
    """Both ends of a range count as met, and a value outside has to reach the nearer end."""
    goal = Goal(Comparison.WITHIN, 2, 5)

    assert (goal.gap(value), goal.nearest(value)) == (gap, nearest)
    assert goal.is_met_by(2)
    assert goal.is_met_by(5)


def test_binary_fractions_do_not_decide() -> None:
    """A tenth three times is three tenths."""
    assert Goal(Comparison.AT_MOST, 0.3).is_met_by(0.1 + 0.1 + 0.1)
    assert same(0.1 + 0.2, 0.3)


def test_a_range_the_wrong_way_round_is_possible_for_nobody() -> None:
    """A lower end above the upper end is an error of whoever set it."""
    assert not Goal(Comparison.WITHIN, 5, 2).is_possible
