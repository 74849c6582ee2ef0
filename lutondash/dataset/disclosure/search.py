"""What an unknown whole number may be: shown by a solution that has it, or proved that none has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lutondash.dataset.disclosure.system import Bounds, System, determined

_STEPS = 4000
"""How often a search may split a range before it is called too hard."""


@dataclass(frozen=True, slots=True)
class Need:
    """How much room a hidden number needs, so that it is not as good as told.

    It may be any number from `least` to under `smallest`, or any of `smallest` different ones. A `mere`
    unknown was never hidden: it needs room only while it may be a small number.
    """

    least: int
    smallest: int
    is_mere: bool = False

    def is_met_by(self, values: set[int]) -> bool:
        """Say whether these possible values are room enough."""
        every_small_one = values.issuperset(range(self.least, self.smallest))
        return every_small_one or len(values) >= self.smallest

    def may_be_met_in(self, low: int, high: int) -> bool:
        """Say whether a range, if every number in it were possible, is room enough."""
        if self.is_mere and (low >= self.smallest or high < self.least):
            return True
        return high - low + 1 >= self.smallest or (low <= self.least and high >= self.smallest - 1)


class Verdict(StrEnum):
    """Why a hidden number is not safe: it is narrowed for certain, or nobody could show that it is not."""

    FOUND = "found"
    UNSURE = "unsure"


class TooHardError(Exception):
    """A search took more steps than it may."""


def narrowest(system: System) -> Bounds | None:
    """Return the bounds that the equations leave, by narrowing and elimination; None where nothing fits."""
    bounds = system.bounds.copy()
    if not system.narrow(bounds):
        return None
    solved = determined(system)
    if solved is None:
        return None
    for unknown, number in solved.items():
        if number.denominator > 1 or not bounds.low[unknown] <= number <= bounds.high[unknown]:
            return None
        bounds.low[unknown] = bounds.high[unknown] = int(number)
    return bounds if system.narrow(bounds, solved) else None


def is_a_tree(system: System) -> bool:
    """Say whether the equations hang together without a circle: then narrowed ranges are exact."""
    edges = sum(len(each.terms) for each in system.equations)
    return edges == system.size + len(system.equations) - 1


def solution(
    system: System, bounds: Bounds, fixed: Mapping[int, int] | None = None
) -> tuple[int, ...] | None:
    """Return whole numbers that keep every equation; None where there are none; raises TooHardError."""
    start = bounds.copy()
    for unknown, value in (fixed or {}).items():
        start.low[unknown] = start.high[unknown] = value
    waiting, steps = [(start, tuple(fixed or range(system.size)))], 0
    while waiting:
        here, touched = waiting.pop()
        if not system.narrow(here, touched):
            continue
        unknown = _next(here)
        if unknown < 0:
            if system.is_solved(here.low):
                return tuple(here.low)
            continue
        steps += 1
        if steps > _STEPS:
            raise TooHardError
        waiting += [(half, (unknown,)) for half in _halves(here, unknown)]
    return None


def _next(bounds: Bounds) -> int:
    """Return the unknown with the narrowest range that is not one number, -1 where there is none."""
    spans = ((high - low, x) for x, (low, high) in enumerate(zip(bounds.low, bounds.high, strict=True)))
    return min(((span, x) for span, x in spans if span), default=(0, -1))[1]


def _halves(bounds: Bounds, unknown: int) -> Iterator[Bounds]:
    """Yield the upper half of a range, then the lower, which is therefore looked at first."""
    middle = (bounds.low[unknown] + bounds.high[unknown]) // 2
    upper, lower = bounds.copy(), bounds.copy()
    upper.low[unknown] = middle + 1
    lower.high[unknown] = middle
    yield from (upper, lower)


def too_narrow(bounds: Bounds, needs: Mapping[int, Need]) -> dict[int, Verdict]:
    """Return the unknowns that their bounds alone give away."""
    return {
        unknown: Verdict.FOUND
        for unknown, need in needs.items()
        if not need.may_be_met_in(bounds.low[unknown], bounds.high[unknown])
    }


def given_away(system: System, bounds: Bounds, needs: Mapping[int, Need]) -> dict[int, Verdict]:
    """Return every unknown that has less room than it needs, or cannot be shown to have it.

    `bounds` are those of `narrowest`, and there is a solution within them.
    """
    found = too_narrow(bounds, needs)
    if is_a_tree(system):
        return found
    seen: dict[int, set[int]] = {unknown: set() for unknown in needs}
    for unknown, need in needs.items():
        if unknown not in found:
            verdict = _tried(system, bounds, unknown, need, seen)
            if verdict:
                found[unknown] = verdict
    return found


def _tried(
    system: System, bounds: Bounds, unknown: int, need: Need, seen: dict[int, set[int]]
) -> Verdict | None:
    """Look for solutions with different values of one unknown, until it has room enough."""
    low, high = bounds.low[unknown], bounds.high[unknown]
    last = min(high, max(low, need.least) + 3 * need.smallest)
    is_whole = last == high
    for value in _order(low, last, need):
        if _is_safe(need, seen[unknown]):
            return None
        if value in seen[unknown]:
            continue
        try:
            solved = solution(system, bounds, {unknown: value})
        except TooHardError:
            is_whole = False
            continue
        for each, values in seen.items():
            if solved:
                values.add(solved[each])
    if _is_safe(need, seen[unknown]):
        return None
    return Verdict.FOUND if is_whole else Verdict.UNSURE


def _order(low: int, last: int, need: Need) -> list[int]:
    """Return values to try: the small ones first, for all of them are room enough."""
    values = range(low, last + 1)
    return sorted(values, key=lambda each: (not need.least <= each < need.smallest, each))


def _is_safe(need: Need, seen: set[int]) -> bool:
    """Say whether values that were found possible are room enough."""
    return need.is_met_by(seen) or (need.is_mere and any(each >= need.smallest for each in seen))
