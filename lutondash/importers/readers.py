"""Publishers' files as tables of text: csv, parquet, and workbooks (xlsx, xls, ods)."""

import csv
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import pyarrow.parquet
from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WORKBOOKS = frozenset({".xlsx", ".xls", ".ods"})


Cells = Sequence[Sequence[object]]
"""Rows of cells of any kind: text, numbers, dates."""


class SourceError(ValueError):
    """A source cannot be read as the recipe says; the message says which and why."""


def column_letter(index: int) -> str:
    """Return the letter of a workbook's column, counted from 0: A, B ... Z, AA."""
    head, tail = divmod(index, len(_LETTERS))
    return (column_letter(head - 1) if head else "") + _LETTERS[tail]


@dataclass(frozen=True)
class Table:
    """Rows of text under named columns; `first_row` is the source's number of the first one."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    first_row: int
    _indexes: dict[int, dict[str, list[int]]] = field(default_factory=dict, repr=False)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {name: position for position, name in reversed(list(enumerate(self.columns)))}

    def position(self, column: str) -> int:
        """Return where a column stands; SourceError names the columns there are."""
        wanted = tidy(column)
        if wanted not in self._positions:
            known = ", ".join(name[:40] for name in self.columns if name)
            raise SourceError(f"{self.name} has no column {wanted!r}; it has {known}")
        return self._positions[wanted]

    def rows_with(self, column: str, value: str) -> list[int]:
        """Return the positions of the rows whose cell equals a value; remembered for the next call."""
        position = self.position(column)
        if position not in self._indexes:
            index: dict[str, list[int]] = {}
            for number, row in enumerate(self.rows):
                index.setdefault(row[position], []).append(number)
            self._indexes[position] = index
        return self._indexes[position].get(value, [])


@dataclass
class Sources:
    """The folder of publishers' files; each file is read once and remembered."""

    folder: Path
    _tables: dict[tuple[str, str, int], Table] = field(default_factory=dict)
    _sheets: dict[tuple[str, str], Cells] = field(default_factory=dict)
    _workbooks: dict[str, CalamineWorkbook] = field(default_factory=dict)

    def table(self, name: str, sheet: str = "", header_row: int = 1) -> Table:
        """Return a file's table; `sheet` is a regular expression, `header_row` 0 names columns by letter."""
        key = (name, sheet, header_row)
        if key not in self._tables:
            self._tables[key] = self._read(name, sheet, header_row)
        return self._tables[key]

    def cells(self, name: str, sheet: str = "") -> Cells:
        """Return every row of a csv file or of a workbook's sheet as it is stored; remembered like tables."""
        key = (name, sheet)
        if key not in self._sheets:
            self._sheets[key] = self._read_cells(name, sheet)
        return self._sheets[key]

    def sha256(self, name: str) -> str:
        """Return the checksum of a file's bytes."""
        return hashlib.sha256(self._path(name).read_bytes()).hexdigest()

    def _path(self, name: str) -> Path:
        path = self.folder / name
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise SourceError(f"{name} is not in the folder of sources")
        if not path.is_file():
            raise SourceError(f"{name} is missing from the folder of sources")
        return path

    def _read(self, name: str, sheet: str, header_row: int) -> Table:
        path = self._path(name)
        if path.suffix == ".parquet":
            return _parquet_table(name, path)
        rows = self._read_cells(name, sheet)
        if path.suffix == ".csv":
            return _under_header(name, [[str(cell) for cell in row] for row in rows], header_row)
        texts = [[as_text(cell) for cell in row] for row in rows]
        return _under_header(f"{name} {sheet}".strip(), texts, header_row)

    def _read_cells(self, name: str, sheet: str) -> Cells:
        path = self._path(name)
        if path.suffix == ".csv":
            return _csv_rows(name, path)
        if path.suffix in _WORKBOOKS:
            return self._sheet_rows(name, path, sheet)
        raise SourceError(f"{name} is of a kind that cannot be read; csv, parquet, xlsx, xls and ods can")

    def _sheet_rows(self, name: str, path: Path, sheet: str) -> Cells:
        try:
            if name not in self._workbooks:
                self._workbooks[name] = CalamineWorkbook.from_path(path)
            workbook = self._workbooks[name]
            found = [each for each in workbook.sheet_names if re.fullmatch(sheet or ".*", each)]
            if len(found) != 1:
                listed = ", ".join(workbook.sheet_names)
                raise SourceError(f"{name} has {len(found)} sheets called {sheet!r}; its sheets are {listed}")
            return workbook.get_sheet_by_name(found[0]).to_python(skip_empty_area=False)
        except (CalamineError, WorksheetNotFound) as reason:
            raise SourceError(f"{name} is not a workbook that can be read: {reason}") from reason


def _csv_rows(name: str, path: Path) -> Cells:
    """Return the rows of a csv file; SourceError names the row that cannot be read and the remedy."""
    rows: list[list[str]] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows.extend(csv.reader(lines, strict=True))
    except UnicodeDecodeError as reason:
        row = _first_row_not_utf8(path)
        raise SourceError(f"{name} is not UTF-8 text in row {row}; save it as CSV UTF-8") from reason
    except csv.Error as reason:
        remedy = "look for a quotation mark that is not closed and save it as CSV UTF-8"
        raise SourceError(f"{name} cannot be read after row {len(rows)} ({reason}); {remedy}") from reason
    return rows


def _first_row_not_utf8(path: Path) -> int:
    """Return the row of the first byte that is not UTF-8, counted from 1."""
    raw = path.read_bytes()
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as reason:
        return raw[: reason.start].count(b"\n") + 1
    return 1


def tidy(text: str) -> str:
    """Cut white space around and runs of it within a heading."""
    return " ".join(text.split())


def as_text(cell: object) -> str:
    """Write a cell of any kind as text: whole numbers without a point, dates in ISO 8601."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)


def _under_header(name: str, rows: list[list[str]], header_row: int) -> Table:
    width = max(map(len, rows), default=0)
    padded = [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
    if header_row == 0:
        return Table(name, tuple(map(column_letter, range(width))), padded, 1)
    if header_row > len(padded):
        raise SourceError(f"{name} has {len(padded)} rows and so no header in row {header_row}")
    return Table(name, tuple(map(tidy, padded[header_row - 1])), padded[header_row:], header_row + 1)


def _parquet_table(name: str, path: Path) -> Table:
    table = pyarrow.parquet.read_table(path)
    columns = [[as_text(cell) for cell in column.to_pylist()] for column in table.columns]
    return Table(name, tuple(map(tidy, table.column_names)), list(zip(*columns, strict=True)), 1)
