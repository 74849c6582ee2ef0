"""Direction of travel: which way a figure has moved over the last years, and since last year.

Not a verdict but the words beside every figure. The sign of the mean of the last five annual changes,
from at least four consecutive yearly points (the same quarter of each year), never across a break.
Source of the rule: section 4 of the project's design, after the projection method of Destatis.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from lutondash.analysis.change import intervals_overlap
from lutondash.analysis.yearly import FEWEST_POINTS, MOST_CHANGES, yearly_points
from lutondash.model.indicator import Accumulation, Break, Indicator, Polarity
from lutondash.model.number import shown
from lutondash.model.observation import Observation, Series, Status
from lutondash.model.period import READING_TYPES

ENDS_OF_A_CHANGE = 2
"""A change since last year needs both years."""


class Movement(StrEnum):
    """Which way the number itself moved."""

    RISING = "rising"
    FALLING = "falling"
    ABOUT_THE_SAME = "about_the_same"
    NO_CLEAR_CHANGE = "no_clear_change"
    CANNOT_SAY = "cannot_say"


class Meaning(StrEnum):
    """What the movement means for residents, by the indicator's polarity."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NO_JUDGEMENT = "no_judgement"
    CANNOT_SAY = "cannot_say"


class Reason(StrEnum):
    """Why no direction can be given."""

    NONE = ""
    NO_FIGURE = "no_figure"
    READINGS = "readings"
    ADDS_UP = "adds_up"
    TOO_FEW = "too_few"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Direction:
    """How a series moved between `first` and `last`, `years` apart.

    `mean_change` is in the indicator's unit a year. `points` counts the yearly points in a row and `held`
    all values; `steadiness` is the yearly changes that went the same way less those that did not;
    `shares_years` tells that the first and last windows of a rolling series overlap.
    """

    movement: Movement
    meaning: Meaning
    years: int = 0
    points: int = 0
    held: int = 0
    steadiness: int = 0
    first: Observation | None = None
    last: Observation | None = None
    mean_change: float | None = None
    shares_years: bool = False
    reason: Reason = Reason.NONE
    broken_by: Break | None = None

    @property
    def is_given(self) -> bool:
        """Whether a direction could be given at all."""
        return self.movement is not Movement.CANNOT_SAY


def direction(indicator: Indicator, series: Series) -> Direction:
    """Give the direction of travel over the last years, or the reason why there is none."""
    hindrance = _hindrance(indicator, series)
    if hindrance is not Reason.NONE:
        return _cannot_say(hindrance, series)
    found = _look_back(indicator, series, MOST_CHANGES + 1)
    if len(found.points) < FEWEST_POINTS:
        return _cannot_say(found.ended_by, series, found)
    return _moved(indicator, found.points)


def since_last_year(indicator: Indicator, series: Series) -> Direction:
    """Give the change between the latest figure and the one a year before it."""
    hindrance = _hindrance(indicator, series)
    if hindrance is not Reason.NONE:
        return _cannot_say(hindrance, series)
    found = _look_back(indicator, series, ENDS_OF_A_CHANGE)
    if len(found.points) < ENDS_OF_A_CHANGE:
        return _cannot_say(found.ended_by, series, found)
    return _moved(indicator, found.points)


def breaks_for(indicator: Indicator, geography: str) -> tuple[Break, ...]:
    """Return the breaks that hold for one place."""
    return tuple(b for b in indicator.breaks if b.geography in {None, geography})


def break_between(breaks: Sequence[Break], earlier: Observation, later: Observation) -> Break | None:
    """Return the break that lies between two observations, if there is one."""
    before, after = earlier.period.start, later.period.start
    if before is None or after is None:
        return None
    return next((b for b in breaks if before < b.at <= after), None)


def _hindrance(indicator: Indicator, series: Series) -> Reason:
    if series.latest is None:
        return Reason.NO_FIGURE
    if indicator.period_type in READING_TYPES:
        return Reason.READINGS
    if indicator.accumulation is Accumulation.CUMULATIVE:
        return Reason.ADDS_UP
    return Reason.NONE


@dataclass(frozen=True, slots=True)
class _LookBack:
    """The yearly points found from the latest value backwards, and what ended the walk."""

    points: tuple[Observation, ...] = ()
    ended_by: Reason = Reason.TOO_FEW
    broken_by: Break | None = None


def _cannot_say(reason: Reason, series: Series, found: _LookBack = _LookBack()) -> Direction:
    return Direction(
        Movement.CANNOT_SAY,
        Meaning.CANNOT_SAY,
        points=len(found.points),
        held=len(series.with_values),
        reason=reason,
        broken_by=found.broken_by,
    )


def _look_back(indicator: Indicator, series: Series, most: int) -> _LookBack:
    """Take the yearly points from the latest value backwards, up to a gap or a break."""
    points = yearly_points(series.with_values, most)
    breaks = breaks_for(indicator, series.geography)
    for at in range(len(points) - 1, 0, -1):
        earlier, later = points[at - 1], points[at]
        broken_by = break_between(breaks, earlier, later)
        if broken_by is not None or _breaks_after(series, earlier, later):
            return _LookBack(points[at:], Reason.BREAK, broken_by)
    return _LookBack(points)


def _breaks_after(series: Series, earlier: Observation, later: Observation) -> bool:
    """Say whether the publisher marked a break after `earlier`, up to and with `later`."""
    return any(
        Status.BREAK in o.status and earlier.period < o.period <= later.period for o in series.observations
    )


def _moved(indicator: Indicator, points: Sequence[Observation]) -> Direction:
    first, last = points[0], points[-1]
    changes = len(points) - 1
    movement = _movement(indicator, first, last)
    return Direction(
        movement,
        meaning(movement, indicator.polarity),
        years=changes,
        points=len(points),
        first=first,
        last=last,
        steadiness=_steadiness(points),
        mean_change=(last.known - first.known) / changes,
        shares_years=first.period.overlaps(last.period),
    )


def _steadiness(points: Sequence[Observation]) -> int:
    way = points[-1].known - points[0].known
    changes = [(after.known - before.known) * way for before, after in pairwise(points)]
    return sum(change > 0 for change in changes) - sum(change < 0 for change in changes)


def _movement(indicator: Indicator, first: Observation, last: Observation) -> Movement:
    before, after = shown(first.known, indicator.decimals), shown(last.known, indicator.decimals)
    if before == after:
        return Movement.ABOUT_THE_SAME
    if intervals_overlap(first, last):
        return Movement.NO_CLEAR_CHANGE
    return Movement.RISING if after > before else Movement.FALLING


def meaning(movement: Movement, polarity: Polarity) -> Meaning:
    """Say what a movement means for residents."""
    if movement is Movement.CANNOT_SAY:
        return Meaning.CANNOT_SAY
    if polarity in {Polarity.NO_JUDGEMENT, Polarity.IN_RANGE}:
        return Meaning.NO_JUDGEMENT
    if movement in {Movement.ABOUT_THE_SAME, Movement.NO_CLEAR_CHANGE}:
        return Meaning.SAME
    good = Movement.RISING if polarity is Polarity.HIGH_IS_GOOD else Movement.FALLING
    return Meaning.BETTER if movement is good else Meaning.WORSE
