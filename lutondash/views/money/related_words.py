"""What is said about money beside results: headings, how years are matched, rules of counting and sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import BudgetLine
from lutondash.model.framework import Priority
from lutondash.model.indicator import Accumulation, Indicator
from lutondash.model.period import READING_TYPES, PeriodType
from lutondash.views import addresses, wording
from lutondash.views.money.spend import Spend, stretch_words
from lutondash.views.trend_chart import published_words

_NOT_COMPARABLE = "no"

_MOST_DAYS = "A figure stands beside the financial year that it shares most days with."
_LAST_OF_A_YEAR = "Where a year has several figures, its last one stands here."
_OF_A_DAY = "The figure of a day stands beside the financial year of that day."
_OF_SEVERAL_YEARS = "A figure for several years stands beside the one in the middle."
_ADDED_UP = (
    "Counts that are added up stand beside the year in which they end. They tell of more than that year."
)

_MATCHING = {
    PeriodType.CALENDAR_YEAR: "A calendar year stands beside the financial year that starts in it.",
    PeriodType.ACADEMIC_YEAR: "A school year stands beside the financial year of the same name.",
    PeriodType.SURVEY_YEAR: _MOST_DAYS,
    PeriodType.YEAR_TO_30_SEPTEMBER: _MOST_DAYS,
    PeriodType.ROLLING_4_QUARTERS: _MOST_DAYS,
    PeriodType.ROLLING_3_YEARS: _OF_SEVERAL_YEARS,
    PeriodType.ROLLING_5_YEARS: _OF_SEVERAL_YEARS,
    PeriodType.QUARTER: _LAST_OF_A_YEAR,
    PeriodType.MONTH: _LAST_OF_A_YEAR,
    PeriodType.SNAPSHOT: _OF_A_DAY,
    **dict.fromkeys(READING_TYPES, _OF_A_DAY),
}
"""How the periods of each type find their financial year; those of financial years need no words."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a section of money stands beside, and its words."""

    heading: str
    nothing: str
    linked_to: str
    leads_to_priority: bool

    def more(self, priority: Priority) -> str:
        """Say where to read on."""
        if self.leads_to_priority:
            return f"All the money beside {priority.title}"
        return "See all the money, and where it comes from"

    def address(self, priority: Priority) -> str:
        """Return where to read on: at the priority of a figure or an outcome, else on the page of money."""
        return f"{addresses.page(priority.id)}#money" if self.leads_to_priority else addresses.page("money")


FIGURE = Kind(
    heading="Money beside this figure",
    nothing="We linked no single service to this figure.",
    linked_to="to the priority of this figure",
    leads_to_priority=True,
)
OUTCOME = Kind(
    heading="The money",
    nothing="We linked no single service to this outcome.",
    linked_to="to the priority of this outcome",
    leads_to_priority=True,
)
PRIORITY = Kind(
    heading="The money",
    nothing="We linked no single service to this priority.",
    linked_to="to this priority",
    leads_to_priority=False,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A publication, and where it is."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published spending, and what."""

    name: str
    sources: tuple[Source, ...]


def matching(figures: Iterable[Indicator]) -> tuple[str, ...]:
    """Say how each figure finds its financial year, where that is not plain."""
    return tuple(dict.fromkeys(words for words in map(_matching, figures) if words))


def _matching(indicator: Indicator) -> str:
    if indicator.accumulation is Accumulation.CUMULATIVE:
        return _ADDED_UP
    return _MATCHING.get(indicator.period_type, "")


def no_table(years: Sequence[str], spends: Iterable[Spend]) -> str:
    """Say why no years stand side by side."""
    if not any(money.entries for money in spends):
        return "We hold no account of this spending."
    if not years:
        return "The figure has no date, so no year of spending can stand beside it."
    covered = stretch_words(years[0], years[-1])
    if len(years) == 1:
        return f"The year to stand beside it is {covered}. We hold no account for that year."
    return f"The years to stand beside it are {covered}. We hold no account for any of them."


def about_line(line: BudgetLine) -> str:
    """Say what to know about a service before its years are compared."""
    reason = line.reason if line.comparable == _NOT_COMPARABLE else ""
    return " ".join(wording.sentence(words) for words in (reason, line.note) if words)


def bases(spends: Iterable[Spend]) -> tuple[str, ...]:
    """Say by which rules the spending was counted, and in which years."""
    by_rules: dict[str, set[str]] = {}
    for money in spends:
        for year, entry in money.entries.items():
            by_rules.setdefault(entry.basis, set()).add(year)
    return tuple(f"{stretch_words(min(years), max(years))}: {basis}" for basis, years in by_rules.items())


def publishers(dataset: Dataset, spends: Iterable[Spend]) -> tuple[Publisher, ...]:
    """Name every publication of the spending once, newest year first, by who published it."""
    of_years = {(year, entry.release) for money in spends for year, entry in money.entries.items()}
    names = dict.fromkeys(release for _, release in sorted(of_years, reverse=True))
    found: dict[str, list[Source]] = {}
    for release in (dataset.releases[name] for name in names):
        source = Source(f"{release.title}. {published_words(release)}", release.url)
        found.setdefault(release.publisher, []).append(source)
    return tuple(Publisher(name, tuple(listed)) for name, listed in found.items())
