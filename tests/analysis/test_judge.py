"""Tests of which rule judges a figure, on which of its values, or why none does."""

from datetime import date
from typing import Any

import pytest

from lutondash.analysis.judge import Evidence, judge
from lutondash.analysis.signal import VERDICTS, Kind, Signal, Verdict
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation, Series
from lutondash.model.period import Period
from lutondash.model.target import Target
from tests.made import HOME, indicator, periods, years

_AUTO = {"period_type": "quarter", "frequency": "quarterly", "assessment": {"spc": "auto"}}


def _target(value: float, **more: Any) -> Target:
    fields: dict[str, Any] = {"kind": "end", "comparison": "at_least", "release": "rain-plan"}
    return Target.model_validate({**fields, "value": value, **more})


def _quarters(*values: float, status: dict[int, str] | None = None, release: str = "") -> Series:
    marks = status or {}
    observations = (
        Observation(
            Period(f"{2018 + at // 4}-{at % 4 * 3 + 1:02d}-01/P3M"),
            v,
            status=marks.get(at, ""),
            release=release,
        )
        for at, v in enumerate(values)
    )
    return Series("umbrellas", HOME, tuple(observations))


def _signal(kind: Kind, measure: Indicator, series: Series, **more: Any) -> Signal:
    signals = judge(Evidence(measure, series, **more))
    assert [signal.kind for signal in signals] == list(Kind)
    return next(signal for signal in signals if signal.kind is kind)


def _similar(*values: float | None) -> dict[str, Series]:
    return {f"E0600000{at}": years(value, first=2023) for at, value in enumerate(values)}


@pytest.mark.parametrize("series", [years(), years(None, None), years(5), years(0, 0, 0, 0, 0, 0, 0, 0, 0)])
@pytest.mark.parametrize("changes", [{}, _AUTO, {"polarity": "no_judgement"}, {"comparable": False}])
def test_every_kind_always_has_a_verdict_of_its_own_or_a_reason(
    series: Series, changes: dict[str, Any]
) -> None:
    """Whatever is held, four signals come, and one that is not assessed says why in a sentence."""
    for signal in judge(Evidence(indicator(**changes), series, (_target(0, by="2030"),))):
        assert signal.verdict in {*VERDICTS[signal.kind], Verdict.NOT_ASSESSED}
        assert signal.words
        assert signal.reason.endswith(".")


def test_a_target_that_is_not_due_says_how_far_it_is() -> None:
    """An end target does not judge the figures before its date."""
    signal = _signal(
        Kind.TARGET_NOW, indicator(), years(60, 61, first=2022), targets=(_target(75, by="2030"),)
    )

    assert (signal.verdict, signal.words) == (Verdict.NOT_ASSESSED, "Not due yet")
    assert signal.reason == "The target is for the end of 2030. The latest figure is 14 away."


def test_a_target_without_a_date_judges_every_figure() -> None:
    """Where no date is set, the latest figure is at the target or not."""
    signal = _signal(Kind.TARGET_NOW, indicator(), years(80), targets=(_target(75, kind="annual"),))

    assert signal.verdict is Verdict.MET


def test_a_yearly_target_holds_in_its_window_only() -> None:
    """A figure for a year outside the window has no target of its own."""
    target = _target(75, kind="annual", by="2021-03-31", window_from="2019-04-01", window_to="2021-03-31")

    inside = _signal(Kind.TARGET_NOW, indicator(), years(70, first=2020), targets=(target,))
    after = _signal(Kind.TARGET_NOW, indicator(), years(70, first=2022), targets=(target,))

    assert inside.verdict is Verdict.MISSED
    assert (after.verdict, after.words) == (Verdict.NOT_ASSESSED, "No target yet")


def test_a_total_over_several_years_is_not_set_against_one_value() -> None:
    """A target that counts something else judges nothing."""
    target = _target(500, kind="annual", basis="total_over_window")

    assert _signal(Kind.TARGET_NOW, indicator(), years(70), targets=(target,)).words == "Another count"


def test_the_tolerance_is_the_indicators_own() -> None:
    """A miss inside the indicator's tolerance is close."""
    near = indicator(assessment={"target_tolerance": 2.0})

    assert _signal(Kind.TARGET_NOW, near, years(73), targets=(_target(75),)).verdict is Verdict.CLOSE
    assert _signal(Kind.TARGET_NOW, indicator(), years(73), targets=(_target(75),)).verdict is Verdict.MISSED


def test_a_bare_year_means_its_end_and_the_arithmetic_says_so() -> None:
    """By 2030 is read as the end of 2030."""
    signal = _signal(
        Kind.ON_COURSE,
        indicator(period_type="calendar_year"),
        periods(*((f"{year}-01-01/P1Y", 60 + year - 2018) for year in range(2018, 2024))),
        targets=(_target(70, by="2030"),),
    )

    assert signal.inputs["projected"] == pytest.approx(65 + 7)
    assert str(signal.steps[0]) == "“By 2030” is read as: the end of 2030"


def test_a_course_never_crosses_a_break() -> None:
    """Points before a change of method are not carried on, and the reason names the year."""
    broken = indicator(
        **{"break": [{"at": date(2022, 4, 1), "reason": "A new question", "release": "rain-survey"}]}
    )
    signal = _signal(Kind.ON_COURSE, broken, years(1, 2, 3, 4, 5, 6, 7), targets=(_target(20, by="2030"),))

    assert (signal.verdict, signal.words) == (Verdict.NOT_ASSESSED, "Counted anew")
    assert signal.reason.startswith("The way of counting changed in 2022.")


def test_a_course_never_crosses_releases() -> None:
    """Figures of different publications are not carried on together."""
    older, newer = (
        years(1, 2, 3, release="one").observations,
        years(4, 5, first=2021, release="two").observations,
    )
    series = Series("umbrellas", HOME, (*older, *newer))

    signal = _signal(Kind.ON_COURSE, indicator(), series, targets=(_target(20, by="2030"),))

    assert signal.reason.startswith("The figures come from different publications.")


def test_quarters_are_carried_on_by_the_same_quarter_of_each_year() -> None:
    """A season is not a trend: only the same quarter counts."""
    seasons = [10.0, 50, 20, 30] * 6
    quarterly = indicator(period_type="quarter", frequency="quarterly")

    signal = _signal(Kind.ON_COURSE, quarterly, _quarters(*seasons), targets=(_target(60, by="2030"),))

    assert signal.inputs["mean_annual_change"] == 0
    assert signal.verdict is Verdict.WRONG_WAY


def test_a_count_that_adds_up_is_never_called_a_trend() -> None:
    """A cumulative count rises by its nature."""
    adds_up = indicator(
        accumulation="cumulative", period_type="cumulative_to_date", assessment={"spc": "auto"}
    )
    series = periods(*((f"2018-04-01/P{n}Y", 10 * n) for n in range(1, 14)))

    assert _signal(Kind.VARIATION, adds_up, series).words == "Adds up"
    assert _signal(Kind.ON_COURSE, adds_up, series, targets=(_target(500, by="2040"),)).words == "Adds up"


def test_limits_judge_regular_figures_and_the_publishers_margins_the_others() -> None:
    """Control limits where they are chosen, else the test of the last five margins of error."""
    quarterly = indicator(**_AUTO)
    flat = [50.0, 51, 49, 50, 52, 48] * 3
    by_limits = _signal(Kind.VARIATION, quarterly, _quarters(*flat))
    with_margins = Series(
        "umbrellas",
        HOME,
        tuple(
            Observation(Period(f"{2018 + n}-04-01/P1Y"), 50.0 + 5 * n, lower=49.0 + 5 * n, upper=51.0 + 5 * n)
            for n in range(5)
        ),
    )
    by_margins = _signal(Kind.VARIATION, indicator(), with_margins)

    assert (by_limits.rule, by_limits.verdict) == ("xmr", Verdict.COMMON_CAUSE)
    assert (by_margins.rule, by_margins.verdict) == ("trend", Verdict.IMPROVEMENT)


def test_limits_start_anew_after_a_marked_break() -> None:
    """Values before the publisher's mark are not used."""
    series = _quarters(*([10.0, 11] * 8), *([50.0, 51, 49, 50, 52] * 2), status={16: "b"})

    signal = _signal(Kind.VARIATION, indicator(**_AUTO), series)

    assert signal.inputs["points"] == 10
    assert signal.inputs["mean"] == pytest.approx(50.4)


def test_rolling_windows_are_never_tested_by_their_margins() -> None:
    """Neighbouring windows share years, so their margins are not apart."""
    rolling = indicator(accumulation="rolling", period_type="rolling_3_years")
    series = Series(
        "umbrellas",
        HOME,
        tuple(Observation(Period(f"{2012 + n}-01-01/P3Y"), n, lower=n - 1, upper=n + 1) for n in range(6)),
    )

    assert _signal(Kind.VARIATION, rolling, series).words == "Shared years"


def test_similar_places_are_compared_for_our_own_period() -> None:
    """Another place's figure for another year does not stand beside ours."""
    similar = {**_similar(40, 45, 50, 55, 60), "E06000009": years(1, first=2010)}

    signal = _signal(Kind.COMPARISON, indicator(), years(50, first=2023), similar=similar)

    assert (signal.verdict, signal.inputs["n"]) == (Verdict.SIMILAR, 5)


def test_a_provisional_figure_beside_final_ones_is_said() -> None:
    """Never provisional against final without a word."""
    ours = years(90, first=2023, status="p")

    signal = _signal(Kind.COMPARISON, indicator(), ours, similar=_similar(40, 45, 50, 55, 60))

    assert signal.inputs["provisional_beside_final"] == 5
    assert "Final figures of other places that stand beside ours: 5" in map(str, signal.steps)


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"comparable": False}, "A total"), ({"unit": "grade", "comparable": False}, "Grades")],
)
def test_what_must_not_be_compared_says_why(changes: dict[str, Any], words: str) -> None:
    """Totals and grades are never set beside other places."""
    signal = _signal(
        Kind.COMPARISON, indicator(**changes), years(50, first=2023), similar=_similar(40, 45, 50, 55, 60)
    )

    assert (signal.verdict, signal.words) == (Verdict.NOT_ASSESSED, words)


def test_a_break_that_stops_comparison_stops_it() -> None:
    """After a method of its own, a place is not compared any more."""
    own_way = {
        "at": date(2022, 4, 1),
        "reason": "Its own method",
        "release": "rain-survey",
        "comparable_with_others": False,
    }
    signal = _signal(
        Kind.COMPARISON,
        indicator(**{"break": [own_way]}),
        years(50, first=2023),
        similar=_similar(40, 45, 50, 55, 60),
    )

    assert signal.words == "Counted anew"


def test_a_verdict_is_never_said_to_change_at_a_value_there_cannot_be() -> None:
    """A share has no place over a hundred percent."""
    signal = _signal(
        Kind.COMPARISON,
        indicator(min=0.0, max=100.0),
        years(93, first=2023),
        similar=_similar(80, 84, 88, 92, 96),
    )

    assert [band.condition for band in signal.bands][:2] == ["over 94, up to 100", "over 90, up to 94"]


def test_an_edition_is_judged_against_a_target_alone() -> None:
    """Editions are shown one by one: they are not set beside those of other places either."""
    editions = indicator(period_type="edition", frequency="irregular")

    signal = _signal(Kind.COMPARISON, editions, years(50, first=2023), similar=_similar(40, 45, 50, 55, 60))

    assert (signal.verdict, signal.words) == (Verdict.NOT_ASSESSED, "Single readings")


def test_what_would_change_a_comparison_counts_the_margin_of_error() -> None:
    """A figure whose margin holds the middle is about the same until the margin leaves it."""
    ours = years(44, first=2023, lower=37.0, upper=51.0)

    signal = _signal(Kind.COMPARISON, indicator(), ours, similar=_similar(48, 49, 50, 51, 52))

    assert signal.words == "About the same"
    (here,) = (band.condition for band in signal.bands if band.here)
    assert here == "43 to 57, with a margin of error as wide"
    assert all("44" not in band.condition for band in signal.bands if not band.here)


def test_an_earlier_provisional_figure_is_said_too() -> None:
    """A course that leans on a provisional figure says so, whichever it is."""
    series = _quarters(*([50.0, 52, 51, 49] * 4), status={3: "p"})

    signal = _signal(Kind.VARIATION, indicator(**_AUTO), series)

    assert "Earlier figures that are provisional: 1" in map(str, signal.steps)


def test_one_margin_far_narrower_than_the_others_can_be_reckoned_with() -> None:
    """The weighted centre all but falls on the latest figure, and what would change it is still told."""
    widths = (10.0, 10, 10, 10, 5e-8)
    series = Series(
        "umbrellas",
        HOME,
        tuple(
            Observation(Period(f"{2018 + n}-04-01/P1Y"), 50.0 + n, lower=50 + n - width, upper=50 + n + width)
            for n, width in enumerate(widths)
        ),
    )

    signal = _signal(Kind.VARIATION, indicator(), series)

    assert signal.verdict is Verdict.COMMON_CAUSE
    assert sum(band.here for band in signal.bands) == 1
