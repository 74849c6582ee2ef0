"""Which columns of a sheet of accounts hold which line: found by headings, never by where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lutondash.importers.account_faults import SheetFaults, address
from lutondash.importers.account_lines import NAMES, LineBook
from lutondash.importers.account_recipe import AccountRecipe, Span
from lutondash.importers.readers import Table, tidy

_MEASURES = ("gross", "income", "net")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the line it holds, and whether it is gross, income or net."""

    position: int
    line: str
    measure: str


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A sum that is printed among the lines: the columns from the total before it add up to it."""

    name: str
    position: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that are taken of a sheet."""

    columns: tuple[Column, ...]
    subtotals: tuple[Subtotal, ...] = ()


def headings(recipe: AccountRecipe, grid: Table) -> list[str]:
    """Return the headings; with a row of lines further up they read `line - measure`."""
    found = [tidy(cell) for cell in grid.rows[recipe.header_row - 1]]
    if not recipe.line_row:
        return found
    line, joined = "", []
    for above, heading in zip(grid.rows[recipe.line_row - 1], found, strict=True):
        line = tidy(above) or line
        joined.append(f"{line} - {heading}" if line else heading)
    return joined


def find_layout(recipe: AccountRecipe, grid: Table, book: LineBook, faults: SheetFaults) -> Layout:
    """Find the columns of the recipe's spans; what is missing, unknown or twice there is a fault."""
    names = headings(recipe, grid)
    taken = [position for span in recipe.spans for position in _positions(span, names, recipe, faults)]
    columns: list[Column] = []
    unknown: list[str] = []
    for position in taken:
        if names[position] in recipe.subtotals or _is_left_out(names[position], recipe):
            continue
        column = _column(position, names[position], recipe, book)
        if column is None:
            unknown.append(_tell_unknown(position, names[position], recipe, book, faults))
        else:
            columns.append(column)
    _tell_repeats(columns, recipe, faults)
    if taken:
        _tell_missing(columns, unknown, recipe, book, faults)
    return Layout(tuple(columns), tuple(_subtotals(taken, names, columns, recipe, book)))


def _positions(span: Span, names: Sequence[str], recipe: AccountRecipe, faults: SheetFaults) -> list[int]:
    """Return where the columns of a span stand."""
    first, last = tidy(span.first), tidy(span.last)
    start = _index(names, first, 0)
    end = _index(names, last, start or 0)
    for wanted, position in ((first, start), (last, end)):
        if position is None:
            near = next((each for each in names if each.casefold() == wanted.casefold()), "")
            found = f"the heading {near!r}" if near else "no such heading"
            remedy = f"Look what the column is called now and mend `spans` in the recipe and {NAMES}."
            faults.add(f"row {recipe.header_row}", found, f"the heading {wanted!r}", remedy)
    if start is None or end is None:
        return []
    between = range(start, end + 1)
    return [each for each in between if not span.only or re.search(span.only, names[each])]


def _index(names: Sequence[str], wanted: str, start: int) -> int | None:
    return next((each for each in range(start, len(names)) if names[each] == wanted), None)


def _is_left_out(name: str, recipe: AccountRecipe) -> bool:
    return any(re.search(pattern, name) for pattern in recipe.left_out)


def _column(position: int, heading: str, recipe: AccountRecipe, book: LineBook) -> Column | None:
    """Return the line and the measure of a heading, or None where it is not known."""
    named = book.named(recipe.form, recipe.financial_year)
    for measure in _MEASURES:
        pattern = getattr(recipe.measures, measure)
        match = re.match(pattern, heading) if pattern else None
        if match and match["line"] in named:
            return Column(position, named[match["line"]], measure)
    return None


def _tell_unknown(
    position: int, heading: str, recipe: AccountRecipe, book: LineBook, faults: SheetFaults
) -> str:
    """Add the fault of a heading that no line has; return the known name most like it."""
    near = book.nearest(heading, recipe.form, recipe.financial_year)
    like = f"; the nearest known name is {near!r}" if near else ""
    faults.add(
        address(position, recipe.header_row),
        f"the heading {heading!r}",
        f"the name of a line of {recipe.form} in {recipe.financial_year}{like}",
        f"If it is that line under another name, add a row to {NAMES} with its years.",
    )
    return near


def _tell_repeats(columns: Sequence[Column], recipe: AccountRecipe, faults: SheetFaults) -> None:
    seen: dict[tuple[str, str], int] = {}
    for each in columns:
        first = seen.setdefault((each.line, each.measure), each.position)
        if first != each.position:
            cells = f"{address(first, recipe.header_row)} and {address(each.position, recipe.header_row)}"
            remedy = "End the span before the second one, or name it in `left_out`."
            faults.add(cells, f"{each.line!r} ({each.measure}) twice", "each line once", remedy)


def _tell_missing(
    columns: Sequence[Column],
    unknown: Sequence[str],
    recipe: AccountRecipe,
    book: LineBook,
    faults: SheetFaults,
) -> None:
    """Add a fault for each known line that has no column, unless an unknown heading was like it."""
    named = book.named(recipe.form, recipe.financial_year)
    wanted = [each for each in _MEASURES if getattr(recipe.measures, each)]
    there = {(each.line, each.measure) for each in columns}
    for name, line in named.items():
        missing = [each for each in wanted if (line, each) not in there]
        if missing and name not in unknown and not recipe.is_extract:
            remedy = f"If the return no longer has the line, give its last year in {NAMES}."
            found = f"no column of {', '.join(missing)} for it"
            faults.add(f"row {recipe.header_row}", found, f"the line {name!r} ({line})", remedy)


def _subtotals(
    taken: Sequence[int],
    names: Sequence[str],
    columns: Sequence[Column],
    recipe: AccountRecipe,
    book: LineBook,
) -> list[Subtotal]:
    """Find the printed subtotals and the columns from the total before each that add up to it."""
    lines = {each.position: each.line for each in columns}
    found, parts = [], list[int]()
    for position in taken:
        if names[position] in recipe.subtotals:
            found.append(Subtotal(names[position], position, tuple(parts)))
        elif position in lines:
            parts = [position] if lines[position] in book.totals else [*parts, position]
    return found
