"""The amounts of a sheet of accounts: cells become exact pounds, and net is spend less income."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lutondash.importers.account_faults import SheetFaults, address
from lutondash.importers.account_recipe import POUNDS, AccountRecipe
from lutondash.importers.account_rows import Account, Entry, LineColumns
from lutondash.importers.amounts import to_decimal
from lutondash.importers.readers import as_text

_WITHIN = Decimal(1)
"""Pounds by which spend less income may differ from net."""

_TOO_LONG = Decimal(10**12)
"""Pounds that no account reaches; all of England's services cost a tenth of it."""


@dataclass
class AmountReader:
    """Reads the cells of one sheet; text where a number belongs is a fault."""

    recipe: AccountRecipe
    faults: SheetFaults

    def __post_init__(self) -> None:
        self._unit = POUNDS[self.recipe.unit]
        self._too_long = _TOO_LONG / self._unit

    def entry(
        self, cells: Sequence[object], columns: LineColumns, row: int, account: Account
    ) -> Entry | None:
        """Return a line of an account from its row; None where the return has not come in."""
        net = self._pounds(cells[columns.net], columns.net, row)
        gross = income = None
        if columns.gross is not None and columns.income is not None:
            gross = self._pounds(cells[columns.gross], columns.gross, row)
            income = self._pounds(cells[columns.income], columns.income, row)
        if net is None:
            return None
        entry = Entry(net, gross, income, row, columns.net, account.source, account.note)
        if gross is not None and income is not None:
            self._check_net(entry, gross - income)
        return entry

    def _pounds(self, cell: object, column: int, row: int) -> Decimal | None:
        """Return a cell in pounds; None where the return has not come in or the cell is at fault."""
        amount = number(cell)
        if amount is not None and abs(amount) < self._too_long:
            return amount * self._unit
        text = as_text(cell)
        if amount is not None:
            wanted = "an amount of at most 12 digits in pounds"
            self.faults.add(
                address(column, row), text[:40], wanted, "Ask the publisher what the amount should be."
            )
        elif text not in self.recipe.not_received:
            found = f"{text!r}" if text else "a blank cell or a formula's error"
            remedy = "Look at the file; if it says that a return is missing, add the sign to `not_received`."
            self.faults.add(address(column, row), found, f"a number of {self.recipe.unit}", remedy)
        return None

    def _check_net(self, entry: Entry, worked_out: Decimal) -> None:
        if abs(worked_out - entry.net) > _WITHIN:
            self.faults.add(
                address(entry.column, entry.row),
                f"net £{entry.net:,}",
                f"£{worked_out:,}, which is spend £{entry.gross:,} less income £{entry.income:,}",
                "Ask the publisher which of the three is wrong.",
            )


def number(cell: object) -> Decimal | None:
    """Return a cell as an exact number, or None where it is not one."""
    if isinstance(cell, float) and cell.is_integer():
        return Decimal(int(cell))
    return to_decimal(as_text(cell))
