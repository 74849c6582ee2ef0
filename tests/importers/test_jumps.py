"""Tests of figures far outside the history of their series."""

from collections.abc import Sequence

import pytest

from lutondash.importers.jumps import Jump, find_jumps
from lutondash.importers.rows import Figure
from tests.sample import HOME

STEADY = (48.0, 50, 49, 51, 50, 52)
PLACES = tuple(f"E0600000{number}" for number in range(1, 8))


def figures(values: Sequence[object], place: str = HOME, first: int = 2010, **more: str) -> list[Figure]:
    """Make a yearly series."""
    periods = (f"{first + at}-04-01/P1Y" for at in range(len(values)))
    return [
        Figure(period=period, geography=place, value=str(value), **more)
        for period, value in zip(periods, values, strict=True)
    ]


def found(before: Sequence[object], after: Sequence[object], unit: str = "percent") -> list[Jump]:
    """Return the jumps from one series to another."""
    return find_jumps("umbrellas", unit, figures(before), figures(after))


@pytest.mark.parametrize(
    ("newest", "rule"),
    [
        (53, None),
        (60, None),  # beyond its history, but by less than a quarter of its level
        (80, "step"),
        (20, "step"),
        (5000, "slip"),
        (52000, "slip"),
        (0.5, "slip"),
        (0.052, "slip"),
        (0, "zero"),
    ],
)
def test_the_newest_figure_is_held_against_its_history(newest: float, rule: str | None) -> None:
    """Steps, slips of unit by 100 and 1,000 both ways, and a zero are told; what is usual is not."""
    jumps = found(STEADY, [*STEADY, newest])
    assert [each.rule for each in jumps] == ([rule] if rule else [])


def test_an_id_can_be_read() -> None:
    """It names the indicator, the place and the period, and stays the same."""
    (jump,) = found(STEADY, [*STEADY, 0])
    assert jump.id == f"umbrellas:{HOME}:2016-04-01/P1Y"
    assert "between 48 and 52" in jump.words
    assert found(STEADY, [*STEADY, 0]) == [jump]


def test_a_part_of_the_population_and_a_reading_are_named() -> None:
    """Without that, two figures would share an ID."""
    before = figures(STEADY, breakdown="children")
    (jump,) = find_jumps(
        "umbrellas", "count", before, [*before, *figures([0], first=2016, breakdown="children")]
    )
    assert jump.id == f"umbrellas:{HOME}:children:2016-04-01/P1Y"
    numbered = [
        Figure(period="", geography=HOME, value=str(value), sequence=at)
        for at, value in enumerate([*STEADY, 0], start=1)
    ]
    (jump,) = find_jumps("umbrellas", "count", numbered[:-1], numbered)
    assert jump.id == f"umbrellas:{HOME}:7"


@pytest.mark.parametrize(
    "series",
    [
        (1, 2, 4, 8, 16, 32, 64),  # doubling every year
        (0, 1, 0, 2, 0, 1, 4),  # a few a year
        (10, 30, 5, 40, 20, 35, 60),  # restless
        (5, 5, 5, 5, 5, 5, 5),
        (-3, 2, -1, 4, -2, 3, 0),
    ],
)
def test_a_lively_series_is_left_alone(series: Sequence[float]) -> None:
    """What a series has done before is not a jump."""
    assert found(series[:-1], series) == []


def test_a_short_history_only_tells_slips_and_zeros() -> None:
    """Three figures are too few to know what is usual, but enough to tell a unit; two are not."""
    assert found(STEADY[:3], [*STEADY[:3], 80]) == []
    assert [each.rule for each in found(STEADY[:3], [*STEADY[:3], 5000])] == ["slip"]
    assert found(STEADY[:2], [*STEADY[:2], 5000]) == []


def test_a_changed_figure_in_the_middle_is_looked_at() -> None:
    """A correction that goes wrong is as bad as a new figure that does."""
    (jump,) = found(STEADY, [48, 50, 490, 51, 50, 52])
    assert jump.id == f"umbrellas:{HOME}:2012-04-01/P1Y"
    assert found([48, 50, 490, 51, 50, 52], STEADY) == []


def test_unchanged_figures_are_not_asked_about() -> None:
    """A jump that was there before is nobody's business now."""
    odd = [*STEADY, 5000]
    assert found(odd, odd) == []
    assert found(odd, [*odd, 50]) == []


def test_a_forecast_is_no_history() -> None:
    """Neither is a forecast far off, nor does it excuse a figure that is."""
    forecast = figures([9000], first=2020, status="f")
    before = [*figures(STEADY), *forecast]
    after = [*figures([*STEADY, 5000]), *forecast]
    assert [each.rule for each in find_jumps("umbrellas", "count", before, after)] == ["slip"]


def test_a_whole_file_in_another_unit_is_one_jump() -> None:
    """Nobody confirms a thousand IDs: where most figures jump, all of them are confirmed by one."""
    before = [each for place in PLACES for each in figures(STEADY, place)]
    after = [each for place in PLACES for each in figures([value / 100 for value in STEADY], place)]
    (jump,) = find_jumps("umbrellas", "percent", before, after)
    assert jump.id == "umbrellas:all:2010-04-01/P1Y:2015-04-01/P1Y"
    assert len(jump.figures) == 6 * 7
    newest = [each for place in PLACES for each in figures([5000], place, 2016)]
    (jump,) = find_jumps("umbrellas", "percent", before, [*before, *newest])
    assert jump.id == "umbrellas:all:2016-04-01/P1Y"


def test_a_few_places_are_asked_about_one_by_one() -> None:
    """Where most places are as usual, each that is not has its own ID."""
    before = [each for place in PLACES for each in figures(STEADY, place)]
    newest = [each for place in PLACES for each in figures([5000 if place < PLACES[2] else 51], place, 2016)]
    jumps = find_jumps("umbrellas", "percent", before, [*before, *newest])
    assert [each.id for each in jumps] == [f"umbrellas:{place}:2016-04-01/P1Y" for place in PLACES[:2]]


def test_a_new_percentage_of_fractions_is_asked_about() -> None:
    """Percent stored as a part of one would be shown a hundred times too small."""
    (jump,) = found([], [0.48, 0.5, 0.49, 0.51, 0.5])
    assert (jump.id, jump.rule) == ("umbrellas:fraction", "fraction")
    assert found([], [0.48, 0.5, 0.49, 0.51, 1.5]) == []
    assert found([], [0.48, 0.5, 0.49, 0.51, 0.5], unit="count") == []
    assert [each.rule for each in found([], [0.48, 0.5])] == ["fraction"]
    assert found([], [0, 0]) == []


def test_a_short_percentage_that_becomes_a_fraction_is_asked_about() -> None:
    """Two figures known are too few to tell a slip; a place that is new is held against the others."""
    assert [each.id for each in found([77.1, 78.5], [77.1, 78.5, 0.799])] == ["umbrellas:fraction"]
    assert found([3, 4], [3, 4, 0.9]) == []
    others, newcomer = figures(STEADY, PLACES[0]), figures([0.48, 0.5], PLACES[1])
    (jump,) = find_jumps("umbrellas", "percent", others, [*others, *newcomer])
    assert jump.figures == tuple(newcomer)
    low = figures([0.4, *STEADY], PLACES[0])
    assert find_jumps("umbrellas", "percent", low, [*low, *newcomer]) == []


def test_a_new_series_is_held_against_itself_at_its_end() -> None:
    """Only its newest figure: what was long ago is in the publisher's notes."""
    assert [each.id for each in found([], [*STEADY, 5000])] == [f"umbrellas:{HOME}:2016-04-01/P1Y"]
    assert found([], [5000, *STEADY]) == []


def test_blank_figures_are_no_figures() -> None:
    """A figure that is hidden or missing is never far off."""
    before = figures(STEADY)
    hidden = figures([""], first=2016, status="c")
    assert find_jumps("umbrellas", "percent", before, [*before, *hidden]) == []


def test_a_period_that_repeats_the_one_before_is_asked_about() -> None:
    """In every place, as when a file of one quarter bears the name of the next; not where one differs."""
    levels = [10.0 * at for at in range(1, 8)]
    before = [f for at, place in enumerate(PLACES) for f in figures([levels[at], levels[at] + 1], place)]
    after = [
        f
        for at, place in enumerate(PLACES)
        for f in figures([levels[at], levels[at] + 1, levels[at] + 1], place)
    ]
    (jump,) = find_jumps("umbrellas", "count", before, after)
    assert (jump.id, jump.rule) == ("umbrellas:2012-04-01/P1Y:copied", "copied")
    assert len(jump.figures) == len(PLACES)
    assert find_jumps("umbrellas", "count", after, after) == []
    one_differs = [*after[:-1], figures([0, 0, levels[-1] + 2], PLACES[-1])[-1]]
    assert find_jumps("umbrellas", "count", before, one_differs) == []
