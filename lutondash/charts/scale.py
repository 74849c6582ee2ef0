"""Where values stand: a scale with round steps, and labels pushed apart."""

import math
from dataclasses import dataclass
from itertools import pairwise

from lutondash.views.trend_chart import TrendChart

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_GRIDLINES = 5
_SHARE_THAT_NEEDS_NO_ZERO = 0.55
"""Lines that all stand in the upper half of their scale would be flattened by a zero."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The lowest and highest value drawn, and the gridlines between them."""

    low: float
    high: float
    ticks: tuple[float, ...]


def value_scale(view: TrendChart) -> Scale:
    """Choose a scale that holds every value, interval and target, from zero unless that would flatten it."""
    values = [v for line in view.lines for p in line.points for v in (p.value, p.lower, p.upper)]
    found = [v for v in values if v is not None] + [target.value for target in view.targets]
    low, high = min(found), max(found)
    if low >= 0 and low < high * _SHARE_THAT_NEEDS_NO_ZERO:
        low = 0.0
    return _round_scale(low, high)


def _round_scale(low: float, high: float) -> Scale:
    step = _step((high - low) or abs(high) or 1.0)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(round(n * step, 10) for n in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(span: float) -> float:
    size: float = 10.0 ** math.floor(math.log10(span / _MOST_GRIDLINES))
    return next(step * size for step in _STEPS if span / (step * size) <= _MOST_GRIDLINES)


def spread(heights: list[float], gap: float, floor: float) -> list[float]:
    """Push heights apart until neighbours are a gap from each other, keeping their order."""
    order = sorted(range(len(heights)), key=lambda n: heights[n])
    placed = list(heights)
    for before, after in pairwise(order):
        placed[after] = max(placed[after], placed[before] + gap)
    shift = max(0.0, (sum(placed) - sum(heights)) / len(heights))
    lowest = min(placed) - shift
    return [height - shift + max(0.0, floor + gap / 2 - lowest) for height in placed]
