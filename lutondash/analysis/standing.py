"""`Standing`: how many steps a value lies from the middle of a group, and past which bounds."""

from collections.abc import Sequence
from dataclasses import dataclass

from lutondash.analysis.goal import same
from lutondash.analysis.position import Middle
from lutondash.analysis.signal import Verdict
from lutondash.analysis.span import ANY, Edge, Span

SIMILAR_TO, SLIGHTLY_TO, PLAINLY_TO, MUCH_TO = 0.5, 1.5, 3.0, 7.5
"""Bounds of the words, in steps; a bound itself takes the milder word."""

BOUNDS = (SIMILAR_TO, SLIGHTLY_TO, PLAINLY_TO, MUCH_TO)
BY_HAND = len(BOUNDS)
"""The degree past the last bound: too far out to name."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a value lies: its signed distance in steps, its side, and the degree from 0 to 4.

    `ends` are those of its margin of error; `possible` are the values the figure can have at all.
    """

    value: float
    distance: float
    centre: Middle
    values: Sequence[float]
    ends: tuple[float, float] | None
    possible: Span = ANY

    @property
    def is_held(self) -> bool:
        """Whether the margin of error holds the middle; touching it counts."""
        if self.ends is None:
            return False
        lower, upper = self.ends
        near = same(lower, self.centre.median) or same(upper, self.centre.median)
        return near or lower <= self.centre.median <= upper

    @property
    def degree(self) -> int:
        """How many bounds the distance passes."""
        far = abs(self.distance)
        return 0 if self.is_held else sum(far > bound and not same(far, bound) for bound in BOUNDS)

    @property
    def side(self) -> Verdict:
        """Higher, lower or similar, whichever way is good."""
        if not self.degree:
            return Verdict.SIMILAR
        return Verdict.HIGHER if self.distance > 0 else Verdict.LOWER


def span_in(standing: Standing, side: Verdict, degree: int) -> Span | None:
    """Return the values that would stand so, with a margin of error as wide; None where there are none."""
    span = span_of(standing.centre, side, degree)
    if standing.ends is not None:
        similar = _held(standing, standing.ends)
        beyond = {
            Verdict.HIGHER: Span(low=_past(similar.high)),
            Verdict.LOWER: Span(high=_past(similar.low)),
        }
        clipped = similar if side is Verdict.SIMILAR else span.within(beyond[side])
        return clipped.within(standing.possible) if clipped else None
    return span.within(standing.possible)


def _held(standing: Standing, ends: tuple[float, float]) -> Span:
    """Return the values whose margin of error would hold the middle, or that lie near it without."""
    centre, (lower, upper) = standing.centre, ends
    low = min(centre.at(-SIMILAR_TO), centre.median - (upper - standing.value))
    high = max(centre.at(SIMILAR_TO), centre.median + (standing.value - lower))
    return Span(Edge(low), Edge(high))


def _past(edge: Edge | None) -> Edge | None:
    return None if edge is None else Edge(edge.value, counts=False)


def span_of(centre: Middle, side: Verdict, degree: int) -> Span:
    """Return the values that would stand on this side to this degree."""
    if side is Verdict.SIMILAR:
        return Span(Edge(centre.at(-SIMILAR_TO)), Edge(centre.at(SIMILAR_TO)))
    sign = 1 if side is Verdict.HIGHER else -1
    near = Edge(centre.at(sign * BOUNDS[degree - 1]), counts=False)
    far = Edge(centre.at(sign * BOUNDS[degree])) if degree < BY_HAND else None
    return Span(near, far) if sign > 0 else Span(far, near)
