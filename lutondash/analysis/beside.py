"""Whether another place's figure may stand beside ours, and which one."""

from lutondash.analysis.direction import breaks_for
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation, Series
from lutondash.model.period import Period


def beside(indicator: Indicator, home: Series, other: Series) -> Observation | None:
    """Return the other place's value for our latest period, or None where none may be shown.

    Absolute totals and words are never set beside other places, nor is a figure from which on a
    recorded break says that a place no longer compares.
    """
    latest = home.latest
    if latest is None or not may_compare(indicator, latest.period, home.geography, other.geography):
        return None
    found = other.at(latest.period)
    return found if found is not None and found.value is not None else None


def may_compare(indicator: Indicator, period: Period, *geographies: str) -> bool:
    """Say whether figures of this period may be set beside each other for all these places."""
    if not indicator.comparable:
        return False
    stops = (
        b
        for geography in geographies
        for b in breaks_for(indicator, geography)
        if not b.comparable_with_others
    )
    return not any(period.end is None or period.end >= stop.at for stop in stops)
