"""`Course`: a projection set against the value it has to reach, and what each verdict would take."""

from collections.abc import Mapping
from dataclasses import dataclass

from lutondash.analysis.goal import Goal, same
from lutondash.analysis.goal_spans import STRICT
from lutondash.analysis.projection import Deadline, Projection
from lutondash.analysis.signal import Verdict
from lutondash.analysis.span import Edge, Span, from_bad_to_good

ON_COURSE_UNDER = 0.05
"""Share of the gap left open at the deadline, under which a figure is on course."""

SLIPPING_TO = 0.20
"""Largest share of the gap left open that still counts as slipping."""

_WRONG_WAY_FROM = 100.0
"""Severity of going the wrong way: always more than that of a pace that is too slow."""


@dataclass(frozen=True, slots=True)
class Course:
    """A projection set against the nearest value that meets the goal."""

    line: Projection
    goal: Goal
    target: float
    deadline: Deadline
    rise_is_good: bool

    @property
    def share(self) -> float:
        """The share of the gap that the pace leaves open; 0 is just in time, under 0 is sooner."""
        gap = self.target - self.line.latest
        if same(self.target, self.line.latest):
            # A strict target that the figure equals: the least move the right way meets it.
            return 0.0 if self.moves_the_right_way else 1.0
        return (self.target - self.line.mean) / gap

    @property
    def moves_the_right_way(self) -> bool:
        """Whether the figure moved towards its goal at all."""
        first, last = self.line.points[0].known, self.line.latest
        return not same(first, last) and (last > first) is self.rise_is_good

    @property
    def verdict(self) -> Verdict:
        """The verdict on a figure that does not meet its goal yet."""
        if not self.moves_the_right_way:
            return Verdict.WRONG_WAY
        if self.share < ON_COURSE_UNDER and not same(self.share, ON_COURSE_UNDER):
            return Verdict.ON_COURSE
        is_slipping = self.share <= SLIPPING_TO or same(self.share, SLIPPING_TO)
        return Verdict.SLIPPING if is_slipping else Verdict.OFF_COURSE

    @property
    def severity(self) -> float:
        """How bad it is: from 1 for a pace that is too slow, from 101 for the wrong way, else 0."""
        if self.verdict is Verdict.WRONG_WAY:
            return _WRONG_WAY_FROM + self.share
        return self.share / SLIPPING_TO if self.verdict is Verdict.OFF_COURSE else 0.0


def spans(line: Projection, goal: Goal, target: float, *, rise_is_good: bool) -> Mapping[Verdict, Span]:
    """Return the latest values that would give each verdict but met, the years before unchanged.

    Where the first value of the window meets the target, any miss is the wrong way.
    """
    first, rises = line.points[0].known, rise_is_good
    # A strict target is itself not met: standing on it can still be on course or the wrong way.
    misses = goal.comparison in STRICT
    if same(first, target) or (first > target) is rises:
        return {Verdict.WRONG_WAY: from_bad_to_good(None, Edge(target, misses), rise_is_good=rises)}
    slow, quick = (_latest_for(line, target, share) for share in (SLIPPING_TO, ON_COURSE_UNDER))
    ends = {
        Verdict.ON_COURSE: (Edge(quick, counts=False), Edge(target, misses)),
        Verdict.SLIPPING: (Edge(slow), Edge(quick)),
        Verdict.OFF_COURSE: (Edge(first, counts=False), Edge(slow, counts=False)),
        Verdict.WRONG_WAY: (None, Edge(first)),
    }
    return {v: from_bad_to_good(bad, good, rise_is_good=rises) for v, (bad, good) in ends.items()}


def _latest_for(line: Projection, target: float, share: float) -> float:
    """Return the latest value whose pace leaves just this share of its gap open.

    Solves target - (y + L (y - first) / k) = share (target - y) for y, with L years left and k changes.
    """
    rest, weight = 1 - share, line.years / (len(line.points) - 1)
    return (rest * target + weight * line.points[0].known) / (rest + weight)
