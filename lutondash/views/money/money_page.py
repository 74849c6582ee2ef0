"""`MoneyPage`: where the council's money comes from and goes, section by section, and what was said of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lutondash.analysis.money.worked import Measure
from lutondash.dataset.dataset import Dataset
from lutondash.views import formats
from lutondash.views.chart_view import ChartView
from lutondash.views.money import our_account
from lutondash.views.money.against_budget import AgainstBudget, against_budget
from lutondash.views.money.amounts import and_list
from lutondash.views.money.bills import Bills, bills
from lutondash.views.money.borrowing import Borrowing, borrowing
from lutondash.views.money.bridge import Bridge, bridge
from lutondash.views.money.capital import Capital, capital
from lutondash.views.money.change import Change, change
from lutondash.views.money.choices import MoneyChoices
from lutondash.views.money.compared import Compared, compared
from lutondash.views.money.measuring import MEASURES
from lutondash.views.money.missing import Missing, missing
from lutondash.views.money.parts import PARTS, MoneyPart
from lutondash.views.money.plan import Plan, plan
from lutondash.views.money.reserves import Reserves, reserves
from lutondash.views.money.said import Said, said
from lutondash.views.money.savings import Savings, savings
from lutondash.views.money.sources import Sources, sources
from lutondash.views.money.spending import Spending, SpendingYear, spending
from lutondash.views.site import place_name

_NEXT = 2
"""Services named after the first in the lead."""


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """The page about money, in the order it is read; a section without data says what is missing.

    `empty` says that nothing about money is held; it is blank where anything is.
    """

    chosen_words: str
    headline: str
    lead: str
    place: str
    held: str
    empty: str
    choices: MoneyChoices
    spending: Spending
    bridge: Bridge
    sources: Sources
    change: Change
    against_budget: AgainstBudget
    compared: Compared
    bills: Bills
    reserves: Reserves
    savings: Savings
    borrowing: Borrowing
    plan: Plan
    capital: Capital
    said: Said
    missing: Missing

    @property
    def name(self) -> str:
        """The page's title and, where anything was chosen, the words of the choices."""
        return f"Money: {self.chosen_words}" if self.chosen_words else "Money"

    @property
    def parts(self) -> tuple[MoneyPart, ...]:
        """The parts of the page, for the list that leads to them."""
        return PARTS

    @property
    def charts(self) -> tuple[ChartView, ...]:
        """Every chart that can be taken away, in the order of the page."""
        found = (
            self.spending.chart,
            self.bridge.chart,
            self.sources.chart,
            self.change.chart,
            self.against_budget.chart,
            self.compared.strip,
        )
        return tuple(chart for chart in found if chart is not None)


def money_page(dataset: Dataset, chosen: MoneyChoices | None = None) -> MoneyPage:
    """Make the page of a reader's choices."""
    chosen = chosen or MoneyChoices()
    spent = spending(dataset)
    place = place_name(dataset)
    return MoneyPage(
        chosen_words=_chosen_words(dataset, chosen),
        headline=_headline(spent.latest, place),
        lead=" ".join(_lead(spent.latest)),
        place=place,
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        empty=f"We hold no figures about the money of {place}." if _is_empty(dataset) else "",
        choices=chosen,
        spending=spent,
        bridge=bridge(dataset),
        sources=sources(dataset),
        change=change(dataset, chosen),
        against_budget=against_budget(dataset),
        compared=compared(dataset, chosen),
        bills=bills(dataset, chosen),
        reserves=reserves(dataset),
        savings=savings(dataset),
        borrowing=borrowing(dataset),
        plan=plan(dataset),
        capital=capital(dataset),
        said=said(dataset),
        missing=missing(dataset),
    )


def money_charts(dataset: Dataset, chosen: MoneyChoices | None = None) -> tuple[ChartView, ...]:
    """Return every chart of the page that can be taken away; a chart's id is the stem of its file."""
    return money_page(dataset, chosen).charts


def _is_empty(dataset: Dataset) -> bool:
    budget = dataset.budget
    words = (budget.council_tax, budget.savings, budget.capital, budget.plan, budget.statements)
    return budget.is_empty and not any(words)


def _chosen_words(dataset: Dataset, chosen: MoneyChoices) -> str:
    """Name what was chosen, so that two tabs can be told apart; empty where nothing was."""
    measure = "" if chosen.measure is Measure.CASH else MEASURES[chosen.measure]
    service = our_account.title(dataset, chosen.service) if chosen.service else ""
    band = f"Band {chosen.band}" if chosen.band else ""
    return ", ".join(each for each in (measure, service, band) if each)


def _headline(latest: SpendingYear | None, place: str) -> str:
    """Say which service takes most of each £1."""
    if latest is None:
        return f"The money of {place}"
    name, share = latest.shares[0] if latest.shares else (latest.rows[0].name, 0)
    if not share:
        return f"{name} takes the most of what {place} spends on services"
    return f"{name} takes {share}p of each £1 that {place} spends on services"


def _lead(latest: SpendingYear | None) -> Iterator[str]:
    """Name the next two services, and say what is counted, when, and what was remarked about it."""
    if latest is None:
        return
    following = latest.shares[1 : 1 + _NEXT]
    if following:
        names = and_list([following[0][0], *(_small(name) for name, _ in following[1:])])
        yield f"{names} take another {sum(share for _, share in following)}p."
    yield f"This is {latest.year}, before fees and other income are taken off."
    yield from latest.remarks


def _small(name: str) -> str:
    return name[0].lower() + name[1:]
