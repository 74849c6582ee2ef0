"""Each period stands beside the financial year that it shares most days with."""

from datetime import date

import pytest

from lutondash.analysis.money.same_year import by_financial_year, financial_year, years_between
from lutondash.model.observation import Observation, Series
from lutondash.model.period import Period
from tests.made import HOME, indicator, periods, years


def test_a_year_turns_on_the_first_of_april() -> None:
    """The last day of March and the first of April lie in different years, at the turn of a century too."""
    assert financial_year(date(2018, 3, 31)) == "2017-18"
    assert financial_year(date(2018, 4, 1)) == "2018-19"
    assert financial_year(date(1999, 12, 31)) == "1999-00"


def test_years_between_two_are_all_named() -> None:
    """Both ends are in the list, and one year is a list of itself."""
    assert years_between("2008-09", "2010-11") == ("2008-09", "2009-10", "2010-11")
    assert years_between("2010-11", "2010-11") == ("2010-11",)


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2017-04-01/P1Y", "2017-18"),
        ("2017-01-01/P1Y", "2017-18"),
        ("2017-09-01/P1Y", "2017-18"),
        ("2017-08-01/P1Y", "2017-18"),
        ("2016-10-01/P1Y", "2017-18"),
        ("2016-11-16/P1Y", "2017-18"),
        ("2016-01-01/P3Y", "2017-18"),
        ("2018-01-01/P3M", "2017-18"),
        ("2018-04-01/P3M", "2018-19"),
        ("2018-03", "2017-18"),
        ("2017", "2017-18"),
        ("../2018-03-31", "2017-18"),
    ],
)
def test_a_period_finds_its_year(period: str, year: str) -> None:
    """A calendar year stands beside the financial year that starts in it, and so on for each kind."""
    assert list(by_financial_year(indicator(), periods((period, 1.0)))) == [year]


def test_counts_that_add_up_stand_where_they_end() -> None:
    """Three years of counting are known at the end of the third."""
    added = indicator(
        period_type="cumulative_to_date", accumulation="cumulative", cumulative_from=date(2015, 4, 1)
    )
    assert list(by_financial_year(added, periods(("2015-04-01/P3Y", 9.0)))) == ["2017-18"]


def test_the_whole_year_stands_before_its_parts() -> None:
    """Of four quarters that move on, those of the financial year are kept; else the last of the year."""
    rolling = periods(("2017-01-01/P1Y", 1.0), ("2017-04-01/P1Y", 2.0), ("2017-07-01/P1Y", 3.0))
    assert by_financial_year(indicator(), rolling)["2017-18"].value == 2.0
    quarters = periods(("2017-04-01/P3M", 1.0), ("2018-01-01/P3M", 4.0))
    assert by_financial_year(indicator(), quarters)["2017-18"].value == 4.0


def test_what_is_blank_foreseen_or_undated_stands_nowhere() -> None:
    """No value, a forecast or no date: no year has it."""
    assert by_financial_year(indicator(), years(None, status="x")) == {}
    assert by_financial_year(indicator(), years(5.0, status="f")) == {}
    undated = Series("umbrellas", HOME, (Observation(Period(""), 1.0, sequence=1),))
    assert by_financial_year(indicator(), undated) == {}
