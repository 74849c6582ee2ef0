"""Findings about rows of figures: one for a row, a wrong word, or a whole file."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from lutondash.dataset import layout
from lutondash.dataset.table import Mask, Table
from lutondash.errors import Finding, Severity


def path_of(table: Table, row: int) -> str:
    """Return the file a row was read from."""
    return layout.of_indicator(table.indicators[table.indicator[row]], layout.OBSERVATIONS)


def on_row(table: Table, row: int, fault: str, remedy: str, severity: Severity = Severity.ERROR) -> Finding:
    """Return a finding about one row."""
    return Finding(path_of(table, row), int(table.line[row]), fault, remedy, severity)


def told(finding: Finding) -> Finding:
    """Return a finding as a warning."""
    return replace(finding, severity=Severity.WARNING)


def by_word(
    table: Table, column: str, wrong: Mask, words: Callable[[str, str], tuple[str, str]]
) -> Iterator[Finding]:
    """Yield one finding for each wrong word of a file, at its first row, saying how many rows have it.

    `words` turns the word and its indicator into a fault and a remedy.
    """
    rows = np.flatnonzero(wrong)
    codes = table.texts[column].codes
    rows = rows[np.lexsort((table.line[rows], codes[rows], table.indicator[rows]))]
    pairs = np.stack([table.indicator[rows], codes[rows]])
    _, firsts, counts = np.unique(pairs, axis=1, return_index=True, return_counts=True)
    for first, count in zip(firsts, counts, strict=True):
        row = int(rows[first])
        fault, remedy = words(table.text(column, row), table.indicators[table.indicator[row]])
        more = f" ({count} rows have it.)" if count > 1 else ""
        yield on_row(table, row, fault + more, remedy)


def by_file(table: Table, wrong: Mask, words: Callable[[int], tuple[str, str]]) -> Iterator[Finding]:
    """Yield one finding for each file with wrong rows, at the first of them, saying how many there are.

    `words` turns that row into a fault and a remedy.
    """
    rows = np.flatnonzero(wrong)
    rows = rows[np.lexsort((table.line[rows], table.indicator[rows]))]
    _, firsts, counts = np.unique(table.indicator[rows], return_index=True, return_counts=True)
    for first, count in zip(firsts, counts, strict=True):
        row = int(rows[first])
        fault, remedy = words(row)
        more = f" ({count} rows have such a fault.)" if count > 1 else ""
        yield on_row(table, row, fault + more, remedy)
