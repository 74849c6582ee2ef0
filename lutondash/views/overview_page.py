"""`OverviewPage`: how the place is doing, as a whole and on each priority."""

from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.analysis.direction import Direction, Meaning
from lutondash.dataset.dataset import Dataset
from lutondash.model.framework import Priority, PriorityKind
from lutondash.model.indicator import Indicator, Role
from lutondash.views import addresses, age, formats
from lutondash.views.counts import Counts, counts
from lutondash.views.indicator_row import IndicatorRow, indicator_row, moved
from lutondash.views.search import SearchPage, search_page
from lutondash.views.site import place_name, site_name

NAMED_FIRST = 6
"""Figures named at once in each list; the others open below them."""


@dataclass(frozen=True, slots=True)
class PriorityCard:
    """A priority with its aim, its headline figures and its counts."""

    title: str
    address: str
    aim: str
    rows: tuple[IndicatorRow, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class NamedList:
    """Figures that move one way, those that moved most steadily first."""

    title: str
    summary: str
    first: tuple[IndicatorRow, ...]
    others: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The first page; `name` is the site's own."""

    name: str
    eyebrow: str
    headline: str
    lead: str
    counts: Counts
    by_priority: tuple[PriorityCard, ...]
    mission: PriorityCard
    cards: tuple[PriorityCard, ...]
    attention: NamedList
    going_well: NamedList
    found: SearchPage | None


def overview_page(dataset: Dataset, query: str = "") -> OverviewPage:
    """Make the first page; a query adds what it finds."""
    cards = tuple(_card(dataset, priority) for priority in dataset.priorities)
    kinds = [priority.kind for priority in dataset.priorities]
    total = counts(dataset, dataset.indicators.values())
    return OverviewPage(
        name=site_name(dataset),
        eyebrow=f"{dataset.vision.title}, figures held on {formats.day(dataset.as_of)}",
        headline=_headline(dataset, total),
        lead=_lead(dataset, total),
        counts=total,
        by_priority=cards,
        mission=next(c for c, kind in zip(cards, kinds, strict=True) if kind is PriorityKind.MISSION),
        cards=tuple(c for c, kind in zip(cards, kinds, strict=True) if kind is not PriorityKind.MISSION),
        attention=_named(dataset, Meaning.WORSE, "Needs attention", "worse than before"),
        going_well=_named(dataset, Meaning.BETTER, "Going well", "better than before"),
        found=search_page(dataset, query),
    )


def _headline(dataset: Dataset, total: Counts) -> str:
    better, worse = total.of(Meaning.BETTER), total.of(Meaning.WORSE)
    judged = f"{better} of {total.followed} figures we can judge"
    return f"{place_name(dataset)} is doing better on {judged}, and worse on {worse}"


def _lead(dataset: Dataset, total: Counts) -> str:
    """Say what the headline leaves out, and how many figures are old."""
    old = sum(age.is_old(dataset.series(i).latest, dataset.as_of) for i in dataset.indicators)
    return (
        f"We hold {total.total} figures and set each against its own last five years. "
        f"On {total.of(Meaning.SAME)} there is no clear change. "
        f"{total.of(Meaning.NO_JUDGEMENT)} are neither good nor bad, "
        f"and for {total.of(Meaning.CANNOT_SAY)} we cannot say. "
        f"The newest we found is over three years old for {old}."
    )


def _card(dataset: Dataset, priority: Priority) -> PriorityCard:
    headlines = (dataset.indicator(h.indicator) for h in priority.headlines)
    return PriorityCard(
        title=priority.title,
        address=addresses.page(priority.id),
        aim=priority.aim,
        rows=tuple(indicator_row(dataset, i) for i in headlines),
        counts=counts(dataset, dataset.indicators_in(priority.id)),
    )


def _named(dataset: Dataset, wanted: Meaning, title: str, words: str) -> NamedList:
    indicators = (i for i in dataset.indicators.values() if i.role is not Role.CONTEXT)
    moving = [i for i in indicators if moved(dataset, i).meaning is wanted]
    rows = [indicator_row(dataset, i) for i in _steadiest_first(dataset, moving)]
    first, others = rows[:NAMED_FIRST], rows[NAMED_FIRST:]
    named = f" These {len(first)} moved most steadily, year after year." if others else ""
    figures = formats.count_of(len(rows), "figure is", "figures are")
    return NamedList(title, f"{figures} {words}.{named}", tuple(first), tuple(others))


def _steadiest_first(dataset: Dataset, indicators: Iterable[Indicator]) -> list[Indicator]:
    """Order by yearly changes that went the same way, then by the change as a share of its size."""
    order = {i: (-d.steadiness, -_relative_change(d), i.id) for i in indicators for d in (moved(dataset, i),)}
    return sorted(order, key=order.__getitem__)


def _relative_change(found: Direction) -> float:
    """The change over the years as a share of the figure's own size (the mean of both ends)."""
    if found.first is None or found.last is None:
        return 0.0
    size = (abs(found.first.known) + abs(found.last.known)) / 2
    return abs(found.last.known - found.first.known) / size if size else 0.0
