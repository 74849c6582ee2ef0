"""Minutes in Luton as words: when an edition came out, and when a draft would."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lutondash.views import formats

_LUTON_TIME = ZoneInfo("Europe/London")
_NOON = 12


def moment(at: datetime) -> str:
    """Write a minute as 26 November 2026 at 9:30am; `at` has a time zone."""
    local = at.astimezone(_LUTON_TIME)
    return f"{formats.day(local.date())} at {_clock(local)}"


def day(at: datetime) -> str:
    """Write the day in Luton on which a minute falls."""
    return formats.day(at.astimezone(_LUTON_TIME).date())


def _clock(local: datetime) -> str:
    if not local.minute and not local.hour % _NOON:
        return "midday" if local.hour else "midnight"
    half = "pm" if local.hour >= _NOON else "am"
    return f"{(local.hour - 1) % _NOON + 1}:{local.minute:02}{half}"
