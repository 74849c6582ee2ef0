"""Tests of segments: where limits start anew, and which figures they rest on."""

from datetime import date

import pytest

from lutondash.analysis.xmr_control import control, segment_numbers
from lutondash.analysis.xmr_rules import Class
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from tests.analysis.series import Anew, months

_TEN_DAYS = tuple(Observation(Period(f"2020-01-{day:02d}"), day) for day in range(2, 12))


# Source of both rows: NHSRplotthedots, test-ptd_add_rebase_column.R.
@pytest.mark.parametrize(
    ("starts", "groups"),
    [
        pytest.param([], [0] * 10, id="rebase-01"),
        pytest.param([date(2020, 1, 3), date(2020, 1, 8)], [0, 1, 1, 1, 1, 1, 2, 2, 2, 2], id="rebase-02"),
    ],
)
def test_segments_are_counted_from_the_day_of_a_decision(starts: list[date], groups: list[int]) -> None:
    """The figure of the very day belongs to the new segment."""
    assert segment_numbers(_TEN_DAYS, starts) == groups


@pytest.mark.parametrize(
    ("at", "sizes"),
    [
        pytest.param(date(2015, 3, 1), [2, 4], id="on the first day of a period"),
        pytest.param(date(2015, 3, 2), [3, 3], id="within a period: from the next"),
        pytest.param(date(2014, 1, 1), [6], id="before all"),
        pytest.param(date(2019, 1, 1), [6], id="after all"),
    ],
)
def test_a_segment_starts_at_the_next_period(at: date, sizes: list[int]) -> None:
    """A day between two figures starts the segment at the later one."""
    found = control(months([1, 2, 3, 4, 5, 6]), [Anew(at)])

    assert [len(segment.points) for segment in found.segments] == sizes


def test_a_period_without_a_start_counts_by_its_end() -> None:
    """A count up to the day itself belongs to the new segment; one without dates stays where it is."""
    told = [Observation(Period(text), 1) for text in ("../2020-03-30", "../2020-03-31", "")]

    assert segment_numbers(told, [date(2020, 3, 31)]) == [0, 1, 1]


def test_each_segment_has_its_own_limits_and_reason() -> None:
    """Limits and rules never look across a decision; decisions may come in any order."""
    values = [1, 2, 1, 2, 1, 2, 101, 104, 101, 104]
    decided = [Anew(date(2015, 9, 1), "A new team"), Anew(date(2015, 7, 1), "A new law")]

    found = control(months(values), decided)

    assert [segment.mean for segment in found.segments] == [1.5, 102.5, 102.5]
    assert [segment.average_moving_range for segment in found.segments] == [1, 3, 3]
    assert [segment.reason for segment in found.segments] == ["", "A new law", "A new team"]
    assert set(found.classes) == {Class.COMMON}
    assert len(found.classes) == len(found.points) == len(values)


def test_a_run_never_crosses_a_segment() -> None:
    """Seven rises in a row are no trend where the limits start anew among them."""
    rising = months([1, 2, 3, 4, 5, 6, 7])

    assert Class.INCREASING in control(rising).classes
    assert Class.INCREASING not in control(rising, [Anew(date(2015, 4, 1))]).classes


def test_a_missing_period_leaves_its_range_out() -> None:
    """The step across a month without a figure is not averaged."""
    (segment,) = control(months([1, 2, 1, 2, None, None, 50, 51, 50, 51])).segments

    assert segment.average_moving_range == 1
    assert len(segment.points) == 8


def test_the_baseline_sets_the_limits_of_each_segment() -> None:
    """Later figures are classed by the first ones' limits, and not used for them."""
    values = [1, 2, 1, 2, 50, 50]

    (segment,) = control(months(values), baseline_points=4).segments

    assert (segment.mean, segment.average_moving_range, segment.based_on) == (1.5, 1, 4)
    assert segment.classes[-2:] == (Class.ABOVE, Class.ABOVE)
    assert segment.lower < segment.near_lower < segment.mean < segment.near_upper < segment.upper


@pytest.mark.parametrize("baseline", [-3, 0, 1])
def test_a_baseline_without_a_step_has_no_limits(baseline: int) -> None:
    """Nothing is called more than chance without a step to reckon from."""
    (segment,) = control(months([1, 2, 50]), baseline_points=baseline).segments

    assert segment.limits.ranges == 0
    assert set(segment.classes) == {Class.COMMON}


def test_what_is_no_figure_is_left_out() -> None:
    """Blanks, forecasts and numbers without an end are no figures; none at all make no segment."""
    told = [*months([1, None, float("nan"), float("inf")]), Observation(Period("2016-01"), 9, status="f")]

    assert [point.value for point in control(told).points] == [1]
    assert control([]).segments == ()
    assert control(months([None])).classes == ()
