"""Tests of a figure beside one reference."""

import pytest

from lutondash.analysis.benchmark import Funnel, benchmark
from lutondash.analysis.funnel import Z_998
from lutondash.analysis.signal import Verdict
from lutondash.model.indicator import Polarity
from lutondash.model.observation import Observation
from tests.analysis.observed import bands, here, observed, told

HIGH, LOW = Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD


def _with_margin(value: float, lower: float, upper: float) -> Observation:
    return observed(value, lower=lower, upper=upper)


@pytest.mark.parametrize(
    ("reference", "polarity", "wanted", "words"),
    [
        (7.9, HIGH, Verdict.BETTER, "Better"),
        (8, HIGH, Verdict.SIMILAR, "About the same"),
        (13, HIGH, Verdict.SIMILAR, "About the same"),
        (13.1, HIGH, Verdict.WORSE, "Worse"),
        (13.1, LOW, Verdict.BETTER, "Better"),
        (7.9, Polarity.NO_JUDGEMENT, Verdict.HIGHER, "Higher"),
        (13.1, Polarity.IN_RANGE, Verdict.LOWER, "Lower"),
    ],
)
def test_only_a_margin_that_is_wholly_apart_counts(
    reference: float, polarity: Polarity, wanted: Verdict, words: str
) -> None:
    """A margin that touches the reference is about the same; polarity turns the rest."""
    signal = benchmark(_with_margin(10, 8, 13), reference, polarity)

    assert (signal.verdict, signal.words) == (wanted, words)
    assert here(signal) == [words]


def test_the_arithmetic_can_be_followed() -> None:
    """The steps hold the margin and the reference, and say which way is good."""
    signal = benchmark(_with_margin(10, 8, 13), 7.9, LOW, name="England")

    assert told(signal).split("\n")[1:] == [
        "Its margin of error: 8 to 13",
        "Figure of England: 7.9",
        "The lower end is more than the reference; a low figure is good: Worse",
    ]
    assert dict(signal.inputs) == {"value": 10, "lower": 8, "upper": 13, "reference": 7.9}
    assert bands(signal) == {"Better": "under 4.9", "About the same": "4.9 to 9.9", "Worse": "over 9.9"}
    assert signal.severity == pytest.approx(2.1 / 2)


def test_the_funnel_writes_out_its_numbers() -> None:
    """Cases, expected cases and z are enough to work the limits out."""
    signal = benchmark(observed(12.5), 10, HIGH, Funnel(1000, Z_998))

    assert "Number of cases, n: 1,000\nExpected cases, E: 100\nz: 3.0902" in told(signal)
    assert signal.verdict is Verdict.SIMILAR
    assert benchmark(observed(12.5), 10, HIGH, Funnel(1000)).verdict is Verdict.BETTER
    assert benchmark(observed(8), 10, HIGH, Funnel(1000)).verdict is Verdict.WORSE


@pytest.mark.parametrize(
    ("latest", "reference", "funnel", "words"),
    [
        (observed(None), 5, None, "No figure"),
        (observed(5), 5, None, "No margin of error"),
        (_with_margin(10, 13, 8), 5, None, "No margin of error"),
        (_with_margin(10, 11, 13), 5, None, "No usable margin"),
        (_with_margin(10, 8, 13), float("nan"), None, "Nothing to compare"),
        (observed(10, lower=8, upper=13, qualifier="more_than"), 5, None, "Not an exact figure"),
        (observed(-3), 5, Funnel(100), "Not a percentage"),
        (observed(30), 105, Funnel(100), "Not a percentage"),
        (observed(30), 50, Funnel(0), "Not a percentage"),
        (observed(30), 50, Funnel(100, 0), "Not a percentage"),
    ],
)
def test_bad_input_gives_a_reason(
    latest: Observation, reference: float, funnel: Funnel | None, words: str
) -> None:
    """What cannot be compared says why, in words."""
    signal = benchmark(latest, reference, HIGH, funnel)

    assert (signal.verdict, signal.words) == (Verdict.NOT_ASSESSED, words)
    assert signal.reason.endswith(".")


def test_a_margin_of_no_width_is_still_one() -> None:
    """A count of everybody has no margin to speak of: only equality is the same."""
    assert benchmark(_with_margin(5, 5, 5), 5, HIGH).verdict is Verdict.SIMILAR
    found = benchmark(_with_margin(4, 4, 4), 5, HIGH)
    assert (found.verdict, found.severity) == (Verdict.WORSE, 1)


@pytest.mark.parametrize("reference", [0, 100])
def test_a_reference_at_the_end_of_the_scale_is_no_trouble(reference: float) -> None:
    """Nought and a hundred percent have limits like any other."""
    signal = benchmark(observed(50), reference, HIGH, Funnel(100))

    assert signal.verdict is (Verdict.BETTER if reference == 0 else Verdict.WORSE)
