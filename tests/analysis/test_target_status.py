"""Tests of the latest value against its target."""

import pytest

from lutondash.analysis.goal import Goal
from lutondash.analysis.signal import Verdict
from lutondash.analysis.target_status import RULE, Tolerance, target_status
from lutondash.model.target import Comparison
from tests.analysis.observed import at_least, at_most, bands, here, observed, told, within


@pytest.mark.parametrize(
    ("value", "goal", "tolerance", "wanted"),
    [
        (80, at_least(80), None, Verdict.MET),
        (79.999, at_least(80), None, Verdict.MISSED),
        (76, at_least(80), Tolerance(5, "relative"), Verdict.CLOSE),
        (75.9, at_least(80), Tolerance(5, "relative"), Verdict.MISSED),
        (75, at_least(80), Tolerance(5), Verdict.CLOSE),
        (84, at_most(80), Tolerance(5, "relative"), Verdict.CLOSE),
        (84.1, at_most(80), Tolerance(5, "relative"), Verdict.MISSED),
        (-105, at_least(-100), Tolerance(5, "relative"), Verdict.CLOSE),
        (0.3 - 0.1, at_least(0.3), Tolerance(0.1), Verdict.CLOSE),
        (70, within(70, 80), None, Verdict.MET),
        (80, within(70, 80), None, Verdict.MET),
        (66.5, within(70, 80), Tolerance(5, "relative"), Verdict.CLOSE),
        (84, within(70, 80), Tolerance(5, "relative"), Verdict.CLOSE),
        (84.1, within(70, 80), Tolerance(5, "relative"), Verdict.MISSED),
        (5, Goal(Comparison.EXACTLY, 5), None, Verdict.MET),
        (6, Goal(Comparison.EXACTLY, 5), Tolerance(1), Verdict.CLOSE),
        (5, Goal(Comparison.ABOVE, 5), None, Verdict.MISSED),
        (5, Goal(Comparison.ABOVE, 5), Tolerance(0), Verdict.CLOSE),
        (5, Goal(Comparison.BELOW, 5), None, Verdict.MISSED),
    ],
)
def test_the_verdict_follows_the_goal_and_its_tolerance(
    value: float, goal: Goal, tolerance: Tolerance | None, wanted: Verdict
) -> None:
    """Bounds count as within, equality meets unless the goal is strict, binary fractions do not decide."""
    signal = target_status(observed(value), goal, tolerance)

    assert signal.verdict is wanted
    assert here(signal) == [signal.words]
    assert signal.steps[-1].value == signal.words


def test_the_arithmetic_can_be_followed() -> None:
    """The steps hold every number of the verdict."""
    signal = target_status(observed(76), at_least(80), Tolerance(5, "relative"))

    assert told(signal).split("\n")[1:] == [
        "Target: 80 or more",
        "Figure less target: 76 \N{MINUS SIGN} 80: \N{MINUS SIGN}4",
        "Tolerance: 5% of 80: 4",
        "The miss is no more than the tolerance: Close to the target",
    ]
    assert dict(signal.inputs) == {"value": 76, "target": 80, "tolerance": 5, "gap": 4}
    assert (signal.rule, signal.kind, signal.used) == (RULE.id, RULE.kind, (observed(76),))


def test_the_bands_say_what_would_change_the_verdict() -> None:
    """Each verdict has its values; one that no value can get is left out."""
    assert bands(target_status(observed(63), within(70, 80), Tolerance(5))) == {
        "At the target": "70 to 80",
        "Close to the target": "65 or more, under 70; or over 80, up to 85",
        "Target missed": "under 65; or over 85",
    }
    assert bands(target_status(observed(9), Goal(Comparison.BELOW, 5))) == {
        "At the target": "less than 5",
        "Target missed": "5 or more",
    }


@pytest.mark.parametrize(
    ("value", "goal", "tolerance", "words"),
    [
        (None, at_least(5), None, "No figure"),
        (float("nan"), at_least(5), None, "No figure"),
        (3, at_least(float("nan")), None, "No target"),
        (3, within(8, 5), None, "Target cannot be met"),
        (3, at_most(0), Tolerance(5, "relative"), "Tolerance of no use"),
        (-1, within(0, 10), Tolerance(5, "relative"), "Tolerance of no use"),
        (3, at_least(5), Tolerance(-1), "Tolerance of no use"),
    ],
)
def test_bad_input_gives_a_reason(
    value: float | None, goal: Goal, tolerance: Tolerance | None, words: str
) -> None:
    """What cannot be judged says why, in words."""
    signal = target_status(observed(value), goal, tolerance)

    assert (signal.verdict, signal.words) == (Verdict.NOT_ASSESSED, words)
    assert signal.reason.endswith(".")


def test_a_tolerance_of_no_use_matters_only_where_the_target_is_missed() -> None:
    """A target of zero that is met needs no tolerance, and one in units can be used."""
    assert target_status(observed(0), at_most(0), Tolerance(5, "relative")).verdict is Verdict.MET
    assert target_status(observed(12), within(0, 10), Tolerance(5, "relative")).verdict is Verdict.MISSED
    assert target_status(observed(3), at_most(0), Tolerance(5)).verdict is Verdict.CLOSE
    assert target_status(observed(3), at_most(0)).severity == 3


@pytest.mark.parametrize(
    ("qualifier", "value", "goal", "wanted"),
    [
        ("more_than", 6000, at_most(7000), Verdict.NOT_ASSESSED),
        ("more_than", 6000, at_most(5000), Verdict.MISSED),
        ("more_than", 6000, at_least(5000), Verdict.MET),
        ("more_than", 6000, Goal(Comparison.ABOVE, 6000), Verdict.MET),
        ("at_least", 6000, Goal(Comparison.ABOVE, 6000), Verdict.NOT_ASSESSED),
        ("more_than", 6000, Goal(Comparison.BELOW, 6000), Verdict.MISSED),
        ("less_than", 6000, at_most(6000), Verdict.MET),
        ("at_most", 6000, at_least(7000), Verdict.MISSED),
        ("more_than", 60, within(70, 80), Verdict.NOT_ASSESSED),
        ("more_than", 90, within(70, 80), Verdict.MISSED),
        ("about", 6000, at_most(7000), Verdict.MET),
    ],
)
def test_an_inexact_figure_is_judged_only_where_it_settles_the_verdict(
    qualifier: str, value: float, goal: Goal, wanted: Verdict
) -> None:
    """More than 6,000 says nothing of 7,000, but all of 5,000."""
    assert target_status(observed(value, qualifier=qualifier), goal).verdict is wanted


def test_about_and_provisional_are_told() -> None:
    """A reader is told that the figure is rounded, and that it may change."""
    signal = target_status(observed(5, qualifier="about", status="p"), at_least(4))

    assert "gives the figure as about" in told(signal)
    assert "provisional and may change" in told(signal)
    assert signal.inputs["provisional"] is True


def test_a_greater_miss_is_worse() -> None:
    """Severity is the gap as a share of the target; nothing but a miss has any."""
    assert target_status(observed(60), at_least(80)).severity == pytest.approx(0.25)
    assert target_status(observed(78), at_least(80), Tolerance(5)).severity == 0
    assert target_status(observed(80), Goal(Comparison.ABOVE, 80)).severity > 0
