"""Tests of the finding a chart shows."""

import pytest

from lutondash.views.findings import finding
from tests.made import indicator, periods, years


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((1, 2, 3, 4), "Up from 1.0% to 4.0% in three years"),
        ((4, 3, 2, 1), "Down from 4.0% to 1.0% in three years"),
        ((4, 3, 2, 4), "About the same as three years before, at 4.0%"),
        ((-9, -7, -5, -3), "From \N{MINUS SIGN}9.0% to \N{MINUS SIGN}3.0% in three years"),
        ((1, 2), "2.0% in 2019 to 2020, 1.0 points more than the year before"),
        ((2, 2), "2.0% in 2019 to 2020, as in the year before"),
        ((1, None, 3), "1.0% in 2018 to 2019, 3.0% in 2020 to 2021"),
    ],
)
def test_a_finding_says_which_way_or_what_is_known(values: tuple[float | None, ...], words: str) -> None:
    """A direction where there is one, else the last year's change, else both ends."""
    assert finding(indicator(), years(*values)) == words


def test_a_rounded_number_keeps_its_about() -> None:
    """What was said as about stays about, at the beginning of a sentence too."""
    told = periods(("2016", 60), ("2020", 40), qualifier="about")

    assert (
        finding(indicator(period_type="snapshot", decimals=0), told) == "About 60% in 2016, about 40% in 2020"
    )
