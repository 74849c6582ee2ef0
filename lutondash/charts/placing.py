"""Where words stand on a chart: labels pushed apart, dates evenly spread, words clear of the lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

Alignment = Literal["left", "center", "right"]

_NARROW_LETTERS, _WIDE_LETTERS = frozenset("fijlrtI.,:;'|() "), frozenset("mwMW%—")
_SHARES = {"narrow": 0.33, "wide": 0.88, "capital": 0.66, "other": 0.56}
"""Widths of letters as shares of the size of type, generous enough for other fonts than ours."""
_LONGEST_NAME = 24
_GAP_BETWEEN_DATES = 12
_STEPS_NARROWER = 20
_EVEN_ENOUGH = 1.7
"""The widest gap between dates may be this many times the narrowest."""


def text_width(text: str, type_size: float) -> float:
    """Estimate how many pixels a line of text takes."""
    return sum(_SHARES[_kind(letter)] for letter in text) * type_size


def _kind(letter: str) -> str:
    if letter in _NARROW_LETTERS:
        return "narrow"
    if letter in _WIDE_LETTERS:
        return "wide"
    return "capital" if letter.isupper() else "other"


def shortened(name: str, most: int = _LONGEST_NAME) -> str:
    """Cut a long name after a whole word, with dots for the rest; the full name stands in the subtitle."""
    if len(name) <= most:
        return name
    cut = name[:most].rsplit(" ", 1)[0].rstrip(",")
    return f"{cut}…"


def wrapped(text: str, width: float, type_size: float) -> list[str]:
    """Break a text into lines that fit a width, at its spaces."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, type_size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, width: float, type_size: float) -> list[str]:
    """Break a text into as few lines as fit a width, and no line much shorter than the others."""
    fewest = wrapped(text, width, type_size)
    tries = (wrapped(text, width * n / _STEPS_NARROWER, type_size) for n in range(1, _STEPS_NARROWER))
    return next((lines for lines in tries if len(lines) == len(fewest)), fewest)


@dataclass(frozen=True, slots=True)
class _Stack:
    """Blocks that stand on each other, lowest first, as near to where each wants to be as they can."""

    blocks: tuple[int, ...]
    wanted: float
    height: float

    def bottom(self, floor: float, ceiling: float) -> float:
        """Where the stack stands: between floor and ceiling, and on the floor where it is too high."""
        return max(floor, min(self.wanted - self.height / 2, ceiling - self.height))

    def under(self, other: "_Stack") -> "_Stack":
        """Put another stack on this one."""
        blocks = (*self.blocks, *other.blocks)
        wanted = (self.wanted * len(self.blocks) + other.wanted * len(other.blocks)) / len(blocks)
        return _Stack(blocks, wanted, self.height + other.height)


def spread(heights: list[float], sizes: list[float], floor: float, ceiling: float) -> list[float]:
    """Push heights apart until no two blocks of these sizes touch, in their order, from floor to ceiling.

    Where there is less room than blocks, they rise through the ceiling.
    """
    stacks: list[_Stack] = []
    for n in sorted(range(len(heights)), key=lambda n: heights[n]):
        stack = _Stack((n,), heights[n], sizes[n])
        while stacks and _touch(stacks[-1], stack, floor, ceiling):
            stack = stacks.pop().under(stack)
        stacks.append(stack)
    placed = dict(_centres(stacks, sizes, floor, ceiling))
    return [placed[n] for n in range(len(heights))]


def _touch(lower: _Stack, upper: _Stack, floor: float, ceiling: float) -> bool:
    return lower.bottom(floor, ceiling) + lower.height > upper.bottom(floor, ceiling)


def _centres(
    stacks: list[_Stack], sizes: list[float], floor: float, ceiling: float
) -> Iterator[tuple[int, float]]:
    for stack in stacks:
        bottom = stack.bottom(floor, ceiling)
        for n in stack.blocks:
            yield n, bottom + sizes[n] / 2
            bottom += sizes[n]


def even_days(named: dict[date, str], most: int, width: float, type_size: float) -> list[date]:
    """Choose days to name: the first, the last, and between them as many as fit and stand evenly."""
    days = sorted(named)
    for number in range(min(most, len(days)), 2, -1):
        chosen = _nearest(days, number)
        if len(set(chosen)) == number and _stand_evenly(chosen) and days_fit(chosen, named, width, type_size):
            return chosen
    return [days[0], days[-1]] if len(days) > 1 else days


def _nearest(days: list[date], number: int) -> list[date]:
    first, span = days[0], days[-1] - days[0]
    wanted = (first + span * (n / (number - 1)) for n in range(number))
    return [min(days, key=lambda day: abs(day - at)) for at in wanted]


def _stand_evenly(chosen: list[date]) -> bool:
    gaps = [(after - before).days for before, after in pairwise(chosen)]
    return max(gaps) <= _EVEN_ENOUGH * min(gaps)


def days_fit(chosen: list[date], named: dict[date, str], width: float, type_size: float) -> bool:
    """Tell whether the words of neighbours keep apart; the first and the last stand inward."""
    if chosen[0] == chosen[-1]:
        return True
    span = (chosen[-1] - chosen[0]).days
    ends: list[tuple[float, float]] = []
    for n, day in enumerate(chosen):
        at, half = (day - chosen[0]).days / span * width, text_width(named[day], type_size) / 2
        centre = at + half if n == 0 else at - half if n == len(chosen) - 1 else at
        ends.append((centre - half, centre + half))
    return all(after[0] - before[1] >= _GAP_BETWEEN_DATES for before, after in pairwise(ends))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, from the left and from the bottom of the drawing."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand beside a level line: how many pixels from the left, and above or below it."""

    left: float
    is_above: bool


_SPOTS_ACROSS = 12


def free_spot(
    level: float, width: float, height: float, words: Box, dots: list[tuple[float, float]]
) -> Spot | None:
    """Find a spot beside a level line where words of this size cover no line; None where there is none."""
    steps = [max(0.0, width - words.right) * n / _SPOTS_ACROSS for n in range(_SPOTS_ACROSS + 1)]
    spots = (Spot(left, is_above) for left in steps for is_above in (True, False))

    def is_free(spot: Spot) -> bool:
        bottom = level if spot.is_above else level - words.top
        right, top = spot.left + words.right, bottom + words.top
        covers = any(spot.left < x < right and bottom < y < top for x, y in dots)
        return not covers and bottom >= 0 and top <= height

    return next((spot for spot in spots if is_free(spot)), None) if words.right <= width else None


def along(points: list[tuple[float, float]], step: float = 6.0) -> list[tuple[float, float]]:
    """Walk along a line and note where it passes, every few pixels."""
    walked: list[tuple[float, float]] = points[:1]
    for (x1, y1), (x2, y2) in pairwise(points):
        steps = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) / step))
        walked += [(x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps) for n in range(1, steps + 1)]
    return walked
