"""Which columns of a sheet of accounts hold which line: found by headings, never by where they stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lutondash.importers.account_faults import SheetFaults, address
from lutondash.importers.account_lines import NAMES, LineBook
from lutondash.importers.account_recipe import AccountRecipe, Span
from lutondash.importers.account_rows import LineColumns
from lutondash.importers.account_table import Sheet
from lutondash.importers.readers import tidy

_MEASURES = ("gross", "income", "net")


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A sum that is printed among the lines: the columns from the total before it add up to it."""

    name: str
    position: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that are taken of a sheet; `labels` is how many columns come before them."""

    columns: Mapping[str, LineColumns]
    subtotals: tuple[Subtotal, ...] = ()
    labels: int = 0


@dataclass
class LayoutFinder:
    """Finds the columns of a recipe's spans; what is missing, unknown or there twice is a fault."""

    recipe: AccountRecipe
    book: LineBook
    faults: SheetFaults
    _names: Sequence[str] = ()
    _columns: dict[str, dict[str, int]] = field(default_factory=dict)
    _unknown: list[str] = field(default_factory=list)

    def find(self, sheet: Sheet) -> Layout:
        """Return the layout of a sheet."""
        self._names = headings(self.recipe, sheet)
        taken = [position for span in self.recipe.spans for position in self._positions(span)]
        for position in taken:
            self._take(position)
        if taken:
            self._tell_missing()
            for name in set(self.recipe.subtotals) - {self._names[position] for position in taken}:
                self._tell_no_heading(name)
        columns = {line: LineColumns(**each) for line, each in self._columns.items() if "net" in each}
        return Layout(columns, tuple(self._subtotals(taken)), min(taken, default=0))

    def _positions(self, span: Span) -> list[int]:
        """Return where the columns of a span stand."""
        first, last = tidy(span.first), tidy(span.last)
        start = self._index(first, 0)
        end = self._index(last, start or 0)
        for wanted, position in ((first, start), (last, end)):
            if position is None:
                self._tell_no_heading(wanted)
        if start is None or end is None:
            return []
        between = range(start, end + 1)
        return [each for each in between if not span.only or re.search(span.only, self._names[each])]

    def _index(self, wanted: str, start: int) -> int | None:
        there = range(start, len(self._names))
        return next((each for each in there if self._names[each] == wanted), None)

    def _tell_no_heading(self, wanted: str) -> None:
        near = next((each for each in self._names if each.casefold() == wanted.casefold()), "")
        found = f"the heading {near!r}" if near else "no such heading"
        remedy = f"Look what the column is called now and mend it in the recipe and in {NAMES}."
        self.faults.add(f"row {self.recipe.header_row}", found, f"the heading {wanted!r}", remedy)

    def _take(self, position: int) -> None:
        """Put a column under its line and measure."""
        heading = self._names[position]
        if heading in self.recipe.subtotals or is_left_out(heading, self.recipe):
            return
        line, measure = self._line_of(heading)
        if not line:
            cell = address(position, self.recipe.header_row)
            self._unknown.append(tell_unknown(heading, cell, self.recipe, self.book, self.faults))
            return
        first = self._columns.setdefault(line, {}).setdefault(measure, position)
        if first != position:
            cells = " and ".join(address(each, self.recipe.header_row) for each in (first, position))
            remedy = "End the span before the second one, or name it in `left_out`."
            self.faults.add(cells, f"{line!r} ({measure}) twice", "each line once", remedy)

    def _line_of(self, heading: str) -> tuple[str, str]:
        """Return the line and the measure of a heading, or nothing where it is not known."""
        named = self.book.named(self.recipe.form, self.recipe.financial_year)
        for measure in _MEASURES:
            pattern = getattr(self.recipe.measures, measure)
            match = re.match(pattern, heading) if pattern else None
            if match and match["line"] in named:
                return named[match["line"]], measure
        return "", ""

    def _tell_missing(self) -> None:
        """Add a fault for each known line that has no column, unless an unknown heading was like it."""
        wanted = [each for each in _MEASURES if getattr(self.recipe.measures, each)]
        for name, line in self.book.named(self.recipe.form, self.recipe.financial_year).items():
            missing = [each for each in wanted if each not in self._columns.get(line, {})]
            if missing and name not in self._unknown and not self.recipe.is_extract:
                remedy = f"If the return no longer has the line, give its last year in {NAMES}."
                found = f"no column of {', '.join(missing)} for it"
                where = f"row {self.recipe.header_row}"
                self.faults.add(where, found, f"the line {name!r} ({line})", remedy)

    def _subtotals(self, taken: Sequence[int]) -> list[Subtotal]:
        """Find the printed subtotals and the columns from the total before each that add up to it."""
        lines = {columns["net"]: line for line, columns in self._columns.items() if "net" in columns}
        found, parts = [], list[int]()
        for position in taken:
            name = self._names[position]
            if name in self.recipe.subtotals:
                found.append(Subtotal(name, position, tuple(parts)))
            elif position in lines:
                parts = [position] if lines[position] in self.book.totals else [*parts, position]
        return found


def headings(recipe: AccountRecipe, sheet: Sheet) -> list[str]:
    """Return the headings; with a row of lines further up they read `line - measure`."""
    if not recipe.line_row:
        return list(sheet.headings)
    line, joined = "", []
    for above, heading in zip(sheet.top[recipe.line_row - 1], sheet.headings, strict=True):
        line = above or line
        joined.append(f"{line} - {heading}" if line else heading)
    return joined


def is_left_out(name: str, recipe: AccountRecipe) -> bool:
    """Say whether the recipe leaves a line or a column out."""
    return any(re.search(pattern, name) for pattern in recipe.left_out)


def tell_unknown(name: str, cell: str, recipe: AccountRecipe, book: LineBook, faults: SheetFaults) -> str:
    """Add the fault of a name that no line has; return the known name most like it."""
    near = book.nearest(name, recipe)
    like = f"; the nearest known name is {near!r}" if near else ""
    faults.add(
        cell,
        f"the line {name!r}",
        f"the name of a line of {recipe.form} in {recipe.financial_year}{like}",
        f"If it is that line under another name, add a row to {NAMES} with its years.",
    )
    return near
