"""Tests of numbers, money, dates and periods as text."""

import pytest

from lutondash.model.indicator import Unit
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from lutondash.views import formats
from tests.made import indicator


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (27.65, Unit.PERCENT, 1, "27.7%"),
        (2.5, Unit.PERCENT, 0, "3%"),
        (-0.04, Unit.PERCENT, 1, "0.0%"),
        (-1.25, Unit.PERCENT, 1, "\N{MINUS SIGN}1.3%"),
        (586.0, Unit.GBP, 0, "£586"),
        (12_400_000.0, Unit.GBP, 0, "£12.4 million"),
        (-21_080_000.0, Unit.GBP, 0, "\N{MINUS SIGN}£21.1 million"),
        (10194.0, Unit.COUNT, 0, "10,194"),
    ],
)
def test_numbers_carry_their_sign(value: float, unit: Unit, decimals: int, text: str) -> None:
    """Halves go up, as people are taught, and minus zero is zero."""
    assert formats.number(value, unit, decimals) == text


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("2022-04-01/P1Y", "2022 to 2023", "2022 to 2023"),
        ("2022-08-01/P1Y", "2022 to 2023", "2022 to 2023"),
        ("2022-01-01/P1Y", "2022", "2022"),
        ("2020-01-01/P3Y", "2020 to 2022", "2020 to 2022"),
        ("2020-04-01/P3Y", "April 2020 to March 2023", "2020 to 2023"),
        ("2024-11-16/P1Y", "November 2024 to November 2025", "2024 to 2025"),
        ("2025-10-01/P3M", "October to December 2025", "Dec 2025"),
        ("2025-10-01/P1M", "October 2025", "Oct 2025"),
        ("../2024-03-31", "to March 2024", "to March 2024"),
        ("2025-01", "January 2025", "Jan 2025"),
        ("2025", "2025", "2025"),
        ("2025-03-31", "31 March 2025", "Mar 2025"),
    ],
)
def test_periods_read_as_people_say_them(text: str, words: str, short: str) -> None:
    """A period has words for the page and fewer for a chart."""
    assert formats.span(Period(text)) == words
    assert formats.short_span(Period(text)) == short


def test_a_stock_says_at_which_end_it_was_counted() -> None:
    """A quarter's stock is named by its last month."""
    stock = indicator(period_type="quarter", measured="at_end")

    assert formats.period(stock, Observation(Period("2025-10-01/P3M"), 1)) == "end of December 2025"


def test_an_undated_reading_keeps_the_source_words() -> None:
    """Where there is no date, the source's own words stand."""
    reading = indicator(period_type="publication_reading")

    assert formats.period(reading, Observation(Period(""), 1, period_label="last winter")) == "last winter"
    assert formats.period(reading, Observation(Period(""), 1)) == "undated"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2023", "in 2023"),
        ("2022 to 2023", "in 2022 to 2023"),
        ("31 March 2024", "on 31 March 2024"),
        ("March 2024", "in March 2024"),
        ("end of June 2025", "at the end of June 2025"),
        ("April 2020 to March 2023", "from April 2020 to March 2023"),
    ],
)
def test_the_right_small_word_stands_before_a_period(when: str, words: str) -> None:
    """Nobody says in 31 March."""
    assert formats.at(when) == words


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("2022/23", "2022 to 2023"),
        ("2022-23, close of 2021/22", "2022 to 2023, close of 2021 to 2022"),
        ("2021/22 to 2023/24", "2021 to 2024"),
        ("2017-19", "2017 to 2019"),
        ("2009-10", "2009 to 2010"),
        ("March 2024, winter", "March 2024, winter"),
        ("2024-03", "2024-03"),
        ("2024-12", "2024-12"),
        ("2024-03-31", "2024-03-31"),
        ("2022 to 2023", "2022 to 2023"),
        ("", ""),
    ],
)
def test_the_years_of_a_source_have_a_to(said: str, shown: str) -> None:
    """No dash or stroke stands between two years; a month or a day stays as it was said."""
    assert formats.as_said(said) == shown


def test_a_missing_figure_is_said() -> None:
    """No number stands for nothing."""
    assert str(formats.figure(indicator(), None)) == "no figure"


def test_a_qualifier_stands_before_the_number() -> None:
    """What a source gave as about stays about."""
    assert str(formats.figure(indicator(), 5, qualifier="about")) == "about 5.0%"
