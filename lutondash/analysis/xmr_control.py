"""`Control`: a series in segments, each with its own limits and the class of every figure.

A segment starts where a person decided to set the limits anew; nothing else starts one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import isfinite
from typing import Protocol

from lutondash.analysis.runs import leaves_out, usual_step
from lutondash.analysis.xmr_limits import Limits, limits
from lutondash.analysis.xmr_rules import Class, classify
from lutondash.model.observation import Observation


class RebaseLike(Protocol):
    """A recorded decision: the first day of the new limits, and why."""

    @property
    def at(self) -> date:
        """First day of the new limits."""
        ...

    @property
    def reason(self) -> str:
        """Why a person decided so."""
        ...


@dataclass(frozen=True, slots=True)
class Segment:
    """Figures judged by the same limits; `rebase` is the decision that started it, if one did.

    `based_on` counts the figures behind the limits: all of the segment, or its first few where asked.
    """

    points: tuple[Observation, ...]
    classes: tuple[Class, ...]
    limits: Limits
    based_on: int
    rebase: RebaseLike | None = None

    @property
    def reason(self) -> str:
        """Why the limits start here, blank where the series does."""
        return self.rebase.reason if self.rebase else ""

    @property
    def mean(self) -> float:
        """The mean of the figures behind the limits."""
        return self.limits.mean

    @property
    def average_moving_range(self) -> float:
        """The mean step between neighbours, screened where asked."""
        return self.limits.average_moving_range

    @property
    def lower(self) -> float:
        """The lower limit."""
        return self.limits.lower

    @property
    def upper(self) -> float:
        """The upper limit."""
        return self.limits.upper

    @property
    def near_lower(self) -> float:
        """The lower near limit."""
        return self.limits.near_lower

    @property
    def near_upper(self) -> float:
        """The upper near limit."""
        return self.limits.near_upper


@dataclass(frozen=True, slots=True)
class Control:
    """The segments of a series, oldest first; none where it has no figure."""

    segments: tuple[Segment, ...]

    @property
    def points(self) -> tuple[Observation, ...]:
        """Every figure of the series, oldest first."""
        return tuple(point for segment in self.segments for point in segment.points)

    @property
    def classes(self) -> tuple[Class, ...]:
        """The class of every figure, in the same order."""
        return tuple(name for segment in self.segments for name in segment.classes)


def control(
    points: Sequence[Observation],
    rebases: Sequence[RebaseLike] = (),
    *,
    screening: bool = True,
    baseline_points: int | None = None,
) -> Control:
    """Set the limits of a series and class its figures; points in order of time, oldest first.

    Points without a value are left out, as are forecasts. `baseline_points` sets the limits of each
    segment by its first so many figures; later ones are classed but not used.
    """
    known = [point for point in points if _is_figure(point)]
    usual = usual_step(known)
    ordered = sorted(rebases, key=lambda rebase: rebase.at)
    groups = segment_numbers(known, [rebase.at for rebase in ordered])
    found = []
    for group in dict.fromkeys(groups):
        members = [point for point, number in zip(known, groups, strict=True) if number == group]
        rebase = ordered[group - 1] if group else None
        found.append(_segment(members, rebase, usual, _Basis(screening, baseline_points)))
    return Control(tuple(found))


def segment_numbers(points: Sequence[Observation], starts: Sequence[date]) -> list[int]:
    """Count for each figure the starts up to its first day: a start within a period waits for the next.

    A period of which only the end is known counts by its end; one without dates stays with the one before.
    """
    counts = (sum(start <= first for start in starts) if (first := _first_day(p)) else 0 for p in points)
    return list(accumulate(counts, max))


def _first_day(point: Observation) -> date | None:
    return point.period.start or point.period.end


def _is_figure(point: Observation) -> bool:
    return point.value is not None and isfinite(point.value) and not point.is_forecast


@dataclass(frozen=True, slots=True)
class _Basis:
    """What the limits are worked out from."""

    screening: bool
    points: int | None


def _segment(points: Sequence[Observation], rebase: RebaseLike | None, usual: int, basis: _Basis) -> Segment:
    values = [point.known for point in points]
    joined = [n > 0 and not leaves_out(points[n - 1], points[n], usual) for n in range(len(points))]
    count = len(values) if basis.points is None else min(max(basis.points, 1), len(values))
    found = limits(values[:count], joined[:count], screening=basis.screening)
    return Segment(tuple(points), classify(values, found), found, count, rebase)
