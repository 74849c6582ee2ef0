"""Tests of the direction of travel."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lutondash.analysis.direction import Meaning, Movement, Reason, direction, since_last_year
from lutondash.model.observation import Observation, Series
from lutondash.model.period import Period
from tests.made import HOME, indicator, periods, years


def test_the_mean_of_the_last_five_changes_decides() -> None:
    """Six points give five changes; older ones do not count."""
    found = direction(indicator(), years(90, 10, 12, 11, 14, 13, 20))

    assert (found.movement, found.meaning, found.years) == (Movement.RISING, Meaning.BETTER, 5)
    assert found.mean_change == pytest.approx((20 - 10) / 5)


def test_four_points_are_enough_and_three_are_not() -> None:
    """Three changes give a direction; two give the number of points instead."""
    assert direction(indicator(), years(1, 2, 3, 4)).years == 3
    few = direction(indicator(), years(1, 2, 3))
    assert (few.movement, few.reason, few.points) == (Movement.CANNOT_SAY, Reason.TOO_FEW, 3)


def test_a_missing_year_ends_the_look_back() -> None:
    """Only consecutive years count."""
    found = direction(indicator(), years(1, 2, 3, None, 5, 6, 7))

    assert (found.reason, found.points) == (Reason.TOO_FEW, 3)


def test_a_forecast_is_never_the_latest() -> None:
    """The direction ends at the last value that is no forecast."""
    told = years(5, 6, 7, 8).observations
    forecast = Observation(Period("2022-04-01/P1Y"), 1, status="f")

    assert direction(indicator(), Series("umbrellas", HOME, (*told, forecast))).movement is Movement.RISING


def test_it_never_crosses_a_recorded_break() -> None:
    """A break ends the look back, and is named where too few points are left."""
    broken = indicator(
        **{
            "break": [
                {"at": date(2022, 4, 1), "reason": "A new question was asked", "release": "rain-survey"}
            ]
        }
    )

    found = direction(broken, years(1, 2, 3, 4, 5, 6, 7))

    assert (found.reason, found.points) == (Reason.BREAK, 3)
    assert found.broken_by == broken.breaks[0]


def test_a_break_of_another_place_does_not_count() -> None:
    """A break that names a place holds for that place alone."""
    broken = indicator(
        **{
            "break": [
                {
                    "at": date(2022, 4, 1),
                    "geography": "E06000998",
                    "reason": "Elsewhere",
                    "release": "rain-survey",
                }
            ]
        }
    )

    assert direction(broken, years(1, 2, 3, 4, 5, 6)).years == 5


def test_a_published_break_mark_counts() -> None:
    """Status b on a value parts it from those before."""
    marked = [*years(1, 2, 3, 4).observations]
    marked[2] = Observation(marked[2].period, 3, status="b")

    found = direction(indicator(), Series("umbrellas", HOME, tuple(marked)))

    assert (found.reason, found.points, found.broken_by) == (Reason.BREAK, 2, None)


def test_quarters_are_set_against_the_same_quarter() -> None:
    """Seasons do not make a direction."""
    quarters = periods(
        *((f"{y}-{m}-01/P3M", v) for y in range(2019, 2024) for m, v in (("01", 5), ("07", 9)))
    )

    found = direction(indicator(period_type="quarter"), quarters)

    assert (found.movement, found.years) == (Movement.ABOUT_THE_SAME, 4)
    assert found.first is not None
    assert found.first.period.text == "2019-07-01/P3M"


def test_days_that_move_within_a_month_are_a_year_apart() -> None:
    """A survey on another day of April is still the next year's."""
    days = periods(("2021-04-21", 1), ("2022-04-27", 2), ("2023-04-19", 3), ("2024-04-17", 4))

    assert direction(indicator(period_type="snapshot", measured="at_date"), days).years == 3


def test_equal_at_the_shown_decimals_is_about_the_same() -> None:
    """Differences nobody sees are not called a change."""
    found = direction(indicator(decimals=0), years(10.4, 11, 9, 10.1))

    assert (found.movement, found.meaning) == (Movement.ABOUT_THE_SAME, Meaning.SAME)


def test_intervals_that_overlap_give_no_clear_change() -> None:
    """Where both ends have intervals that share a value, no change is claimed."""
    wide = [
        Observation(Period(f"{y}-04-01/P1Y"), v, lower=v - 3, upper=v + 3)
        for y, v in ((2020, 10), (2021, 11), (2022, 12), (2023, 13))
    ]

    found = direction(indicator(), Series("umbrellas", HOME, tuple(wide)))

    assert (found.movement, found.meaning) == (Movement.NO_CLEAR_CHANGE, Meaning.SAME)


def test_intervals_that_only_touch_overlap() -> None:
    """One shared value is enough for doubt, and none is needed for a change beyond it."""
    ends = [(0.0, 1.0), (0.5, 1.5), (0.8, 1.8), (1.0, 2.0)]
    touching = [
        Observation(Period(f"{2020 + n}-04-01/P1Y"), (low + high) / 2, lower=low, upper=high)
        for n, (low, high) in enumerate(ends)
    ]
    apart = [*touching[:3], Observation(touching[3].period, 1.6, lower=1.1, upper=2.1)]

    assert direction(indicator(), Series("umbrellas", HOME, tuple(touching))).movement is (
        Movement.NO_CLEAR_CHANGE
    )
    assert direction(indicator(), Series("umbrellas", HOME, tuple(apart))).movement is Movement.RISING


def test_rolling_windows_that_share_years_say_so() -> None:
    """Three-year windows three years apart share none; nearer ones do."""
    rolling = indicator(period_type="rolling_3_years", accumulation="rolling")
    four = periods(*((f"{y}-01-01/P3Y", y) for y in range(2015, 2019)))
    three = periods(*((f"{y}-01-01/P3Y", y) for y in range(2017, 2019)))

    assert not direction(rolling, four).shares_years
    assert since_last_year(rolling, three).shares_years


@pytest.mark.parametrize("kind", ["publication_reading", "edition", "event"])
def test_readings_are_never_given_a_direction(kind: str) -> None:
    """Readings are shown one by one."""
    told = periods(("2015", 1), ("2016", 2), ("2017", 3), ("2018", 4))

    assert direction(indicator(period_type=kind), told).reason is Reason.READINGS


def test_a_running_total_is_never_given_a_direction() -> None:
    """What only adds up would always rise."""
    total = indicator(accumulation="cumulative", cumulative_from=date(2018, 4, 1))

    assert direction(total, years(1, 2, 3, 4, 5)).reason is Reason.ADDS_UP


def test_no_value_at_all_is_said() -> None:
    """A series without a figure has a reason, not a direction."""
    assert direction(indicator(), years(None, None)).reason is Reason.NO_FIGURE


def test_since_last_year_needs_last_year() -> None:
    """The year before must have a value of its own."""
    assert since_last_year(indicator(), years(4, 3)).movement is Movement.FALLING
    assert since_last_year(indicator(), years(4, None, 3)).reason is Reason.TOO_FEW


@given(st.lists(st.floats(0, 100), min_size=4, max_size=8))
def test_flipping_the_polarity_flips_better_and_worse(values: list[float]) -> None:
    """The same numbers are good under one polarity and bad under the other."""
    high, low = (
        direction(indicator(polarity=p), years(*values)).meaning for p in ("high_is_good", "low_is_good")
    )

    flipped = {Meaning.BETTER: Meaning.WORSE, Meaning.WORSE: Meaning.BETTER}
    assert low is flipped.get(high, high)
