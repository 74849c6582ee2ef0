"""Publishers' files as tables of text: csv, parquet, and workbooks (xlsx, xls, ods)."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from lutondash.importers.cells import Cells, SourceError, as_text, column_letter, tidy
from lutondash.importers.collecting import rubbish_left_lying
from lutondash.importers.file_kinds import PARQUET, TEXT, kind_of
from lutondash.importers.headers import Header, Sheet, under_header
from lutondash.importers.limits import LIMITS, Limits, check_file_size, enough_memory
from lutondash.importers.parquet_files import read_parquet
from lutondash.importers.tables import Table
from lutondash.importers.text_files import TextRows, read_text_file
from lutondash.importers.workbooks import Workbook

__all__ = ["Cells", "Header", "SourceError", "Sources", "Table", "as_text", "column_letter", "tidy"]


@dataclass
class Sources:
    """The folder of publishers' files; each file is read once and remembered."""

    folder: Path
    limits: Limits = LIMITS
    _tables: dict[tuple[str, str, Header], Table] = field(default_factory=dict)
    _sheets: dict[tuple[str, str], Cells] = field(default_factory=dict)
    _texts: dict[str, TextRows] = field(default_factory=dict)
    _workbooks: dict[str, Workbook] = field(default_factory=dict)

    def table(self, name: str, sheet: str = "", header: Header | int = 1) -> Table:
        """Return a file's table; `sheet` is a regular expression, header 0 names columns by letter."""
        rule = Header(row=header) if isinstance(header, int) else header
        key = (name, sheet, rule)
        if key not in self._tables:
            with enough_memory(name), rubbish_left_lying():
                self._tables[key] = self._read(name, sheet, rule)
        return self._tables[key]

    def cells(self, name: str, sheet: str = "") -> Cells:
        """Return every row of a csv file or of a workbook's sheet as it is stored; remembered like tables."""
        key = (name, sheet)
        if key not in self._sheets:
            with enough_memory(name):
                self._sheets[key] = self._read_cells(name, sheet)
        return self._sheets[key]

    def sha256(self, name: str) -> str:
        """Return the checksum of a file's bytes; SourceError where it is too large to be a source."""
        path = self._path(name)
        check_file_size(name, path, self.limits)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _path(self, name: str) -> Path:
        path = self.folder / name
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise SourceError(f"{name} is not in the folder of sources")
        if not path.is_file():
            raise SourceError(f"{name} is missing from the folder of sources")
        return path

    def _read(self, name: str, sheet: str, header: Header) -> Table:
        path = self._path(name)
        kind = self._kind(name)
        if kind == PARQUET:
            return read_parquet(name, path, self.limits)
        cells = self._read_cells(name, sheet)
        if kind == TEXT:
            text = self._texts[name]
            return under_header(Sheet(name, text.rows, remarks=text.remarks), header, self.limits)
        texts = [[as_text(cell) for cell in row] for row in cells]
        chosen, errors = self._workbooks[name].about(sheet)
        return under_header(Sheet(name, texts, chosen, errors=errors), header, self.limits)

    def _read_cells(self, name: str, sheet: str) -> Cells:
        path = self._path(name)
        kind = self._kind(name)
        if kind == PARQUET:
            raise SourceError(f"{name} is a parquet file and has no sheets", "give csv, xlsx, xls or ods")
        if kind == TEXT:
            if name not in self._texts:
                self._texts[name] = read_text_file(name, path, self.limits)
            return self._texts[name].rows
        if name not in self._workbooks:
            self._workbooks[name] = Workbook(name, path, kind, self.limits)
        return self._workbooks[name].cells(sheet)

    def _kind(self, name: str) -> str:
        path = self._path(name)
        check_file_size(name, path, self.limits)
        return kind_of(name, path)
