"""Tests of budget against outturn."""

import pytest

from lutondash.analysis.money.variance import Variance, variances
from lutondash.model.budget import Stage
from tests.analysis.money.made import account


def test_more_than_planned_is_positive() -> None:
    """The difference and its percentage are worked out from the two amounts."""
    found = Variance("umbrellas", 200, 230)

    assert found.difference == 30
    assert found.percent == pytest.approx(15)


@pytest.mark.parametrize("budget", [0, -10])
def test_there_is_no_percentage_of_nothing_or_of_a_minus(budget: int) -> None:
    """A plan to bring money in has a difference but no share that would read true."""
    assert Variance("umbrellas", budget, 5).percent is None


def test_only_lines_of_both_accounts_are_set_side_by_side() -> None:
    """A line without a plan or without spending has no difference."""
    budget = account({"umbrellas": 10, "boots": 5}, stage=Stage.BUDGET)
    outturn = account({"umbrellas": 12, "gutters": 3})

    assert variances(budget, outturn, ("gutters", "umbrellas", "boots")) == (Variance("umbrellas", 10, 12),)
