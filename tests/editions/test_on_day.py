"""Tests of `lutondash.editions.on_day`: which edition stood on a day in Luton."""

from datetime import UTC, date, datetime

import pytest

from lutondash.editions.on_day import start_on, stood_on, written_day
from lutondash.model.edition import PublishedEdition
from tests.editions_made import edition, withdrawn


def at(*when: int) -> PublishedEdition:
    """Make the first edition at a minute of universal time."""
    return edition(1, at=datetime(*when, tzinfo=UTC))  # type: ignore[misc,arg-type]  # numbers of a date


@pytest.mark.parametrize(
    ("out", "day", "stands"),
    [
        ((2026, 3, 28, 23, 59), date(2026, 3, 28), True),
        ((2026, 3, 29, 23, 0), date(2026, 3, 29), False),  # the clocks went forward: midnight has come
        ((2026, 10, 24, 23, 0), date(2026, 10, 24), False),
        ((2026, 10, 25, 23, 59), date(2026, 10, 25), True),  # the clocks went back
    ],
)
def test_a_day_ends_at_midnight_in_luton(out: tuple[int, ...], day: date, *, stands: bool) -> None:
    """Not at that of universal time."""
    assert (stood_on([at(*out)], day) is not None) is stands


def test_what_was_taken_back_stood_until_then() -> None:
    """A later one that was taken back the same day did not stand at its end."""
    editions = (withdrawn(3, 3), withdrawn(2, 9), edition(1))
    stood = [stood_on(editions, date(2024, 6, day)) for day in (1, 2, 3, 9)]
    assert [each.number if each else None for each in stood] == [1, 2, 2, 1]
    start = start_on(editions, date(2024, 6, 3))
    assert start is not None
    assert start.number == 1
    assert stood_on(editions, date(2024, 5, 31)) is None


@pytest.mark.parametrize("text", ["", "2024-13-01", "24-06-01", "2024-06-01 ", "today", "²024-06-01"])
def test_what_is_no_day_is_none(text: str) -> None:
    """A day is written in one way only."""
    assert written_day(text) is None
