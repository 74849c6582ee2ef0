"""Figures that are taken as they are but look wrong: another scale, a nought that stands for nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from lutondash.importers.rows import Figure
from lutondash.model.period import Period

_HUNDREDFOLD = (Decimal(50), Decimal(200))
_ENOUGH = 4
_TOLD = 3
_SMALL = 10
_NEAR = 3
_NOT_YET = re.compile(
    r"not (yet )?(available|agreed|known|received|reported|collected)|yet to be|awaiting|no data|\d\s?%",
    re.IGNORECASE,
)


def doubts_of(figures: Sequence[Figure], scale: Decimal) -> list[str]:
    """Return what an officer should look at, in sentences: the first of each kind, and how many there are."""
    by_place: dict[str, list[Figure]] = {}
    for each in figures:
        if each.value:
            by_place.setdefault(each.geography, []).append(each)
    series = [sorted(each, key=lambda figure: Period(figure.period)) for each in by_place.values()]
    return [
        *_first(_noughts_in_words(figures), "more with such a note"),
        *_first((each for one in series for each in _noughts(one)), "more noughts like it"),
        *_first((each for one in series for each in _jumps(one)), "more jumps like it"),
        *_fractions(figures, scale),
    ]


def _first(sentences: Iterable[str], more: str) -> Iterator[str]:
    told = list(sentences)
    yield from told[:_TOLD]
    if len(told) > _TOLD:
        yield f"and {len(told) - _TOLD} {more}."


def _where(figure: Figure) -> str:
    return f"{figure.geography} {figure.period}: {figure.value} ({figure.origin})"


def _noughts_in_words(figures: Iterable[Figure]) -> Iterator[str]:
    for each in figures:
        if each.value == "0" and _NOT_YET.search(each.note):
            yield f"{_where(each)} is nought, but its note says {each.note[:80]!r}; is it not known yet?"


def _noughts(series: Sequence[Figure]) -> Iterator[str]:
    """Yield each nought where every other value of the place is far from it."""
    others = [abs(Decimal(each.value)) for each in series if each.value != "0"]
    noughts = [each for each in series if each.value == "0"]
    if len(noughts) == 1 and len(others) >= _ENOUGH and max(others) <= min(others) * _NEAR:
        near, far = min(others), max(others)
        yield f"{_where(noughts[0])} is nought, and all others lie from {near} to {far}; is it missing?"


def _jumps(series: Sequence[Figure]) -> Iterator[str]:
    """Yield each step to about a hundred times or a hundredth of the value before."""
    least, most = _HUNDREDFOLD
    for before, after in pairwise(series):
        old, new = Decimal(before.value), Decimal(after.value)
        if old * new <= 0 or _is_small_count(old, new):
            continue
        if least <= max(old / new, new / old) <= most:
            was = f"{before.value} in {before.period}"
            yield f"{_where(after)} is about 100 times more or less than {was}; is it the scale?"


def _is_small_count(old: Decimal, new: Decimal) -> bool:
    """Say whether two whole numbers, one of them below ten, may well lie far apart."""
    return old % 1 == 0 and new % 1 == 0 and min(abs(old), abs(new)) < _SMALL


def _fractions(figures: Sequence[Figure], scale: Decimal) -> Iterator[str]:
    values = [Decimal(each.value) for each in figures if each.value]
    between = [each for each in values if 0 < each < 1]
    if scale == 1 and len(between) >= _ENOUGH and all(0 <= each <= 1 for each in values):
        yield "every figure lies between 0 and 1; if these are shares of 100, set scale = 100."
