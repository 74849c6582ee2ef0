"""Shares of long tables: two kinds of rows are summed for each place and period."""

from collections.abc import Sequence
from decimal import Decimal

from lutondash.importers.amounts import to_decimal, write_number
from lutondash.importers.cells import NO_RESULT, SourceError
from lutondash.importers.choose import Condition, parse_conditions, rows_taken
from lutondash.importers.readers import Table
from lutondash.importers.recipe import SeriesRecipe
from lutondash.importers.rows import Tally


def sum_by_place(recipe: SeriesRecipe, table: Table, tally: Tally) -> Table:
    """Sum the two kinds of rows of a long table for each place and period, into one row each."""
    place, period = table.position(recipe.place.column), table.position(recipe.period.column)
    taken = rows_taken(table, recipe.where)
    tally.read += len(table.rows)
    tally.refuse("filtered out by the recipe", len(table.rows) - len(taken))
    sums: dict[tuple[str, str], list[Decimal | None]] = {}
    sides = (
        (parse_conditions(recipe.numerator_where, table), table.position(recipe.numerator)),
        (parse_conditions(recipe.denominator_where, table), table.position(recipe.denominator)),
    )
    for number in taken:
        row = table.rows[number]
        both = sums.setdefault((row[place], row[period]), [None, None])
        for side, (conditions, column) in enumerate(sides):
            if row[column] == NO_RESULT:
                found = (
                    f"{table.cell(column, number)} of {table.name} holds a formula without a stored result"
                )
                raise SourceError(found, "open the workbook, recalculate and save it")
            both[side] = _add(both[side], row[column], conditions, row)
    tally.read -= len(sums)
    tally.refuse("added to another row", len(taken) - len(sums))
    rows = [
        (*key, *("" if part is None else write_number(part) for part in both)) for key, both in sums.items()
    ]
    columns = (recipe.place.column, recipe.period.column, "numerator", "denominator")
    return Table(table.name, columns, rows, 1)


def _add(
    total: Decimal | None, text: str, conditions: Sequence[Condition], row: Sequence[str]
) -> Decimal | None:
    amount = to_decimal(text)
    if amount is None or not all(each.holds(row) for each in conditions):
        return total
    return amount + (total or 0)
