"""Where values stand: a scale with round steps and the words beside its gridlines."""

import math
from dataclasses import dataclass
from typing import Protocol

from lutondash.model.indicator import Unit

_QUARTER, _TEN = 2.5, 10.0
_STEPS = (1.0, 2.0, _QUARTER, 5.0, _TEN)
_MOST_GRIDLINES = 5
_LEAST_SHARE_SHOWN = 0.25
"""A scale that leaves zero out still spans this share of its end, so that a small change stays small."""
_COUNTED_WHOLE = {Unit.COUNT, Unit.VEHICLES}
_MILLION = 1e6
_MONEY = ((1e9, " billion"), (_MILLION, " million"), (1.0, ""))
_MINUS = "\N{MINUS SIGN}"


class Scaled(Protocol):
    """A view with values that a scale has to hold."""

    @property
    def heights(self) -> list[float]:
        """Everything that is drawn, in the unit."""
        ...

    @property
    def unit(self) -> Unit:
        """The unit of the values."""
        ...

    @property
    def from_zero(self) -> bool:
        """Whether the scale starts at zero."""
        ...


@dataclass(frozen=True, slots=True)
class Scale:
    """The lowest and highest value drawn, and the gridlines between them."""

    low: float
    high: float
    ticks: tuple[float, ...]

    @property
    def span(self) -> float:
        """How much lies between its ends."""
        return self.high - self.low


def value_scale(view: Scaled) -> Scale:
    """Choose a scale that holds every value, interval and target, from zero where the view says so."""
    low, high = min(view.heights), max(view.heights)
    if view.from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    elif low > 0:
        low = min(low, high * (1 - _LEAST_SHARE_SHOWN))
    else:
        high = max(high, low * (1 - _LEAST_SHARE_SHOWN))
    return round_scale(low, high, view.unit)


def round_scale(low: float, high: float, unit: Unit) -> Scale:
    """Choose a scale with round ends and steps that holds two values."""
    step = _step((high - low) or abs(high) or 1.0, unit)
    first, last = math.floor(round(low / step, 9)), math.ceil(round(high / step, 9))
    last = max(last, first + 1)
    ticks = tuple(round(n * step, 10) for n in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(span: float, unit: Unit) -> float:
    """Choose a round step; quarters are for tens and more (25, not 2.5), and what is counted is whole."""
    size: float = 10.0 ** math.floor(math.log10(span / _MOST_GRIDLINES))
    steps = (step * size for step in _STEPS if step != _QUARTER or size >= _TEN)
    step = next(step for step in steps if span / step <= _MOST_GRIDLINES)
    return max(step, 1.0) if unit in _COUNTED_WHOLE else step


def tick_words(scale: Scale, unit: Unit) -> list[str]:
    """Write the words beside each gridline, such as 20%, 1,500 or £20 million."""
    largest = max(abs(tick) for tick in scale.ticks)
    size, word = next((s, w) for s, w in _MONEY if largest >= s or s == 1.0) if unit is Unit.GBP else (1, "")
    sizes = [tick / size for tick in scale.ticks]
    places = _places(sizes)
    before, after = ("£" if unit is Unit.GBP else ""), ("%" if unit is Unit.PERCENT else word)
    return [
        f"{_MINUS if value < 0 else ''}{before}{abs(value):,.{places}f}{after if value or not word else ''}"
        for value in sizes
    ]


def _places(values: list[float]) -> int:
    """Count the decimals that tell the gridlines apart, and no more."""
    return next(n for n in range(10) if all(math.isclose(round(v, n), v, abs_tol=1e-9) for v in values))


def short_money(scale: Scale) -> list[str]:
    """Write pounds beside each gridline in the few letters of an axis, such as £200m; nothing is £0."""
    is_millions = max(abs(tick) for tick in scale.ticks) >= _MILLION
    size, word = (_MILLION, "m") if is_millions else (1.0, "")
    sizes = [tick / size for tick in scale.ticks]
    places = _places(sizes)
    return [
        f"{_MINUS if value < 0 else ''}£{abs(value):,.{places}f}{word}" if value else "£0" for value in sizes
    ]
