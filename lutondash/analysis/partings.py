"""Partings: where two figures of a series were not counted or published in the same way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lutondash.analysis.direction import break_between, breaks_for
from lutondash.model.indicator import Break, Indicator
from lutondash.model.observation import Observation, Series, Status


@dataclass(frozen=True, slots=True)
class Parting:
    """Why a judgement must not look across: a recorded break, a publisher's mark, or another release."""

    reason: str
    words: str = "Counted anew"
    broken_by: Break | None = None


Part = Callable[[Observation, Observation], Parting | None]
"""Gives what parts an earlier observation from a later one, or None where they belong together."""


def partings(indicator: Indicator, series: Series) -> Part:
    """Return what parts two observations of a series: signals never look across any of it."""
    breaks = breaks_for(indicator, series.geography)
    marked = tuple(o for o in series.observations if Status.BREAK in o.status)

    def part(earlier: Observation, later: Observation) -> Parting | None:
        broken_by = break_between(breaks, earlier, later)
        if broken_by is not None:
            return Parting(f"The way of counting changed in {broken_by.at.year}", broken_by=broken_by)
        if any(earlier.period < o.period <= later.period for o in marked):
            return Parting("The publisher marks a change in the way of counting")
        if earlier.release != later.release:
            return Parting("The figures come from different publications", "Other publications")
        return None

    return part


@dataclass(frozen=True, slots=True)
class LatestPart:
    """The values since the last parting, oldest first, and what stands before them."""

    points: tuple[Observation, ...]
    parting: Parting | None = None


def latest_part(values: Sequence[Observation], part: Part) -> LatestPart:
    """Cut off what the latest value must not be judged with."""
    for at in range(len(values) - 1, 0, -1):
        found = part(values[at - 1], values[at])
        if found is not None:
            return LatestPart(tuple(values[at:]), found)
    return LatestPart(tuple(values))
