"""`Table`: rows of text under named columns, found by their headings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lutondash.importers.cells import SourceError, cell_address, column_letter, tidy

_SEARCHED = 60
"""In how many rows a heading that is not in the header is looked for."""


@dataclass(frozen=True)
class Table:
    """Rows of text under named columns; `first_row` is the source's number of the first one."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    first_row: int
    remarks: tuple[str, ...] = ()
    sheet: str = ""
    width: int = 0
    """How many cells the header has."""

    lengths: Mapping[int, int] = field(default_factory=dict, repr=False)
    """How many cells there are in rows that have more or fewer than the header; rows count from 0."""

    errors: Mapping[tuple[int, int], str] = field(default_factory=dict, repr=False)
    """Formulas that broke or were never worked out, by row and column, which count from 0."""

    _indexes: dict[int, dict[str, list[int]]] = field(init=False, default_factory=dict, repr=False)
    _places: dict[str, list[int]] = field(init=False, default_factory=dict, repr=False)
    _found: dict[str, int] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for position, name in enumerate(self.columns):
            self._places.setdefault(name.casefold(), []).append(position)

    def position(self, column: str) -> int:
        """Return where a column stands; SourceError where there is none or more than one."""
        if column not in self._found:
            self._found[column] = self._find(tidy(column))
        return self._found[column]

    def _find(self, wanted: str) -> int:
        """Look for a heading in capitals or small letters."""
        same = self._places.get(wanted.casefold(), []) if wanted else []
        if not same:
            known = ", ".join(name[:40] for name in self.columns if name)
            raise SourceError(
                f"{self.name} has no column {wanted!r}; it has {known}{self._further_down(wanted)}"
            )
        if len(same) > 1:
            raise SourceError(self._twice(wanted, same))
        return same[0]

    def _further_down(self, wanted: str) -> str:
        for number, row in enumerate(self.rows[:_SEARCHED], self.first_row):
            if any(tidy(cell).casefold() == wanted.casefold() for cell in row):
                return f"; row {number} has it: set header_row = {number}"
        return ""

    def _twice(self, wanted: str, positions: Sequence[int]) -> str:
        listed = ", ".join(column_letter(each) for each in positions)
        step = positions[1] - positions[0]
        first = self.columns[positions[0] : positions[0] + step]
        if step > 1 and first == self.columns[positions[1] : positions[1] + step]:
            found = f"{len(positions)} tables side by side: {wanted!r} stands in columns {listed}"
            return f"{self.name} has {found}; save each table as a sheet or a file of its own"
        return (
            f"{self.name} has {len(positions)} columns {wanted!r} ({listed}). Say which is meant: "
            "rename one, join them with the row over them (`header_depth`), "
            "or take them by letter (`header_row = 0`)"
        )

    def cell(self, column: int, number: int) -> str:
        """Return the address of a cell; the column and the number of the row count from 0."""
        return cell_address(column, self.first_row + number)

    def rows_with(self, column: str, value: str) -> list[int]:
        """Return the positions of the rows whose cell equals a value; remembered for the next call."""
        position = self.position(column)
        if position not in self._indexes:
            index = defaultdict[str, list[int]](list)
            for number, row in enumerate(self.rows):
                index[row[position]].append(number)
            self._indexes[position] = index
        return self._indexes[position].get(value, [])
