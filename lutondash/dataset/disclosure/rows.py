"""Rows of the table of all figures, as cells of one indicator."""

from collections.abc import Mapping

import numpy as np

from lutondash.dataset.disclosure.cells import Cell, Key, read_cell
from lutondash.dataset.table import Table
from lutondash.model.disclosure import Disclosure
from lutondash.model.indicator import Unit


def rows_of(table: Table, indicator: str) -> dict[Key, int]:
    """Return where the figures of an indicator stand, by what they are of; none where it has no rows."""
    if indicator not in table.indicators:
        return {}
    number = table.indicators.index(indicator)
    return {_key(table, int(row)): int(row) for row in np.flatnonzero(table.indicator == number)}


def cells_of(table: Table, rows: Mapping[Key, int], rule: Disclosure, unit: Unit) -> dict[Key, Cell]:
    """Return what rows tell."""
    return {key: _cell(table, row, rule, unit) for key, row in rows.items()}


def text_of(table: Table, name: str, row: int) -> str:
    """Return a number as it was written, blank where there is none."""
    number = float(table.numbers[name][row])
    return "" if np.isnan(number) else f"{number:.{max(int(table.decimals[name][row]), 0)}f}"


def _key(table: Table, row: int) -> Key:
    time = table.text("sequence", row) or table.text("period", row)
    return Key(table.text("geography", row), time, table.text("breakdown", row))


def _cell(table: Table, row: int, rule: Disclosure, unit: Unit) -> Cell:
    cells = {name: text_of(table, name, row) for name in ("value", "numerator", "denominator")}
    return read_cell({**cells, "status": table.text("status", row)}, rule, unit)
