"""All accounts of a run: every recipe read, two returns brought together, totals and units checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from lutondash.errors import Finding
from lutondash.importers.account_checks import gaps_of
from lutondash.importers.account_faults import SheetFaults, address
from lutondash.importers.account_jumps import Amounts, Jump, JumpFinder
from lutondash.importers.account_lines import LineBook
from lutondash.importers.account_recipe import AccountRecipe
from lutondash.importers.account_rows import Account, AccountKey, Entry, Gap, Held, whole_pounds
from lutondash.importers.account_sheet import AccountReading, AccountSheet
from lutondash.importers.places import Gazetteer
from lutondash.importers.readers import SourceError, Sources
from lutondash.importers.release_recipe import Recipe
from lutondash.importers.rows import Tally, join_notes

_SAME = Decimal(1)
"""Pounds by which two returns of the same line may differ, one of them being cut to whole pounds."""


@dataclass
class Accounts:
    """Reads the accounts of all recipes and gathers lines, counts, gaps and faults."""

    book: LineBook
    sources: Sources
    gazetteer: Gazetteer
    faults: list[Finding] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    held: Held = field(default_factory=dict)
    _instead: dict[str, str] = field(default_factory=dict)
    _extracts: set[tuple[str, str]] = field(default_factory=set)
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def read(self, recipe: Recipe) -> None:
        """Read every account of a recipe."""
        for account in recipe.account:
            if account.is_extract:
                self._extracts.add((account.financial_year, account.stage.value))
            if account.instead_of:
                self._instead[recipe.release] = account.instead_of
            for each in self._read_one(recipe.release, account):
                self._hold(each)

    def finish(self, before: Amounts, people: Mapping[tuple[str, int], Decimal]) -> None:
        """Compare what all recipes gave: parts with totals, and years of an authority with each other."""
        self.gaps.extend(gaps_of(self.held, self.book, self._extracts))
        self.gaps.sort()
        jumps = JumpFinder(self.held, self.book, before, people).find()
        found = sorted(jumps, key=lambda jump: (jump.entry.source.place, jump.line))
        for _, group in groupby(found, lambda jump: (jump.entry.source.place, jump.line)):
            told = [jump for jump in group if not self._is_known(jump)]
            if told:
                self._tell_unit(told)

    def _read_one(self, release: str, recipe: AccountRecipe) -> list[Account]:
        tally = Tally(f"accounts {recipe.financial_year} {recipe.form}", release)
        faults = SheetFaults(release, recipe)
        for each in recipe.as_published:
            self._known[faults.place, each.place, each.line] = each.reason
        reading = AccountReading()
        try:
            reading = AccountSheet(recipe, self.book, self.gazetteer, faults, tally).read(self.sources)
        except SourceError as reason:
            remedy = "Put the file into the folder of sources or mend the recipe."
            faults.add("", f"that {reason}", "the file and sheet the recipe names", remedy)
        if not tally.kept and not faults.findings:
            wanted = "the account of every upper-tier authority"
            faults.add("", "no amount at all", wanted, "Look at the file and mend the recipe.")
        self.faults.extend(faults.findings)
        self.gaps.extend(reading.gaps)
        self.tallies.append(tally)
        return reading.accounts

    def _hold(self, account: Account) -> None:
        """Hold each line once: where a recipe says so, one return stands for another."""
        source = account.source
        lines = self.held.setdefault(AccountKey(account.authority, source.year, source.stage.value), {})
        for line, entry in account.lines.items():
            other = lines.setdefault(line, entry)
            if other is entry:
                continue
            if self._instead.get(source.release) == other.source.release:
                lines[line] = self._instead_of(entry, other)
            elif self._instead.get(other.source.release) == source.release:
                lines[line] = self._instead_of(other, entry)
            else:
                found = f"{line!r} of {account.authority} here and in {other.source.place}"
                remedy = "Leave one out, or say which stands for the other with `instead_of`."
                self._tell(entry, found, "each line of an account once", remedy)

    def _instead_of(self, entry: Entry, other: Entry) -> Entry:
        """Return the entry that is held; where the other return's net differs, its note says so."""
        tally = next(each for each in self.tallies if each.release == other.source.release)
        tally.refuse("held from another return")
        tally.kept -= 1
        if abs(entry.net - other.net) <= _SAME:
            return entry
        note = f"Another return of the same year gives £{int(whole_pounds(other.net)):,}."
        return entry._replace(note=join_notes(entry.note, note))

    def _is_known(self, jump: Jump) -> bool:
        """Say whether the recipe knows that an amount is published so; then it is a remark."""
        source, key = jump.entry.source, jump.key
        reason = self._known.get((source.place, key.authority, jump.line), "")
        if reason:
            tally = next(each for each in self.tallies if each.release == source.release)
            net = f"£{jump.entry.net:,.0f}"
            tally.remarks.append(
                f"{key.authority} {key.year} {jump.line}: {net} is held as published. {reason}"
            )
        return bool(reason)

    def _tell_unit(self, found: list[Jump]) -> None:
        """Tell the first amount of a file that is in another unit, and how many others are."""
        first, *others = found
        more = f" (and so for {len(others)} more)" if others else ""
        net = first.entry.net
        self._tell(
            first.entry,
            f"£{net:,.0f} for {first.line!r} of {first.key.authority} in {first.key.year}{more}",
            first.wanted,
            "Look whether the file is in pounds or in thousands of pounds, then mend `unit` in the recipe "
            "or ask the publisher. Name what it leaves so in `as_published`, with the reason.",
        )

    def _tell(self, entry: Entry, found: str, wanted: str, remedy: str) -> None:
        cell = address(entry.column, entry.row)
        fault = f"{entry.source.place}, {cell}: found {found}, wanted {wanted}."
        self.faults.append(Finding(f"recipes/{entry.source.release}.toml", 0, fault, remedy))
