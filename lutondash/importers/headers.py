"""From rows to a table: the header is found by its row or by its words, over one row or many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from lutondash.importers.cells import SourceError, column_letter, tidy
from lutondash.importers.limits import Limits, check_area
from lutondash.importers.tables import Table

_SEARCHED = 100
"""In how many rows a header is looked for."""

_FETCH = "fetch it again"
_LOOK = "look where its header is and mend `header_row` in the recipe"

_BETWEEN = " - "
"""What stands between the rows of a heading."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings are: in row `row`, or where all `words` are; `depth` rows are joined, from the top.

    Row 0 names columns by letter. Blank cells of the columns `fill_down` take what stands above.
    """

    row: int = 1
    words: tuple[str, ...] = ()
    depth: int = 1
    fill_down: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a file, or of the sheet of a workbook that is named, and what to know about them."""

    file: str
    rows: Sequence[Sequence[str]]
    sheet: str = ""
    remarks: tuple[str, ...] = ()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Formulas that broke or were never worked out, by row and column, which count from 0."""

    @property
    def name(self) -> str:
        """The file and the sheet."""
        return f"{self.file} {self.sheet}".strip()


def under_header(source: Sheet, header: Header, limits: Limits) -> Table:
    """Return the rows under the header as a table, without the blank rows at the end."""
    name, rows = source.name, source.rows
    last = next((number for number in range(len(rows), 0, -1) if any(rows[number - 1])), 0)
    width = max(map(len, rows[:last]), default=0)
    check_area(name, last, width, limits)
    padded = [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in rows[:last]]
    if header.row == 0 and not header.words:
        columns = tuple(map(column_letter, range(width)))
        return _filled(_table(source, columns, padded, 0), header)
    end = _end_of_header(name, padded, header)
    columns = _joined(padded[end - header.depth : end])
    if not any(columns):
        raise SourceError(f"{name} has no headings in row {end}", _LOOK if end < last else _FETCH)
    table = _table(source, columns, padded[end:], end)
    own = max((len(row) for row in rows[end - header.depth : end]), default=0)
    lengths = {at: len(row) for at, row in enumerate(rows[end:last]) if len(row) != own and any(row)}
    return _filled(replace(table, width=own, lengths=lengths), header)


def _table(source: Sheet, columns: tuple[str, ...], rows: Sequence[Sequence[str]], end: int) -> Table:
    """Return the rows that follow row `end` as a table."""
    errors = {
        (row - end, column): word
        for (row, column), word in source.errors.items()
        if 0 <= row - end < len(rows) and column < len(columns)
    }
    return Table(source.name, columns, rows, end + 1, source.remarks, sheet=source.sheet, errors=errors)


def _end_of_header(name: str, rows: Sequence[Sequence[str]], header: Header) -> int:
    """Return the number of the last row of the headings."""
    if not header.words:
        if header.row > len(rows):
            found = f"has no header in row {header.row}: it has {len(rows)} rows" if rows else "is blank"
            raise SourceError(f"{name} {found}", _LOOK if rows else _FETCH)
        return max(header.row, header.depth)
    wanted = {tidy(each).casefold() for each in header.words}
    for end in range(header.depth, min(len(rows), _SEARCHED) + 1):
        there = {tidy(cell).casefold() for row in rows[end - header.depth : end] for cell in row}
        if wanted <= there:
            return end
    listed = ", ".join(map(repr, header.words))
    raise SourceError(
        f"{name} has no row with the headings {listed} among its first {_SEARCHED}",
        "look what they are called now and mend `header` in the recipe",
    )


def _joined(block: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Join the rows of a header; a heading over several columns stands in the first of them only."""
    *groups, names = [[tidy(cell) for cell in row] for row in block]
    spread = [list(accumulate(row, _carried)) for row in groups]
    columns = zip(*spread, names, strict=True)
    return tuple(_BETWEEN.join(dict.fromkeys(part for part in column if part)) for column in columns)


def _carried(before: str, cell: str) -> str:
    return cell or before


def _filled(table: Table, header: Header) -> Table:
    """Fill the blank cells of some columns with what stands above them."""
    if not header.fill_down:
        return table
    positions = [table.position(column) for column in header.fill_down]
    before = dict.fromkeys(positions, "")
    rows = []
    for row in table.rows:
        filled = list(row)
        for position in positions:
            before[position] = filled[position] = filled[position] or before[position]
        rows.append(filled if any(row) else list(row))
    return replace(table, rows=rows)
