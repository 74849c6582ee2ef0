"""Which columns of a sheet of accounts hold which line: found by headings, never by where they stand."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lutondash.importers.account_faults import SheetFaults, address
from lutondash.importers.account_lines import NAMES, LineBook, evened
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
        """Return the layout of a sheet; where a span cannot be found, only that is told."""
        self._names = headings(self.recipe, sheet)
        spans = [self._positions(span) for span in self.recipe.spans]
        taken = [position for span in spans for position in span or ()]
        self._take_all(taken)
        if None not in spans:
            taken = sorted({*taken, *self._beside(taken)})
            self._tell_missing()
            for name in self._subtotal_names - {evened(self._names[position]) for position in taken}:
                self._tell_no_heading(name)
        columns = {line: LineColumns(**each) for line, each in self._columns.items() if "net" in each}
        return Layout(columns, tuple(self._subtotals(taken)), min(taken, default=0))

    @cached_property
    def _subtotal_names(self) -> frozenset[str]:
        return frozenset(map(evened, self.recipe.subtotals))

    def _positions(self, span: Span) -> list[int] | None:
        """Return where the columns of a span stand; None where an end of it is not there."""
        first, last = tidy(span.first), tidy(span.last)
        start = self._index(first, 0)
        end = self._index(last, start or 0)
        if start is not None and end is None and self._index(last, 0) is not None:
            self._tell_no_heading(first, f"the heading only after {last!r}, in {self._cell(start)}")
            return None
        for wanted, position in ((first, start), (last, end)):
            if position is None:
                self._tell_no_heading(wanted)
        if start is None or end is None:
            return None
        between = range(start, end + 1)
        return [each for each in between if not span.only or re.search(span.only, self._names[each])]

    def _index(self, wanted: str, start: int) -> int | None:
        """Return the first column from `start` on that is headed so; one written alike comes second."""
        there = range(start, len(self._names))
        same = next((each for each in there if self._names[each] == wanted), None)
        if same is not None:
            return same
        return next((each for each in there if evened(self._names[each]) == evened(wanted)), None)

    def _tell_no_heading(self, wanted: str, found: str = "no such heading") -> None:
        near = difflib.get_close_matches(wanted, [each for each in self._names if each != wanted], n=1)
        if near:
            found += f" (the nearest is {near[0]!r} in {self._cell(self._names.index(near[0]))})"
        remedy = f"Look what the column is called now and mend it in the recipe and in {NAMES}."
        self.faults.add(f"row {self.recipe.header_row}", found, f"the heading {wanted!r}", remedy)

    def _cell(self, position: int) -> str:
        return address(position, self.recipe.header_row)

    def _take_all(self, positions: Sequence[int]) -> None:
        """Put columns under their lines: first by the names of the year, then by those of other years."""
        later = []
        for position in positions:
            heading = self._names[position]
            if evened(heading) in self._subtotal_names or is_left_out(heading, self.recipe):
                continue
            line, measure = self._line_of(heading, self.book.line_of)
            if line:
                self._take(position, line, measure)
            else:
                later.append(position)
        for position in later:
            line, measure = self._line_of(self._names[position], self.book.line_in_other_years)
            if line and measure not in self._columns.get(line, {}):
                self._take(position, line, measure)
            else:
                self._tell_unknown(position)

    def _tell_unknown(self, position: int) -> None:
        cell = address(position, self.recipe.header_row)
        self._unknown.append(tell_unknown(self._names[position], cell, self.recipe, self.book, self.faults))

    def _take(self, position: int, line: str, measure: str) -> None:
        """Put a column under its line and measure."""
        first = self._columns.setdefault(line, {}).setdefault(measure, position)
        if first != position:
            cells = " and ".join(map(self._cell, (first, position)))
            remedy = "End the span before the second one, or name it in `left_out`."
            self.faults.add(cells, f"{line!r} ({measure}) twice", "each line once", remedy)

    def _beside(self, taken: Sequence[int]) -> Iterator[int]:
        """Take the missing lines that stand right beside a span, where its columns have been swapped."""
        there = set(taken)
        for edge in taken:
            for step in (-1, 1):
                position = edge + step
                while position not in there and self._is_missing(position):
                    self._take(position, *self._line_of(self._names[position], self.book.line_of))
                    there.add(position)
                    yield position
                    position += step

    def _is_missing(self, position: int) -> bool:
        """Say whether a column, the only one headed so, is a line that the spans do not have."""
        if not 0 <= position < len(self._names) or self._names.count(self._names[position]) > 1:
            return False
        line, measure = self._line_of(self._names[position], self.book.line_of)
        return bool(line) and line not in self._unknown and measure not in self._columns.get(line, {})

    def _line_of(self, heading: str, find: Callable[[str, str, str], str]) -> tuple[str, str]:
        """Return the line and the measure of a heading, or nothing where it is not known."""
        for measure in _MEASURES:
            pattern = getattr(self.recipe.measures, measure)
            match = re.match(pattern, heading) if pattern else None
            line = find(match["line"], self.recipe.form, self.recipe.financial_year) if match else ""
            if line:
                return line, measure
        return "", ""

    def _tell_missing(self) -> None:
        """Add a fault for each known line that has no column, unless an unknown heading was like it."""
        wanted = [each for each in _MEASURES if getattr(self.recipe.measures, each)]
        for name, line in self.book.named(self.recipe.form, self.recipe.financial_year).items():
            missing = [each for each in wanted if each not in self._columns.get(line, {})]
            if missing and line not in self._unknown and not self.recipe.is_extract:
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
            if evened(name) in self._subtotal_names:
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
    """Add the fault of a name that no line has; return the line whose name is most like it."""
    near = book.nearest(name, recipe)
    like, remedy = "", f"If it is that line under another name, add a row to {NAMES} with its years."
    if near:
        like = f"; the nearest known name is {near.published_as!r}"
    if near and near.to_year and near.to_year < recipe.financial_year:
        like = f"; it is known as {near.published_as!r} until {near.to_year}"
        remedy = f"If it is that line, extend its to_year in {NAMES} or add a row."
    wanted = f"the name of a line of {recipe.form} in {recipe.financial_year}{like}"
    faults.add(cell, f"the line {name!r}", wanted, remedy)
    return near.line if near else ""
