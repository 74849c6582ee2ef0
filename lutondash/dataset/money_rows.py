"""The rows of the accounts: `revenue.csv`, `funding.csv` and `reserves.csv` read into one `MoneyTable`."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lutondash.dataset import layout
from lutondash.dataset.complaints import columns_of, required_of
from lutondash.dataset.csv_columns import Columns, Part, joined, read_part
from lutondash.dataset.money_table import NUMBERS, TEXTS, MoneyTable, ordered
from lutondash.dataset.table import Floats, Mask
from lutondash.errors import Finding
from lutondash.model.budget import LineKind, MoneyRow
from lutondash.model.financial import POUNDS

COLUMNS = columns_of(MoneyRow)
REQUIRED = required_of(MoneyRow)
ONLY_IN_REVENUE = ("gross", "income")

FILE_OF: Mapping[LineKind, str] = MappingProxyType(
    {
        LineKind.SERVICE: layout.REVENUE,
        LineKind.TOTAL: layout.REVENUE,
        LineKind.SPENDING: layout.REVENUE,
        LineKind.FUNDING: layout.FUNDING,
        LineKind.RESERVE_MOVEMENT: layout.RESERVES,
        LineKind.RESERVE_LEVEL: layout.RESERVES,
    }
)
"""The file in which the rows of a kind of line stand."""

_SHOWN = 40
"""Letters of a wrong cell that are repeated in a finding."""

_REMEDY = "Write whole pounds in digits only, such as 1234567 or -1234567."


def read_money(folder: Path, found: list[Finding]) -> MoneyTable:
    """Read the rows of the accounts; a missing file has none, and cells that are at fault are told."""
    columns = joined(_parts(folder, found), COLUMNS, found)
    return ordered(
        MoneyTable(
            file=columns.number,
            at_line=columns.line,
            texts={name: columns.words(name) for name in TEXTS},
            numbers={name: _pounds(columns, name, found) for name in NUMBERS},
        )
    )


def _parts(folder: Path, found: list[Finding]) -> Iterator[Part]:
    for number, path in enumerate(layout.ACCOUNT_FILES):
        if os.path.lexists(folder / path):
            yield from read_part(folder, path, number, (columns_in(path), REQUIRED), found)


def columns_in(path: str) -> tuple[str, ...]:
    """Return the columns that a file of the accounts may have."""
    if path == layout.REVENUE:
        return COLUMNS
    return tuple(name for name in COLUMNS if name not in ONLY_IN_REVENUE)


def _pounds(columns: Columns, name: str, found: list[Finding]) -> Floats:
    """Return a column of whole pounds; a cell that is none is told and NaN."""
    cells = pc.fill_null(columns.cells.column(name).combine_chunks(), "")
    plain = pc.match_substring_regex(cells, POUNDS)
    allowed = plain if name in REQUIRED else pc.or_(plain, pc.equal(cells, ""))
    wrong: Mask = np.asarray(pc.invert(allowed).to_numpy(zero_copy_only=False), dtype=np.bool_)
    for row in np.flatnonzero(wrong).tolist():
        path = layout.ACCOUNT_FILES[columns.number[row]]
        fault = _fault(name, cells[row].as_py())
        found.append(Finding(path, int(columns.line[row]), fault, _REMEDY))
    read = pc.if_else(plain, cells, pa.scalar(None, pa.string())).cast(pa.float64())
    return np.asarray(pc.fill_null(read, float("nan")).to_numpy(zero_copy_only=False), dtype=np.float64)


def _fault(name: str, cell: str) -> str:
    if not cell:
        return f"The {name} is blank."
    shown = repr(cell if len(cell) <= _SHOWN else cell[:_SHOWN] + "...")
    return f"The {name} {shown} is not a whole number of pounds."
