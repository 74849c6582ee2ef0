"""Projection: where the yearly change of the last years would lead by a day to come."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from lutondash.analysis import caveats
from lutondash.analysis.yearly import FEWEST_POINTS, MOST_CHANGES, reference_day
from lutondash.model.indicator import Measured
from lutondash.model.observation import Observation

_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day by which a target is to be met, and the words for it, such as "the end of 2027"."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Projection:
    """A straight line from the latest value to a deadline, and its range.

    `mean` is the value at `until` if the figure keeps its mean yearly change; `low` and `high` are the
    values if every year were like the year of the smallest, or of the largest, yearly change. The range
    is the spread of the yearly changes: it is no forecast and tells no probability. Changes are in the
    unit of the series a year, `years` is the time from `since` to `until`.
    """

    points: tuple[Observation, ...]
    since: date
    until: date
    years: float
    change: float
    low: float
    mean: float
    high: float

    @property
    def latest(self) -> float:
        """The value the line starts from."""
        return self.points[-1].known


def projection(
    points: Sequence[Observation], deadline: Deadline, measured: Measured = Measured.DURING
) -> Projection | None:
    """Carry the mean yearly change on to the deadline; None with too few points or no time left."""
    used = window(points)
    since = reference_day(used[-1], measured) if used else None
    if len(used) < FEWEST_POINTS or since is None or deadline.day <= since:
        return None
    changes = [after.known - before.known for before, after in pairwise(used)]
    years, latest = years_between(since, deadline.day), used[-1].known
    change = (latest - used[0].known) / len(changes)
    low, mean, high = (latest + years * each for each in (min(changes), change, max(changes)))
    return Projection(used, since, deadline.day, years, change, low, mean, high)


def window(points: Sequence[Observation]) -> tuple[Observation, ...]:
    """Return the points that are used: at most the last six, from the last missing value on."""
    used: list[Observation] = []
    for point in reversed(points):
        if not caveats.is_known(point) or len(used) > MOST_CHANGES:
            break
        used.insert(0, point)
    return tuple(used)


def years_between(since: date, until: date) -> float:
    """Return years as months / 12, a day being its share of its month, so that month ends are exact."""
    return (_months(until) - _months(since)) / _MONTHS_A_YEAR


def _months(day: date) -> float:
    return day.year * _MONTHS_A_YEAR + day.month + day.day / monthrange(day.year, day.month)[1]
