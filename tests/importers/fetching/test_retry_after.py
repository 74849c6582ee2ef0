"""Tests of how long a publisher asks us to wait."""

from datetime import UTC, datetime

import pytest

from lutondash.importers.fetching.retry_after import seconds_to_wait

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        (" 120 ", 120.0),
        ("Sun, 22 Nov 2026 09:01:30 GMT", 90.0),
        ("Sun, 22 Nov 2026 08:00:00 GMT", 0.0),
        ("Sun, 22 Nov 2026 10:01:00 +0100", 60.0),
        ("Sun, 22 Nov 2026 09:00:05 -0000", 5.0),
        (None, None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("Sun, 99 Nov 2026 09:01:30 GMT", None),
    ],
)
def test_seconds_and_dates_are_read(header: str | None, seconds: float | None) -> None:
    """A time that has passed is nought; nonsense is nothing."""
    assert seconds_to_wait(header, NOW) == seconds


def test_a_number_of_any_length_is_read() -> None:
    """A thousand figures are a very long time and no fault."""
    assert (seconds_to_wait("9" * 1000, NOW) or 0) > 10**11
