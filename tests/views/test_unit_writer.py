"""Tests of numbers exact enough to reckon on."""

from typing import Any

import pytest

from lutondash.views.unit_writer import UnitWriter
from tests.made import indicator


@pytest.mark.parametrize(
    ("changes", "value", "written"),
    [
        ({}, 27.7, "27.7%"),
        ({}, 32.45, "32.45%"),
        ({}, 1 / 3, "0.333%"),
        ({"unit": "count", "decimals": 0}, 1185, "1,185"),
        ({"unit": "count", "decimals": 0}, -50.6, "\N{MINUS SIGN}50.6"),
        ({"unit": "gbp", "decimals": 0}, 24512345, "£24,512,345"),
        ({"unit": "gbp", "decimals": 2}, -1.5, "\N{MINUS SIGN}£1.50"),
        ({"unit": "count", "decimals": 0}, 100, "100"),
    ],
)
def test_two_decimals_more_than_the_page_shows(changes: dict[str, Any], value: float, written: str) -> None:
    """Zeros that say nothing are left out, millions are never shortened."""
    assert UnitWriter(indicator(**changes)).value(value) == written


def test_a_change_of_a_share_is_in_points() -> None:
    """A difference of percentages is no percentage."""
    assert UnitWriter(indicator()).change(-4.75) == "\N{MINUS SIGN}4.75 points"


def test_a_bare_year_is_due_at_its_end() -> None:
    """The page says how it reads a year."""
    writer = UnitWriter(indicator())

    assert writer.date("2027") == "the end of 2027"
    assert writer.date("2027-03-31") == "31 March 2027"
