"""Rows with fewer or more cells than the header: what was cut off or shifted is told as that."""

from collections.abc import Iterator, Sequence

from lutondash.importers.choose import columns_of, parse_conditions
from lutondash.importers.file_faults import CellError
from lutondash.importers.places import CODE, Gazetteer
from lutondash.importers.recipe import SeriesRecipe
from lutondash.importers.tables import Table

_SHORT = "Look whether a line was broken in two. Complete the row, or fetch the file again."
_LONG = "Look for a comma too many. Put quotation marks around a text with a comma in it."


class Ragged:
    """Finds the rows of one table that are at fault because of their number of cells."""

    def __init__(self, recipe: SeriesRecipe, table: Table, gazetteer: Gazetteer) -> None:
        self._table, self._held = table, gazetteer.held
        self._find = gazetteer.finder(recipe.place, table)
        self._conditions = parse_conditions(recipe.where, table)
        self._has_one_place = not recipe.place.column
        rule = recipe.period
        named = {recipe.place.column, rule.column, rule.year_column, *columns_of(recipe.where)} - {""}
        self._needed = {table.position(name): name for name in sorted(named)}

    def faults(self) -> Iterator[tuple[int, CellError]]:
        """Yield the number of each such row, counted from 0, and what is wrong with it."""
        for number, cells in self._table.lengths.items():
            row = self._table.rows[number]
            if cells > self._table.width and any(row[self._table.width :]):
                if self._is_ours(row) or self._names_a_place(row):
                    cause = f"has more cells than the {self._table.width} of the header"
                    yield number, CellError(cause, _LONG)
            elif cells < self._table.width and self._is_ours(row):
                cut = [self._needed[at] for at in sorted(self._needed) if at >= cells]
                if cut:
                    yield number, CellError(f"ends before its column {cut[0]!r}", _SHORT)

    def _is_ours(self, row: Sequence[str]) -> bool:
        """Say whether a row is about a place we hold; where all are, whether the recipe takes it."""
        if self._has_one_place:
            return all(each.holds(row) for each in self._conditions)
        return self._find(row) is not None

    def _names_a_place(self, row: Sequence[str]) -> bool:
        return any(CODE.fullmatch(cell) and cell in self._held for cell in row)
