"""Made-up observations and goals for tests of single rules."""

from datetime import date
from typing import Any

from lutondash.analysis.goal import Goal
from lutondash.analysis.signal import Signal
from lutondash.analysis.trajectory import Deadline
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from lutondash.model.target import Comparison


def observed(value: float | None, year: int = 2025, **more: Any) -> Observation:
    """Make an observation of a calendar year."""
    return Observation(Period(f"{year}-01-01/P1Y"), value, **more)


def yearly(*values: float | None, last: int = 2025, **more: Any) -> tuple[Observation, ...]:
    """Make one calendar year after another, the last in `last`."""
    first = last - len(values) + 1
    return tuple(observed(value, first + n, **more) for n, value in enumerate(values))


def end_of(year: int) -> Deadline:
    """Make the deadline of a target that names only a year."""
    return Deadline(date(year, 12, 31), f"the end of {year}")


def at_least(value: float) -> Goal:
    """Make a goal that wants a high value."""
    return Goal(Comparison.AT_LEAST, value)


def at_most(value: float) -> Goal:
    """Make a goal that wants a low value."""
    return Goal(Comparison.AT_MOST, value)


def within(value: float, upper: float) -> Goal:
    """Make a goal that wants a value in a range."""
    return Goal(Comparison.WITHIN, value, upper)


def number_of(signal: Signal, name: str) -> float:
    """Return an input that must be a number."""
    found = signal.inputs[name]
    assert isinstance(found, int | float)
    return found


def told(signal: Signal) -> str:
    """Return the arithmetic as one text."""
    return "\n".join(map(str, signal.steps))


def bands(signal: Signal) -> dict[str, str]:
    """Return what the latest value would have to be for each verdict."""
    return {band.words: band.condition for band in signal.bands}


def here(signal: Signal) -> list[str]:
    """Return the words of the bands that are marked as the verdict given."""
    return [band.words for band in signal.bands if band.here]
