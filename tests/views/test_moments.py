"""Tests of `lutondash.views.moments`: a minute as people in Luton read it off a clock."""

from datetime import UTC, datetime

import pytest

from lutondash.views.moments import day, moment


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 26, 9, 30, tzinfo=UTC), "26 November 2026 at 9:30am"),
        (datetime(2026, 7, 26, 8, 5, tzinfo=UTC), "26 July 2026 at 9:05am"),
        (datetime(2026, 7, 25, 23, 0, tzinfo=UTC), "26 July 2026 at midnight"),
        (datetime(2026, 1, 1, 12, 0, tzinfo=UTC), "1 January 2026 at midday"),
        (datetime(2026, 1, 1, 12, 1, tzinfo=UTC), "1 January 2026 at 12:01pm"),
        (datetime(2026, 1, 1, 0, 1, tzinfo=UTC), "1 January 2026 at 12:01am"),
    ],
)
def test_a_minute_is_written_in_luton_time(at: datetime, words: str) -> None:
    """Summer and winter time, midday and midnight."""
    assert moment(at) == words


def test_the_day_is_lutons() -> None:
    """An hour before midnight in Greenwich is the next day in summer."""
    assert day(datetime(2026, 7, 25, 23, 0, tzinfo=UTC)) == "26 July 2026"
