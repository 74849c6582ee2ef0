"""`AgainstBudget`: what was planned and what was spent, service by service."""

from dataclasses import dataclass

from lutondash.analysis.money.variance import Variance, variances
from lutondash.dataset.accounts import Account
from lutondash.dataset.dataset import Dataset
from lutondash.views import formats
from lutondash.views.bar_chart import Bar, BarChart, BarKind
from lutondash.views.money import our_account
from lutondash.views.money.amounts import (
    MoneyTable,
    MoneyTableRow,
    long_millions,
    millions,
    percent,
    signed,
    year_words,
)
from lutondash.views.money.our_account import ALL_SERVICES
from lutondash.views.site import place_name

_OTHER = "other"
_HELD_CENTRALLY = (
    "“Other services” can hold money in the budget that services spend later. "
    "So a difference on one line need not mean that a service missed its budget."
)


@dataclass(frozen=True, slots=True)
class EarlierYear:
    """A year before the latest with a plan and its outcome: its table, what to know, and by which rules."""

    table: MoneyTable
    notes: tuple[str, ...]
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class AgainstBudget:
    """The latest year with a plan and its outcome; `empty` says what is missing where there is none.

    `earlier` are the years before it, newest first.
    """

    year: str
    lead: str
    chart: BarChart | None
    table: MoneyTable | None
    earlier: tuple[EarlierYear, ...]
    notes: tuple[str, ...]
    basis: str
    empty: str


def against_budget(dataset: Dataset) -> AgainstBudget:
    """Set spending beside its budget in the latest year with both."""
    plans, spent = our_account.budgets(dataset), our_account.outturns(dataset)
    both = (year for year in plans if year in spent and _same_rules(plans[year], spent[year]))
    set_beside = ((plans[year], spent[year]) for year in sorted(both, reverse=True))
    held = [accounts for accounts in set_beside if _differences(dataset, *accounts)]
    if not held:
        empty = "No year is held with a budget and what was spent."
        return AgainstBudget("", "", None, None, (), (), "", empty)
    latest, *before = held
    return _latest(dataset, latest, tuple(_earlier(dataset, accounts) for accounts in before))


def _latest(
    dataset: Dataset, accounts: tuple[Account, Account], earlier: tuple[EarlierYear, ...]
) -> AgainstBudget:
    found, whole, year = _differences(dataset, *accounts), _whole(*accounts), year_words(accounts[1].key.year)
    drawn = _chart(dataset, found, whole, accounts)
    return AgainstBudget(
        year=year,
        lead=_lead(whole, year),
        chart=drawn,
        table=_table(dataset, found, whole, year),
        earlier=earlier,
        notes=drawn.notes,
        basis=_basis(dataset, accounts[1]),
        empty="",
    )


def _earlier(dataset: Dataset, accounts: tuple[Account, Account]) -> EarlierYear:
    found, year = _differences(dataset, *accounts), year_words(accounts[1].key.year)
    return EarlierYear(
        table=_table(dataset, found, _whole(*accounts), year),
        notes=_warning(found),
        basis=_basis(dataset, accounts[1]),
        source=_source(dataset, accounts),
    )


def _whole(plan: Account, spent: Account) -> Variance | None:
    """Return all services together; None where one of the two has no such total."""
    return next(iter(variances(plan, spent, (ALL_SERVICES,))), None)


def _basis(dataset: Dataset, spent: Account) -> str:
    return our_account.bases(our_account.service_entries(dataset, spent))


def _source(dataset: Dataset, accounts: tuple[Account, Account]) -> str:
    entries = (entry for account in accounts for entry in our_account.service_entries(dataset, account))
    return our_account.sources(dataset, entries)


def _warning(found: tuple[Variance, ...]) -> tuple[str, ...]:
    """Warn of budget that is held in one place and spent in another, where there is such a line."""
    return (_HELD_CENTRALLY,) if any(each.line == _OTHER for each in found) else ()


def _same_rules(plan: Account, spent: Account) -> bool:
    """Whether plan and spending were counted by the same rules: else a difference would say nothing."""
    return set(plan.bases) == set(spent.bases)


def _differences(dataset: Dataset, plan: Account, spent: Account) -> tuple[Variance, ...]:
    """Return every service with a plan or spending, the most over its budget first."""
    wanted = (line.line for line in our_account.services(dataset))
    found = (each for each in variances(plan, spent, wanted) if each.budget or each.outturn)
    return tuple(sorted(found, key=lambda each: -each.difference))


def _lead(whole: Variance | None, year: str) -> str:
    """Say how all services together came out."""
    if whole is None:
        return f"{year} is the last year with a budget and a result for each service."
    return f"{long_millions(whole.outturn)} was spent on services in {year}. That is {_beside(whole)}."


def _beside(found: Variance) -> str:
    """Write a difference as words, such as £3.7 million (1.1%) more than budget."""
    if not found.difference:
        return "the same as the budget"
    share = f" ({percent(abs(found.percent)).removeprefix('+')})" if found.percent is not None else ""
    way = "more than budget" if found.difference > 0 else "less than budget"
    return f"{long_millions(abs(found.difference))}{share} {way}"


def _chart(
    dataset: Dataset, found: tuple[Variance, ...], whole: Variance | None, accounts: tuple[Account, Account]
) -> BarChart:
    year, home = year_words(accounts[1].key.year), place_name(dataset)
    bars = tuple(_bar(dataset, each) for each in found)
    headline = _headline(dataset, found, whole)
    told = " ".join(f"{our_account.title(dataset, each.line)}: {_beside(each)}." for each in found)
    return BarChart(
        id="money-against-budget",
        headline=headline,
        subtitle=f"Net spend less budget, {home}, {year} (financial year). Plus is more than budget.",
        source=_source(dataset, accounts),
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        alt=f"{headline}. A bar for each service. {told}",
        bars=bars,
        notes=_warning(found),
    )


def _bar(dataset: Dataset, found: Variance) -> Bar:
    kind = BarKind.MORE if found.difference > 0 else BarKind.LESS
    name = our_account.title(dataset, found.line)
    return Bar(name, 0, found.difference, signed(found.difference), kind)


def _headline(dataset: Dataset, found: tuple[Variance, ...], whole: Variance | None) -> str:
    """Name the service furthest from its budget, “Other services” aside, and the whole."""
    named = [each for each in found if each.line != _OTHER] or list(found)
    most = max(named, key=lambda each: abs(each.difference))
    said = f"{our_account.title(dataset, most.line)} spent {_amount(most)}"
    return f"{said}; all services {_share(whole)}" if whole else said


def _amount(found: Variance) -> str:
    if not found.difference:
        return "as much as its budget"
    way = "more" if found.difference > 0 else "less"
    return f"{long_millions(abs(found.difference))} {way} than budget"


def _share(whole: Variance) -> str:
    """Write how far all services together were from the budget, in percent where that can be said."""
    if not whole.difference or whole.percent is None:
        return _amount(whole)
    return f"{percent(abs(whole.percent)).removeprefix('+')} {'more' if whole.difference > 0 else 'less'}"


def _table(dataset: Dataset, found: tuple[Variance, ...], whole: Variance | None, year: str) -> MoneyTable:
    rows = [_row(our_account.title(dataset, each.line), each) for each in found]
    if whole is not None:
        rows.append(_row("All services", whole, is_total=True))
    headings = ("Service", "Budget", "Spent", "Difference", "In percent", "In words")
    return MoneyTable(f"Budget and net spend by service, {year}", headings, tuple(rows), worded=(5,))


def _row(name: str, found: Variance, *, is_total: bool = False) -> MoneyTableRow:
    share = "no percentage" if found.percent is None else percent(found.percent)
    way = {1: "more than budget", 0: "on budget", -1: "less than budget"}
    sign = (found.difference > 0) - (found.difference < 0)
    cells = (millions(found.budget), millions(found.outturn), signed(found.difference), share, way[sign])
    return MoneyTableRow(name, cells, is_total)
