"""`LineBook`: the lines of account that people describe, found by what a return calls them in a year."""

import csv
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from lutondash.errors import Finding
from lutondash.importers.account_recipe import AccountRecipe
from lutondash.model.budget import BudgetLine, LineKind, LineName
from lutondash.model.record import Record

LINES = "codelists/budget_lines.csv"
NAMES = "codelists/budget_line_names.csv"
ALL_SERVICES = "total-service-expenditure"
"""The total that is compared from year to year to find a file in the wrong unit."""

_DAY = re.compile(r"\b(1 april|31 march) (?:19|20)\d\d\b")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class LineBook:
    """Every line of account by its id, in the publisher's order, and the names returns give them."""

    lines: Mapping[str, BudgetLine]
    names: tuple[LineName, ...]
    _named: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict, repr=False)
    _evened: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict, repr=False)
    _parts: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, repr=False)

    def named(self, form: str, year: str) -> Mapping[str, str]:
        """Return the line of each name that a return uses in a year; remembered for the next call."""
        if (form, year) not in self._named:
            self._named[form, year] = {
                each.published_as: each.line
                for each in self.names
                if each.form == form and _holds(each, year)
            }
        return self._named[form, year]

    def line_of(self, name: str, form: str, year: str) -> str:
        """Return the line of a name in a year: as it is written, or with case and spaces evened out."""
        named = self.named(form, year)
        if name in named:
            return named[name]
        if (form, year) not in self._evened:
            self._evened[form, year] = {evened(each): line for each, line in named.items()}
        return self._evened[form, year].get(evened(name), "")

    def line_in_other_years(self, name: str, form: str, year: str) -> str:
        """Return the one line that any other year calls so, where that line holds in the year."""
        wanted = _undated(name)
        found = {
            each.line for each in self.names if each.form == form and _undated(each.published_as) == wanted
        }
        line = found.pop() if len(found) == 1 else ""
        return line if line and self.lines[line].holds_in(year) else ""

    def nearest(self, name: str, recipe: AccountRecipe) -> LineName | None:
        """Return the known name most like another, of any year; measures after the name are cut off."""
        year = recipe.financial_year
        of_form = sorted(
            (each for each in self.names if each.form == recipe.form), key=lambda each: _holds(each, year)
        )
        known = {evened(each.published_as): each for each in of_form}
        bare = re.sub(r" - [^-]*$", "", name) if recipe.measures.gross else name
        found = difflib.get_close_matches(evened(bare), known, n=1)
        return known[found[0]] if found else None

    def parts_of(self, total: str, year: str) -> tuple[str, ...]:
        """Return the lines that add up to a total in a year; remembered for the next call."""
        if (total, year) not in self._parts:
            lines = (each for each in self.lines.values() if each.adds_to == total)
            self._parts[total, year] = tuple(each.line for each in lines if each.holds_in(year))
        return self._parts[total, year]

    @cached_property
    def totals(self) -> tuple[str, ...]:
        """The lines that are sums of others."""
        return tuple(each.line for each in self.lines.values() if each.kind is LineKind.TOTAL)


def read_line_book(data: Path, faults: list[Finding]) -> LineBook | None:
    """Read the two code lists of lines; None where they are at fault, with the faults added to the list."""
    before = len(faults)
    lines = _read(data, LINES, BudgetLine, faults)
    names = _read(data, NAMES, LineName, faults)
    book = LineBook({each.line: each for _, each in lines}, tuple(each for _, each in names))
    for number, line in lines:
        above = book.lines.get(line.adds_to)
        if line.adds_to and (above is None or above.kind is not LineKind.TOTAL):
            fault = f"{line.line!r} adds to {line.adds_to!r}, which is not a total."
            faults.append(Finding(LINES, number, fault, "Name a line of kind total."))
    faults.extend(
        Finding(NAMES, number, f"No line is called {each.line!r}.", f"Add it to {LINES} or mend the id.")
        for number, each in names
        if each.line not in book.lines
    )
    faults.extend(_shared_names(names))
    return book if len(faults) == before else None


def _read(data: Path, path: str, model: type[R], faults: list[Finding]) -> list[tuple[int, R]]:
    """Read the rows of a code list with their line numbers."""
    rows: list[tuple[int, R]] = []
    there = data / path
    if not there.is_file():
        faults.append(Finding(path, 0, "The code list is missing.", "Write it; recipes of accounts need it."))
        return rows
    with there.open(encoding="utf-8", newline="") as text:
        reader = csv.DictReader(text)
        for row in reader:
            try:
                rows.append((reader.line_num, model(**{key or "": value for key, value in row.items()})))
            except (ValidationError, TypeError) as reason:
                faults.append(Finding(path, reader.line_num, f"{reason}.", "Mend the row."))
    return rows


def _shared_names(names: list[tuple[int, LineName]]) -> list[Finding]:
    """Find names that stand for two lines in the same return and year."""
    found = []
    seen: dict[tuple[str, str], list[LineName]] = {}
    for number, each in names:
        others = seen.setdefault((each.form, each.published_as), [])
        if any(_overlap(each, other) for other in others):
            fault = f"{each.published_as!r} stands for two lines of {each.form} in the same year."
            found.append(Finding(NAMES, number, fault, "Give each its years in from_year and to_year."))
        others.append(each)
    return found


def evened(name: str) -> str:
    """Return a name as names are compared: without regard to case and to runs of space."""
    return " ".join(name.casefold().split())


@cache
def _undated(name: str) -> str:
    """Return a name without the year of the days in it, such as 1 April 2017."""
    return _DAY.sub(r"\1", evened(name))


def _holds(name: LineName, year: str) -> bool:
    return (not name.from_year or name.from_year <= year) and (not name.to_year or year <= name.to_year)


def _overlap(one: LineName, other: LineName) -> bool:
    first = max(one.from_year, other.from_year)
    lasts = [each.to_year for each in (one, other) if each.to_year]
    return not lasts or first <= min(lasts)
