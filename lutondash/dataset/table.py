"""`Table`: every observation of the folder in columns, in the order of their keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from lutondash.model.period import Period

Ints: TypeAlias = npt.NDArray[np.int32]
Floats: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]

TEXTS = (
    "period",
    "geography",
    "status",
    "sequence",
    "period_label",
    "breakdown",
    "qualifier",
    "release",
    "note",
)
"""Columns of text, each kept as numbers into a short list of words."""

_LONG_SEQUENCE = 7
"""Digits at which a sequence is no longer sorted by."""

NUMBERS = ("value", "lower", "upper", "numerator", "denominator")
"""Columns of decimal numbers, NaN where blank."""


@dataclass(frozen=True)
class Words:
    """A column of text: row `i` reads `names[codes[i]]`; the names are sorted and the blank is among them."""

    codes: Ints
    names: tuple[str, ...]

    def code(self, name: str) -> int:
        """Return the number of a name, -1 where no row has it."""
        at = int(np.searchsorted(np.array(self.names, dtype=object), name)) if self.names else 0
        return at if at < len(self.names) and self.names[at] == name else -1

    def where(self, names: Mask) -> Mask:
        """Return which rows have one of the marked names."""
        return names[self.codes]

    def flags(self, test: Sequence[bool]) -> Mask:
        """Return which rows have a name for which `test` (one for each name) holds."""
        return np.array(test, dtype=np.bool_)[self.codes] if self.names else np.zeros(0, dtype=np.bool_)

    def take(self, order: npt.NDArray[np.intp] | Mask) -> "Words":
        """Return the column with its rows in another order, or some of them."""
        return Words(taken(self.codes, order), self.names)

    @property
    def filled(self) -> Mask:
        """Which rows are not blank."""
        return self.flags([bool(name) for name in self.names])


@dataclass(frozen=True)
class Table:
    """All observations, one array a column, sorted by indicator, geography, breakdown and time.

    `indicator` numbers into `indicators`; `line` is the row's line in its file; `decimals` says how many
    digits stood behind the point. `bad` marks cells that are no number (told apart, and NaN here).
    """

    indicators: tuple[str, ...]
    indicator: Ints
    line: Ints
    texts: Mapping[str, Words]
    numbers: Mapping[str, Floats]
    decimals: Mapping[str, Ints]

    def __len__(self) -> int:
        return len(self.indicator)

    def text(self, column: str, row: int) -> str:
        """Return one cell of text."""
        words = self.texts[column]
        return words.names[int(words.codes[row])]

    def take(self, order: npt.NDArray[np.intp] | Mask) -> "Table":
        """Return the rows in another order, or some of them, which nobody can change."""
        return Table(
            indicators=self.indicators,
            indicator=taken(self.indicator, order),
            line=taken(self.line, order),
            texts=MappingProxyType({name: words.take(order) for name, words in self.texts.items()}),
            numbers=MappingProxyType({name: taken(column, order) for name, column in self.numbers.items()}),
            decimals=MappingProxyType({name: taken(column, order) for name, column in self.decimals.items()}),
        )


Cell = TypeVar("Cell", bound=np.generic)


def blank(cell: Cell, rows: int) -> npt.NDArray[Cell]:
    """Return a column with the same cell in every row, which takes no room and cannot be written to."""
    return np.broadcast_to(sealed(np.asarray([cell])).reshape(()), (rows,))


def sealed(column: npt.NDArray[Cell]) -> npt.NDArray[Cell]:
    """Return a copy that cannot be written to and, as bytes hold it, cannot be made writeable again."""
    return np.frombuffer(column.tobytes(), dtype=column.dtype)


def taken(column: npt.NDArray[Cell], order: npt.NDArray[np.intp] | Mask) -> npt.NDArray[Cell]:
    """Return some rows of a column, which cannot be written to; a blank one stays without room."""
    if column.size and column.strides == (0,):
        return blank(column[0], int(order.sum()) if order.dtype == np.bool_ else len(order))
    return sealed(column[order])


def periods_of(names: Sequence[str]) -> tuple[Period | None, ...]:
    """Read each different text once; None marks one that is no period, which a check has told."""
    return tuple(_period(name) for name in names)


def _period(text: str) -> Period | None:
    try:
        return Period(text)
    except ValueError:
        return None


def ordered(table: Table) -> Table:
    """Return the table in the order of its keys: indicator, geography, breakdown, then time."""
    sequence, period = table.texts["sequence"], table.texts["period"]
    numbers = np.array(
        [int(name) if _is_plain(name) else 0 for name in sequence.names] or [0], dtype=np.int64
    )
    ranks = _ranks(period.names)
    time = numbers[sequence.codes] * max(len(ranks), 1) + ranks[period.codes]
    return table.take(np.lexsort((time, series_keys(table))))


def series_keys(table: Table) -> npt.NDArray[np.int64]:
    """Return a number for the series each row belongs to, ordered by indicator, geography and breakdown."""
    places, parts = table.texts["geography"], table.texts["breakdown"]
    keys = table.indicator.astype(np.int64) * max(len(places.names), 1) + places.codes
    return np.asarray(keys * max(len(parts.names), 1) + parts.codes, dtype=np.int64)


def _is_plain(number: str) -> bool:
    """Say whether a sequence is a number short enough to sort by; a check tells of any other."""
    return number.isdecimal() and len(number) < _LONG_SEQUENCE


def _ranks(names: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return the place of each period in the order of last days, then first days."""
    periods = periods_of(names)
    ends = [(p.end or date.min, p.start or date.min) if p else (date.min, date.min) for p in periods]
    place = {days: at for at, days in enumerate(sorted(set(ends)))}
    return np.array([place[days] for days in ends] or [0], dtype=np.int64)
