"""What is to be known of an observation before a rule may judge it: a figure, its exactness, its status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isfinite

from lutondash.analysis.signal import Input, Step
from lutondash.model.observation import Observation, Qualifier, Status

_UPWARDS = {Qualifier.AT_LEAST, Qualifier.MORE_THAN}
_DOWNWARDS = {Qualifier.AT_MOST, Qualifier.LESS_THAN}
_STRICT = {Qualifier.MORE_THAN, Qualifier.LESS_THAN}

_PAST = 1e-6
"""How far past a strict bound the nearest possible value is taken to lie, as a share of it."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The values an inexact figure may stand for, from `low` to `high`, one of which has no end."""

    low: float
    high: float


def is_known(observation: Observation) -> bool:
    """Say whether an observation has a finite value."""
    return observation.value is not None and isfinite(observation.value)


def extent(observation: Observation) -> Extent | None:
    """Return what a figure given as more than, or less than, so much may stand for; else None."""
    value, qualifier = observation.known, observation.qualifier
    past = _PAST * max(abs(value), _PAST) if qualifier in _STRICT else 0.0
    if qualifier in _UPWARDS:
        return Extent(value + past, inf)
    if qualifier in _DOWNWARDS:
        return Extent(-inf, value - past)
    return None


def interval(observation: Observation) -> tuple[float, float] | None:
    """Return the ends of a usable interval: both finite, the right way round; else None."""
    low, high = observation.lower, observation.upper
    if low is None or high is None or not (isfinite(low) and isfinite(high)) or low > high:
        return None
    return low, high


def share_days(points: Sequence[Observation]) -> bool:
    """Say whether neighbouring periods overlap, as those of running totals and rolling windows do."""
    return any(one.period.overlaps(other.period) for one, other in pairwise(points))


def steps(observation: Observation) -> tuple[Step, ...]:
    """Return the lines that a reader of a verdict on this observation must also be told."""
    told = []
    if observation.qualifier == Qualifier.ABOUT:
        told.append(Step("The source gives the figure as about so much", ""))
    if Status.PROVISIONAL in observation.status:
        told.append(Step("The latest figure is provisional and may change", ""))
    return tuple(told)


def before_the_verdict(
    arithmetic: Sequence[Step],
    observation: Observation,
    verdict: Step,
    earlier: Sequence[Observation] = (),
) -> tuple[Step, ...]:
    """Put the lines of a signal in order: the arithmetic, what else to know, the verdict last."""
    provisional = sum(Status.PROVISIONAL in each.status for each in earlier)
    told = (Step("Earlier figures that are provisional", str(provisional)),) if provisional else ()
    return (*arithmetic, *told, *steps(observation), verdict)


def inputs(observation: Observation) -> Mapping[str, Input]:
    """Return what stands beside the inputs of a rule where the observation is not final."""
    return {"provisional": True} if Status.PROVISIONAL in observation.status else {}
