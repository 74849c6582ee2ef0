"""Our own account: the years that are held, its services, and the words its lines bear."""

from collections.abc import Iterable

from lutondash.dataset.accounts import Account, Entry
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import BudgetLine, LineKind, Stage
from lutondash.model.money_said import CapitalScheme, CouncilTax, MoneyStatement, PlanRow, Saving
from lutondash.views import formats, wording
from lutondash.views.money.amounts import source_words

ALL_SERVICES = "total-service-expenditure"
COUNCIL_TAX = "council-tax-requirement"
"""Ids of the two totals a reader meets."""

_FEW = 3
"""Publications that a chart names one by one."""


def outturns(dataset: Dataset) -> dict[str, Account]:
    """Return what our authority spent, by financial year, oldest first."""
    return _accounts(dataset, Stage.OUTTURN)


def budgets(dataset: Dataset) -> dict[str, Account]:
    """Return what our authority planned, by financial year, oldest first."""
    return _accounts(dataset, Stage.BUDGET)


def _accounts(dataset: Dataset, stage: Stage) -> dict[str, Account]:
    held, home = dataset.budget.accounts, dataset.vision.geography
    return {year: held.account(home, year, stage) for year in held.years(home, stage)}


def services(dataset: Dataset) -> tuple[BudgetLine, ...]:
    """Return the lines of services, in the publisher's order."""
    return tuple(line for line in dataset.budget.lines.values() if line.kind is LineKind.SERVICE)


def service_entries(dataset: Dataset, account: Account) -> tuple[Entry, ...]:
    """Return an account's services on which anything was spent or earned, in the publisher's order."""
    found = (account.entries.get(line.line) for line in services(dataset))
    return tuple(entry for entry in found if entry and any((entry.gross, entry.income, entry.net)))


def gross_spend(dataset: Dataset, account: Account) -> dict[str, int]:
    """Return the gross spend of each service; empty where one has none."""
    entries = service_entries(dataset, account)
    found = {entry.line: entry.gross for entry in entries if entry.gross is not None}
    return found if len(found) == len(entries) else {}


def title(dataset: Dataset, line: str) -> str:
    """Return what a line is called."""
    return dataset.budget.lines[line].title


def sources(dataset: Dataset, entries: Iterable[Entry]) -> str:
    """Name every publication behind some entries."""
    return source_words(dataset, (entry.release for entry in entries))


def short_sources(dataset: Dataset, entries: Iterable[Entry]) -> str:
    """Name the publications behind many years in short: whose they are, how many, and from when to when."""
    names = dict.fromkeys(entry.release for entry in entries)
    if len(names) <= _FEW:
        return source_words(dataset, names)
    releases = [dataset.release(name) for name in names]
    publishers = dict.fromkeys(release.publisher for release in releases)
    dates = sorted(release.published for release in releases if release.published != "unknown")
    span = [formats.reduced_date(each) for each in (*dates[:1], *dates[-1:])]
    when = f", from {' until '.join(dict.fromkeys(span))}" if span else ""
    return f"Source: {'; '.join(publishers)}. {len(names)} publications{when}."


def releases(dataset: Dataset) -> set[str]:
    """Return the ids of every publication behind our accounts and what was said about our money."""
    budget = dataset.budget
    said: tuple[CouncilTax | Saving | CapitalScheme | PlanRow | MoneyStatement, ...] = (
        *budget.council_tax,
        *budget.savings,
        *budget.capital,
        *budget.plan,
        *budget.statements,
    )
    accounts = (*outturns(dataset).values(), *budgets(dataset).values())
    returns = {entry.release for account in accounts for entry in account.entries.values()}
    return returns | {row.release for row in said}


def remarks(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return what was noted about entries, each remark once, as sentences."""
    said = (wording.sentence(formats.as_said(entry.note)) for entry in entries if entry.note)
    return tuple(dict.fromkeys(said))


def bases(entries: Iterable[Entry]) -> str:
    """Say by which rules entries were counted."""
    return " ".join(dict.fromkeys(wording.sentence(formats.as_said(entry.basis)) for entry in entries))
