"""Which target a figure is judged by: for its own period, and for the end it is meant to reach."""

from collections.abc import Sequence
from datetime import date

from lutondash.analysis.goal import Goal
from lutondash.analysis.trajectory import Deadline
from lutondash.analysis.yearly import reference_day
from lutondash.model.indicator import Measured
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from lutondash.model.target import Basis, Target, TargetKind

_COUNTS_THE_SAME = {Basis.POINT, Basis.PER_YEAR}
"""A total over several years, or an increment, cannot be met by one value."""


def goal_of(target: Target) -> Goal:
    """Return what a value has to be."""
    return Goal(target.comparison, target.value, target.upper)


def counts_the_same(target: Target) -> bool:
    """Say whether one value of the series can be set against the target."""
    return target.basis in _COUNTS_THE_SAME


def due(target: Target) -> date | None:
    """Return the last day by which a target is to be met: a bare year means its end; None where blank."""
    return Period(target.by).end if target.by else None


def applies(target: Target, latest: Observation, measured: Measured) -> bool:
    """Say whether a target is set for the period of an observation.

    An annual target holds in its window, or in the year that holds its date; one without a date always;
    a milestone or an end from its date on.
    """
    day, by = reference_day(latest, measured), due(target)
    if target.window_from or target.window_to:
        return _in_window(target, day)
    if by is None:
        return True
    if target.kind is TargetKind.ANNUAL:
        return latest.period.overlaps(Period(by.isoformat()))
    return day is not None and day >= by


def _in_window(target: Target, day: date | None) -> bool:
    first = Period(target.window_from).start or date.min
    last = Period(target.window_to or target.by).end or date.max
    return day is not None and first <= day <= last


def judged_by(targets: Sequence[Target], latest: Observation, measured: Measured) -> Target | None:
    """Return the newest target that holds for an observation's period, if any does."""
    held = (t for t in reversed(targets) if counts_the_same(t) and applies(t, latest, measured))
    return next(held, None)


def reached_for(targets: Sequence[Target], latest: Observation, measured: Measured) -> Target | None:
    """Return the dated end or milestone that comes next, or else the last one that has passed."""
    dated = [t for t in targets if t.kind is not TargetKind.ANNUAL and t.basis is Basis.POINT and t.by]
    day = reference_day(latest, measured) or date.min
    ahead = [t for t in dated if (due(t) or date.min) > day]
    by_date = sorted(ahead or dated, key=lambda t: due(t) or date.min, reverse=not ahead)
    return next(iter(by_date), None)


def deadline_of(target: Target, words: str) -> Deadline | None:
    """Return the day a target is to be met, with the words for it; None where no date was set."""
    by = due(target)
    return Deadline(by, words) if by else None
