"""Every number that peers publish: the same verdict where the rule is the same, else both and why."""

from typing import Any

import pytest

from lutondash.analysis.benchmark import Funnel, benchmark
from lutondash.analysis.comparison import comparison
from lutondash.analysis.coverage import coverage
from lutondash.analysis.direction import Meaning, direction, since_last_year
from lutondash.analysis.signal import Kind, Signal, Verdict
from lutondash.analysis.target_status import Tolerance, target_status
from lutondash.analysis.trajectory import trajectory
from lutondash.model.indicator import Polarity
from tests.analysis import peer_rules, peer_tables
from tests.analysis.observed import at_least, at_most, end_of, number_of, observed, within, yearly
from tests.analysis.peer_tables import Row, ids, number, numbers
from tests.made import indicator, years

POLARITIES = {
    "high": Polarity.HIGH_IS_GOOD,
    "low": Polarity.LOW_IS_GOOD,
    "neither": Polarity.NO_JUDGEMENT,
}


@pytest.mark.parametrize("row", peer_tables.HAVERING, ids=ids(peer_tables.HAVERING))
def test_havering(row: Row) -> None:
    """Havering's green holds a miss of 10%, which is close here; last year has no part in it."""
    actual, target, before = (float(row[name]) for name in ("actual", "target", "year_before"))
    assert peer_rules.havering(actual, target, before) == row["expected"]

    ours = {"green": Verdict.CLOSE, "amber": Verdict.MISSED, "red": Verdict.MISSED}
    signal = target_status(observed(actual), at_least(target), Tolerance(10, "relative"))
    assert signal.verdict is ours[row["expected"]]


def test_reigate_and_banstead() -> None:
    """Its rule is ours in other words, so each of its colours is one of our verdicts (rag-rb-1)."""
    rule = dict(part.split("=") for part in peer_tables.RULES_ONLY["rag-rb-1"].split("; "))
    assert rule == {
        "green": "on or above target",
        "amber": "within agreed tolerance",
        "red": "below target",
    }

    found = [target_status(observed(v), at_least(100), Tolerance(5)).verdict for v in (100, 95, 94.9)]
    assert found == [Verdict.MET, Verdict.CLOSE, Verdict.MISSED]


def test_boston_cityscore() -> None:
    """The mean of 0.5 and 1.5 "meets" (score-bos-1); counts still tell of the one that misses."""
    assert peer_tables.RULES_ONLY["score-bos-1"] == "score<1 below target; 1 meets; >1 exceeds"
    assert (50 / 100 + 150 / 100) / 2 == 1

    signals = [(str(v), target_status(observed(v), at_least(100))) for v in (50, 150)]
    found = coverage(signals)
    assert (found.counts[Verdict.MET], found.counts[Verdict.MISSED], found.worst) == (1, 1, ("50",))


@pytest.mark.parametrize("row", peer_tables.TARGETS, ids=ids(peer_tables.TARGETS))
def test_fingertips_targets(row: Row) -> None:
    """One value against one number is the same rule; intervals and ranges are read in another way here."""
    assert peer_rules.fingertips_target(row) == row["expected"]
    lower, value = float(row["lower"]), number(row["value"])
    goal = at_most(lower) if row["polarity"] == "low" else at_least(lower)
    if row["kind"] == "single_value":
        wanted = Verdict.MET if row["expected"] == "better" else Verdict.MISSED
        assert target_status(observed(value), goal).verdict is wanted
    elif row["kind"] == "range":
        # A range of ours is where a value should be, with both ends in it; theirs parts good from bad.
        assert value is not None
        wanted = Verdict.MET if lower <= value <= float(row["upper"]) else Verdict.MISSED
        assert target_status(observed(value), within(lower, float(row["upper"]))).verdict is wanted
    else:
        # Without a value nothing is judged; with one, the value alone counts, not its margin of error.
        margin: dict[str, Any] = {"lower": float(row["lci"]), "upper": float(row["uci"])}
        assert target_status(observed(None, **margin), goal).words == "No figure"
        middle = sum(margin.values()) / 2
        wanted = Verdict.MISSED if row["expected"] == "worse" else Verdict.MET
        assert target_status(observed(middle, **margin), goal).verdict is wanted


WEATHER = {
    "sun": Verdict.ON_COURSE,
    "sun_with_cloud": Verdict.SLIPPING,
    "cloud": Verdict.OFF_COURSE,
    "thunderstorm": Verdict.WRONG_WAY,
}


@pytest.mark.parametrize("row", peer_tables.PROJECTIONS, ids=ids(peer_tables.PROJECTIONS))
def test_weather_signs(row: Row) -> None:
    """The same rule, number for number."""
    target = float(row["target"])
    goal = at_least(target) if row["way"] == "1" else at_most(target)
    points = yearly(*numbers(row["series"]), last=int(row["year"]))

    signal = trajectory(points, goal, end_of(int(row["by"])))

    assert signal.verdict is WEATHER[row["expected"]]
    assert number_of(signal, "mean_annual_change") == pytest.approx(float(row["change"]))
    assert number_of(signal, "projected") == pytest.approx(float(row["projected"]))
    assert number_of(signal, "shortfall_share") == pytest.approx(float(row["share"]), rel=1e-5, abs=1e-12)


@pytest.mark.parametrize("row", peer_tables.DIRECTIONS, ids=ids(peer_tables.DIRECTIONS))
def test_weather_without_a_target(row: Row) -> None:
    """Without a target there is a direction in words, not a verdict; the last year has words of its own."""
    assert peer_rules.weather_without_target(row["mean"], row["last"]) == row["expected"]

    values = {
        ("+", "+"): (1, 2, 3, 4, 5, 6),
        ("+", "not+"): (1, 2, 3, 4, 6, 5),
        ("not+", "not+"): (6, 5, 4, 3, 2, 1),
    }[row["mean"], row["last"]]
    better = {"+": Meaning.BETTER, "not+": Meaning.WORSE}
    assert direction(indicator(), years(*values)).meaning is better[row["mean"]]
    assert since_last_year(indicator(), years(*values)).meaning is better[row["last"]]


@pytest.mark.parametrize("row", peer_tables.BENCHMARKS, ids=ids(peer_tables.BENCHMARKS))
def test_fingertips_benchmarks(row: Row) -> None:
    """The same rule."""
    value, lower, upper, reference = (float(row[name]) for name in ("value", "lci", "uci", "benchmark"))

    signal = benchmark(observed(value, lower=lower, upper=upper), reference, POLARITIES[row["polarity"]])

    assert signal.verdict == row["expected"]


@pytest.mark.parametrize("row", peer_tables.FUNNELS, ids=ids(peer_tables.FUNNELS))
def test_fingertips_funnels(row: Row) -> None:
    """The same rule and limits; their "same" is our "similar"."""
    funnel = Funnel(float(row["cases"]), float(row["z"]))

    signal = benchmark(
        observed(float(row["value"])), float(row["benchmark"]), POLARITIES[row["polarity"]], funnel
    )

    assert signal.verdict == row["expected"].replace("same", "similar")
    assert number_of(signal, "lower") == pytest.approx(float(row["lower"]), abs=1e-6)
    assert number_of(signal, "upper") == pytest.approx(float(row["upper"]), abs=1e-6)


# The middle of the nine others and their step give these words; the home is not one of its own group.
QUINTILES_HERE = {
    "quint-01": ("Better", "A"),
    "quint-02": ("Slightly better", "A"),
    "quint-04": ("Slightly worse", "C"),
    "quint-05": ("Worse", "D"),
    "quint-07": ("Slightly worse", "D"),
    "quint-08": ("About the same", "C"),
    "quint-10": ("Better", "A"),
    "quint-11": ("Too few places", None),
}


@pytest.mark.parametrize("row", peer_tables.QUINTILES, ids=ids(peer_tables.QUINTILES))
def test_fingertips_quintiles(row: Row) -> None:
    """A fifth is a rank, which says nothing of how far apart places are: here it is steps from the middle."""
    value, areas = float(row["value"]), numbers(row["areas"])
    assert peer_rules.quintile(value, areas, row["polarity"]) == int(row["expected"])

    others = {str(area): area for area in areas if area != value}
    signal = comparison(observed(value), others, POLARITIES[row["polarity"]])
    assert (signal.words, signal.inputs.get("quartile")) == QUINTILES_HERE[row["id"]]


@pytest.mark.parametrize("row", peer_tables.QUARTILES, ids=ids(peer_tables.QUARTILES))
def test_lait_quartiles(row: Row) -> None:
    """The same bands; a value outside the group, an error there, falls to the band at that end here."""
    value, bounds = float(row["value"]), numbers(row["bounds"])
    assert peer_rules.quartile_band(value, bounds, row["polarity"]) == row["expected"]

    others = {str(bound): bound for bound in bounds}  # five places, whose quartiles these bounds are
    signal = comparison(observed(value), others, POLARITIES[row["polarity"].lower()])
    assert signal.inputs["quartile"] == row["expected"].replace("Error", "A")


@pytest.mark.parametrize("row", peer_tables.ROLL_UPS, ids=ids(peer_tables.ROLL_UPS))
def test_open_sdg_roll_ups(row: Row) -> None:
    """A mean lets good and bad cancel out; here each series stays a count of its own verdict."""
    scores, achieved = numbers(row["scores"]), [each == "true" for each in row["achieved"].split(";")]
    mean, name = peer_rules.open_sdg_roll_up(scores, achieved)
    assert (mean, name) == (float(row["mean"]), row["expected"])

    verdicts = [_verdict(score, met=met) for score, met in zip(scores, achieved, strict=True)]
    signals = [Signal(Kind.ON_COURSE, "on_course", verdict, "Words") for verdict in verdicts]
    found = coverage((str(n), signal) for n, signal in enumerate(signals))
    assert {v: n for v, n in found.counts.items() if n} == {v: verdicts.count(v) for v in verdicts}


def _verdict(score: float, *, met: bool) -> Verdict:
    if met:
        return Verdict.MET
    return Verdict.ON_COURSE if score > 0 else Verdict.WRONG_WAY
