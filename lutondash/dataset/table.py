"""`Table`: every observation of the folder in columns, in the order of their keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

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
        """Return the rows in another order, or some of them; the arrays cannot be written to."""
        return Table(
            indicators=self.indicators,
            indicator=_locked(self.indicator[order]),
            line=_locked(self.line[order]),
            texts={name: Words(_locked(w.codes[order]), w.names) for name, w in self.texts.items()},
            numbers={name: _locked(column[order]) for name, column in self.numbers.items()},
            decimals={name: _locked(column[order]) for name, column in self.decimals.items()},
        )


def _locked(array: npt.NDArray[np.generic]) -> npt.NDArray:  # type: ignore[type-arg]
    array.setflags(write=False)
    return array


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
    sequence = table.texts["sequence"]
    numbers = np.array([int(n) if n.isdecimal() else 0 for n in sequence.names] or [0], dtype=np.int64)
    ends, starts = _ends(table.texts["period"])
    keys = (
        starts[table.texts["period"].codes],
        ends[table.texts["period"].codes],
        numbers[sequence.codes],
        table.texts["breakdown"].codes,
        table.texts["geography"].codes,
        table.indicator,
    )
    return table.take(np.lexsort(keys))


def _ends(words: Words) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    periods = periods_of(words.names)
    ends = [p.end.toordinal() if p and p.end else 0 for p in periods] or [0]
    starts = [p.start.toordinal() if p and p.start else 0 for p in periods] or [0]
    return np.array(ends, dtype=np.int64), np.array(starts, dtype=np.int64)
