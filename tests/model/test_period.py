"""Periods read back as written, order by their end, and refuse what is not real."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lutondash.model.period import FORM_WORDS, Period, PeriodType, fits

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
INTERVALS = st.builds(
    lambda day, n, unit: f"{day.isoformat()}/P{n}{unit}", DAYS, st.integers(1, 30), st.sampled_from("YM")
)
DATES = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))
OPEN = DAYS.map(lambda day: f"../{day.isoformat()}")
PERIODS = INTERVALS | DATES | OPEN | st.just("")


@given(PERIODS)
def test_a_period_reads_back_as_written(text: str) -> None:
    """Nothing of the text is lost."""
    assert str(Period(text)) == text
    assert Period(str(Period(text))) == Period(text)


@given(INTERVALS | DATES)
def test_a_period_does_not_end_before_it_starts(text: str) -> None:
    """Both ends are days, the first not after the last."""
    period = Period(text)
    assert period.start is not None
    assert period.end is not None
    assert period.start <= period.end


@given(PERIODS, PERIODS)
def test_overlap_has_no_direction(one: str, other: str) -> None:
    """Two periods overlap each other or neither does."""
    assert Period(one).overlaps(Period(other)) == Period(other).overlaps(Period(one))


@given(INTERVALS | DATES, st.integers(1, 20))
def test_a_later_period_comes_after(text: str, years: int) -> None:
    """Stepping forward moves a period behind itself."""
    assert Period(text) < Period(text).plus_years(years)


def test_an_interval_ends_the_day_before_the_next() -> None:
    """A financial year is from 1 April to 31 March."""
    period = Period("2022-04-01/P1Y")
    assert (period.start, period.end) == (date(2022, 4, 1), date(2023, 3, 31))


def test_a_month_knows_its_last_day() -> None:
    """February of a leap year has 29 days."""
    assert Period("2024-02").end == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2022-13",
        "2022-02-30",
        "2022-1",
        "22",
        "2022-04-01/P0Y",
        "2022-04/P1Y",
        "2022-04-01/P1W",
        "../",
        "/P1Y",
        " 2022",
        "9999-12-31/P1Y",
        "0000",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    """A date that does not exist, or another way of writing one, raises ValueError."""
    with pytest.raises(ValueError, match=r"is not|out of range|no length|year"):
        Period(text)


@pytest.mark.parametrize("period_type", PeriodType)
def test_the_example_of_every_type_fits_it(period_type: PeriodType) -> None:
    """The form shown in a remedy is one that would be accepted."""
    example = FORM_WORDS[period_type].split("such as ")[-1].split(" or ")[0]
    if example.startswith(("2", "..")):
        assert fits(example, period_type)
        assert Period(example).text == example


def test_types_tell_their_forms_apart() -> None:
    """A calendar year is no financial year."""
    assert fits("2022-01-01/P1Y", PeriodType.CALENDAR_YEAR)
    assert not fits("2022-01-01/P1Y", PeriodType.FINANCIAL_YEAR)
    assert not fits("2022-02-01/P3M", PeriodType.QUARTER)
