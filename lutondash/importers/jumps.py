"""Figures far outside the history of their own series, which somebody must confirm before they count.

The rule looks at one series at a time: one indicator, place and part of the population. Its history is what
was held before. Where that is short, the newest figure is looked at against its own earlier ones.

* **step**: at least five figures are known; the new one lies outside them all, by more than five times
  their median change and more than a quarter of their median; and the step from its neighbour in time is
  more than twice the largest step before.
* **slip**: at least three figures, all above zero, are known; the new one is more than tenfold above the
  largest or below the smallest; and 100 or 1,000 times more or less of it would lie between half the
  smallest and twice the largest.
* **zero**: at least three figures are known, none at or below zero, and the smallest is more than five
  times their median change.
* **fraction**: in an indicator in percent, all that comes in of series with fewer than three figures known
  lies from 0 to 1, and not all of it is nought; what is known of them is more than ten times as much, and
  every figure known of other series is more than 1.
* **copied**: every figure of a period that is new or changed is that of the period before, in at least five
  places and not all alike: a file of one period may bear the name of another.

Asked about the newest figure of every series in the repository's data, it points at 69 of 24,247, none of
them Luton's. `tests/published` holds it to that.
"""

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from lutondash.importers.doubts import copied_periods
from lutondash.importers.rows import Figure
from lutondash.model.observation import Status
from lutondash.model.period import Period

TO_COME = "to_come"
"""The rule that points at a figure of a period that has not begun."""

FRACTION = "fraction"
"""The rule that points at percentages that may be stored as parts of one."""

COPIED = "copied"
"""The rule that points at a period that repeats the one before in every place."""

_ENOUGH = 5
"""So many figures make a history."""

_SOME = 3
"""So many are enough to tell a slip of unit and a zero that means missing."""

_CHANGES = 5
"""A step is far where it is this many times the median change ..."""

_LEVEL = 0.25
"""... and more than this part of the median ..."""

_LARGEST = 2
"""... and this many times the largest step before."""

_FAR = 10
"""A slip of unit takes a figure this many times beyond its history."""

_TIMES = (100, 1000, 0.01, 0.001)
"""What a figure in another unit has to be multiplied by."""

_SAME_UNIT = 2
"""A figure so multiplied lies within this many times its history."""

_MANY = 5
"""Where so many figures and more than half of all that came in jump, they jump together."""

SeriesKey = tuple[str, str]
"""A place and a part of the population."""

History = Mapping[SeriesKey, Sequence[Figure]]
"""The figures with a value of each series, in order of time."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Figures that are far off and the words why; all of them are confirmed by one ID."""

    id: str
    indicator: str
    rule: str
    words: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Odd:
    """One figure that is far off."""

    figure: Figure
    rule: str
    words: str


def find_jumps(indicator: str, unit: str, before: Iterable[Figure], after: Iterable[Figure]) -> list[Jump]:
    """Return the figures that are new or changed and far outside the history of their series, in order."""
    old, new = _series(before), _series(after)
    fraction = _fractions(indicator, old, new) if unit == "percent" else None
    told = {each.key for each in fraction.figures} if fraction else set()
    first = [*([fraction] if fraction else []), *_copied(indicator, old, new)]
    looked_at, odd = 0, list[_Odd]()
    for key, figures in new.items():
        for figure, history, beside in _to_look_at(figures, old.get(key, ())):
            looked_at += 1
            if figure.key in told:
                continue
            found = _odd(figure, history, beside)
            odd.extend([found] if found else [])
    if len(odd) >= _MANY and 2 * len(odd) > looked_at:
        return [*first, _together(indicator, odd)]
    return [*first, *(_alone(indicator, each) for each in odd)]


def find_to_come(figures: Iterable[tuple[str, Figure]], as_of: date) -> tuple[list[Jump], list[str]]:
    """Return figures of periods that start after a day, by period; and doubts of those that end after it.

    `figures` are those that change, each with its indicator. A forecast is meant to be early.
    """
    to_come: dict[tuple[str, str], list[Figure]] = {}
    running: dict[tuple[str, str], list[Figure]] = {}
    for indicator, figure in figures:
        if not figure.period or not figure.value or Status.FORECAST in figure.status:
            continue
        period = _period(figure.period)
        if (period.start or period.end or as_of) > as_of:
            to_come.setdefault((indicator, figure.period), []).append(figure)
        elif (period.end or as_of) > as_of:
            running.setdefault((indicator, figure.period), []).append(figure)
    jumps = [_to_come(*key, listed, as_of) for key, listed in to_come.items()]
    doubts = (
        f"look at {indicator}: {period} ends after {as_of}; is the figure of {listed[0].geography} final?"
        for (indicator, period), listed in running.items()
    )
    return jumps, list(doubts)


def _to_come(indicator: str, period: str, listed: Sequence[Figure], as_of: date) -> Jump:
    words = f"The period starts after {as_of}. A forecast needs the status f."
    return Jump(f"{indicator}:{period}:to_come", indicator, TO_COME, words, tuple(listed))


def _series(figures: Iterable[Figure]) -> dict[SeriesKey, list[Figure]]:
    found: dict[SeriesKey, list[Figure]] = {}
    for each in figures:
        if each.value and Status.FORECAST not in each.status:
            found.setdefault((each.geography, each.breakdown), []).append(each)
    return {key: sorted(found[key], key=_when) for key in sorted(found)}


def _when(figure: Figure) -> tuple[int, Period]:
    return figure.sequence or 0, _period(figure.period)


@cache
def _period(text: str) -> Period:
    return Period(text)


def _to_look_at(
    figures: Sequence[Figure], held: Sequence[Figure]
) -> Iterator[tuple[Figure, list[float], list[float]]]:
    """Yield each figure to look at, the values of its history, and of those its neighbours in time."""
    if len(held) < _ENOUGH:
        newest, own = figures[-1], _values(figures[:-1])
        if newest.value not in {each.value for each in held if each.key == newest.key}:
            yield newest, own, own[-1:]
        return
    history = _values(held)
    for figure in _changed(figures, held):
        earlier = [each for each in held if _when(each) < _when(figure)]
        later = [each for each in held if _when(each) > _when(figure)]
        yield figure, history, _values([*earlier[-1:], *later[:1]])


def _values(figures: Iterable[Figure]) -> list[float]:
    return [float(each.value) for each in figures]


def _odd(figure: Figure, history: Sequence[float], beside: Sequence[float]) -> _Odd | None:
    if len(history) < _SOME:
        return None
    value, usual = float(figure.value), _usual_change(history)
    if value == 0 and min(history) > _CHANGES * usual:
        words = f"It is zero, and the {_told(history)}. Is it missing?"
        return _Odd(figure, "zero", words)
    if times := _slip(value, history):
        words = f"The {_told(history)}. It would fit if it was multiplied by {times:g}."
        return _Odd(figure, "slip", words)
    if len(history) >= _ENOUGH and _is_step(value, history, beside, usual):
        words = f"The {_told(history)}, and the usual change is {usual:.4g}."
        return _Odd(figure, "step", words)
    return None


def _usual_change(history: Sequence[float]) -> float:
    return statistics.median(abs(after - before) for before, after in pairwise(history))


def _told(history: Sequence[float]) -> str:
    return f"{len(history)} figures known before lie between {min(history):.6g} and {max(history):.6g}"


def _slip(value: float, history: Sequence[float]) -> float:
    """Return what a value must be multiplied by to be in the unit of its history; 0 where it is."""
    low, high = min(history), max(history)
    if low <= 0 or value == 0 or low / _FAR < value < high * _FAR:
        return 0
    fits = (times for times in _TIMES if low / _SAME_UNIT <= value * times <= high * _SAME_UNIT)
    return next(fits, 0)


def _is_step(value: float, history: Sequence[float], beside: Sequence[float], usual: float) -> bool:
    beyond = max(value - max(history), min(history) - value)
    level = statistics.median(abs(each) for each in history)
    largest = max(abs(after - before) for before, after in pairwise(history))
    step = min(abs(value - each) for each in beside)
    return beyond > max(_CHANGES * usual, _LEVEL * level) and step > _LARGEST * largest


def _fractions(indicator: str, old: History, new: History) -> Jump | None:
    """Return what comes in of series with hardly a history, where all of it looks like parts of one."""
    short = {key: each for key, each in new.items() if len(old.get(key, ())) < _SOME}
    coming = [figure for key, each in short.items() for figure in _changed(each, old.get(key, ()))]
    values = _values(coming)
    if not any(values) or min(values) < 0 or max(values) > 1:
        return None
    beside = [value for key, each in old.items() if key not in short for value in _values(each)]
    own = [value for key in short for value in _values(old.get(key, ()))]
    if min(beside, default=2) <= 1 or min(own, default=_FAR + 1) <= _FAR * max(values):
        return None
    which = f"{len(coming)} figures without history lie" if len(coming) > 1 else "It has no history and lies"
    words = f"{which} from 0 to 1, and the unit is percent. Are these parts of one, such as 0.4 for 40%?"
    return Jump(f"{indicator}:fraction", indicator, FRACTION, words, tuple(coming))


def _copied(indicator: str, old: History, new: History) -> Iterator[Jump]:
    """Yield each period in which something changes and every figure is that of the period before."""
    every = [figure for figures in new.values() for figure in figures if figure.sequence is None]
    cells = ((each.period, (each.geography, each.breakdown), each.value) for each in every)
    copied = dict(copied_periods(cells))
    if not copied:
        return
    coming = [figure for key, each in new.items() for figure in _changed(each, old.get(key, ()))]
    for period, before in copied.items():
        listed = tuple(each for each in coming if each.period == period)
        if listed:
            words = f"Every figure of {period} is that of {before}. Is it the file of that period?"
            yield Jump(f"{indicator}:{period}:copied", indicator, COPIED, words, listed)


def _changed(figures: Iterable[Figure], held: Iterable[Figure]) -> list[Figure]:
    """Return the figures that are new or have another value than the one held."""
    known = {each.key: each.value for each in held}
    return [each for each in figures if known.get(each.key) != each.value]


def _alone(indicator: str, odd: _Odd) -> Jump:
    return Jump(_id(indicator, odd.figure), indicator, odd.rule, odd.words, (odd.figure,))


def _id(indicator: str, figure: Figure) -> str:
    return ":".join(filter(None, (indicator, figure.geography, figure.breakdown, _named(figure))))


def _named(figure: Figure) -> str:
    return figure.period if figure.sequence is None else str(figure.sequence)


def _together(indicator: str, odd: Sequence[_Odd]) -> Jump:
    """Return one jump for all places and periods; its ID names the period, or the first and the last."""
    ordered = sorted(odd, key=lambda each: _when(each.figure))
    ends = dict.fromkeys(_named(each.figure) for each in (ordered[0], ordered[-1]))
    first = odd[0]
    words = f"{len(odd)} figures jump together. {first.figure.geography}: {first.words}"
    figures = tuple(each.figure for each in odd)
    return Jump(":".join((indicator, "all", *ends)), indicator, first.rule, words, figures)
