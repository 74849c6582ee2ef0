"""The cells of a sheet of accounts, each with its authority, its line and its measure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lutondash.importers.account_columns import Layout
from lutondash.importers.account_faults import SheetFaults, address
from lutondash.importers.account_lines import NAMES, LineBook
from lutondash.importers.account_places import TakenRow
from lutondash.importers.account_recipe import AccountRecipe
from lutondash.importers.places import Place
from lutondash.importers.readers import Table, tidy
from lutondash.importers.rows import Tally


@dataclass(frozen=True, slots=True)
class AccountCell:
    """One amount as the file writes it."""

    place: Place
    line: str
    measure: str
    text: str
    address: str
    note: str


def wide_cells(layout: Layout, table: Table, taken: Sequence[TakenRow]) -> Iterator[AccountCell]:
    """Yield the cells of a sheet in which each line is a column, or one for each measure."""
    for each in taken:
        row, line_number = table.rows[each.number], table.first_row + each.number
        for column in layout.columns:
            yield AccountCell(
                each.place,
                column.line,
                column.measure,
                row[column.position],
                address(column.position, line_number),
                each.note,
            )


@dataclass
class LongCells:
    """Reads a sheet in which each line is a row; an unknown name is told once."""

    recipe: AccountRecipe
    book: LineBook
    faults: SheetFaults
    tally: Tally

    def cells(self, table: Table, taken: Sequence[TakenRow]) -> Iterator[AccountCell]:
        """Yield the cells of the rows taken."""
        name_at, value_at = table.position(self.recipe.name), table.position(self.recipe.value)
        named = self.book.named(self.recipe.form, self.recipe.financial_year)
        told: set[str] = set()
        for each in taken:
            row, number = table.rows[each.number], table.first_row + each.number
            name = tidy(row[name_at])
            if name in named:
                cell = address(value_at, number)
                yield AccountCell(each.place, named[name], "net", row[value_at], cell, each.note)
            elif any(re.search(pattern, name) for pattern in self.recipe.left_out):
                self.tally.refuse("left out by the recipe")
            elif name not in told:
                told.add(name)
                self._tell(name, address(name_at, number))

    def _tell(self, name: str, cell: str) -> None:
        near = self.book.nearest(name, self.recipe.form, self.recipe.financial_year)
        like = f"; the nearest known name is {near!r}" if near else ""
        self.faults.add(
            cell,
            f"the line {name!r}",
            f"the name of a line of {self.recipe.form} in {self.recipe.financial_year}{like}",
            f"If it is that line under another name, add a row to {NAMES} with its years.",
        )
