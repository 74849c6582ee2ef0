"""Peers that compare two points by their growth: their numbers hold, and here two points give no verdict.

Growth between two years turns with either year, has no meaning through zero, and grows without end near it.
"""

import pytest

from lutondash.analysis.direction import Movement, direction
from lutondash.analysis.goal import Goal
from lutondash.analysis.signal import Signal, Verdict
from lutondash.analysis.trajectory import trajectory
from lutondash.analysis.yearly import yearly_points
from tests.analysis import peer_rules, peer_tables
from tests.analysis.observed import at_least, at_most, end_of, observed
from tests.analysis.peer_tables import Row, ids, number
from tests.made import indicator, periods


def _goal(target: float, way: str) -> Goal:
    return at_least(target) if way == "1" else at_most(target)


def _two_points(row: Row, first: str, last: str, target: float, by: int) -> Signal:
    """Judge two points by the rule of this project: only years in a row count."""
    since, year = int(row["since"]), int(row["year"])
    values = (observed(float(row[first]), since), observed(float(row[last]), year))
    return trajectory(yearly_points(values), _goal(target, row["way"]), end_of(by))


def _direction_of_two(since: int, first: float, year: int, last: float) -> Movement:
    series = periods((f"{since}-01-01/P1Y", first), (f"{year}-01-01/P1Y", last))
    return direction(indicator(period_type="calendar_year"), series).movement


@pytest.mark.parametrize("row", peer_tables.EUROSTAT_STYLE, ids=ids(peer_tables.EUROSTAT_STYLE))
def test_growth_labelled_eurostat(row: Row) -> None:
    """Their classes come from two points; here it takes four years in a row."""
    first, last, span = (float(row[name]) for name in ("first", "last", "years"))
    found, target = peer_rules.growth(first, last, span), number(row["target"])
    compared = float(row["way"]) * found
    if target is not None:
        needed = peer_rules.growth(first, target, float(row["years_to"]))
        assert needed == pytest.approx(float(row["needed"]), rel=1e-6)
        compared = found / needed
    has_target = target is not None
    assert found == pytest.approx(float(row["growth"]), rel=1e-6)
    assert compared == pytest.approx(float(row["compared"]), rel=1e-6)
    score = peer_rules.eurostat_score(compared, has_target=has_target)
    assert score == pytest.approx(float(row["score"]), rel=1e-5)
    assert peer_rules.eurostat_class(compared, has_target=has_target) == row["expected"]

    year = 2015 + int(span)
    if target is None:
        assert _direction_of_two(2015, first, year, last) is Movement.CANNOT_SAY
    else:
        given = {**row, "since": "2015", "year": str(year)}
        signal = _two_points(given, "first", "last", target, 2015 + int(row["years_to"]))
        assert (signal.verdict, signal.reason) == (
            Verdict.NOT_ASSESSED,
            "1 of 4 years in a row needed.",
        )


@pytest.mark.parametrize("row", peer_tables.OPEN_SDG, ids=ids(peer_tables.OPEN_SDG))
def test_open_sdg(row: Row) -> None:
    """Zero becomes 0.001 there, so a halving looks slow; here a figure is met, or two points are too few."""
    base, current, target = float(row["base"]), float(row["current"]), number(row["target"])
    span = int(row["year"]) - int(row["since"])
    found = peer_rules.open_sdg_growth(base, current, span)
    assert found == pytest.approx(float(row["growth"]), rel=1e-6, abs=1e-12)

    progress = float(row["way"]) * (-1 if base < 0 else 1) * found
    if target is not None:
        needed = peer_rules.open_sdg_growth(base, target, int(row["by"]) - int(row["since"]))
        assert needed == pytest.approx(float(row["needed"]), rel=1e-6)
        progress /= abs(needed)
    assert progress == pytest.approx(float(row["progress"]), rel=1e-6, abs=1e-12)
    _assert_class_and_score(row, progress)

    if target is None:
        assert _direction_of_two(int(row["since"]), base, int(row["year"]), current) is Movement.CANNOT_SAY
        return
    signal = _two_points(row, "base", "current", target, int(row["by"]))
    assert signal.words == ("Already there" if row["expected"] == "target_achieved" else "Too few figures")


def _assert_class_and_score(row: Row, progress: float) -> None:
    limit, has_target = number(row["limit"]), row["target"] != "-"
    c = 1.0 if limit is None else peer_rules.open_sdg_coefficient(float(row["base"]), limit)
    assert c == pytest.approx(number(row["c"]) if row["c"] != "-" else 1.0, abs=1e-9)
    is_met = has_target and _goal(float(row["target"]), row["way"]).is_met_by(float(row["current"]))
    score = 5.0 if is_met else peer_rules.open_sdg_score(progress, c, has_target=has_target)
    assert score == pytest.approx(float(row["score"]), rel=1e-6)
    name = peer_rules.open_sdg_class(progress, c, has_target=has_target)
    assert ("target_achieved" if is_met else name) == row["expected"]


@pytest.mark.parametrize("row", peer_tables.UN_CHART, ids=ids(peer_tables.UN_CHART))
def test_un_progress_chart(row: Row) -> None:
    """A tenth of the way counts as progress there; here two points are too few, whatever lies between."""
    base, latest, target = float(row["base"]), float(row["latest"]), number(row["target"])
    found = peer_rules.growth(base, latest, int(row["year"]) - int(row["since"]))
    assert found == pytest.approx(float(row["growth"]), rel=1e-6)
    judged = float(row["way"]) * found
    if target is not None:
        projected = latest * (1 + found) ** (2030 - int(row["year"]))
        judged = (projected - base) / (target - base)
        assert projected == pytest.approx(float(row["projected"]), rel=1e-6)
        assert judged == pytest.approx(float(row["share"]), rel=1e-6)
    assert peer_rules.un_score(judged, has_target=target is not None) == int(row["expected"])

    if target is None:
        assert _direction_of_two(int(row["since"]), base, int(row["year"]), latest) is Movement.CANNOT_SAY
    else:
        assert _two_points(row, "base", "latest", target, 2030).words == "Too few figures"
