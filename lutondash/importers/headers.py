"""From rows to a table: the header is found by its row or by its words, over one row or many."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from lutondash.importers.cells import SourceError, column_letter, tidy
from lutondash.importers.limits import Limits, check_area
from lutondash.importers.tables import Table

_SEARCHED = 100
"""In how many rows a header is looked for."""

_FETCH = "fetch it again"

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


def under_header(
    name: str,
    rows: Sequence[Sequence[str]],
    header: Header,
    limits: Limits,
    remarks: tuple[str, ...] = (),
) -> Table:
    """Return the rows under the header as a table, without the blank rows at the end."""
    last = next((number for number in range(len(rows), 0, -1) if any(rows[number - 1])), 0)
    width = max(map(len, rows[:last]), default=0)
    check_area(name, last, width, limits)
    padded = [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in rows[:last]]
    if header.row == 0 and not header.words:
        return _filled(Table(name, tuple(map(column_letter, range(width))), padded, 1, remarks), header)
    end = _end_of_header(name, padded, header)
    columns = _joined(padded[end - header.depth : end])
    return _filled(Table(name, columns, padded[end:], end + 1, remarks), header)


def _end_of_header(name: str, rows: Sequence[Sequence[str]], header: Header) -> int:
    """Return the number of the last row of the headings."""
    if not header.words:
        if header.row > len(rows):
            found = f"has no header in row {header.row}: it has {len(rows)} rows" if rows else "is blank"
            remedy = "look where its header is and mend `header_row` in the recipe" if rows else _FETCH
            raise SourceError(f"{name} {found}", remedy)
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
    return Table(table.name, table.columns, rows, table.first_row, table.remarks)
