"""Tests of a figure beside similar places."""

import pytest

from lutondash.analysis.comparison import comparison
from lutondash.analysis.signal import Verdict
from lutondash.model.indicator import Polarity
from tests.analysis.observed import bands, here, observed, told

HIGH, LOW = Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD

# Median 10, distances from it 0, 1, 1, 2, 2, 4, 4: one step is 2.
PLACES = {"Ashby": 6.0, "Bexley": 8.0, "Corby": 9.0, "Derby": 10.0, "Ely": 11.0, "Frome": 12.0, "Goole": 14.0}


@pytest.mark.parametrize(
    ("value", "words", "verdict"),
    [
        (10, "About the same", Verdict.SIMILAR),
        (11, "About the same", Verdict.SIMILAR),
        (11.01, "Slightly better", Verdict.BETTER),
        (13, "Slightly better", Verdict.BETTER),
        (13.01, "Better", Verdict.BETTER),
        (16, "Better", Verdict.BETTER),
        (16.01, "Much better", Verdict.BETTER),
        (25, "Much better", Verdict.BETTER),
        (25.01, "Much better: check by hand", Verdict.BETTER),
        (9, "About the same", Verdict.SIMILAR),
        (8.99, "Slightly worse", Verdict.WORSE),
        (-5, "Much worse", Verdict.WORSE),
        (-5.01, "Much worse: check by hand", Verdict.WORSE),
    ],
)
def test_a_bound_takes_the_milder_word(value: float, words: str, verdict: Verdict) -> None:
    """The bounds are 0.5, 1.5, 3 and 7.5 steps from the middle."""
    signal = comparison(observed(value), PLACES, HIGH)

    assert (signal.words, signal.verdict) == (words, verdict)
    assert here(signal) == [words]
    assert signal.inputs["check_by_hand"] is words.endswith("by hand")


def test_polarity_turns_the_words() -> None:
    """A low figure may be good, or neither way."""
    assert comparison(observed(12), PLACES, LOW).words == "Slightly worse"
    assert comparison(observed(12), PLACES, Polarity.NO_JUDGEMENT).words == "Slightly higher"
    assert comparison(observed(2), PLACES, Polarity.IN_RANGE).words == "Much lower"
    assert comparison(observed(2), PLACES, Polarity.IN_RANGE).verdict is Verdict.LOWER


def test_the_arithmetic_can_be_followed() -> None:
    """The places' figures, the middle and the step stand there, so a reader can do the sum."""
    signal = comparison(observed(13.5), PLACES, LOW)

    assert told(signal).split("\n")[1:] == [
        "Other places with a figure: 7",
        "Their figures in order: 6; 8; 9; 10; 11; 12; 14",
        "Their middle: as many places have more as have less: 10",
        "How far each is from that middle, in order: 0; 1; 1; 2; 2; 4; 4",
        "One step, the middle of these distances: 2",
        "Steps from the middle: (13.5 \N{MINUS SIGN} 10) / 2: 1.75",
        "Quarter of the places it falls in, from A, the best, to D: D",
        "1.75 is more than 1.5, and no more than 3; a low figure is good: Worse",
    ]
    assert dict(signal.inputs) == {
        "value": 13.5,
        "median": 10,
        "mad": 2,
        "distance": 1.75,
        "n": 7,
        "quartile": "D",
        "check_by_hand": False,
    }
    assert signal.reason == "13.5 here, 10 in the middle of 7 similar places."
    assert signal.severity == pytest.approx(3.5)


def test_the_bands_stand_best_first() -> None:
    """What the figure would have to be for each word, the others standing still."""
    found = bands(comparison(observed(10), PLACES, LOW))

    assert next(iter(found)) == "Much better: check by hand"
    assert found["Slightly better"] == "7 or more, under 9"
    assert found["About the same"] == "9 to 11"
    assert found["Much worse: check by hand"] == "over 25"
    assert list(bands(comparison(observed(10), PLACES, Polarity.NO_JUDGEMENT)))[1] == "Much higher"


def test_a_margin_that_holds_the_middle_is_about_the_same() -> None:
    """However far the figure, chance may have put it there; touching is holding."""
    signal = comparison(observed(30, lower=10, upper=50), PLACES, HIGH)

    assert (signal.words, signal.inputs["check_by_hand"]) == ("About the same", False)
    assert signal.reason.endswith("but the margin of error holds that middle.")
    assert bands(signal)["About the same"] == "\N{MINUS SIGN}10 to 30, with a margin of error as wide"
    assert comparison(observed(30, lower=11, upper=50), PLACES, HIGH).verdict is Verdict.BETTER
    assert comparison(observed(30, lower=50, upper=10), PLACES, HIGH).verdict is Verdict.BETTER


@pytest.mark.parametrize(
    ("value", "others", "words"),
    [
        (None, PLACES, "No figure"),
        (5, {}, "Too few places"),
        (5, {"Ashby": 1.0, "Bexley": 2.0, "Corby": 3.0, "Derby": 4.0}, "Too few places"),
        (5, {**dict.fromkeys("ABCD", 1.0), "E": float("nan")}, "Too few places"),
        (5, dict.fromkeys("ABCDE", 1.0), "No spread"),
        (5, {**dict.fromkeys("ABCD", 1.0), "E": 9.0}, "No spread"),
    ],
)
def test_bad_input_gives_a_reason(value: float | None, others: dict[str, float], words: str) -> None:
    """What cannot be compared says why, in words."""
    signal = comparison(observed(value), others, HIGH)

    assert (signal.verdict, signal.words) == (Verdict.NOT_ASSESSED, words)
    assert signal.reason.endswith(".")


def test_an_inexact_figure_has_no_place_among_others() -> None:
    """More than so much may lie anywhere from there on."""
    assert comparison(observed(5, qualifier="more_than"), PLACES, HIGH).words == "Not an exact figure"
    assert comparison(observed(5, qualifier="about"), PLACES, HIGH).is_assessed


def test_without_spread_only_equality_has_a_word() -> None:
    """Where half of the places are the same, a figure equal to them is about the same."""
    signal = comparison(observed(0.1 + 0.2), dict.fromkeys("ABCDE", 0.3), HIGH)

    assert (signal.verdict, signal.inputs["distance"]) == (Verdict.SIMILAR, 0)
    assert here(signal) == ["About the same"]


@pytest.mark.parametrize(
    ("value", "low_is_good", "high_is_good"),
    [
        (0, "A", "D"),
        (8.5, "A", "D"),
        (9, "B", "C"),
        (10, "B", "C"),
        (11.5, "C", "B"),
        (12, "D", "A"),
        (99, "D", "A"),
    ],
)
def test_quarters_are_closed_on_the_right(value: float, low_is_good: str, high_is_good: str) -> None:
    """The bounds are 8.5, 10 and 11.5; a value outside the group falls to the quarter at that end."""
    assert comparison(observed(value), PLACES, LOW).inputs["quartile"] == low_is_good
    assert comparison(observed(value), PLACES, HIGH).inputs["quartile"] == high_is_good
    assert comparison(observed(value), PLACES, Polarity.NO_JUDGEMENT).inputs["quartile"] is None


def test_a_long_list_of_places_is_not_written_out() -> None:
    """The steps stay readable for a group such as all councils."""
    many = {str(n): float(n) for n in range(150)}

    assert "Their figures in order" not in told(comparison(observed(3), many, HIGH))
