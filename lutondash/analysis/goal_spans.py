"""The values that meet a goal, come close to it or miss it, in words."""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from lutondash.analysis.goal import Goal, same
from lutondash.analysis.span import Edge, Span
from lutondash.analysis.writing import Writer
from lutondash.model.target import Comparison

PERCENT = 100

STRICT = frozenset({Comparison.ABOVE, Comparison.BELOW})
"""Goals that a value equal to the target does not meet."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How near counts as close: units of the series, or percent of the target's size."""

    size: float
    kind: Literal["absolute", "relative"] = "absolute"

    def at(self, bound: float) -> float | None:
        """Return the tolerance in units at a bound of the goal, or None where it cannot be used."""
        if not isfinite(self.size) or self.size < 0:
            return None
        if self.kind == "absolute":
            return self.size
        return None if same(bound, 0) else self.size / PERCENT * abs(bound)


def wanted(goal: Goal, writer: Writer) -> str:
    """Say which values meet a goal, as a target is read out."""
    value = writer.value(goal.value)
    match goal.comparison:
        case Comparison.AT_LEAST:
            return f"{value} or more"
        case Comparison.AT_MOST:
            return f"{value} or less"
        case Comparison.ABOVE:
            return f"more than {value}"
        case Comparison.BELOW:
            return f"less than {value}"
    return value if goal.upper is None else f"{value} to {writer.value(goal.top)}"


def met_span(goal: Goal) -> Span:
    """Return the values that meet a goal."""
    counts = goal.comparison not in STRICT
    too_low, too_high = _ends(goal)
    low = Edge(goal.value, counts) if too_low else None
    return Span(low, Edge(goal.top, counts) if too_high else None)


def _ends(goal: Goal) -> tuple[bool, bool]:
    """Say whether a value can be too low, and whether it can be too high."""
    too_low = goal.comparison not in {Comparison.AT_MOST, Comparison.BELOW}
    too_high = goal.comparison not in {Comparison.AT_LEAST, Comparison.ABOVE}
    return too_low, too_high


def close_to(goal: Goal, tolerance: Tolerance | None, writer: Writer) -> str:
    """Say which values miss a goal by no more than the tolerance; nothing where none do."""
    strict = goal.comparison in STRICT
    too_low, too_high = _ends(goal)
    low, high = (tolerance.at(end) if tolerance else None for end in (goal.value, goal.top))
    spans = []
    if too_low and low is not None and (low or strict):
        spans.append(Span(Edge(goal.value - low), Edge(goal.value, strict)))
    if too_high and high is not None and (high or strict):
        spans.append(Span(Edge(goal.top, strict), Edge(goal.top + high)))
    return "; or ".join(span.words(writer) for span in spans)


def missed(goal: Goal, tolerance: Tolerance | None, writer: Writer) -> str:
    """Say which values miss a goal by more; where the tolerance cannot be used, nothing is said."""
    # Without a tolerance a value that equals a strict target misses it.
    counts = tolerance is None and goal.comparison in STRICT
    too_low, too_high = _ends(goal)
    low, high = (tolerance.at(end) if tolerance else 0.0 for end in (goal.value, goal.top))
    spans = []
    if too_low and low is not None:
        spans.append(Span(high=Edge(goal.value - low, counts)))
    if too_high and high is not None:
        spans.append(Span(low=Edge(goal.top + high, counts)))
    return "; or ".join(span.words(writer) for span in spans)
