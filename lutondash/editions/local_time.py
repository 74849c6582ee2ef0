"""Luton's time: what an officer writes as a minute, and the instant that it is.

The clocks go forward in March, and an hour does not exist; they go back in October, and an hour exists
twice. Neither is guessed.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from lutondash.errors import UsageError

LONDON = ZoneInfo("Europe/London")
_WRITTEN = re.compile(
    r"(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?)(Z|[+-]\d{2}:\d{2})?", re.ASCII | re.IGNORECASE
)


def instant(text: str) -> datetime:
    """Return the instant that a text such as 2026-11-26T09:30 is in Luton, with its offset.

    An offset may follow, as +01:00 or Z. Raises UsageError where the text is no minute, where the
    clocks leap over it, and where they show it twice and no offset says which is meant.
    """
    parts = _WRITTEN.fullmatch(text.strip())
    if parts is None:
        raise UsageError(f"{text!r} is no time. Write it as 2026-11-26T09:30, in Luton's time.")
    try:
        wall = datetime.fromisoformat(parts[1].upper())
        offset = datetime.fromisoformat(f"2000-01-01T00:00{parts[3].upper()}").tzinfo if parts[3] else None
        if offset is not None:
            return in_luton(wall.replace(tzinfo=offset))
        return _by_the_clock(wall, text)
    except (ValueError, OverflowError) as wrong:
        raise UsageError(f"{text!r} is not a real time: {wrong}. Check the day and the hour.") from wrong


def in_luton(moment: datetime) -> datetime:
    """Return the same instant as the clocks in Luton show it; the moment must have a time zone.

    It carries its offset and not the zone: two moments of one zone are compared by their clocks, and in
    the hour that comes twice the later could count as the earlier.
    """
    if moment.utcoffset() is None:
        raise ValueError("a time zone is missing")
    here = moment.astimezone(LONDON)
    return here.replace(tzinfo=timezone(here.utcoffset() or timedelta()), fold=0)


def whole_second(moment: datetime) -> datetime:
    """Return an instant in Luton's time without parts of a second."""
    return in_luton(moment).replace(microsecond=0)


def written(moment: datetime) -> str:
    """Write an instant as an officer would type it, with its offset: 2026-11-26T09:30+00:00."""
    here = in_luton(moment)
    return here.isoformat(timespec="seconds" if here.second else "minutes")


def _by_the_clock(wall: datetime, text: str) -> datetime:
    """Return the one instant at which the clocks in Luton show a time."""
    shown = [moment for moment in _readings(wall) if moment.replace(tzinfo=None) == wall]
    if not shown:
        later = written(wall.replace(tzinfo=LONDON, fold=0).astimezone(UTC))
        raise UsageError(
            f"{text!r} does not exist: the clocks go forward over it. An hour later it is {later}."
        )
    if len(shown) > 1:
        first, second = (written(moment) for moment in shown)
        raise UsageError(
            f"{text!r} comes twice, because the clocks go back. Write {first} for the first time "
            f"or {second} for the second."
        )
    return shown[0]


def _readings(wall: datetime) -> tuple[datetime, ...]:
    """Return the instants that a time by the clock may be, each once, the earliest first."""
    folds = (wall.replace(tzinfo=LONDON, fold=fold) for fold in (0, 1))
    return tuple(in_luton(moment) for moment in sorted({fold.astimezone(UTC) for fold in folds}))
