"""From one file of accounts and its recipe to accounts: every authority, every line, every fault."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lutondash.importers.account_amounts import AmountReader, number
from lutondash.importers.account_columns import (
    Layout,
    LayoutFinder,
    Subtotal,
    is_left_out,
    tell_unknown,
)
from lutondash.importers.account_faults import SheetFaults, address
from lutondash.importers.account_lines import LineBook
from lutondash.importers.account_places import (
    TakenRow,
    countries_absent,
    label_width,
    taken_rows,
    tell_absent,
)
from lutondash.importers.account_recipe import POUNDS, AccountRecipe
from lutondash.importers.account_rows import Account, AccountSource, Gap, LineColumns
from lutondash.importers.account_table import Sheet, open_sheet
from lutondash.importers.places import Gazetteer
from lutondash.importers.readers import Sources, Table, tidy
from lutondash.importers.rows import Tally

_NOT_RECEIVED = "return not received"


@dataclass
class AccountReading:
    """What one file gave: its accounts, and the printed subtotals that its lines do not add up to."""

    accounts: list[Account] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)


@dataclass
class AccountSheet:
    """Reads one file by one recipe; made anew for each."""

    recipe: AccountRecipe
    book: LineBook
    gazetteer: Gazetteer
    faults: SheetFaults
    tally: Tally

    def __post_init__(self) -> None:
        recipe, faults = self.recipe, self.faults
        self._amounts = AmountReader(recipe, faults)
        self.source = AccountSource(
            recipe.financial_year, recipe.stage, recipe.basis, faults.release, faults.place
        )

    def read(self, sources: Sources) -> AccountReading:
        """Return every account of the file; faults are gathered and what is left out is counted."""
        sheet = open_sheet(self.recipe, sources, self.faults)
        if sheet is None:
            return AccountReading()
        layout = Layout({})
        if self.recipe.spans:
            layout = LayoutFinder(self.recipe, self.book, self.faults).find(sheet)
        labels = sheet.labels(label_width(self.recipe, sheet.headings, layout.labels))
        taken = self._taken(labels, len(layout.columns) or 1)
        read = self._wide(sheet, layout, taken) if self.recipe.spans else self._long(labels, taken)
        accounts = self._todays(read)
        self.tally.kept = sum(len(each.lines) for each in accounts)
        return AccountReading(accounts, self._subtotal_gaps(layout.subtotals, sheet, taken))

    def _taken(self, labels: Table, lines: int) -> list[TakenRow]:
        """Return the rows of upper-tier authorities; a row is counted once for each line it holds."""
        counted = Tally("", "")
        taken = taken_rows(self.recipe, labels, self.gazetteer, counted)
        self.tally.read += len(labels.rows) * lines
        for why, times in counted.refused.items():
            self.tally.refuse(why, times * lines)
        seen = {each.place.code for each in taken}
        tell_absent(self.recipe, seen, self.gazetteer, self.faults)
        self.tally.remarks.extend(countries_absent(seen, self.gazetteer))
        return taken

    def _wide(self, sheet: Sheet, layout: Layout, taken: Sequence[TakenRow]) -> list[Account]:
        """Read a sheet in which each authority has one row."""
        accounts = []
        for each in taken:
            cells, row = sheet.rows[each.number], sheet.first_row + each.number
            account = self._account(each)
            for line, columns in layout.columns.items():
                entry = self._amounts.entry(cells, columns, row, account)
                if entry is not None:
                    account.lines[line] = entry
            self.tally.refuse(_NOT_RECEIVED, len(layout.columns) - len(account.lines))
            accounts.append(account)
        return accounts

    def _long(self, labels: Table, taken: Sequence[TakenRow]) -> list[Account]:
        """Read a sheet in which each line of an authority has a row; an unknown name is told once."""
        name_at, value_at = labels.position(self.recipe.name), labels.position(self.recipe.value)
        named = self.book.named(self.recipe.form, self.recipe.financial_year)
        accounts: dict[tuple[str, bool], Account] = {}
        told: set[str] = set()
        for each in taken:
            cells, row = labels.rows[each.number], labels.first_row + each.number
            name = tidy(cells[name_at])
            if name in named:
                key = (each.place.code, each.place.is_older_code)
                account = accounts.setdefault(key, self._account(each))
                self._add(account, named[name], cells, value_at, row)
            elif is_left_out(name, self.recipe):
                self.tally.refuse("left out by the recipe")
            elif line := self._line_otherwise_named(name):
                key = (each.place.code, each.place.is_older_code)
                self._add(accounts.setdefault(key, self._account(each)), line, cells, value_at, row)
            elif name not in told:
                told.add(name)
                tell_unknown(name, address(name_at, row), self.recipe, self.book, self.faults)
        return list(accounts.values())

    def _line_otherwise_named(self, name: str) -> str:
        """Return the line of a name that is written another way, or that another year has."""
        at = (name, self.recipe.form, self.recipe.financial_year)
        return self.book.line_of(*at) or self.book.line_in_other_years(*at)

    def _add(self, account: Account, line: str, cells: Sequence[str], value_at: int, row: int) -> None:
        entry = self._amounts.entry(cells, LineColumns(value_at), row, account)
        if entry is None:
            self.tally.refuse(_NOT_RECEIVED)
        elif line in account.lines:
            first = address(value_at, account.lines[line].row)
            found = f"{line!r} of {account.authority} here and in {first}"
            self._tell_twice(address(value_at, row), found)
        else:
            account.lines[line] = entry

    def _account(self, taken: TakenRow) -> Account:
        return Account(taken.place.code, self.source, taken.note, taken.place.is_older_code)

    def _todays(self, accounts: Sequence[Account]) -> list[Account]:
        """Hold each authority once: today's code where the older one is there too; two rows are a fault."""
        kept: dict[str, Account] = {}
        for account in sorted(accounts, key=lambda each: each.is_older_code):
            other = kept.setdefault(account.authority, account)
            if other is account:
                continue
            if account.is_older_code and not other.is_older_code:
                self.tally.refuse("the same place under its older code too", len(account.lines))
            else:
                rows = [next(iter(each.lines.values())).row for each in (other, account) if each.lines]
                self._tell_twice(f"rows {' and '.join(map(str, rows))}", f"{account.authority} twice")
        return list(kept.values())

    def _tell_twice(self, cell: str, found: str) -> None:
        self.faults.add(cell, found, "each authority and line once", "Take one of them with `where`.")

    def _subtotal_gaps(
        self, subtotals: Sequence[Subtotal], sheet: Sheet, taken: Sequence[TakenRow]
    ) -> list[Gap]:
        """Compare every printed subtotal with the cells it is the sum of."""
        year, stage = self.recipe.financial_year, self.recipe.stage.value
        gaps = []
        for subtotal in subtotals:
            for each in taken:
                cells = sheet.rows[each.number]
                at = (subtotal.position, *subtotal.parts)
                total, *parts = (number(cells[position]) or Decimal() for position in at)
                gap = (total - sum(parts)) * POUNDS[self.recipe.unit]
                if gap:
                    gaps.append(Gap(year, stage, subtotal.name, each.place.code, gap))
        return gaps
