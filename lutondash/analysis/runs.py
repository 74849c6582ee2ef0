"""Runs: stretches of a series that may be joined by a line, split at gaps and breaks."""

from collections.abc import Sequence
from itertools import pairwise

from lutondash.analysis.direction import break_between, breaks_for
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation, Series, Status
from lutondash.model.period import READING_TYPES

Run = tuple[Observation, ...]

LONGEST_STEP = 1.5
"""In usual steps: a longer one leaves out a period, and the line is not drawn across it."""


def runs(indicator: Indicator, series: Series) -> tuple[Run, ...]:
    """Split the values of a series where no line may join them.

    Readings are never joined, nor is a value given as about, more than or less than so much.
    """
    values = series.with_values
    if indicator.period_type in READING_TYPES:
        return tuple((o,) for o in values)
    usual = usual_step(values)
    found: list[list[Observation]] = []
    for earlier, later in zip((None, *values), values, strict=False):
        if earlier is None or _is_apart(indicator, series, earlier, later, usual):
            found.append([])
        found[-1].append(later)
    return tuple(tuple(run) for run in found)


def _is_apart(
    indicator: Indicator, series: Series, earlier: Observation, later: Observation, usual: int
) -> bool:
    return (
        leaves_out(earlier, later, usual)
        or bool(earlier.qualifier or later.qualifier)
        or Status.BREAK in later.status
        or break_between(breaks_for(indicator, series.geography), earlier, later) is not None
    )


def leaves_out(earlier: Observation, later: Observation, usual: int) -> bool:
    """Say whether a period is missing between two neighbours of a series with this usual step in days."""
    return _days(earlier, later) > usual * LONGEST_STEP


def usual_step(values: Sequence[Observation]) -> int:
    """Return the shortest step between the ends of neighbouring periods, in days."""
    steps = [_days(a, b) for a, b in pairwise(values)]
    return min((step for step in steps if step > 0), default=1)


def _days(earlier: Observation, later: Observation) -> int:
    if earlier.period.end is None or later.period.end is None:
        return 0
    return (later.period.end - earlier.period.end).days
