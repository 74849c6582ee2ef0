"""Tests of where a line may join values, and where a figure may stand beside another."""

from datetime import date

from lutondash.analysis.beside import beside, may_compare
from lutondash.analysis.runs import runs
from lutondash.model.period import Period
from tests.made import indicator, periods, years


def _sizes(found: tuple[tuple[object, ...], ...]) -> list[int]:
    return [len(run) for run in found]


def test_a_missing_year_is_a_gap() -> None:
    """No line is drawn across a year without a figure."""
    assert _sizes(runs(indicator(), years(1, 2, None, 4, 5, 6))) == [2, 3]


def test_a_break_is_a_gap() -> None:
    """No line is drawn across a change of method."""
    broken = indicator(
        **{"break": [{"at": date(2020, 4, 1), "reason": "A new method", "release": "rain-survey"}]}
    )

    assert _sizes(runs(broken, years(1, 2, 3, 4))) == [2, 2]


def test_readings_are_never_joined() -> None:
    """Each reading stands alone."""
    told = periods(("2019", 1), ("2020", 2), ("2021", 3))

    assert _sizes(runs(indicator(period_type="publication_reading"), told)) == [1, 1, 1]


def test_a_rounded_number_is_never_joined() -> None:
    """A line between two numbers given as about would claim more than was said."""
    assert _sizes(runs(indicator(), years(60, 50, 40, qualifier="about"))) == [1, 1, 1]


def test_a_figure_every_two_years_is_one_run() -> None:
    """The usual step is the series' own."""
    told = periods(("2017-04-01/P1Y", 1), ("2019-04-01/P1Y", 2), ("2021-04-01/P1Y", 3))

    assert _sizes(runs(indicator(), told)) == [3]


def test_only_the_same_period_stands_beside() -> None:
    """England's figure of another year is not shown beside ours."""
    ours = years(1, 2, 3)

    assert beside(indicator(), ours, years(4, 5)) is None
    found = beside(indicator(), ours, years(4, 5, 6))
    assert found is not None
    assert found.value == 6


def test_totals_are_never_set_beside_others() -> None:
    """A count for the whole country says nothing about a town."""
    assert beside(indicator(comparable=False), years(1), years(2)) is None


def test_a_break_may_stop_comparison() -> None:
    """From a break that says so, nothing stands beside."""
    stopped = indicator(
        **{
            "break": [
                {
                    "at": date(2020, 4, 1),
                    "reason": "Own method",
                    "release": "rain-survey",
                    "comparable_with_others": False,
                }
            ]
        }
    )

    assert may_compare(stopped, Period("2019-04-01/P1Y"), "E06000999")
    assert may_compare(stopped, Period("2020-03-31"), "E06000999")
    assert not may_compare(stopped, Period("2020-04-01"), "E06000999")
    assert not may_compare(stopped, Period("2020-04-01/P1Y"), "E06000999")
