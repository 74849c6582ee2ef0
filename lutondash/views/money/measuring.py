"""Amounts of several years in the measure a reader chose: cash, one year's prices, or for each person."""

from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.analysis.money.per_person import per_person
from lutondash.analysis.money.real_terms import Prices, latest_prices
from lutondash.analysis.money.worked import Measure, Missing, Worked
from lutondash.analysis.money.years import start
from lutondash.dataset.dataset import Dataset
from lutondash.model.number import shown
from lutondash.model.period import Period
from lutondash.views.money.amounts import MINUS, and_list, exact, millions, source_words, year_words

MEASURES = {
    Measure.CASH: "Cash",
    Measure.REAL: "Real terms",
    Measure.PERSON: "For each resident",
}
"""The words of the control."""


_PERCENT = 100
_OLDER_AFTER = 3
"""Years after which prices have most likely been worked out anew."""
_OLDER = " This is an older release. Newer ones give somewhat other prices."


@dataclass(frozen=True)
class Measuring:
    """Works out our amounts in a measure; `prices` are those of real terms, None where none can be had."""

    dataset: Dataset
    measure: Measure
    prices: Prices | None

    def of(self, pounds: int, year: str) -> Worked:
        """Return an amount of a year in the measure, or what is missing."""
        if self.measure is Measure.CASH:
            return Worked(float(pounds))
        if self.measure is Measure.PERSON:
            return per_person(pounds, self.dataset.vision.geography, year, self.dataset.budget.population)
        return self.prices.of(pounds, year) if self.prices else Worked(None, Missing.NO_DEFLATOR)

    def text(self, value: float) -> str:
        """Write an amount: in millions, or in whole pounds for each resident."""
        return exact(value) if self.measure is Measure.PERSON else millions(value)

    def change(self, value: float) -> str:
        """Write a difference with its sign."""
        text = self.text(abs(value))
        if text == "£0":
            return text
        return f"{MINUS if value < 0 else '+'}{text}"

    @property
    def words(self) -> str:
        """Say in what the amounts are given."""
        match self.measure:
            case Measure.CASH:
                return "in cash, as it was spent at the time"
            case Measure.PERSON:
                return "for each resident, in cash"
            case Measure.REAL:
                return f"in the prices of {year_words(self.prices.year)}" if self.prices else "in real terms"

    @property
    def source(self) -> str:
        """Name what the measure rests on besides the accounts; empty for cash."""
        budget = self.dataset.budget
        match self.measure:
            case Measure.CASH:
                return ""
            case Measure.PERSON:
                home = self.dataset.vision.geography
                rows: Iterable[str] = (p.release for p in budget.population.values() if p.geography == home)
            case Measure.REAL:
                rows = (deflator.release for deflator in budget.deflators)
        names = tuple(dict.fromkeys(rows))
        is_old = self.measure is Measure.REAL and _are_older(self.dataset, names)
        return f"{source_words(self.dataset, names)}{_OLDER if is_old else ''}"

    def note(self, found: Iterable[str]) -> str:
        """Say which residents a financial year counts, by the last of some years that has them."""
        if self.measure is not Measure.PERSON:
            return ""
        counted = [year for year in found if not self.of(1, year).missing]
        if not counted:
            return ""
        last = max(counted)
        return (
            "Each financial year counts the residents of the summer it begins in. "
            f"For {year_words(last)} these are the {residents(last)}."
        )

    def missing(self, years: Iterable[str]) -> str:
        """Say for which years the measure cannot be worked out, and why; empty where it can for all."""
        lacking = [year_words(year) for year in years if self.of(1, year).missing]
        if not lacking:
            return ""
        why = {
            Measure.PERSON: "we hold no count of residents for it",
            Measure.REAL: "we hold no published rise of prices that leads to it",
        }[self.measure]
        return f"No figure for {and_list(lacking)}: {why}."


def measuring(dataset: Dataset, measure: Measure) -> Measuring:
    """Prepare a measure; real terms are in the prices of the last year whose rise is known."""
    prices = latest_prices(dataset.budget.deflators) if measure is Measure.REAL else None
    return Measuring(dataset, measure, prices)


def residents(year: str) -> str:
    """Say whom a financial year counts, such as residents in the middle of 2017."""
    return f"residents in the middle of {start(year)}"


def _are_older(dataset: Dataset, releases: Iterable[str]) -> bool:
    """Whether the newest of some releases came out more than three years before the day."""
    found = [dataset.release(name) for name in releases]
    dates = (each.accessed if each.published == "unknown" else each.published for each in found)
    out = max((Period(each).plus_years(_OLDER_AFTER) for each in dates), default=None)
    return out is not None and out.end is not None and out.end < dataset.as_of


def percent_of(first: float, last: float) -> float | None:
    """Return by how many percent an amount changed; None where one of them was not more than zero."""
    is_share = shown(first, 0) > 0 and shown(last, 0) > 0
    return (last - first) / first * _PERCENT if is_share else None
