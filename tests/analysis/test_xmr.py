"""Tests of the verdict of control limits."""

from datetime import date
from time import perf_counter

import pytest

from lutondash.analysis.goal import Goal
from lutondash.analysis.signal import VERDICTS, Kind, Signal, Verdict
from lutondash.analysis.xmr import RULE, control, variation
from lutondash.model.indicator import Polarity
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from lutondash.model.target import Comparison
from tests.analysis.series import Anew, months

_QUIET = [10.0, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11]
_ENDS = {
    "above": [*_QUIET, 20],
    "below": [*_QUIET, 1],
    "increasing": [*_QUIET, 10.0, 10.1, 10.2, 10.3, 10.4, 10.5, 10.6],
    "decreasing": [*_QUIET, 10.9, 10.8, 10.7, 10.6, 10.5, 10.4, 10.3],
    "two_of_three_high": [*_QUIET, *_QUIET, 10.9, 12.7, 12.7],
    "two_of_three_low": [*_QUIET, *_QUIET, 10.1, 8.3, 8.3],
    "seven_high": [*_QUIET, 11, 11.1, 11, 11.1, 11, 11.1, 11, 11.1],
    "seven_low": [*_QUIET, 10, 9.9, 10, 9.9, 10, 9.9, 10, 9.9],
    "common": _QUIET,
}


def _judge(
    values: list[float], polarity: Polarity = Polarity.HIGH_IS_GOOD, goal: Goal | None = None
) -> Signal:
    return variation(control(months(values)), polarity, goal)


@pytest.mark.parametrize("name", _ENDS)
def test_the_class_of_the_latest_figure_is_the_verdict(name: str) -> None:
    """Every pattern, by every polarity; and the reason names it in short sentences."""
    high = name in {"above", "increasing", "two_of_three_high", "seven_high"}
    good, bad = Verdict.IMPROVEMENT, Verdict.CONCERN
    wanted = {
        Polarity.HIGH_IS_GOOD: good if high else bad,
        Polarity.LOW_IS_GOOD: bad if high else good,
        Polarity.NO_JUDGEMENT: Verdict.SPECIAL_HIGH if high else Verdict.SPECIAL_LOW,
        Polarity.IN_RANGE: Verdict.SPECIAL_HIGH if high else Verdict.SPECIAL_LOW,
    }
    for polarity, verdict in wanted.items():
        found = _judge(_ENDS[name], polarity)
        classes = found.inputs["classes"]
        assert isinstance(classes, tuple)
        assert classes[-1] == name
        assert found.verdict is (Verdict.COMMON_CAUSE if name == "common" else verdict)
        _reads_well(found)


def _reads_well(signal: Signal) -> None:
    """Sentences of at most 25 words; the last step is the verdict; just one band is here."""
    assert signal.verdict in VERDICTS[Kind.VARIATION]
    assert all(len(sentence.split()) <= 25 for sentence in signal.reason.split(". "))
    assert signal.reason.endswith(".")
    assert signal.steps[-1].value == signal.words
    assert [band.words for band in signal.bands if band.here] == [signal.words]
    assert (signal.severity > 0) == (signal.verdict is Verdict.CONCERN)


def test_the_arithmetic_can_be_followed() -> None:
    """Steps give average, average step and limits; the inputs give them unrounded."""
    found = _judge([*_QUIET, 20])

    mean, size = (sum(_QUIET) + 20) / 13, 1.0  # the step of nine is screened out
    assert found.inputs["mean"] == pytest.approx(mean)
    assert found.inputs["average_moving_range"] == size
    assert found.inputs["lower_limit"] == pytest.approx(mean - 2.66)
    assert found.inputs["upper_limit"] == pytest.approx(mean + 2.66)
    assert found.inputs["points"] == 13
    told = [str(step) for step in found.steps]
    assert "Average of 13 figures: 11.230769" in told
    assert "Steps left out, each at least 3.267 × 1.6666667: 1" in told  # noqa: RUF001 - as it is written
    assert "Average step from one figure to the next, over 11 steps: 1" in told
    assert "Upper limit: 11.230769 + 2.66 × 1: 13.890769" in told  # noqa: RUF001 - as it is written
    assert told[-1] == "A high figure is good; the latest lies over the upper limit: A real improvement"
    assert (
        found.reason == "The latest figure lies over the upper limit of 13.890769; the average is 11.230769."
    )


def test_bands_say_what_would_change_the_verdict() -> None:
    """Outside the limits as they are; a pattern within them is named."""
    chance = _judge(_QUIET, Polarity.LOW_IS_GOOD)
    assert [(band.words, band.condition) for band in chance.bands] == [
        ("A real improvement", "under 7.84, with the same limits"),
        ("No more than chance", "7.84 to 13.16, with the same limits and no pattern"),
        ("A real worsening", "over 13.16, with the same limits"),
    ]

    run = _judge(_ENDS["seven_high"])
    assert run.bands[0].here
    assert run.bands[0].condition.endswith("; now because the last 7 lie over the average")


@pytest.mark.parametrize(
    ("count", "verdict", "trial"),
    [
        (1, Verdict.NOT_ASSESSED, False),
        (7, Verdict.NOT_ASSESSED, False),
        (8, Verdict.COMMON_CAUSE, True),
        (11, Verdict.COMMON_CAUSE, True),
        (12, Verdict.COMMON_CAUSE, False),
    ],
)
def test_eight_figures_give_trial_limits_and_twelve_full_ones(
    count: int,
    verdict: Verdict,
    trial: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Fewer than eight are not assessed, yet what there is stands in the inputs."""
    found = _judge(_QUIET[:count])

    assert (found.verdict, found.inputs["trial"]) == (verdict, trial)
    assert found.inputs["points"] == count
    assert found.inputs["classes"] == ("common",) * count
    assert ("trial limits" in found.reason) == trial
    if not found.is_assessed:
        assert (found.words, found.reason) == ("Too few figures", f"{count} of 8 figures needed.")


def test_the_latest_segment_decides() -> None:
    """Old figures do not make up for few new ones; their classes are still told."""
    found = variation(control(months(_QUIET), [Anew(date(2015, 9, 1))]), Polarity.HIGH_IS_GOOD)

    assert (found.verdict, found.inputs["points"]) == (Verdict.NOT_ASSESSED, 4)
    assert found.reason == "4 of 8 figures needed since the limits were set anew."
    assert found.inputs["classes"] == ("common",) * 12

    later = variation(control(months(_QUIET), [Anew(date(2015, 3, 1))]), Polarity.HIGH_IS_GOOD)
    assert later.steps[0].words == "Limits start anew from 2015-03-01"
    assert len(later.used) == 10


def test_a_baseline_of_few_figures_gives_trial_limits() -> None:
    """Twenty figures judged by the limits of nine are judged by trial limits; by one, not at all."""
    held = months([*_QUIET, *_QUIET[:8]])

    nine = variation(control(held, baseline_points=9), Polarity.HIGH_IS_GOOD)
    assert nine.inputs["trial"] is True
    assert nine.reason.endswith("These are trial limits: 9 of 12 figures.")
    one = variation(control(held, baseline_points=1), Polarity.HIGH_IS_GOOD)
    assert (one.verdict, one.inputs["upper_limit"]) == (Verdict.NOT_ASSESSED, None)


@pytest.mark.parametrize(
    ("comparison", "target", "assurance"),
    [
        (Comparison.AT_LEAST, 100, "consistently_meets"),
        (Comparison.AT_LEAST, 101, "consistently_fails"),
        (Comparison.ABOVE, 100, "consistently_fails"),
    ],
)
def test_a_flat_series(comparison: Comparison, target: float, assurance: str) -> None:
    """All equal: no more than chance, and the target is always met or never."""
    found = _judge([100.0] * 12, goal=Goal(comparison, target))

    assert (found.verdict, found.inputs["assurance"]) == (Verdict.COMMON_CAUSE, assurance)
    assert found.inputs["average_moving_range"] == 0
    assert found.reason.startswith("All figures since the limits start are equal, at 100.")
    assert found.bands[1].condition == "100, with the same limits and no pattern"


def test_equal_but_for_binary_fractions_is_flat() -> None:
    """0.1 + 0.2 and 0.3 are one figure."""
    found = _judge([0.1 + 0.2, 0.3] * 6, goal=Goal(Comparison.AT_LEAST, 0.3))

    assert (found.verdict, found.inputs["assurance"]) == (Verdict.COMMON_CAUSE, "consistently_meets")


@pytest.mark.parametrize(
    ("target", "assurance", "words"),
    [
        (5, "consistently_meets", "will be met consistently"),
        (20, "consistently_fails", "will be missed consistently"),
        (11, "hit_or_miss", "will be hit or missed by chance"),
        (10.5 + 2.66, "hit_or_miss", "is equal to a limit, which counts as hit or miss"),
    ],
)
def test_assurance_is_said_in_words(target: float, assurance: str, words: str) -> None:
    """The reason and the steps say what may be expected of the target."""
    found = _judge(_QUIET, goal=Goal(Comparison.AT_LEAST, target))

    assert found.inputs["assurance"] == assurance
    assert words in found.reason
    assert any(words in step.words for step in found.steps)
    _reads_well(found)


def test_bad_input_is_a_reason_never_an_exception() -> None:
    """Nothing, one figure, no value, negative values and steps of nothing but one jump."""
    for values in ([], [1.0], [None] * 20):
        found = variation(control(months(values)), Polarity.HIGH_IS_GOOD, Goal(Comparison.AT_LEAST, 0))
        assert found.verdict is Verdict.NOT_ASSESSED
        assert found.reason
        assert {"mean", "points", "classes", "assurance", "trial"} <= set(found.inputs)
    assert _judge([-value for value in _QUIET], Polarity.LOW_IS_GOOD).verdict is Verdict.COMMON_CAUSE
    assert _judge([100.0] * 8 + [98] + [100] * 4).verdict is Verdict.COMMON_CAUSE


def test_a_jump_across_a_gap_without_any_step_is_told() -> None:
    """Six equal figures, a gap, six other equal ones: limits without width, and still a verdict."""
    found = _judge_with_gap([5.0] * 6, [2.0] * 6)

    assert (found.verdict, found.severity) == (Verdict.CONCERN, 1)


def _judge_with_gap(before: list[float], after: list[float]) -> Signal:
    return variation(control(months([*before, None, None, *after])), Polarity.HIGH_IS_GOOD)


def test_a_provisional_figure_is_called_so() -> None:
    """The step and the input say that the latest figure may change."""
    latest = Observation(Period("2016-01-01/P1M"), 10.5, status="p")
    found = variation(control([*months(_QUIET), latest]), Polarity.HIGH_IS_GOOD)

    assert found.inputs["provisional"] is True
    assert "The latest figure is provisional and may change" in [str(step) for step in found.steps]


def test_severity_is_the_distance_in_half_widths() -> None:
    """Twice as far from the mean as the limit is 2."""
    values = [10.0, 11] * 6
    latest = 10.5 - 2 * 2.66
    found = variation(control(months([*values, latest]), baseline_points=12), Polarity.HIGH_IS_GOOD)

    assert found.severity == pytest.approx(2)


def test_the_rule_says_its_own_thresholds() -> None:
    """The published lines hold the numbers in use."""
    said = " ".join((*RULE.formula, *RULE.thresholds))

    assert all(number in said for number in ("2.66", "3.267", "0.6667", "7 figures", "Under 8", "12 or more"))


def test_a_chart_of_31_figures_takes_well_under_a_millisecond() -> None:
    """The best of many runs, so that a busy machine does not decide."""
    points = months([10 + n % 3 for n in range(31)])
    goal = Goal(Comparison.AT_LEAST, 10)

    def once() -> float:
        start = perf_counter()
        variation(control(points, [Anew(date(2016, 1, 1))]), Polarity.HIGH_IS_GOOD, goal)
        return perf_counter() - start

    assert min(once() for _ in range(50)) < 0.001
