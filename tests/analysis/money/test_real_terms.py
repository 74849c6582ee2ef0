"""Tests of money in the prices of one year."""

import random

import pytest

from lutondash.analysis.money.real_terms import latest_prices, prices_of
from lutondash.analysis.money.worked import Missing
from tests.analysis.money.made import deflators

RISES = {"2015-16": "1.02", "2016-17": "1.05", "2017-18": "1.1", "2018-19": "1.2"}


def test_earlier_money_is_worth_more_in_later_prices() -> None:
    """Each rise between the two years counts once; the rise of the first year itself does not."""
    prices = latest_prices(deflators(RISES))

    assert prices is not None
    assert prices.year == "2018-19"
    assert prices.of(100, "2018-19").value == 100
    assert prices.of(100, "2017-18").value == pytest.approx(120)
    assert prices.of(100, "2016-17").value == pytest.approx(132)
    assert prices.of(100, "2014-15").value == pytest.approx(132 * 1.05 * 1.02)


def test_a_rise_that_was_only_foreseen_is_never_used() -> None:
    """The last known year gives the prices, and a year past it has no figure but a reason."""
    prices = latest_prices(deflators({**RISES, "2019-20": "1.3"}, forecast=("2019-20",)))

    assert prices is not None
    assert prices.year == "2018-19"
    assert prices.of(100, "2019-20").value is None
    assert prices.of(100, "2019-20").missing is Missing.NO_DEFLATOR


def test_nothing_is_carried_over_a_year_without_a_rise() -> None:
    """A gap in the chain ends it on both sides."""
    held = deflators({"2014-15": "1.1", "2017-18": "1.1", "2018-19": "1.2"})
    found = prices_of("2017-18", held)

    assert set(found.factors) == {"2016-17", "2017-18", "2018-19"}
    assert found.of(120, "2018-19").value == pytest.approx(100)


def test_without_deflators_there_are_no_prices() -> None:
    """An empty list, or one of forecasts alone, names no year."""
    assert latest_prices(()) is None
    assert latest_prices(deflators({"2018-19": "1.2"}, forecast=("2018-19",))) is None


@pytest.mark.parametrize("seed", range(30))
def test_there_and_back_is_the_same_money(seed: int) -> None:
    """Whatever the rises and whichever the two years, turning money there and back changes nothing."""
    chance = random.Random(seed)  # noqa: S311 - made-up rises, not secrets
    held = deflators({f"20{n}-{n + 1}": f"{chance.uniform(0.9, 1.3):.6f}" for n in range(10, 30)})
    one, other = (f"20{n}-{n + 1}" for n in chance.sample(range(10, 30), 2))
    there = prices_of(other, held).of(1_000_000, one).value

    assert there is not None
    back = prices_of(one, held).of(there, other).value
    assert back == pytest.approx(1_000_000)
