"""`MoneyTable`: every line of every authority's account in columns, in the order of their keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from lutondash.dataset.table import Floats, Ints, Mask, Words, taken

TEXTS = ("authority", "financial_year", "line", "stage", "basis", "release", "note")
"""Columns of text, each kept as numbers into a short list of words."""

KEY = ("authority", "financial_year", "stage", "line")
"""What no two rows share."""

NUMBERS = ("gross", "income", "net")
"""Columns of whole pounds, NaN where blank; a float keeps every whole number of so few digits exactly."""


@dataclass(frozen=True)
class MoneyTable:
    """All rows of the accounts, one array a column, sorted by authority, year, stage and line.

    `file` numbers into `layout.ACCOUNT_FILES`; `at_line` is the row's line in its file.
    """

    file: Ints
    at_line: Ints
    texts: Mapping[str, Words]
    numbers: Mapping[str, Floats]

    def __len__(self) -> int:
        return len(self.at_line)

    def text(self, column: str, row: int) -> str:
        """Return one cell of text."""
        words = self.texts[column]
        return words.names[int(words.codes[row])]

    def pounds(self, column: str, row: int) -> int | None:
        """Return one amount, None where it is blank."""
        value = self.numbers[column][row]
        return None if np.isnan(value) else int(value)

    def take(self, order: npt.NDArray[np.intp] | Mask) -> "MoneyTable":
        """Return the rows in another order, or some of them, which nobody can change."""
        return MoneyTable(
            file=taken(self.file, order),
            at_line=taken(self.at_line, order),
            texts=MappingProxyType({name: words.take(order) for name, words in self.texts.items()}),
            numbers=MappingProxyType({name: taken(column, order) for name, column in self.numbers.items()}),
        )


def ordered(table: MoneyTable) -> MoneyTable:
    """Return the table in the order of its keys."""
    return table.take(np.lexsort([table.texts[name].codes for name in reversed(KEY)]))


def nothing() -> MoneyTable:
    """Return a table without rows."""
    return ordered(
        MoneyTable(
            file=np.zeros(0, dtype=np.int32),
            at_line=np.zeros(0, dtype=np.int32),
            texts={name: Words(np.zeros(0, dtype=np.int32), ("",)) for name in TEXTS},
            numbers={name: np.zeros(0, dtype=np.float64) for name in NUMBERS},
        )
    )


def same(one: MoneyTable, other: MoneyTable) -> bool:
    """Say whether two tables hold the same rows; the files and lines they stand in do not count."""
    if len(one) != len(other):
        return False
    texts = all(_words(one, name) == _words(other, name) for name in TEXTS)
    return texts and all(np.array_equal(one.numbers[n], other.numbers[n], equal_nan=True) for n in NUMBERS)


def _words(table: MoneyTable, name: str) -> list[str]:
    words = table.texts[name]
    return [words.names[code] for code in words.codes.tolist()]
