"""How old a figure is, and how that is said: an old one is never told as if it were news."""

from datetime import date

from lutondash.model.indicator import Indicator, Measured
from lutondash.model.observation import Observation

OLD_AFTER_DAYS = 3 * 366
"""A yearly figure may be published a year and a half after its year; twice that is old."""

_RECENT_DAYS = 2 * 366


def is_old(latest: Observation | None, as_of: date) -> bool:
    """Say whether a figure's period ended more than three years before a day."""
    return latest is not None and latest.period.end is not None and _days(latest, as_of) > OLD_AFTER_DAYS


def until(indicator: Indicator, latest: Observation | None, as_of: date) -> str:
    """Date a direction that ended long ago, such as " to 2018"; empty for a recent one."""
    if latest is None or not is_old(latest, as_of):
        return ""
    at_start = indicator.measured is Measured.AT_START
    day = latest.period.start if at_start else latest.period.end
    return f" to {day.year}" if day else ""


def since(latest: Observation | None, as_of: date) -> str:
    """Say what the year before is called: last year while the figure is recent."""
    recent = latest is not None and latest.period.end is not None and _days(latest, as_of) <= _RECENT_DAYS
    return "since last year" if recent else "since the year before"


def _days(latest: Observation, as_of: date) -> int:
    return (as_of - latest.period.end).days if latest.period.end else 0
