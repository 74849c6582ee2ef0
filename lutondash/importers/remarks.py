"""What qualifies a figure: the statuses and notes of the publisher, and those the recipe adds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lutondash.importers.choose import parse_conditions
from lutondash.importers.file_faults import CellError
from lutondash.importers.places import Place
from lutondash.importers.readers import Table, column_letter
from lutondash.importers.recipe import SeriesRecipe
from lutondash.importers.rows import is_status, join_notes, join_statuses

_APPLIES = re.compile(r"\[(\w+)\] applies to ((?:[A-Z]+\d+(?:, | and )?)+)")

# The ONS's remark on a code no longer in use would be untrue of today's code, under which it is stored.
_OBSOLETE = re.compile(r"Obsolete code since .*|.* renamed to .*")

_EXPLAIN = "Correct the cell. If the publisher has a new status, explain it in `statuses` of the recipe."
_EXPLAIN_MARK = "Look in the publisher's notes, and explain the mark in `cell_notes` of the recipe."
_REMEMBERED = 10_000
"""So many different statuses with a note are worked out once only."""


class Cell(NamedTuple):
    """Where one figure stands: its row, its place and, in a wide table, its column."""

    row: Sequence[str]
    number: int
    place: Place
    column: int | None = None


@dataclass
class _Found:
    """Status letters and sentences gathered for one cell."""

    statuses: list[str]
    notes: list[str]

    def add(self, status: str, note: str) -> None:
        self.statuses.append(status)
        self.notes.append(note)


class Remarks:
    """Finds the statuses and notes of the cells of one table."""

    def __init__(self, recipe: SeriesRecipe, table: Table) -> None:
        self._recipe, self._table = recipe, table
        named = (recipe.status, recipe.note, recipe.cell_notes.column if recipe.cell_notes else "")
        self._positions = {name: table.position(name) for name in named if name}
        self._moved: list[tuple[str, str]] = []
        self._published = lru_cache(_REMEMBERED)(self._read)
        self._has_more = bool(recipe.flags or recipe.marks or recipe.period_columns)
        self._flags = [(parse_conditions(flag.where, table), flag) for flag in recipe.flags]

    def on(self, cell: Cell, period: str) -> tuple[str, str]:
        """Return the letters and the note of a cell; ValueError where a mark is not explained."""
        published = self._of_columns(cell)
        if not self._has_more:
            return published
        found = _Found([published[0]], [published[1]])
        for conditions, flag in self._flags:
            if all(each.holds(cell.row) for each in conditions):
                found.add(flag.status, flag.note)
        for mark in self._recipe.marks:
            here = not mark.places or cell.place.code in mark.places
            if here and (not mark.periods or period in mark.periods):
                found.add(mark.status, mark.note)
        if cell.column is not None:
            self._of_column(cell, cell.column, found)
        return join_statuses(*found.statuses), join_notes(*found.notes)

    def _of_columns(self, cell: Cell) -> tuple[str, str]:
        """Return what the publisher's own columns say; the same words are worked out once."""
        status, note = self._text(self._recipe.status, cell), self._text(self._recipe.note, cell)
        if cell.place.is_older_code and _OBSOLETE.fullmatch(note):
            note = ""
        if self._is_sentence(status):
            self._moved.append((self._status_cell(cell), status))
        return self._published(status, note)

    def _read(self, status: str, note: str) -> tuple[str, str]:
        """Take letters as they are, codes by the recipe, sentences as a note; refuse a code not known."""
        if self._is_sentence(status):
            return "", join_notes(status, note)
        if status not in self._recipe.statuses and not is_status(status):
            at = self._positions[self._recipe.status]
            raise CellError("is no status that is known", _EXPLAIN, at, status)
        return join_statuses(self._recipe.statuses.get(status, status)), join_notes(note)

    def _is_sentence(self, status: str) -> bool:
        return " " in status and status not in self._recipe.statuses

    def moved(self) -> list[str]:
        """Say how many sentences stood in the column of statuses, and where the first one is."""
        if not self._moved:
            return []
        where, text = self._moved[0]
        found = f"{len(self._moved)} rows have words in the column of statuses, first {where} ({text[:60]!r})"
        return [f"{self._table.name}: {found}; they are kept as notes."]

    def _status_cell(self, cell: Cell) -> str:
        position = self._positions[self._recipe.status]
        return f"{column_letter(position)}{self._table.first_row + cell.number}"

    def _of_column(self, cell: Cell, column: int, found: _Found) -> None:
        heading = self._table.columns[column]
        found.statuses.extend(
            letter for mark, letter in self._recipe.header_statuses.items() if mark in heading
        )
        rules = self._recipe.cell_notes
        if rules is None:
            return
        address = f"{column_letter(column)}{self._table.first_row + cell.number}"
        for mark in marks_at(self._text(rules.column, cell), address):
            if mark not in rules.statuses and mark not in rules.notes:
                at = self._positions[rules.column]
                raise CellError(f"has the mark [{mark}], which nothing explains", _EXPLAIN_MARK, at)
            found.add(rules.statuses.get(mark, ""), rules.notes.get(mark, ""))

    def _text(self, column: str, cell: Cell) -> str:
        return cell.row[self._positions[column]].strip() if column else ""


def marks_at(remarks: str, address: str) -> list[str]:
    """Return the marks that a remark such as `[7] applies to S90 and T90` sets on a cell."""
    return [match[1] for match in _APPLIES.finditer(remarks) if address in re.findall(r"[A-Z]+\d+", match[2])]
