"""`Borrowing`: what debt costs and lending brings, and what was said of the airport company."""

from dataclasses import dataclass

from lutondash.dataset.accounts import Account
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import BudgetLine, Stage
from lutondash.views.money import told
from lutondash.views.money.amounts import (
    NO_FIGURE,
    MoneyTable,
    MoneyTableRow,
    long_millions,
    millions,
    source_words,
    year_words,
)
from lutondash.views.money.told import ToldTable

_STEPS = ("Interest paid", "Paying back debt", "Interest and dividends received")
"""The steps of the bridge that debt and lending stand in."""

_YEARS_SEEN = 4
_WORTH_A_COLUMN = 100_000
"""Pounds; a line that never came to more would be a column of noughts."""


@dataclass(frozen=True, slots=True)
class Borrowing:
    """The section about borrowing and the airport company; the table is None without a return."""

    lead: str
    table: MoneyTable | None
    earlier: MoneyTable | None
    source: str
    borrowed: tuple[ToldTable, ...]
    airport: tuple[ToldTable, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.table or self.borrowed or self.airport)


def borrowing(dataset: Dataset) -> Borrowing:
    """Lay out the lines of debt and lending by year, newest first, and the statements by question."""
    accounts, home = dataset.budget.accounts, dataset.vision.geography
    years = accounts.years(home, Stage.OUTTURN)
    held = tuple(accounts.account(home, year, Stage.OUTTURN) for year in reversed(years))
    lines = _lines(dataset, held)
    shown = tuple(each for each in held if any(line.line in each.entries for line in lines))
    return Borrowing(
        lead=_lead(lines, shown),
        table=_table(lines, shown[:_YEARS_SEEN]) if shown else None,
        earlier=_table(lines, shown[_YEARS_SEEN:]) if shown[_YEARS_SEEN:] else None,
        source=source_words(dataset, (_release(lines, each) for each in shown)),
        borrowed=told.by_question(dataset, ("borrowing",)),
        airport=told.by_question(dataset, ("airport",)),
    )


def _lines(dataset: Dataset, held: tuple[Account, ...]) -> tuple[BudgetLine, ...]:
    """Return the lines of debt and lending that in some year came to an amount worth a column."""
    in_steps = (line for line in dataset.budget.lines.values() if line.step in _STEPS)
    used = {
        line
        for account in held
        for line, entry in account.entries.items()
        if abs(entry.net) >= _WORTH_A_COLUMN
    }
    return tuple(sorted((line for line in in_steps if line.line in used), key=_by_step))


def _by_step(line: BudgetLine) -> int:
    return _STEPS.index(line.step)


def _table(lines: tuple[BudgetLine, ...], shown: tuple[Account, ...]) -> MoneyTable:
    return MoneyTable(
        caption=f"Debt and lending{_span(shown)}. A minus takes from what is paid",
        headings=("Financial year", *(line.title for line in lines)),
        rows=tuple(
            MoneyTableRow(year_words(each.key.year), tuple(_cell(line, each) for line in lines))
            for each in shown
        ),
    )


def _span(shown: tuple[Account, ...]) -> str:
    return f", {year_words(shown[-1].key.year)[:4]} to {year_words(shown[0].key.year)[-4:]}"


def _cell(line: BudgetLine, account: Account) -> str:
    amount = _amount(line, account)
    return NO_FIGURE if amount is None else millions(amount)


def _amount(line: BudgetLine, account: Account) -> int | None:
    """Return what a line came to; money that comes in is turned positive, for its name says that it is."""
    entry = account.entries.get(line.line)
    if entry is None:
        return None
    return -entry.net if line.source_group else entry.net


def _release(lines: tuple[BudgetLine, ...], account: Account) -> str:
    return next(account.entries[line.line].release for line in lines if line.line in account.entries)


def _lead(lines: tuple[BudgetLine, ...], shown: tuple[Account, ...]) -> str:
    """Say what each line came to in the latest year held."""
    if not shown:
        return ""
    latest = shown[0]
    found = ((line.title, _amount(line, latest)) for line in lines)
    parts = [f"{title}: {long_millions(amount)}." for title, amount in found if amount]
    return " ".join([f"{year_words(latest.key.year)} is the last year we have.", *parts])
