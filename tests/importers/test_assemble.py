"""Tests of putting the figures of an indicator together."""

import pytest

from lutondash.importers.assemble import drop_repeats, number_readings, observations_csv, outside_interval
from lutondash.importers.rows import Figure, Tally, join_notes, join_statuses


def figure(geography: str, period: str, value: str, origin: str = "a.csv, row 2") -> Figure:
    """Return a plain figure."""
    return Figure(period, geography, value, origin=origin)


def test_rows_are_sorted_and_empty_columns_left_out() -> None:
    """By place, then period; only columns in use are written."""
    figures = [
        figure("E06000902", "2020-04-01/P1Y", "2"),
        Figure("2021-04-01/P1Y", "E06000901", "", status="x"),
        figure("E06000901", "2020-04-01/P1Y", "1"),
    ]
    assert observations_csv(figures) == (
        "period,geography,value,status\n"
        "2020-04-01/P1Y,E06000901,1,\n"
        "2021-04-01/P1Y,E06000901,,x\n"
        "2020-04-01/P1Y,E06000902,2,\n"
    )


def test_readings_are_numbered_in_each_place_or_over_all() -> None:
    """The second inspection of one place may be the third date over all."""
    figures = [
        figure("E06000901", "2020", "1"),
        figure("E06000902", "2021", "1"),
        figure("E06000901", "2022", "1"),
    ]
    assert [each.sequence for each in number_readings(figures, "each_place")] == [1, 1, 2]
    assert [each.sequence for each in number_readings(figures, "all_places")] == [1, 2, 3]
    assert [each.sequence for each in number_readings(figures, "")] == [None, None, None]


def test_todays_code_wins_over_an_older_one() -> None:
    """Both orders of the file give the same row, and the other is counted."""
    older = Figure("2020", "E08000902", "4", is_older_code=True)
    today = figure("E08000902", "2020", "5")
    for both in ((older, today), (today, older)):
        tally = Tally("made-up", "made-up-release")
        assert drop_repeats(both, tally, []) == [today]
        assert tally.refused.total() == 1


def test_a_repeat_is_counted_and_a_contradiction_is_a_fault() -> None:
    """The same value twice is dropped; two values for one key are refused."""
    tally, faults = Tally("made-up", "made-up-release"), list[str]()
    same = [figure("E06000901", "2020", "1"), figure("E06000901", "2020", "1")]
    assert len(drop_repeats(same, tally, faults)) == 1
    assert faults == []
    drop_repeats([same[0], figure("E06000901", "2020", "2", "b.csv, row 9")], tally, faults)
    assert len(faults) == 1
    assert "b.csv, row 9" in faults[0]


@pytest.mark.parametrize(
    ("value", "lower", "upper", "wanted"),
    [("5", "4", "6", False), ("6.1", "4", "6", False), ("7.1", "4", "6", True), ("5", "", "6", False)],
)
def test_a_value_outside_its_own_interval_is_found(value: str, lower: str, upper: str, wanted: bool) -> None:  # noqa: FBT001 a parametrized expectation
    """One unit of the last published digit is allowed for rounding."""
    assert outside_interval(Figure("2020", "E06000901", value, lower=lower, upper=upper)) is wanted


def test_statuses_and_notes_are_joined_once_each() -> None:
    """The letter that explains a blank comes first; sentences are not repeated."""
    assert join_statuses("r", "x", "pr") == "xpr"
    assert join_notes("One.", "", "Two.", "One.") == "One. Two."
