"""Findings about rows of accounts: one for a row, a wrong word of a file, or a whole file."""

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from lutondash.dataset import layout
from lutondash.dataset.money_table import MoneyTable
from lutondash.dataset.table import Mask
from lutondash.errors import Finding, Severity

Said = tuple[str, str]
"""A fault and its remedy."""


def on_row(
    table: MoneyTable, row: int, fault: str, remedy: str, severity: Severity = Severity.ERROR
) -> Finding:
    """Return a finding about one row."""
    return Finding(path_of(table, row), int(table.at_line[row]), fault, remedy, severity)


def path_of(table: MoneyTable, row: int) -> str:
    """Return the file a row was read from."""
    return layout.ACCOUNT_FILES[table.file[row]]


def by_word(table: MoneyTable, column: str, wrong: Mask, words: Callable[[str], Said]) -> Iterator[Finding]:
    """Yield one finding for each wrong word of a file, at its first row, saying how many rows have it."""
    codes = table.texts[column].codes
    for row, count in _firsts(table, wrong, table.file.astype(np.int64) * (codes.max(initial=0) + 1) + codes):
        fault, remedy = words(table.text(column, row))
        more = f" ({count} rows have it.)" if count > 1 else ""
        yield on_row(table, row, fault + more, remedy)


def by_file(table: MoneyTable, wrong: Mask, words: Callable[[int], Said]) -> Iterator[Finding]:
    """Yield one finding for each file with wrong rows, at the first of them, saying how many there are."""
    for row, count in _firsts(table, wrong, table.file.astype(np.int64)):
        fault, remedy = words(row)
        more = f" ({count} rows have such a fault.)" if count > 1 else ""
        yield on_row(table, row, fault + more, remedy)


def _firsts(table: MoneyTable, wrong: Mask, groups: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield the first wrong row of each group by its line, and how many wrong rows the group has."""
    rows = np.flatnonzero(wrong)
    rows = rows[np.argsort(table.at_line[rows], kind="stable")]
    _, firsts, counts = np.unique(groups[rows], return_index=True, return_counts=True)
    for first, count in zip(firsts.tolist(), counts.tolist(), strict=True):
        yield int(rows[first]), count
