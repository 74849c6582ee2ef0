"""The label of a row's period: in a column, in a heading, fixed, and with a year before it."""

import re
from collections.abc import Sequence

from lutondash.importers.cells import SourceError
from lutondash.importers.file_faults import CellError
from lutondash.importers.periods import read_period
from lutondash.importers.recipe import SeriesRecipe, SourceFile
from lutondash.importers.tables import Table

_PERIOD = "period"
_RELABEL = "Correct the period. If the publisher now writes all of them so, mend `period` in the recipe."
_RENAME = "Give the file the name it had, or mend `file_pattern` and `period` in the recipe."


class Labels:
    """Finds the labels of the periods of one table, and the columns that are a period each."""

    def __init__(self, recipe: SeriesRecipe, source: SourceFile, table: Table) -> None:
        self._recipe, self._table = recipe, table
        rule = recipe.period
        self._fixed = source.period or rule.label
        self._position = table.position(rule.column) if rule.column else None
        self._year_position = table.position(rule.year_column) if rule.year_column else None
        self.columns = self._wide_columns()

    def of(self, row: Sequence[str], column: int | None) -> str:
        """Return the label of a row, or of one column of it."""
        if column is not None:
            label = self._of_heading(column)
        elif self._fixed or self._position is None:
            label = self._fixed
        else:
            label = row[self._position]
        year = row[self._year_position] if self._year_position is not None else self._recipe.period.year
        return f"{year} {label}" if year else label

    def read(self, label: str, row_number: int, column: int | None) -> str:
        """Return a label as ISO 8601; CellError where it is none, in the row or in its heading."""
        form = self._recipe.period.form
        try:
            return read_period(label, form)
        except ValueError as reason:
            position = self._position if column is None else column
            if position is None:
                words = f"The period {label!r} of the file or the recipe is not of the form {form!r}"
                raise CellError(words, _RENAME, row=0) from reason
            row = row_number if column is None else self._table.first_row - 1
            cause = f"is no period of the form {form!r}"
            raise CellError(cause, _RELABEL, position, label, row=row) from reason

    def _of_heading(self, column: int) -> str:
        heading = self._table.columns[column]
        match = re.search(self._recipe.period_columns, heading)
        return match[_PERIOD] if match and _PERIOD in match.groupdict() else heading

    def _wide_columns(self) -> list[int | None]:
        pattern = self._recipe.period_columns
        if not pattern:
            return [None]
        found: list[int | None] = [
            position for position, name in enumerate(self._table.columns) if re.search(pattern, name)
        ]
        if not found:
            raise SourceError(f"{self._table.name} has no column like {pattern!r}")
        return found
