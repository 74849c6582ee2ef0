"""All accounts of a run: every recipe read, two returns brought together, totals and units checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lutondash.errors import Finding
from lutondash.importers.account_checks import gaps_of, jumps
from lutondash.importers.account_faults import SheetFaults
from lutondash.importers.account_lines import LineBook
from lutondash.importers.account_recipe import AccountRecipe
from lutondash.importers.account_rows import AccountRow, Gap, whole_pounds
from lutondash.importers.account_sheet import AccountReading, AccountSheet
from lutondash.importers.places import Gazetteer
from lutondash.importers.readers import SourceError, Sources
from lutondash.importers.release_recipe import Recipe
from lutondash.importers.rows import Tally, join_notes

_SAME = Decimal(1)
"""Pounds by which two returns of the same line may differ, one of them being cut to whole pounds."""


@dataclass
class Accounts:
    """Reads the accounts of all recipes and gathers rows, counts, gaps and faults."""

    book: LineBook
    sources: Sources
    gazetteer: Gazetteer
    faults: list[Finding] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    _rows: list[AccountRow] = field(default_factory=list)
    _instead: dict[str, str] = field(default_factory=dict)
    _extracts: set[tuple[str, str]] = field(default_factory=set)
    _files: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def read(self, recipe: Recipe) -> None:
        """Read every account of a recipe."""
        for account in recipe.account:
            self._read_one(recipe.release, account)

    def finish(
        self, held: Mapping[tuple[str, str], Decimal], people: Mapping[tuple[str, int], Decimal]
    ) -> list[AccountRow]:
        """Return the rows that are held, once the rows of all recipes agree with each other."""
        rows = self._once()
        self.gaps.extend(gap for gap in gaps_of(rows, self.book, frozenset(self._extracts)) if gap.gap)
        self.gaps.sort()
        for jump in jumps(rows, held, people):
            row = jump.row
            self._tell(
                row,
                f"£{row.net:,.0f} for all services of {row.authority} in {row.year}",
                jump.wanted,
                "Look whether the file is in pounds or in thousands of pounds and mend `unit`.",
            )
        return rows

    def _read_one(self, release: str, recipe: AccountRecipe) -> None:
        tally = Tally(f"accounts {recipe.financial_year} {recipe.form}", release)
        faults = SheetFaults(release, recipe)
        try:
            sheet = AccountSheet(recipe, self.book, self.gazetteer, faults, tally)
            reading = sheet.read(self.sources)
        except SourceError as reason:
            faults.add("", f"a file that cannot be read ({reason})", "the file the recipe names", "Mend one.")
            reading = AccountReading()
        if not reading.rows and not faults.findings:
            faults.add(
                "", "no amount at all", "the account of every upper-tier authority", "Mend the recipe."
            )
        self.faults.extend(faults.findings)
        self.tallies.append(tally)
        self._keep(recipe, release, faults, reading)

    def _keep(
        self, recipe: AccountRecipe, release: str, faults: SheetFaults, reading: AccountReading
    ) -> None:
        self._rows.extend(reading.rows)
        self.gaps.extend(gap for gap in reading.gaps if gap.gap)
        if recipe.is_extract:
            self._extracts.add((recipe.financial_year, recipe.stage.value))
        if recipe.instead_of:
            self._instead[release] = recipe.instead_of
        self._files[release, recipe.financial_year, recipe.form] = faults.place

    def _once(self) -> list[AccountRow]:
        """Hold each line once: where a recipe says so, one return stands for another."""
        kept: dict[tuple[str, str, str, str], AccountRow] = {}
        for row in self._rows:
            other = kept.get(row.key)
            if other is None:
                kept[row.key] = row
            elif self._instead.get(row.release) == other.release:
                kept[row.key] = self._instead_of(row, other)
            elif self._instead.get(other.release) == row.release:
                kept[row.key] = self._instead_of(other, row)
            else:
                found = f"{row.line!r} of {row.authority} in {row.year} here and in {other.release}"
                remedy = "Leave one out, or say which stands for the other with `instead_of`."
                self._tell(row, found, "each line of an account once", remedy)
        return list(kept.values())

    def _instead_of(self, row: AccountRow, other: AccountRow) -> AccountRow:
        """Return the row that is held; where the other return's net differs, its note says so."""
        tally = next(each for each in self.tallies if each.release == other.release)
        tally.refuse("held from another return")
        tally.kept -= 1
        if abs(row.net - other.net) <= _SAME:
            return row
        note = f"Another return of the same year gives £{int(whole_pounds(other.net)):,}."
        return replace(row, note=join_notes(row.note, note))

    def _tell(self, row: AccountRow, found: str, wanted: str, remedy: str) -> None:
        place = next(
            (
                file
                for (release, year, _), file in self._files.items()
                if (release, year) == (row.release, row.year)
            ),
            row.release,
        )
        fault = f"{place}, {row.origin}: found {found}, wanted {wanted}."
        self.faults.append(Finding(f"recipes/{row.release}.toml", 0, fault, remedy))
