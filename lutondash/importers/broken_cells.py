"""Formulas that broke or were never worked out, in cells that say what a row is about."""

from collections.abc import Iterator

from lutondash.importers.amounts import parse_formula
from lutondash.importers.cells import NO_RESULT
from lutondash.importers.choose import columns_of, parse_conditions
from lutondash.importers.file_faults import CellError
from lutondash.importers.places import Gazetteer
from lutondash.importers.recipe import SeriesRecipe
from lutondash.importers.tables import Table

_RECALCULATE = "Open the workbook, recalculate and save it."
_MEND = "Mend the formula, or ask the publisher."


def broken(word: str, column: int) -> CellError:
    """Return the error of a cell whose formula has no result, or an error as its result."""
    if word == NO_RESULT:
        return CellError("holds a formula without a stored result", _RECALCULATE, column)
    return CellError("is the error of a formula", _MEND, column, word)


def broken_cells(recipe: SeriesRecipe, table: Table, gazetteer: Gazetteer) -> Iterator[tuple[int, CellError]]:
    """Yield the number of each row, counted from 0, that has such a cell, and what is wrong.

    Cells of values are left to those who read them.
    """
    if not table.errors:
        return
    rule = recipe.period
    deciding = {table.position(each) for each in {recipe.place.column, *columns_of(recipe.where)} - {""}}
    notes = (recipe.status, recipe.note, recipe.label, recipe.cell_notes.column if recipe.cell_notes else "")
    amounts = (recipe.lower, recipe.upper, recipe.numerator, recipe.denominator)
    further = {rule.column, rule.year_column, *notes} - {"", "period"}
    further.update(column for each in amounts if each for column in parse_formula(each).columns)
    telling = {table.position(each) for each in further}
    find, conditions = gazetteer.finder(recipe.place, table), parse_conditions(recipe.where, table)
    for (number, column), word in table.errors.items():
        row = table.rows[number]
        if word in recipe.symbols:
            continue
        is_taken = all(each.holds(row) for each in conditions) and find(row) is not None
        if column in deciding or (column in telling and is_taken):
            yield number, broken(word, column)
