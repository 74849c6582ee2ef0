"""Tests of set words: directions, changes, targets."""

from datetime import date

import pytest

from lutondash.analysis.direction import direction, since_last_year
from lutondash.model.observation import Observation, Series
from lutondash.model.period import Period
from lutondash.model.target import Target
from lutondash.views import age, formats, wording
from tests.made import HOME, indicator, years


@pytest.mark.parametrize(
    ("values", "polarity", "words"),
    [
        ((1, 2, 3, 4), "high_is_good", "Up over three years: better"),
        ((1, 2, 3, 4), "low_is_good", "Up over three years: worse"),
        ((4, 3, 2, 1, 0), "low_is_good", "Down over four years: better"),
        ((4, 3, 2, 1), "no_judgement", "Down over three years"),
        ((4, 3, 2, 4), "high_is_good", "About the same over three years"),
        ((-9, -7, -5, -3), "no_judgement", "Closer to zero over three years"),
        ((5,), "high_is_good", "One figure: four needed for a trend"),
        ((5, 6), "high_is_good", "Two figures: four needed for a trend"),
        ((1, 2, 3, 4, None, 5, 6), "high_is_good", "Years are missing: 2 in a row, four needed for a trend"),
        ((1, 2, 3, 4, None, 6), "high_is_good", "The year before is missing: four needed for a trend"),
        ((None,), "high_is_good", "No figure is published"),
    ],
)
def test_a_direction_in_words(values: tuple[float | None, ...], polarity: str, words: str) -> None:
    """The movement, over how long, and what it means; or why nothing can be said."""
    measured = indicator(polarity=polarity)

    assert wording.direction(direction(measured, years(*values))) == words


def test_an_old_direction_is_dated() -> None:
    """What ended long ago is not told as news."""
    series = years(1, 2, 3, 4, first=2014)
    words = wording.direction(
        direction(indicator(), series), age.until(indicator(), series.latest, date(2026, 11, 22))
    )

    assert words == "Up over three years to 2018: better"


def test_last_year_is_only_last_year_while_it_is() -> None:
    """The change of an old figure is from the year before it."""
    latest = years(1, 2, first=2023).latest

    assert age.since(latest, date(2025, 12, 1)) == "since last year"
    assert age.since(latest, date(2029, 1, 1)) == "since the year before"


def test_a_change_says_points_for_shares() -> None:
    """A share changes by points, and a change within the margin of error says so."""
    wide = [
        Observation(Period(f"{y}-04-01/P1Y"), v, lower=v - 3, upper=v + 3)
        for y, v in ((2020, 10), (2021, 11))
    ]
    doubtful = Series("umbrellas", HOME, tuple(wide))

    assert wording.since_last_year(indicator(), since_last_year(indicator(), years(5, 7.5))) == (
        "Up 2.5 points since last year"
    )
    assert wording.since_last_year(indicator(), since_last_year(indicator(), doubtful)) == (
        "Up 1.0 points since last year, within the margin of error"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"by": "2027", "comparison": "below", "value": 500}, "under 500.0% by the end of 2027"),
        ({"by": "2027-03-31", "comparison": "at_least", "value": 4, "basis": "per_year"},
         "at least 4.0% a year by 31 March 2027"),
        ({"by": "2040", "comparison": "at_most", "value": 0}, "none by the end of 2040"),
        ({"by": "", "comparison": "at_least", "value": 90}, "at least 90.0%, no date set"),
        ({"by": "2030-06", "comparison": "within", "value": 4, "upper": 6},
         "between 4.0% and 6.0% by June 2030"),
    ],
)  # fmt: skip
def test_a_target_in_words(fields: dict[str, object], words: str) -> None:
    """A bare year means its end, and a missing date is said to be missing."""
    agreed = Target.model_validate({"kind": "end", "release": "plan"} | fields)

    assert wording.target(indicator(), agreed) == words


def test_money_as_it_was_said() -> None:
    """Pounds are said in the largest round words, with no decimals added."""
    said = [formats.said_money(value) for value in (1_500_000_000, 200_000_000, 12_836_000, 790)]

    assert said == ["£1.5 billion", "£200 million", "£12.836 million", "£790"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(1_600_000.0, "1,600,000"), (3.44, "3.44"), (45.0, "45"), (-21.5, "\N{MINUS SIGN}21.5")],
)
def test_a_number_as_it_was_said(value: float, text: str) -> None:
    """Thousands set apart, no exponent, no decimals added."""
    assert formats.plain(value) == text
