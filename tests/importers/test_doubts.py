"""Tests of doubts: columns that look copied."""

from decimal import Decimal

from lutondash.importers.doubts import doubts_of
from lutondash.importers.rows import Figure

PLACES = tuple(f"E0600000{number}" for number in range(1, 6))


def column(period: str, values: tuple[int, ...]) -> list[Figure]:
    """Make the figures of one period."""
    return [
        Figure(period, place, str(value), origin=f"a.csv, row {row}")
        for row, (place, value) in enumerate(zip(PLACES, values, strict=True), 2)
    ]


def test_a_period_that_is_the_one_before_in_every_place_is_told() -> None:
    """One figure that differs is enough to believe the others."""
    before = column("2020-04-01/P1Y", (1, 2, 3, 4, 5))
    same, other = (column("2021-04-01/P1Y", (1, 2, 3, 4, last)) for last in (5, 6))
    words = "every figure of 2021-04-01/P1Y is that of 2020-04-01/P1Y (a.csv, row 2); was a column copied?"
    assert doubts_of([*before, *same], Decimal(1), lambda _: True) == [words]
    assert doubts_of([*before, *other], Decimal(1), lambda _: True) == []


def test_a_period_of_noughts_may_stay() -> None:
    """Where hardly anything differs, nothing can be told from it."""
    figures = [*column("2020", (0, 0, 0, 0, 1)), *column("2021", (0, 0, 0, 0, 1))]
    assert doubts_of(figures, Decimal(1), lambda _: True) == []
