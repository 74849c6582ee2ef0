"""Tests of the pace of the last years, carried on to the target's date."""

from datetime import date

import pytest

from lutondash.analysis.goal import Goal
from lutondash.analysis.projection import projection, years_between
from lutondash.analysis.signal import Verdict
from lutondash.analysis.trajectory import Deadline, trajectory
from lutondash.model.indicator import Measured
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from lutondash.model.target import Comparison
from tests.analysis.observed import at_least, at_most, bands, end_of, here, number_of, told, within, yearly

FALLING = (20, 19.2, 18.4, 17.6, 16.8, 16)


def test_the_arithmetic_can_be_followed() -> None:
    """The steps hold every number of the verdict, and end with the comparison that gives it."""
    signal = trajectory(yearly(*FALLING), at_most(10), end_of(2032))

    minus = "\N{MINUS SIGN}"
    assert told(signal).split("\n")[2:5] == [
        f"Mean yearly change: (16 {minus} 20) / 5: {minus}0.8",
        "Years from 2025-12-31 to 2032-12-31: 7",
        f"Carried on: 16 + 7 \N{MULTIPLICATION SIGN} {minus}0.8: 10.4",
    ]
    assert told(signal).endswith("0.066666667 lies between 0.05 and 0.2: Slipping")
    assert signal.reason == "At this pace the figure would be 10.4 by the end of 2032."
    assert signal.used == yearly(*FALLING)


@pytest.mark.parametrize(
    ("share", "wanted"),
    [
        (0.0499, Verdict.ON_COURSE),
        (0.05, Verdict.SLIPPING),
        (0.2, Verdict.SLIPPING),
        (0.2001, Verdict.OFF_COURSE),
        (-3, Verdict.ON_COURSE),
    ],
)
def test_both_bounds_are_slipping(share: float, wanted: Verdict) -> None:
    """A series is made that leaves just this share open: 10 to go, 5 years left, 5 behind."""
    change = 10 * (1 - share) / 5
    signal = trajectory(yearly(*(50 - change * n for n in range(5, -1, -1))), at_least(60), end_of(2030))

    assert number_of(signal, "shortfall_share") == pytest.approx(share)
    assert signal.verdict is wanted


@pytest.mark.parametrize("values", [(5, 5, 5, 5), (5, 9, 1, 5), (5, 4, 4, 3)])
def test_standing_still_and_moving_away_are_the_wrong_way(values: tuple[float, ...]) -> None:
    """No change, or a change away from the target, is worse than any pace that is too slow."""
    signal = trajectory(yearly(*values), at_least(10), end_of(2035))
    slow = trajectory(yearly(5, 5, 5, 5.001), at_least(10), end_of(2026))

    assert (signal.verdict, signal.words) == (Verdict.WRONG_WAY, "Going the wrong way")
    assert slow.verdict is Verdict.OFF_COURSE
    assert signal.severity > slow.severity > 1


def test_a_figure_that_is_there_needs_no_pace() -> None:
    """It is met, however few the points, and even when the day has passed."""
    signal = trajectory(yearly(*FALLING), at_most(16), end_of(2032))

    assert (signal.verdict, signal.words, here(signal)) == (Verdict.MET, "Already there", ["Already there"])
    assert signal.inputs["projected"] == pytest.approx(10.4)
    assert trajectory(yearly(3), at_most(3), end_of(2020)).verdict is Verdict.MET


@pytest.mark.parametrize(
    ("points", "goal", "deadline", "words"),
    [
        ((), at_least(5), end_of(2030), "No figure"),
        (yearly(None), at_least(5), end_of(2030), "No figure"),
        (yearly(1), at_least(5), end_of(2030), "Too few figures"),
        (yearly(1, 2, 3), at_least(5), end_of(2030), "Too few figures"),
        (yearly(1, 2, None, 3, 4), at_least(5), end_of(2030), "Too few figures"),
        (yearly(1, 2, 3, 4), at_least(5), end_of(2025), "The date has passed"),
        (yearly(1, 2, 3, 4), at_least(5), end_of(2020), "The date has passed"),
        (yearly(1, 2, 3, 4), within(9, 8), end_of(2030), "Target cannot be met"),
        (yearly(1, 2, 3, 4), at_least(float("nan")), end_of(2030), "No target"),
        (yearly(1, 2, 3, 4, qualifier="more_than"), at_least(5), end_of(2030), "Not an exact figure"),
        ((Observation(Period(""), 1.0),), at_least(5), end_of(2030), "No date"),
    ],
)
def test_bad_input_gives_a_reason(
    points: tuple[Observation, ...], goal: Goal, deadline: Deadline, words: str
) -> None:
    """What cannot be carried on says why, in words."""
    signal = trajectory(points, goal, deadline)

    assert (signal.verdict, signal.words) == (Verdict.NOT_ASSESSED, words)
    assert signal.reason.endswith(".")


def test_too_few_years_are_counted() -> None:
    """The reason says how many years there are, and how many it takes."""
    assert trajectory(yearly(1, 2), at_least(5), end_of(2030)).reason == "2 of 4 years in a row needed."


def test_zero_and_negative_values_are_as_good_as_any() -> None:
    """The rule knows no growth rates, so a target of zero and a debt are judged like the rest."""
    assert trajectory(yearly(4, 3, 2, 1), at_most(0), end_of(2027)).verdict is Verdict.ON_COURSE
    assert trajectory(yearly(-4, -3, -2, -1), at_least(0), end_of(2027)).verdict is Verdict.ON_COURSE


def test_a_range_is_reached_from_the_nearer_end() -> None:
    """From under it the lower end counts, from over it the upper."""
    rising = trajectory(yearly(10, 12, 14, 16), within(20, 30), end_of(2027))
    falling = trajectory(yearly(40, 38, 36, 34), within(20, 30), end_of(2027))

    assert (rising.verdict, rising.inputs["target"]) == (Verdict.ON_COURSE, 20)
    assert (falling.verdict, falling.inputs["target"]) == (Verdict.ON_COURSE, 30)
    assert trajectory(yearly(10, 12, 14, 31), within(20, 30), end_of(2027)).verdict is Verdict.WRONG_WAY


def test_a_strict_target_that_is_equalled_is_not_met_yet() -> None:
    """Standing on it, the way the figure came from decides."""
    goal = Goal(Comparison.ABOVE, 5)

    assert trajectory(yearly(2, 3, 4, 5), goal, end_of(2027)).verdict is Verdict.ON_COURSE
    assert trajectory(yearly(8, 7, 6, 5), goal, end_of(2027)).verdict is Verdict.WRONG_WAY


@pytest.mark.parametrize(
    ("values", "goal"), [(FALLING, at_most(10)), ((1, 2, 2, 3, 5, 6), at_least(12)), (FALLING, at_least(30))]
)
def test_the_bands_are_where_the_verdict_changes(values: tuple[float, ...], goal: Goal) -> None:
    """Another latest value, taken from within each band, gives the verdict that the band names."""
    signal = trajectory(yearly(*values), goal, end_of(2032))
    assert len(signal.bands) == 5
    assert here(signal) == [signal.words]

    seen: dict[str, list[float]] = {}
    lowest, highest = min(*values, goal.value) - 1, max(*values, goal.value) + 1
    for step in range(2001):
        latest = lowest + (highest - lowest) * step / 2000
        words = trajectory(yearly(*values[:-1], latest), goal, end_of(2032)).words
        seen.setdefault(words, []).append(latest)
    for words, condition in bands(signal).items():
        for bound in (seen[words][0], seen[words][-1]):
            assert _distance(bound, condition) < (highest - lowest) / 1000 or bound in {lowest, highest}


def _distance(value: float, condition: str) -> float:
    """Return how far a value is from the nearest number in the words of a band."""
    parts = condition.replace("\N{MINUS SIGN}", "-").replace(",", "").split()
    return min(abs(value - float(part)) for part in parts if part.lstrip("-")[0].isdigit())


def test_only_wrong_way_is_left_where_the_years_before_were_there() -> None:
    """From a first value that met the target any miss is a step back."""
    signal = trajectory(yearly(9, 9, 9, 7), at_least(8), end_of(2030))

    assert bands(signal) == {"Already there": "8 or more", "Going the wrong way": "under 8"}
    assert here(signal) == ["Going the wrong way"]


def test_months_count_as_twelfths_and_days_as_shares_of_a_month() -> None:
    """Month ends are whole months apart, whatever their length."""
    assert years_between(date(2024, 2, 29), date(2027, 2, 28)) == pytest.approx(3)
    assert years_between(date(2025, 3, 31), date(2030, 12, 31)) == pytest.approx(5.75)
    assert years_between(date(2025, 6, 15), date(2025, 6, 30)) == pytest.approx(0.5 / 12)


def test_a_count_at_the_start_of_its_period_is_counted_from_there() -> None:
    """A year more is left than for one taken at its end."""
    points, goal, deadline = yearly(1, 2, 3, 4), at_least(9), Deadline(date(2030, 1, 1), "1 January 2030")

    signal = trajectory(points, goal, deadline, Measured.AT_START)

    assert signal.inputs["years_left"] == pytest.approx(5)


def test_the_range_is_the_spread_of_the_yearly_changes() -> None:
    """The smallest and the largest change of the window, each carried on."""
    line = projection(yearly(100, 10, 12, 11, 14, 14, 20), end_of(2027))

    assert line is not None
    assert [p.value for p in line.points] == [10, 12, 11, 14, 14, 20]
    assert (line.since, line.until, line.years) == (date(2025, 12, 31), date(2027, 12, 31), 2)
    assert (line.low, line.mean, line.high) == pytest.approx((18, 24, 32))
    assert projection(yearly(1, 2, 3), end_of(2027)) is None
    assert projection(yearly(1, 2, 3, 4), end_of(2025)) is None


def test_a_provisional_latest_figure_is_told() -> None:
    """The verdict comes with the warning."""
    signal = trajectory((*yearly(1, 2, 3, last=2024), *yearly(4, status="p")), at_least(9), end_of(2030))

    assert "provisional and may change" in told(signal)
    assert signal.inputs["provisional"] is True
