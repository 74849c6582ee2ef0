"""Tests of what each £1 pays for."""

import random
from itertools import pairwise

import pytest

from lutondash.analysis.money.pence import pence


def test_shares_come_to_one_pound() -> None:
    """Thirds are 33 pence each, and the odd penny goes to the first."""
    assert pence({"umbrellas": 1, "gutters": 1, "boots": 1}) == {"umbrellas": 34, "gutters": 33, "boots": 33}


def test_the_odd_penny_goes_to_the_largest_remainder() -> None:
    """Of 66.6, 32.5 and 0.9 pence the last has most left over."""
    assert pence({"umbrellas": 666, "gutters": 325, "boots": 9}) == {
        "umbrellas": 67,
        "gutters": 32,
        "boots": 1,
    }


def test_little_may_be_no_penny_at_all() -> None:
    """Less than half a penny is none, and the page says less than 1p."""
    assert pence({"umbrellas": 9997, "gutters": 3}) == {"umbrellas": 100, "gutters": 0}


@pytest.mark.parametrize("amounts", [{}, {"umbrellas": 0}, {"umbrellas": 10, "gutters": -1}])
def test_there_is_no_share_of_nothing_or_of_a_minus(amounts: dict[str, int]) -> None:
    """A share of a pound needs a whole with parts of at least zero."""
    assert pence(amounts) is None


@pytest.mark.parametrize("seed", range(80))
def test_whatever_the_amounts_the_shares_are_fair(seed: int) -> None:
    """They sum to 100, none is a penny off, and who gets more money never gets fewer pence."""
    chance = random.Random(seed)  # noqa: S311 - made-up amounts, not secrets
    amounts = {str(n): chance.choice([0, 1, chance.randint(0, 10**9)]) for n in range(chance.randint(1, 15))}
    shares = pence({**amounts, "one": 1})

    assert shares is not None
    assert sum(shares.values()) == 100
    whole = sum(amounts.values()) + 1
    assert all(abs(shares[n] - amount * 100 / whole) < 1 for n, amount in amounts.items())
    ordered = sorted(amounts, key=lambda name: amounts[name])
    pairs = pairwise(ordered)
    assert all(shares[a] <= shares[b] for a, b in pairs if amounts[a] < amounts[b])
