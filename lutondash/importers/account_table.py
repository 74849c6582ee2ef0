"""The sheet of a recipe of accounts: its headings must be in their row, and its unit written there."""

from collections.abc import Sequence
from dataclasses import dataclass

from lutondash.importers.account_faults import SheetFaults
from lutondash.importers.account_recipe import AccountRecipe
from lutondash.importers.readers import Cells, Sources, Table, as_text, tidy

_SEARCHED = 60
"""In how many rows a header that is not where it was is looked for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of accounts: `top` are its rows as text down to the headings, `rows` the cells under them.

    Rows are made as wide as the headings.
    """

    name: str
    top: Sequence[Sequence[str]]
    rows: Cells

    @property
    def headings(self) -> Sequence[str]:
        """The row of headings."""
        return self.top[-1]

    @property
    def first_row(self) -> int:
        """The number of the first row under the headings."""
        return len(self.top) + 1

    def labels(self, width: int) -> Table:
        """Return the first columns as a table of text: who the rows are about."""
        rows = [[as_text(cell) for cell in row[:width]] for row in self.rows]
        return Table(self.name, tuple(self.headings[:width]), rows, self.first_row)


def open_sheet(recipe: AccountRecipe, sources: Sources, faults: SheetFaults) -> Sheet | None:
    """Return the sheet; None, and a fault, where the header is not in its row.

    SourceError where the file or the sheet cannot be read.
    """
    cells = sources.cells(recipe.file, recipe.sheet)
    top = [[tidy(as_text(cell)) for cell in row] for row in cells[: recipe.header_row]]
    if not _has_header(recipe, cells, faults):
        return None
    width = len(top[-1])
    sheet = Sheet(
        f"{recipe.file} {recipe.sheet}".strip(),
        [row[:width] + [""] * (width - len(row)) for row in top],
        [_wide(row, width) for row in cells[recipe.header_row :]],
    )
    _check_unit(recipe, sheet, faults)
    return sheet


def _wide(row: Sequence[object], width: int) -> Sequence[object]:
    return row if len(row) == width else [*row[:width], *[""] * (width - len(row))]


def _has_header(recipe: AccountRecipe, cells: Cells, faults: SheetFaults) -> bool:
    wanted = tidy(recipe.place.column)
    seen = [
        number
        for number, row in enumerate(cells[:_SEARCHED], 1)
        if any(isinstance(cell, str) and tidy(cell) == wanted for cell in row)
    ]
    if recipe.header_row in seen:
        return True
    found = f"the heading {wanted!r} in row {seen[0]}" if seen else "no such heading in the first rows"
    remedy = f"Set header_row = {seen[0]} in the recipe." if seen else "Look whether it is the right sheet."
    faults.add(f"row {recipe.header_row}", found, f"the heading {wanted!r} in this row", remedy)
    return False


def _check_unit(recipe: AccountRecipe, sheet: Sheet, faults: SheetFaults) -> None:
    wanted = tidy(recipe.unit_words).casefold()
    if not any(wanted in cell.casefold() for row in sheet.top for cell in row):
        faults.add(
            f"rows 1 to {recipe.header_row}",
            "no such words",
            f"the words {recipe.unit_words!r} that say the amounts are in {recipe.unit}",
            "Look in which unit the file is, then mend `unit` and `unit_words` in the recipe.",
        )
