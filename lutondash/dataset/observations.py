"""The figures: every `observations.csv` read into one `Table`, column by column."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lutondash.dataset import layout
from lutondash.dataset.complaints import columns_of, required_of
from lutondash.dataset.csv_columns import joined, read_part
from lutondash.dataset.table import NUMBERS, TEXTS, Floats, Ints, Table, blank, ordered
from lutondash.errors import Finding
from lutondash.model.observation import ObservationRow

COLUMNS = columns_of(ObservationRow)
REQUIRED = required_of(ObservationRow)
NUMBER = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
"""A plain decimal number: no exponent, no thousands mark, no sign but a minus."""

MOST_DIGITS = 12
"""Significant digits a number may have: what decimal arithmetic writes and a float keeps exactly."""

_SHOWN = 40
"""Letters of a wrong cell that are repeated in a finding."""

_SIGNIFICANT_TOO_LONG = r"^-?0*\.?0*[1-9](\.?[0-9]){12,}$"


def read_observations(folder: Path, indicators: Sequence[str], found: list[Finding]) -> Table:
    """Read the figures of the indicators; files and cells that are at fault are told and left out."""
    names = (COLUMNS, REQUIRED)
    paths = [layout.of_indicator(name, layout.OBSERVATIONS) for name in indicators]
    parts = [part for at, path in enumerate(paths) for part in read_part(folder, path, at, names, found)]
    columns = joined(parts, COLUMNS, found)
    table = Table(
        indicators=tuple(indicators),
        indicator=columns.number,
        line=columns.line,
        texts={name: columns.words(name) for name in TEXTS},
        numbers={},
        decimals={},
    )
    return ordered(_with_numbers(table, columns.cells, found))


def _with_numbers(table: Table, whole: pa.Table, found: list[Finding]) -> Table:
    """Return the table with its columns of numbers; a cell that is none is told and has decimals of -1."""
    numbers, decimals = {}, {}
    for name in NUMBERS:
        column = whole.column(name).combine_chunks()
        filled = np.flatnonzero(pc.not_equal(pc.fill_null(column, ""), "").to_numpy(zero_copy_only=False))
        if not filled.size:
            numbers[name], decimals[name] = (
                blank(np.float64("nan"), len(table)),
                blank(np.int32(0), len(table)),
            )
            continue
        cells = column.take(pa.array(filled))
        plain = pc.match_substring_regex(cells, NUMBER)
        faults = ((pc.invert(plain), _NOT_PLAIN), (_too_long(cells, plain), _TOO_LONG))
        for wrong, words in faults:
            for at in np.flatnonzero(wrong.to_numpy(zero_copy_only=False)):
                found.append(
                    _cell_fault(table, int(filled[at]), f"The {name} {_short(cells[int(at)].as_py())}", words)
                )
        numbers[name] = np.full(len(table), np.nan)
        numbers[name][filled] = _floats(cells, plain)
        decimals[name] = np.zeros(len(table), dtype=np.int32)
        decimals[name][filled] = np.where(plain.to_numpy(zero_copy_only=False), _decimals(cells), -1)
    return Table(table.indicators, table.indicator, table.line, table.texts, numbers, decimals)


def _too_long(cells: pa.Array, plain: pa.Array) -> pa.Array:
    """Return which plain numbers have too many digits; hardly any is long enough to need looking at."""
    if len(cells) == 0 or pc.max(pc.binary_length(cells)).as_py() <= MOST_DIGITS:
        return pc.and_not(plain, plain)
    return pc.and_(plain, pc.match_substring_regex(cells, _SIGNIFICANT_TOO_LONG))


def _floats(cells: pa.Array, plain: pa.Array) -> Floats:
    read = pc.if_else(plain, cells, pa.scalar(None, pa.string())).cast(pa.float64())
    return np.asarray(pc.fill_null(read, float("nan")).to_numpy(zero_copy_only=False), dtype=np.float64)


def _decimals(cells: pa.Array) -> Ints:
    point = pc.find_substring(cells, ".").to_numpy(zero_copy_only=False)
    length = pc.binary_length(cells).to_numpy(zero_copy_only=False)
    return np.where(point < 0, 0, length - point - 1).astype(np.int32)


_NOT_PLAIN = (
    "is not a plain decimal number.",
    "Write digits with a point, such as 1234.5, or leave it blank.",
)
_TOO_LONG = (f"has more than {MOST_DIGITS} significant digits.", f"Round it to {MOST_DIGITS} digits.")


def _cell_fault(table: Table, row: int, cell: str, words: tuple[str, str]) -> Finding:
    path = layout.of_indicator(table.indicators[table.indicator[row]], layout.OBSERVATIONS)
    return Finding(path, int(table.line[row]), f"{cell} {words[0]}", words[1])


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= _SHOWN else cell[:_SHOWN] + "...")
