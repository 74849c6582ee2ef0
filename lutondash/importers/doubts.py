"""Figures that are taken as they are but look wrong: another scale, a nought that stands for nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from lutondash.importers.rows import Figure

_HUNDREDFOLD = (50, 200)
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
    # Periods of one form are in order of time as texts are; all of them would be slow to work out.
    series = [sorted(each, key=lambda figure: figure.period) for each in by_place.values()]
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
    """Yield the one nought where every other value of the place is far from it."""
    noughts = [each for each in series if each.value == "0"]
    if len(noughts) != 1:
        return
    others = sorted(abs(float(each.value)) for each in series if each.value != "0")
    if len(others) >= _ENOUGH and others[-1] <= others[0] * _NEAR:
        span = f"{others[0]:.10g} to {others[-1]:.10g}"
        yield f"{_where(noughts[0])} is nought, and all others lie from {span}; is it missing?"


def _jumps(series: Sequence[Figure]) -> Iterator[str]:
    """Yield each step to about a hundred times or a hundredth of the value before."""
    least, most = _HUNDREDFOLD
    numbers = [float(each.value) for each in series]
    if min(numbers) > 0 and max(numbers) < least * min(numbers):
        return
    for at, (old, new) in enumerate(pairwise(numbers)):
        if old * new <= 0 or not least <= max(old / new, new / old) <= most or _is_small_count(old, new):
            continue
        was = f"{series[at].value} in {series[at].period}"
        yield f"{_where(series[at + 1])} is about 100 times more or less than {was}; is it the scale?"


def _is_small_count(old: float, new: float) -> bool:
    """Say whether two whole numbers, one of them below ten, may well lie far apart."""
    return old.is_integer() and new.is_integer() and min(abs(old), abs(new)) < _SMALL


def _fractions(figures: Sequence[Figure], scale: Decimal) -> Iterator[str]:
    values = [each.value for each in figures if each.value]
    is_between = scale == 1 and all(0 <= float(each) <= 1 for each in values)
    if is_between and sum(0 < float(each) < 1 for each in values) >= _ENOUGH:
        yield "every figure lies between 0 and 1; if these are shares of 100, set scale = 100."
