"""`Missing`: what we do not have, worked out from what the data folder holds."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lutondash.analysis.money import years
from lutondash.dataset.accounts import Account
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import LineKind, Stage
from lutondash.model.indicator import LinkedBy
from lutondash.model.money_said import TaxElement
from lutondash.views import formats
from lutondash.views.money.amounts import and_list, year_words

_APRIL = 4


@dataclass(frozen=True, slots=True)
class Missing:
    """The section on what is not held: one sentence for each thing."""

    items: tuple[str, ...]


def missing(dataset: Dataset) -> Missing:
    """List what is missing from the accounts, from what they are set beside, and from what was published."""
    if dataset.budget.is_empty:
        return Missing(("We hold no account of any council.", *_said(dataset)))
    return Missing((*_accounts(dataset), *_beside(dataset), *_said(dataset)))


def year_runs(wanted: Iterable[str]) -> list[str]:
    """Write financial years, those in a row as one: 2018 to 2024, or 2011 to 2012."""
    runs: list[tuple[int, int]] = []
    for first in sorted({years.start(year) for year in wanted}):
        if runs and runs[-1][1] == first:
            runs[-1] = (runs[-1][0], first + 1)
        else:
            runs.append((first, first + 1))
    return [f"{first} to {last}" for first, last in runs]


def _held(dataset: Dataset, stage: Stage) -> tuple[Account, ...]:
    """Return our accounts that tell of services, oldest first."""
    accounts, home = dataset.budget.accounts, dataset.vision.geography
    found = (accounts.account(home, year, stage) for year in accounts.years(home, stage))
    return tuple(each for each in found if _services(dataset, each))


def _services(dataset: Dataset, account: Account) -> set[str]:
    lines = dataset.budget.lines
    return {line for line in account.entries if line in lines and lines[line].kind is LineKind.SERVICE}


def _accounts(dataset: Dataset) -> Iterator[str]:
    held = _held(dataset, Stage.OUTTURN)
    names = [account.key.year for account in held]
    if not names:
        yield "Any account of what was spent on services."
        return
    if between := _without(names, names):
        yield f"What was spent on each service from {and_list(year_runs(between))}."
    if later := _finished_since(dataset, names[-1]):
        yield f"What was spent on each service from {and_list(year_runs(later))}."
    if no_gross := _without(names, [a.key.year for a in held if _has_gross(dataset, a)]):
        yield f"Spending before income is taken off, from {and_list(year_runs(no_gross))}."
    if no_budget := _without(names, [account.key.year for account in _held(dataset, Stage.BUDGET)]):
        yield f"The budget of each service, from {and_list(year_runs(no_budget))}."


def _without(accounts: list[str], found: Collection[str]) -> list[str]:
    """Return every financial year from the first account to the last that is not among those found.

    A year of which no account is held is one of them: nothing of it is held.
    """
    span = range(years.start(accounts[0]), years.start(accounts[-1]) + 1)
    return [year for year in map(years.beginning, span) if year not in found]


def _finished_since(dataset: Dataset, last: str) -> list[str]:
    """Return the financial years that ended after the last one held."""
    today = dataset.as_of
    running = today.year if today.month >= _APRIL else today.year - 1
    return [years.beginning(first) for first in range(years.start(last) + 1, running)]


def _has_gross(dataset: Dataset, account: Account) -> bool:
    return any(account.entries[line].gross is not None for line in _services(dataset, account))


def _beside(dataset: Dataset) -> Iterator[str]:
    """Tell which years have no rise of prices, no count of people and no level of reserves."""
    names = [account.key.year for account in _held(dataset, Stage.OUTTURN)]
    yield from _no_prices(dataset, names)
    home, people = dataset.vision.geography, dataset.budget.population
    if no_people := [year for year in names if (home, years.start(year)) not in people]:
        yield f"How many people lived here in {and_list([year_words(year) for year in no_people])}."
    yield from _no_levels(dataset, names)


def _no_prices(dataset: Dataset, names: list[str]) -> Iterator[str]:
    """Tell between which years the rise of prices is not known, and which accounts that leaves out."""
    known = {each.financial_year for each in dataset.budget.deflators if each.status == "outturn"}
    span = range(years.start(names[0]) + 1, years.start(names[-1]) + 1) if names else range(0)
    unknown = [year for year in map(years.beginning, span) if year not in known]
    if unknown:
        left_out = and_list([year_words(year) for year in names if year >= unknown[0]])
        spans = and_list(year_runs(unknown))
        yield f"How prices rose from {spans}, so there are no real terms for {left_out}."


def _no_levels(dataset: Dataset, names: list[str]) -> Iterator[str]:
    levels = {line.line for line in dataset.budget.lines.values() if line.kind is LineKind.RESERVE_LEVEL}
    accounts, home = dataset.budget.accounts, dataset.vision.geography
    all_years = accounts.years(home, Stage.OUTTURN)
    told = [year for year in all_years if levels & set(accounts.account(home, year, Stage.OUTTURN).entries)]
    if not told:
        yield "What the reserves held."
    elif told[-1] < max(names, default=""):
        yield f"What the reserves held after March {years.start(told[-1]) + 1}."


def _said(dataset: Dataset) -> Iterator[str]:
    """Tell what the council and others have not published, as far as we have seen."""
    budget = dataset.budget
    if not any(link.linked_by is LinkedBy.COUNCIL for link in budget.links):
        yield "A map by the council from its budget to its priorities." + _by_editors(dataset)
    if no_amount := sum(not scheme.amount for scheme in budget.capital):
        named = formats.count_of(no_amount, "scheme or group of schemes", "schemes and groups of schemes")
        yield f"The cost of {named} that we know by name."
    whole = max(
        (t.financial_year for t in budget.council_tax if t.element is TaxElement.ALL and t.band_d), default=""
    )
    council = {t.financial_year for t in budget.council_tax if t.element is TaxElement.COUNCIL and t.band_d}
    if whole and whole not in council:
        yield f"How the council tax bill of {year_words(whole)} is split into its parts."
    if not budget.council_tax:
        yield "Any amount of council tax."


def _by_editors(dataset: Dataset) -> str:
    return " Our editors made every link here." if dataset.budget.links else ""
