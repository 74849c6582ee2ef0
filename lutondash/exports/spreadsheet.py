"""A workbook that everyone can read, written by gptables; what the library lets slip is seen to here.

Rules of the Analysis Function: one table to a worksheet, marked as one and named; no blank cell, merged
cell or formula; notes on a worksheet of their own; every mark explained; a title and a language.
"""

import io
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import pandas as pd

from lutondash.exports.spreadsheet_language import in_english
from lutondash.exports.spreadsheet_text import Link, Marks, inert, linked, looks_like_a_formula

with warnings.catch_warnings():
    # The library reads its theme when it is imported and does not close the file.
    warnings.simplefilter("ignore", ResourceWarning)
    import gptables  # type: ignore[import-untyped]  # it ships no types

_TABLE_NAME = re.compile(r"[a-z]+(_[a-z0-9]+){2,}", re.ASCII)
"""Three words at least: a name that looks like a cell, such as `t1`, would leave the table unmarked."""
_SHEET_NAME = re.compile(r"[\w ,-]{1,31}")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NARROWEST, _WIDEST = 12, 60
"""Widths of columns in letters; longer text wraps."""
_LONGEST_HEADING = 250
_A4 = 9
_ONE_TABLE = "This worksheet contains one table."

Cell = str | float | Link | Marks


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `key` is how cells and titles refer to it."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its words and, where it holds numbers, how spreadsheets show them."""

    words: str
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet with one table.

    `label` names the worksheet and `name` its table. The first `named` columns name a row; only they and
    the title may refer to notes. `legend` gives each mark that a cell uses and what it means.
    `formats` gives a cell (row, column, both from 0) a number format of its own.
    """

    label: str
    name: str
    title: str
    about: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    legend: tuple[tuple[str, str], ...] = ()
    source: str = ""
    title_notes: tuple[str, ...] = ()
    row_notes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    named: int = 1
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not _TABLE_NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no safe name for a table; give three words such as a_b_c")
        if not _SHEET_NAME.fullmatch(self.label):
            raise ValueError(f"{self.label!r} is no safe name for a worksheet; give at most 31 plain letters")


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook: its title, what its cover says, its notes and its worksheets; `as_of` is its date."""

    title: str
    intro: tuple[str, ...]
    about: tuple[str, ...]
    author: str
    as_of: date
    notes: tuple[Note, ...]
    sheets: tuple[Sheet, ...]


def xlsx(workbook: Workbook) -> bytes:
    """Return the workbook as a file; the same workbook gives the same bytes."""
    out = io.BytesIO()
    book = gptables.produce_workbook(
        out,
        {sheet.label: _gptable(sheet) for sheet in workbook.sheets},
        cover=gptables.Cover(
            inert(workbook.title),
            intro=[inert(words) for words in workbook.intro],
            about=[inert(words) for words in workbook.about],
        ),
        contentsheet_options={"instructions": _ONE_TABLE},
        notes_table=_notes(workbook),
        notesheet_options={"instructions": _ONE_TABLE},
        auto_width=False,
        workbook_options=_OPTIONS,
    )
    _describe(book, workbook)
    book.close()
    return in_english(out.getvalue())


def _gptable(sheet: Sheet) -> Any:
    columns = [inert(heading.words)[:_LONGEST_HEADING] for heading in sheet.headings]
    rows = [_row(sheet, number) for number in range(len(sheet.rows))]
    return gptables.GPTable(
        pd.DataFrame(rows, columns=columns, dtype=object),
        sheet.name,
        inert(sheet.title) + _references(sheet.title_notes),
        scope=inert(sheet.about),
        source=inert(sheet.source) if sheet.source else None,
        instructions=_instructions(sheet),
        legend=[f"[{mark}]: {inert(words)}" for mark, words in sheet.legend],
        index_columns={level + 2: level for level in range(sheet.named)},
        additional_formatting=list(_formatting(sheet)),
    )


def _instructions(sheet: Sheet) -> str:
    """Say how many tables there are, and where marks and notes are explained."""
    marks = " Marks in square brackets are explained before the table." if sheet.legend else ""
    has_notes = sheet.title_notes or sheet.row_notes
    return _ONE_TABLE + marks + (" Notes are on the worksheet called Notes." if has_notes else "")


def _row(sheet: Sheet, number: int) -> list[object]:
    """Return a row as gptables wants it; references to notes stand in its first cell."""
    first, *others = (_cell(cell) for cell in sheet.rows[number])
    return [f"{first}{_references(sheet.row_notes.get(number, ()))}", *others]


def _cell(cell: Cell) -> object:
    match cell:
        case Link():
            return linked(cell)
        case Marks():
            return cell.words
        case str():
            return inert(cell)
        case _:
            return cell


def _references(keys: tuple[str, ...]) -> str:
    """Return references in the library's own writing, which it turns into [note 1], [note 2] and so on."""
    return "".join(f" $${key}$$" for key in keys)


def _notes(workbook: Workbook) -> pd.DataFrame:
    """Return the notes that are referred to; the library puts them in order and numbers them."""
    used = {key for sheet in workbook.sheets for keys in sheet.row_notes.values() for key in keys}
    used |= {key for sheet in workbook.sheets for key in sheet.title_notes}
    kept = [(note.key, inert(note.words)) for note in workbook.notes if note.key in used]
    return pd.DataFrame(kept, columns=["Note", "What it says"])


def _formatting(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Yield the number formats of columns and cells, and the mark that keeps text from becoming a formula."""
    for at, heading in enumerate(sheet.headings):
        if heading.number_format:
            yield {"column": {"columns": [at], "format": _number(heading.number_format)}}
    for (row, column), number_format in sheet.formats.items():
        yield {"cell": {"cells": (row + 1, column), "format": _number(number_format)}}
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and looks_like_a_formula(cell):
                yield {"cell": {"cells": (row + 1, column), "format": {"quote_prefix": True}}}


def _number(number_format: str) -> dict[str, str]:
    return {"num_format": number_format, "align": "right"}


def _describe(book: Any, workbook: Workbook) -> None:
    """Give the file its title, author and date, and each worksheet its widths and its paper."""
    created = datetime.combine(workbook.as_of, time())
    book.set_properties({"title": workbook.title, "author": workbook.author, "created": created})
    widths = {sheet.label: list(_widths(sheet)) for sheet in workbook.sheets}
    widths |= {"Contents": [_WIDEST // 2, _WIDEST], "Notes": [_NARROWEST, _WIDEST * 2]}
    for page in book.worksheets():
        page.set_paper(_A4)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        for at, width in enumerate(widths.get(page.name, [])):
            page.set_column(at, at, width)


def _widths(sheet: Sheet) -> Iterator[int]:
    """Return widths in letters that hold the cells, within limits."""
    for at, heading in enumerate(sheet.headings):
        longest = max(len(_words(row[at])) for row in sheet.rows)
        yield min(_WIDEST, max(_NARROWEST, longest + 2, len(heading.words) // 2 + 2))


def _words(cell: Cell) -> str:
    return cell.words if isinstance(cell, Link | Marks) else str(cell)
