"""The sheet of a recipe of accounts: its headings must be in their row, and its unit written there."""

from lutondash.importers.account_faults import SheetFaults
from lutondash.importers.account_recipe import AccountRecipe
from lutondash.importers.readers import Sources, Table, tidy

_SEARCHED = 60
"""In how many rows a header that is not where it was is looked for."""


def open_grid(recipe: AccountRecipe, sources: Sources, faults: SheetFaults) -> Table | None:
    """Return the whole sheet as rows of text; None, and a fault, where the header is not in its row.

    SourceError where the file or the sheet cannot be read.
    """
    grid = sources.table(recipe.file, recipe.sheet, 0)
    if not _has_header(recipe, grid, faults):
        return None
    _check_unit(recipe, grid, faults)
    return grid


def under_header(recipe: AccountRecipe, grid: Table) -> Table:
    """Return the rows under the headings as a table of its own."""
    header = grid.rows[recipe.header_row - 1]
    return Table(grid.name, tuple(map(tidy, header)), grid.rows[recipe.header_row :], recipe.header_row + 1)


def _has_header(recipe: AccountRecipe, grid: Table, faults: SheetFaults) -> bool:
    wanted = tidy(recipe.place.column)
    if len(grid.rows) >= recipe.header_row and wanted in map(tidy, grid.rows[recipe.header_row - 1]):
        return True
    seen = [number for number, row in enumerate(grid.rows[:_SEARCHED], 1) if wanted in map(tidy, row)]
    found = f"the heading {wanted!r} in row {seen[0]}" if seen else "no such heading in the first rows"
    remedy = f"Set header_row = {seen[0]} in the recipe." if seen else "Look whether it is the right sheet."
    faults.add(f"row {recipe.header_row}", found, f"the heading {wanted!r} in this row", remedy)
    return False


def _check_unit(recipe: AccountRecipe, grid: Table, faults: SheetFaults) -> None:
    wanted = tidy(recipe.unit_words).casefold()
    top = grid.rows[: recipe.header_row]
    if not any(wanted in tidy(cell).casefold() for row in top for cell in row):
        faults.add(
            f"rows 1 to {recipe.header_row}",
            "no such words",
            f"the words {recipe.unit_words!r} that say the amounts are in {recipe.unit}",
            "Look in which unit the file is, then mend `unit` and `unit_words` in the recipe.",
        )
