"""From one file of accounts and its recipe to rows: every authority, every line, every fault."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lutondash.importers.account_cells import AccountCell, LongCells, wide_cells
from lutondash.importers.account_columns import Layout, Subtotal, find_layout
from lutondash.importers.account_faults import SheetFaults, address
from lutondash.importers.account_lines import LineBook
from lutondash.importers.account_places import TakenRow, taken_rows, tell_absent
from lutondash.importers.account_recipe import POUNDS, AccountRecipe
from lutondash.importers.account_rows import AccountRow, Gap
from lutondash.importers.account_table import open_grid, under_header
from lutondash.importers.amounts import to_decimal
from lutondash.importers.places import Gazetteer
from lutondash.importers.readers import Sources, Table
from lutondash.importers.rows import Tally

_WITHIN = Decimal(1)
"""Pounds by which spend less income may differ from net."""


@dataclass
class _Entry:
    """The amounts of one line of one authority while its cells are read."""

    cell: AccountCell
    amounts: dict[str, Decimal] = field(default_factory=dict)


@dataclass
class AccountReading:
    """What one file gave: its rows, and the printed subtotals that its lines do not add up to."""

    rows: list[AccountRow] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)


@dataclass
class AccountSheet:
    """Reads one file by one recipe; made anew for each."""

    recipe: AccountRecipe
    book: LineBook
    gazetteer: Gazetteer
    faults: SheetFaults
    tally: Tally

    def read(self, sources: Sources) -> AccountReading:
        """Return every row of the file; what is wrong is added to the faults, what is left out is counted."""
        grid = open_grid(self.recipe, sources, self.faults)
        if grid is None:
            return AccountReading()
        table = under_header(self.recipe, grid)
        layout = find_layout(self.recipe, grid, self.book, self.faults)
        taken = self._taken(table, len({each.line for each in layout.columns}) or 1)
        entries = self._gather(self._cells(table, layout, taken))
        rows = [self._row(each) for each in entries if "net" in each.amounts]
        self.tally.kept = len(rows)
        return AccountReading(rows, self._subtotal_gaps(layout.subtotals, table, taken))

    def _taken(self, table: Table, lines: int) -> list[TakenRow]:
        """Return the rows of upper-tier authorities; a row is counted once for each line it holds."""
        counted = Tally("", "")
        taken = taken_rows(self.recipe, table, self.gazetteer, counted)
        self.tally.read += len(table.rows) * lines
        for why, times in counted.refused.items():
            self.tally.refuse(why, times * lines)
        tell_absent(self.recipe, {each.place.code for each in taken}, self.gazetteer, self.faults)
        return taken

    def _cells(self, table: Table, layout: Layout, taken: list[TakenRow]) -> Iterable[AccountCell]:
        if self.recipe.spans:
            return wide_cells(layout, table, taken)
        return LongCells(self.recipe, self.book, self.faults, self.tally).cells(table, taken)

    def _gather(self, cells: Iterable[AccountCell]) -> list[_Entry]:
        """Put the cells of a line together; a line that an authority has twice is a fault."""
        entries: dict[tuple[str, bool, str], _Entry] = {}
        not_received: set[tuple[str, bool, str]] = set()
        for cell in cells:
            key = (cell.place.code, cell.place.is_older_code, cell.line)
            amount = self._amount(cell)
            if amount is None:
                not_received.add(key)
                continue
            entry = entries.setdefault(key, _Entry(cell))
            if cell.measure in entry.amounts:
                remedy = "Take one of the two rows with `where`."
                both = f"{cell.line!r} of {cell.place.code} here and in {entry.cell.address}"
                self.faults.add(cell.address, both, "each line of an authority once", remedy)
            entry.amounts[cell.measure] = amount
            if cell.measure == "net":
                entry.cell = cell
        self.tally.refuse("return not received", len(not_received - entries.keys()))
        return self._todays(entries)

    def _todays(self, entries: Mapping[tuple[str, bool, str], _Entry]) -> list[_Entry]:
        """Leave out an authority's older code where today's is there too."""
        kept = [
            entry
            for (code, is_older, line), entry in entries.items()
            if not (is_older and (code, False, line) in entries)
        ]
        self.tally.refuse("the same place under its older code too", len(entries) - len(kept))
        return kept

    def _amount(self, cell: AccountCell) -> Decimal | None:
        """Return a cell in pounds; None where the return has not come in or the cell is at fault."""
        amount = to_decimal(cell.text)
        if amount is not None:
            return amount * POUNDS[self.recipe.unit]
        if cell.text not in self.recipe.not_received:
            found = f"{cell.text!r}" if cell.text else "a blank cell"
            remedy = "Look at the file; if it says that a return is missing, add the sign to `not_received`."
            self.faults.add(cell.address, found, f"a number of {self.recipe.unit}", remedy)
        return None

    def _row(self, entry: _Entry) -> AccountRow:
        amounts, cell = entry.amounts, entry.cell
        row = AccountRow(
            authority=cell.place.code,
            year=self.recipe.financial_year,
            stage=self.recipe.stage,
            line=cell.line,
            net=amounts["net"],
            gross=amounts.get("gross"),
            income=amounts.get("income"),
            basis=self.recipe.basis,
            release=self.faults.release,
            note=cell.note,
            origin=cell.address,
        )
        self._check_net(row)
        return row

    def _check_net(self, row: AccountRow) -> None:
        if row.gross is None or row.income is None:
            return
        worked_out = row.gross - row.income
        if abs(worked_out - row.net) > _WITHIN:
            found = f"net £{row.net:,} of {row.line!r}"
            wanted = f"£{worked_out:,}, spend £{row.gross:,} less income £{row.income:,}"
            self.faults.add(row.origin, found, wanted, "Ask the publisher which of the three is wrong.")

    def _subtotal_gaps(
        self, subtotals: tuple[Subtotal, ...], table: Table, taken: list[TakenRow]
    ) -> list[Gap]:
        """Compare every printed subtotal with the cells it is the sum of."""
        gaps = []
        for subtotal in subtotals:
            for each in taken:
                row = table.rows[each.number]
                cells = [to_decimal(row[position]) for position in (subtotal.position, *subtotal.parts)]
                if None in cells:
                    where = address(subtotal.position, table.first_row + each.number)
                    self.tally.remarks.append(f"{where}: {subtotal.name} could not be checked")
                    continue
                total, *parts = (each for each in cells if each is not None)
                gaps.append(self._gap(subtotal.name, each.place.code, total - sum(parts)))
        return gaps

    def _gap(self, name: str, authority: str, gap: Decimal) -> Gap:
        pounds = gap * POUNDS[self.recipe.unit]
        return Gap(self.recipe.financial_year, self.recipe.stage.value, name, authority, pounds)
