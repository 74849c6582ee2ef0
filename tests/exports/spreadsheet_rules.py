"""The Analysis Function's rules for spreadsheets, looked for in a finished file as a stranger reads it."""

import io
import re
from collections.abc import Iterator
from typing import Any

import openpyxl

ONE_TABLE = "This worksheet contains one table."
MARK = re.compile(r"\[([a-z]{1,3})\]")
NOTE = re.compile(r"\[note (\d+)\]")
LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+", re.IGNORECASE)


def opened(content: bytes) -> Any:
    """Return a workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def faults(content: bytes) -> list[str]:
    """Return everything in a workbook that breaks a rule, in words."""
    book = opened(content)
    found = [*_whole(book), *_notes(book)]
    for number, sheet in enumerate(book):
        found += [f"{sheet.title}: {fault}" for fault in _any_sheet(sheet)]
        if number:
            found += [f"{sheet.title}: {fault}" for fault in _table_sheet(sheet)]
    return found


def _whole(book: Any) -> Iterator[str]:
    if book.sheetnames[:3] != ["Cover", "Contents", "Notes"]:
        yield "cover, contents and notes do not come first"
    if not book.properties.title or book.properties.language != "en-GB":
        yield "the document has no title or no language"
    if book.active.title != "Cover" or book.active.sheet_view.selection[0].activeCell != "A1":
        yield "the cursor is not in A1 of the first sheet"
    names = [name.lower() for sheet in book for name in sheet.tables]
    if len(set(names)) < len(names) or any(LIKE_A_CELL.fullmatch(name) for name in names):
        yield "a table's name stands twice or looks like a cell"
    if book.vba_archive or book.defined_names:
        yield "there are macros or names"
    listed = [row[0] for row in rows_of(book["Contents"])]
    if listed != book.sheetnames[3:]:
        yield "the contents are not those of the workbook"


def _notes(book: Any) -> Iterator[str]:
    """Every note that is referred to is there, in order, and every note there is referred to."""
    used = [
        int(number)
        for sheet in book
        if sheet.title not in {"Contents", "Notes"}
        for row in sheet.iter_rows(values_only=True)
        for text in row[:2]
        for number in NOTE.findall(str(text))
    ]
    there = [row[0] for row in rows_of(book["Notes"])]
    if sorted(set(used)) != there or there != list(range(1, len(there) + 1)):
        yield f"notes {sorted(set(used))} are used and {there} are there"


def _any_sheet(sheet: Any) -> Iterator[str]:
    cells = [cell for row in sheet.iter_rows() for cell in row]
    checks = {
        "it has merged cells": sheet.merged_cells.ranges,
        "it has frozen panes": sheet.freeze_panes,
        "it has a filter": sheet.auto_filter.ref,
        "it has pictures or charts": sheet._images or sheet._charts,
        "it is hidden": sheet.sheet_state != "visible",
        "it has a header or a footer": sheet.HeaderFooter,
        "rows are hidden": any(row.hidden for row in sheet.row_dimensions.values()),
        "columns are hidden": any(column.hidden for column in sheet.column_dimensions.values()),
        "cells are filled": any(cell.fill.fill_type for cell in cells),
        "there is a formula": any(cell.data_type == "f" for cell in cells),
        "it is blank": not sheet["A1"].value,
    }
    yield from (fault for fault, is_there in checks.items() if is_there)


def _table_sheet(sheet: Any) -> Iterator[str]:
    if not str(sheet["A2"].value).startswith(ONE_TABLE):
        yield "A2 does not say how many tables there are"
    if len(sheet.tables) != 1:
        yield f"it has {len(sheet.tables)} tables"
        return
    (table,) = sheet.tables.values()
    _, first_row, last_column, last_row = openpyxl.utils.range_boundaries(table.ref)
    if not table.ref.startswith("A") or (last_column, last_row) != (sheet.max_column, sheet.max_row):
        yield "something stands beside or after the table"
    head = header_of(sheet)
    if [column.name for column in table.tableColumns] != head or len({*map(str.lower, head)}) < len(head):
        yield "the header is not the table's, or names a column twice"
    if any(value is None or not str(value).strip() for row in rows_of(sheet) for value in row):
        yield "a cell is blank"
    yield from _marks(sheet, first_row)


def _marks(sheet: Any, first_row: int) -> Iterator[str]:
    """Every mark that a figure bears is explained before the table, and no other is."""
    if sheet.title == "Notes":
        return
    used = {mark for row in rows_of(sheet) for cell in row for mark in MARK.findall(str(cell))}
    legend = [str(sheet.cell(row, 1).value) for row in range(2, first_row)]
    explained = {found[1] for text in legend if (found := re.match(r"\[([a-z]{1,3})\]: \S", text))}
    if used != explained:
        yield f"marks {sorted(used)} are used and {sorted(explained)} are explained"


def header_of(sheet: Any) -> list[str]:
    """Return the header of a worksheet's table."""
    return [str(cell) for cell in _table_rows(sheet)[0]]


def rows_of(sheet: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a worksheet's table without its header."""
    return _table_rows(sheet)[1:]


def _table_rows(sheet: Any) -> list[tuple[Any, ...]]:
    (table,) = sheet.tables.values()
    return [tuple(cell.value for cell in row) for row in sheet[table.ref]]
