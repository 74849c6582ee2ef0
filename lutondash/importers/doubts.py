"""Figures that are taken as they are but look wrong: another scale, a nought that stands for nothing."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, pairwise
from typing import TypeAlias

from lutondash.importers.assemble import outside_interval
from lutondash.importers.rows import Figure

_HUNDREDFOLD = (50, 200)
_ENOUGH = 4
_TOLD = 3
_SMALL = 10
_NEAR = 3
_COLUMN = 5
_DIFFERENT = 3
_NOT_YET = re.compile(
    r"not (yet )?(available|agreed|known|received|reported|collected)|yet to be|awaiting|no data|\d\s?%",
    re.IGNORECASE,
)


def doubts_of(figures: Sequence[Figure], scale: Decimal, is_told: Callable[[Figure], bool]) -> list[str]:
    """Return what an officer should look at, in sentences: the first of each kind, and how many there are.

    All figures are looked at together; only of those that `is_told` names anything is said.
    """
    by_place: dict[tuple[str, str], list[Figure]] = {}
    for each in figures:
        if each.value:
            by_place.setdefault((each.geography, each.breakdown), []).append(each)
    # Periods of one form are in order of time as texts are; all of them would be slow to work out.
    series = [sorted(each, key=lambda figure: figure.period) for each in by_place.values()]
    kinds = (
        (_own(figures), "more that the file itself contradicts"),
        (_outside_intervals(figures), "more outside their intervals"),
        (_noughts_in_words(figures), "more with such a note"),
        (chain.from_iterable(map(_noughts, series)), "more noughts like it"),
        (chain.from_iterable(map(_jumps, series)), "more jumps like it"),
        (_copied(figures), "more periods like it"),
    )
    told = (line for doubts, more in kinds for line in _first(doubts, more, is_told))
    return [*told, *_fractions(figures, scale, is_told)]


def copied_periods(cells: Iterable[tuple[str, Hashable, str]]) -> Iterator[tuple[str, str]]:
    """Yield each period in which every value is that of the period before, and that period.

    Cells are a period, what the value is of, and the value. A few values, or all alike, may well stay.
    """
    by_period: dict[str, dict[Hashable, str]] = {}
    for period, whose, value in cells:
        by_period.setdefault(period, {})[whose] = value
    in_order = sorted(by_period, key=lambda period: (period.partition("/")[2], period))
    for before, after in pairwise(in_order):
        old, new = by_period[before], by_period[after]
        is_one_form = before.partition("/")[2] == after.partition("/")[2]
        is_column = len(new) >= _COLUMN and len(set(new.values())) >= _DIFFERENT
        if is_one_form and is_column and all(old.get(whose) == value for whose, value in new.items()):
            yield after, before


Doubt: TypeAlias = tuple[Figure, str]
"""A figure and what is said of it."""


def _first(doubts: Iterable[Doubt], more: str, is_told: Callable[[Figure], bool]) -> Iterator[str]:
    told = [words for figure, words in doubts if is_told(figure)]
    yield from told[:_TOLD]
    if len(told) > _TOLD:
        yield f"and {len(told) - _TOLD} {more}."


def _own(figures: Iterable[Figure]) -> Iterator[Doubt]:
    return ((each, f"{each.origin}: {each.doubt}.") for each in figures if each.doubt and each.value)


def _outside_intervals(figures: Iterable[Figure]) -> Iterator[Doubt]:
    for each in figures:
        if outside_interval(each):
            words = f"{each.value} is not in {each.lower} to {each.upper} ({each.origin})"
            yield each, f"{each.geography} {each.period}: {words}"


def _copied(figures: Sequence[Figure]) -> Iterator[Doubt]:
    first: dict[str, Figure] = {}
    for each in figures:
        if each.value:
            first.setdefault(each.period, each)
    cells = ((each.period, (each.geography, each.breakdown), each.value) for each in figures if each.value)
    for after, before in copied_periods(cells):
        words = f"every figure of {after} is that of {before} ({first[after].origin}); was a column copied?"
        yield first[after], words


def _where(figure: Figure) -> str:
    return f"{figure.geography} {figure.period}: {figure.value} ({figure.origin})"


def _noughts_in_words(figures: Iterable[Figure]) -> Iterator[Doubt]:
    for each in figures:
        if each.value == "0" and _NOT_YET.search(each.note):
            words = f"is nought, but its note says {each.note[:80]!r}; is it not known yet?"
            yield each, f"{_where(each)} {words}"


def _noughts(series: Sequence[Figure]) -> Iterator[Doubt]:
    """Yield the one nought where every other value of the place is far from it."""
    noughts = [each for each in series if each.value == "0"]
    if len(noughts) != 1:
        return
    others = sorted(abs(float(each.value)) for each in series if each.value != "0")
    if len(others) >= _ENOUGH and others[-1] <= others[0] * _NEAR:
        span = f"{others[0]:.10g} to {others[-1]:.10g}"
        words = f"{_where(noughts[0])} is nought, and all others lie from {span}; is it missing?"
        yield noughts[0], words


def _jumps(series: Sequence[Figure]) -> Iterator[Doubt]:
    """Yield each step to about a hundred times or a hundredth of the value before."""
    least, most = _HUNDREDFOLD
    numbers = [float(each.value) for each in series]
    if min(numbers) > 0 and max(numbers) < least * min(numbers):
        return
    for at, (old, new) in enumerate(pairwise(numbers)):
        if old * new <= 0 or not least <= max(old / new, new / old) <= most or _is_small_count(old, new):
            continue
        was = f"{series[at].value} in {series[at].period}"
        words = f"{_where(series[at + 1])} is about 100 times more or less than {was}; is it the scale?"
        yield series[at + 1], words


def _is_small_count(old: float, new: float) -> bool:
    """Say whether two whole numbers, one of them below ten, may well lie far apart."""
    return old.is_integer() and new.is_integer() and min(abs(old), abs(new)) < _SMALL


def _fractions(figures: Sequence[Figure], scale: Decimal, is_told: Callable[[Figure], bool]) -> Iterator[str]:
    values = [each.value for each in figures if each.value]
    is_between = scale == 1 and all(0 <= float(each) <= 1 for each in values)
    is_many = is_between and sum(0 < float(each) < 1 for each in values) >= _ENOUGH
    if is_many and any(map(is_told, figures)):
        yield "every figure lies between 0 and 1; if these are shares of 100, set scale = 100."
