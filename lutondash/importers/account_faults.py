"""`SheetFaults`: what is wrong with one sheet of accounts, told with sheet, cell, found and wanted."""

import re
from dataclasses import dataclass, field

from lutondash.errors import Finding
from lutondash.importers.account_recipe import AccountRecipe
from lutondash.importers.readers import column_letter

_CELL = re.compile(r"[A-Z]+\d")


@dataclass
class SheetFaults:
    """Gathers the faults of one account; each names the file, the sheet and the cell."""

    release: str
    recipe: AccountRecipe
    _of_cells: list[Finding] = field(default_factory=list)
    _others: list[Finding] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        """Every fault: those of a cell come first, for a row may only miss what a cell says otherwise."""
        return [*self._of_cells, *self._others]

    @property
    def place(self) -> str:
        """The file and the sheet."""
        name = self.recipe.sheet.replace("\\", "")  # a regular expression: \( stands for (
        sheet = f", sheet {name!r}" if name else ""
        return f"{self.recipe.file}{sheet}"

    def add(self, cell: str, found: str, wanted: str, remedy: str) -> None:
        """Add a fault; `cell` is an address such as F12, a row such as `row 7`, or nothing."""
        where = f"{self.place}, {cell}" if cell else self.place
        fault = f"{where}: found {found}, wanted {wanted}."
        found_in = self._of_cells if _CELL.match(cell) else self._others
        found_in.append(Finding(f"recipes/{self.release}.toml", 0, fault, remedy))


def address(column: int, row: int) -> str:
    """Return the name of a cell; the column counts from 0, the row from 1."""
    return f"{column_letter(column)}{row}"
