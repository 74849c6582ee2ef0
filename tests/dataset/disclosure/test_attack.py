"""No hidden figure can be worked out: tried by an attacker who knows everything that was published."""

from collections.abc import Sequence
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lutondash.dataset.disclosure.audit import audit
from lutondash.dataset.disclosure.cells import Cell, Key, State, Table
from lutondash.dataset.disclosure.hiding import Pattern, hide
from lutondash.model.disclosure import AddsUp, Disclosure
from tests.dataset.disclosure.attacker import ALL, Attacker, Grid, Place

SMALLEST = 3
ROWS, COLUMNS = ("E06000901", "E06000902"), ("a", "b", "c")
COUNTY = "E12000901"
RULE = Disclosure(
    rule="made up",
    smallest=SMALLEST,
    adds_up=(
        AddsUp(over="breakdown", parts=COLUMNS),
        AddsUp(over="geography", total=COUNTY, parts=ROWS),
    ),
)
COUNTS = st.one_of(st.integers(0, 4), st.integers(0, 9))
INNER = st.lists(COUNTS, min_size=6, max_size=6)
SQUARE = st.lists(COUNTS, min_size=4, max_size=4)
STEP = st.sampled_from([0, 0, 0, 0, 1, -1, 3])
MANY = settings(max_examples=100, deadline=None, derandomize=True)
SOME = settings(max_examples=60, deadline=None, derandomize=True)
FEW = settings(max_examples=30, deadline=None, derandomize=True)

Truth = dict[Place, int]


def grid_of(inner: Sequence[int]) -> Truth:
    """Return a grid of two places, by two or three breakdowns, with all its totals."""
    columns = columns_of(inner)
    places = [(row, column) for row in ROWS for column in columns]
    grid = dict(zip(places, inner, strict=True))
    for row in ROWS:
        grid[row, ALL] = sum(grid[row, column] for column in columns)
    for column in (*columns, ALL):
        grid[ALL, column] = sum(grid[row, column] for row in ROWS)
    return grid


def columns_of(inner: Sequence[int]) -> tuple[str, ...]:
    """Return the breakdowns of a grid with so many numbers."""
    return COLUMNS[: len(inner) // len(ROWS)]


def key_of(place: Place) -> Key:
    """Return a place of the grid as the product calls it."""
    row, column = place
    return Key(COUNTY if row == ALL else row, "2024", "" if column == ALL else column)


def table_of(grid: Truth) -> Table:
    """Return a grid as a table whose figures are all told."""
    return {key_of(place): Cell(State.SHOWN, number) for place, number in grid.items()}


def published(grid: Truth, pattern: Pattern) -> Grid:
    """Return a grid as the public sees it."""
    return {place: None if key_of(place) in pattern.counts else number for place, number in grid.items()}


def has_room(attacker: Attacker, edition: int, place: Place) -> bool:
    """Say whether a hidden figure may be any small number, or any of enough others."""
    found: set[int] = set()
    for value in attacker.values_of(edition, place):
        found.add(value)
        if found >= set(range(1, SMALLEST)) or len(found) >= SMALLEST:
            return True
    return False


@MANY
@given(INNER)
def test_no_small_number_is_shown_and_none_can_be_worked_out(inner: list[int]) -> None:
    """Whatever the counts, whoever knows all that is shown cannot narrow a hidden one down."""
    truth = grid_of(inner)
    pattern = hide(table_of(truth), RULE)
    seen = published(truth, pattern)
    assert all(number is None or not 0 < number < SMALLEST for number in seen.values())
    attacker = Attacker(ROWS, COLUMNS, [seen])
    assert [
        place for place, number in seen.items() if number is None and not has_room(attacker, 0, place)
    ] == []


@MANY
@given(INNER, st.sets(st.integers(0, 11)))
def test_the_audit_says_what_the_attacker_finds(inner: list[int], hidden: set[int]) -> None:
    """Of any pattern, good or bad, exactly those figures are told that an attacker can narrow down."""
    truth = grid_of(inner)
    places = [place for at, place in enumerate(truth) if at in hidden and truth[place]]
    pattern = Pattern(frozenset(map(key_of, places)))
    attacker = Attacker(ROWS, COLUMNS, [published(truth, pattern)])
    found = {key_of(place) for place in places if not has_room(attacker, 0, place)}
    assert {exposed.key for exposed in audit([pattern.over(table_of(truth))], RULE)} == found


@SOME
@given(SQUARE, st.lists(STEP, min_size=4, max_size=4))
def test_an_earlier_edition_gives_nothing_away(inner: list[int], steps: list[int]) -> None:
    """Whoever also knows the edition before, and what is still the same, finds nothing in either."""
    columns = columns_of(inner)
    first = grid_of(inner)
    second = grid_of([max(number + step, 0) for number, step in zip(inner, steps, strict=True)])
    before = hide(table_of(first), RULE)
    was = before.over(table_of(first))
    now = hide(table_of(second), RULE, [was])
    editions = [published(second, now), published(first, before)]
    attacker = Attacker(ROWS, columns, editions)
    attacker.unchanged = [same(first, second)]
    secret = {place for place, number in editions[1].items() if number is None}
    secret |= {place for place, number in editions[0].items() if number is None}
    shown_before = {place for place in secret if editions[1][place] == second[place]}
    hidden = [(edition, place) for edition in (0, 1) for place in sorted(secret - shown_before)]
    hidden = [(edition, place) for edition, place in hidden if editions[edition][place] is None]
    assert [each for each in hidden if len(first_two(attacker, *each)) < 2] == []
    narrow = {key_of(place) for edition, place in hidden if not has_room(attacker, edition, place)}
    assert narrow | {key_of(place) for place in shown_before} <= now.lost


@pytest.mark.thorough
@FEW
@given(SQUARE, st.lists(STEP, min_size=4, max_size=4), st.lists(STEP, min_size=4, max_size=4))
def test_three_editions_give_nothing_away(inner: list[int], steps: list[int], more: list[int]) -> None:
    """Whoever knows three editions, and what stayed the same from each to the next, finds nothing in any."""
    truths = [grid_of(inner)]
    for each in (steps, more):
        inner = [max(number + step, 0) for number, step in zip(inner, each, strict=True)]
        truths.insert(0, grid_of(inner))
    seen: list[Table] = []
    patterns: list[Pattern] = []
    for truth in reversed(truths):
        patterns.insert(0, hide(table_of(truth), RULE, seen))
        seen.insert(0, patterns[0].over(table_of(truth)))
    editions = [published(truth, pattern) for truth, pattern in zip(truths, patterns, strict=True)]
    attacker = Attacker(ROWS, columns_of(inner), editions)
    attacker.unchanged = [same(newer, older) for newer, older in pairwise(truths)]
    lost = frozenset[Key]().union(*(pattern.lost for pattern in patterns))
    hidden = [
        (at, place)
        for at, edition in enumerate(editions)
        for place, number in edition.items()
        if number is None and key_of(place) not in lost
    ]
    assert [each for each in hidden if not has_room(attacker, *each)] == []


def same(one: Truth, other: Truth) -> frozenset[Place]:
    """Return the figures that are the same in two grids."""
    return frozenset(place for place in one if one[place] == other[place])


def first_two(attacker: Attacker, edition: int, place: Place) -> list[int]:
    """Return two numbers that a figure may be, or the only one."""
    return list(islice(attacker.values_of(edition, place), 2))


@MANY
@given(INNER)
def test_hiding_again_hides_the_same(inner: list[int]) -> None:
    """A table with its pattern over it, with or without itself as the edition before, keeps its pattern."""
    table = table_of(grid_of(inner))
    pattern = hide(table, RULE)
    seen = pattern.over(table)
    assert hide(seen, RULE).counts == pattern.counts
    assert hide(table, RULE, [seen]).counts == pattern.counts
    shuffled = {key: table[key] for key in sorted(table, reverse=True)}
    assert hide(shuffled, RULE) == pattern
