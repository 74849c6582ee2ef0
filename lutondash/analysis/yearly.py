"""Yearly points: the values of the latest period and of the same time of each year before it."""

from collections.abc import Sequence
from datetime import date

from lutondash.model.indicator import Measured
from lutondash.model.observation import Observation
from lutondash.model.period import Period

MOST_CHANGES = 5
"""Annual changes looked back on; fewer hide a turn, more hide the present."""

FEWEST_POINTS = 4
"""Yearly points needed before anything is said of them."""


def yearly_points(values: Sequence[Observation], most: int = MOST_CHANGES + 1) -> tuple[Observation, ...]:
    """Walk back from the latest value a year at a time until one is missing; oldest first."""
    by_time_of_year = {time_of_year(o.period): o for o in values}
    points = list(values[-1:])
    while points and len(points) < most:
        earlier = by_time_of_year.get(time_of_year(points[0].period.plus_years(-1)))
        if earlier is None or earlier is points[0]:
            break
        points.insert(0, earlier)
    return tuple(points)


def reference_day(observation: Observation, measured: Measured) -> date | None:
    """Return the day a value stands for: the last of its period, or the first where it was taken then."""
    return observation.period.start if measured is Measured.AT_START else observation.period.end


def time_of_year(period: Period) -> str:
    """Name what must recur a year later: an interval, or the month of a day that moves about in it."""
    return period.text if period.is_interval else period.text[: len("2025-04")]
