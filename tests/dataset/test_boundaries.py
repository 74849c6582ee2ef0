"""Where each rule about figures begins and ends: just inside it nothing is told, just outside it is."""

from datetime import date
from pathlib import Path

import pytest

from lutondash.dataset.checks import CHECKS
from lutondash.dataset.folder import read
from tests.dataset.spoiling import GUTTERS, TARGETS, UMBRELLA_TOML, UMBRELLAS
from tests.sample import AS_OF, HOME, NEIGHBOUR, add, change, write


def told(folder: Path, rule: str) -> int:
    """Return how many findings one rule has."""
    contents = read(folder, AS_OF, [])
    return len(list(next(check for check in CHECKS if check.__name__ == rule)(contents)))


# The value before is 81.
@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("1.63", 0),
        ("1.62", 1),
        ("0.405", 1),
        ("0.404", 0),
        ("4049", 0),
        ("4050", 1),
        ("16200", 1),
        ("16201", 0),
        ("-0.81", 0),
        ("0", 0),
    ],
)
def test_a_jump_is_a_fiftieth_to_a_two_hundredth_or_as_many_times(
    sample: Path, value: str, count: int
) -> None:
    """A slipped point is near a hundred; a tenth and a thousandth happen."""
    add(sample, GUTTERS, f"2024-01-01/P3M,{HOME},{value},,")
    assert told(sample, "values_do_not_jump") == count


def test_a_note_on_the_row_before_silences_a_jump(sample: Path) -> None:
    """A slipped value is the one to explain, whichever side of the jump it stands on."""
    add(sample, UMBRELLAS, f"2024-04-01/P1Y,{HOME},54,,,,,")
    add(sample, UMBRELLAS, f"2025-04-01/P1Y,{HOME},0.54,,,,,")
    assert told(sample, "values_do_not_jump") == 1
    change(sample, UMBRELLAS, f"2024-04-01/P1Y,{HOME},54,,,,,", f"2024-04-01/P1Y,{HOME},54,,,,,A flood")
    assert told(sample, "values_do_not_jump") == 0


def test_a_jump_needs_the_same_place(sample: Path) -> None:
    """The last of one place and the first of the next are no step."""
    write(
        sample,
        GUTTERS,
        f"period,geography,value\n2024-01-01/P3M,{HOME},80\n2024-04-01/P3M,{NEIGHBOUR},0.8\n",
    )
    assert told(sample, "values_do_not_jump") == 0


@pytest.mark.parametrize(
    ("value", "lower", "count"),
    [("50", "51.4", 1), ("50", "51", 0), ("50.5", "51", 0), ("50.5", "51.6", 1), ("50.5", "50.61", 1)],
)
def test_the_coarser_digit_of_a_value_and_its_end_counts(
    sample: Path, value: str, lower: str, count: int
) -> None:
    """One unit of the digit that both have may lie between them, and no more."""
    add(sample, UMBRELLAS, f"2012-04-01/P1Y,{HOME},{value},,,{lower},60,")
    assert told(sample, "values_are_in_their_intervals") == count


@pytest.mark.parametrize(("first", "count"), [("2024-03-31", 1), ("2024-04-01", 0)])
def test_one_shared_day_is_an_overlap(sample: Path, first: str, count: int) -> None:
    """A year may begin on the day after the last of the one before, and not on that day."""
    change(sample, UMBRELLA_TOML, '"financial_year"', '"survey_year"')
    add(sample, UMBRELLAS, f"{first}/P1Y,{HOME},56,,,,,")
    assert told(sample, "points_do_not_overlap") == count


@pytest.mark.parametrize(("until", "count"), [("2024-01-01", 0), ("2023-12-31", 1)])
def test_a_window_may_be_one_day(sample: Path, until: str, count: int) -> None:
    """A window that ends where it begins is a day; one that ends before is none."""
    add(sample, TARGETS, f"2025,end,at_least,90,,increment,2024-01-01,{until},rain-plan,")
    assert told(sample, "targets_make_sense") == count


@pytest.mark.parametrize(("upper", "count"), [("90", 0), ("89.9", 1)])
def test_a_range_wanted_may_be_one_value(sample: Path, upper: str, count: int) -> None:
    """The upper end may equal the value, and not lie below it."""
    add(sample, TARGETS, f"2025,end,within,90,{upper},point,,,rain-plan,")
    assert told(sample, "targets_make_sense") == count


@pytest.mark.parametrize(("value", "count"), [("0", 0), ("-0.1", 1), ("100", 0), ("100.1", 1)])
def test_the_limits_of_a_range_are_in_it(sample: Path, value: str, count: int) -> None:
    """A value equal to min or max is valid."""
    add(sample, UMBRELLAS, f"2012-04-01/P1Y,{HOME},{value},,,,,")
    assert told(sample, "values_are_in_range") == count


def test_an_interval_of_no_width_is_in_order(sample: Path) -> None:
    """Both ends may be the same."""
    add(sample, UMBRELLAS, f"2012-04-01/P1Y,{HOME},50,,,50,50,")
    assert told(sample, "intervals_are_ordered") == 0


@pytest.mark.parametrize(("by", "count"), [("2024", 1), ("2025", 0)])
def test_a_target_for_another_year_is_another_target(sample: Path, by: str, count: int) -> None:
    """The same promise for the same date in the same release is told."""
    add(sample, TARGETS, f"{by},end,at_least,95,,point,,,rain-plan,")
    assert told(sample, "targets_are_agreed_once") == count


def test_a_changed_target_is_a_new_row(sample: Path) -> None:
    """Another release may set the target anew."""
    add(sample, TARGETS, "2024,end,at_least,95,,point,,,letters-return,")
    assert told(sample, "targets_are_agreed_once") == 0


@pytest.mark.parametrize(("day", "count"), [(date(2024, 5, 31), 1), (date(2024, 6, 1), 0)])
def test_a_release_is_out_on_the_first_day_of_its_month(sample: Path, day: date, count: int) -> None:
    """Of the five releases, all of June 2024, four are dated before."""
    for name in ("rain-statistics", "letters-return", "inspection-one", "inspection-two"):
        change(sample, f"releases/{name}.toml", '"2024-06"', '"2024-05"')
    contents = read(sample, day, [])
    rule = next(check for check in CHECKS if check.__name__ == "releases_are_out")
    assert len(list(rule(contents))) == count
