"""What the page about money cannot show for want of a file, an account or a year is told."""

from collections.abc import Iterator, Mapping, Sized
from itertools import pairwise
from types import MappingProxyType

from lutondash.dataset import layout
from lutondash.dataset.checks.rows import told
from lutondash.dataset.folder import Contents
from lutondash.errors import Finding, Severity
from lutondash.model.financial import year_after

_SHOWS: Mapping[str, str] = MappingProxyType(
    {
        layout.REVENUE: "what services cost",
        layout.FUNDING: "where the money comes from",
        layout.RESERVES: "what is in reserve",
        layout.POPULATION: "amounts for each resident",
        layout.COUNCIL_TAX: "council tax bills",
        layout.SAVINGS: "savings",
        layout.CAPITAL: "what is built and bought",
        layout.PLAN: "the plan for the years ahead",
        layout.MONEY_STATEMENTS: "what was said about money",
        layout.SERVICE_LINKS: "results beside spending",
    }
)
"""What the page about money shows from each file of budget/."""


def files_of_money_are_filled(contents: Contents) -> Iterator[Finding]:
    """Where one file of budget/ holds rows, each does; a folder without money is silent."""
    held = _rows_by_file(contents)
    if not any(held.values()):
        return
    for path, shows in _SHOWS.items():
        if not held[path] and path not in contents.unread:
            name = path.rpartition("/")[2]
            yield Finding(
                path,
                0,
                f"{name} is missing or has no rows: the page about money cannot show {shows}.",
                "Add the file with its rows.",
                Severity.WARNING,
            )


def _rows_by_file(contents: Contents) -> dict[str, int]:
    """Return how many rows each file of budget/ holds."""
    money = contents.money
    accounts = {path: int((money.accounts.file == at).sum()) for at, path in enumerate(layout.ACCOUNT_FILES)}
    others: dict[str, Sized] = {
        layout.POPULATION: money.population,
        layout.COUNCIL_TAX: money.council_tax,
        layout.SAVINGS: money.savings,
        layout.CAPITAL: money.capital,
        layout.PLAN: money.plan,
        layout.MONEY_STATEMENTS: money.statements,
        layout.SERVICE_LINKS: money.links,
    }
    return accounts | {path: len(entries) for path, entries in others.items()}


def our_own_account_is_held(contents: Contents) -> Iterator[Finding]:
    """Where accounts are held, ours is among them."""
    table = contents.money.accounts
    words = table.texts["authority"]
    authorities = {words.names[code] for code in set(words.codes.tolist())}
    for entry in contents.vision:
        if len(table) and layout.REVENUE not in contents.unread and entry.record.geography not in authorities:
            yield Finding(
                layout.REVENUE,
                0,
                f"There is no account of {entry.record.geography}, our own authority: the page about money "
                "cannot show what it spends.",
                "Add its rows, or correct its code.",
                Severity.WARNING,
            )


def objectives_are_there(contents: Contents) -> Iterator[Finding]:
    """A file of objectives that is there holds one."""
    if contents.has_objectives and not contents.objectives and layout.OBJECTIVES not in contents.unread:
        yield Finding(
            layout.OBJECTIVES,
            0,
            "The file holds no objective.",
            "Add [[objective]] tables, or remove the file.",
            Severity.WARNING,
        )


def deflators_leave_out_no_year(contents: Contents) -> Iterator[Finding]:
    """From the first year of prices to the last, none is left out: real terms would end at the gap."""
    if layout.DEFLATORS in contents.unread:
        return
    entries = sorted(contents.money.deflators, key=lambda entry: entry.record.financial_year)
    for before, entry in pairwise(entries):
        first, last = before.record.financial_year, entry.record.financial_year
        if last not in {first, year_after(first)}:
            yield told(
                entry.fault(
                    f"The years between {first} and {last} are left out: prices on either side do not meet.",
                    "Add a row for each.",
                )
            )
