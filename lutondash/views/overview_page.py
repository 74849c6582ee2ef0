"""`OverviewPage`: how the place is doing, as a whole and on each priority."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lutondash.analysis.direction import Direction, Meaning
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.once import once
from lutondash.model.framework import Priority, PriorityKind
from lutondash.model.indicator import Indicator, Role
from lutondash.views import addresses, age, formats
from lutondash.views.counts import Counts, counts
from lutondash.views.indicator_row import IndicatorRow, indicator_row, moved
from lutondash.views.rollup import Judged, Rollup, compared, comparison_of, judged, rollups
from lutondash.views.search import SearchPage, search_page
from lutondash.views.site import place_name, site_name

NAMED_FIRST = 6
"""Figures named at once in each list; the others open below them."""


@dataclass(frozen=True, slots=True)
class PriorityCard:
    """A priority with its aim, its headline figures and its counts by comparison."""

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
    """The first page; `name` is the site's own, and `counts` are by comparison with similar places."""

    name: str
    eyebrow: str
    headline: str
    lead: str
    counts: Counts
    judged: tuple[Rollup, ...]
    by_priority: tuple[PriorityCard, ...]
    mission: PriorityCard
    cards: tuple[PriorityCard, ...]
    attention: NamedList
    going_well: NamedList
    found: SearchPage | None


def overview_page(dataset: Dataset, query: str = "") -> OverviewPage:
    """Make the first page; a query adds what it finds."""
    return replace(_without_search(dataset), found=search_page(dataset, query))


@once
def _without_search(dataset: Dataset) -> OverviewPage:
    answered = judged(dataset, dataset.indicators.values())
    found = rollups(dataset, answered)
    cards = tuple(_card(dataset, priority, answered) for priority in dataset.priorities)
    kinds = [priority.kind for priority in dataset.priorities]
    return OverviewPage(
        name=site_name(dataset),
        eyebrow=f"{dataset.vision.title}, figures held on {formats.day(dataset.as_of)}",
        headline=_headline(dataset, comparison_of(found)),
        lead=_lead(dataset, comparison_of(found)),
        counts=compared(answered, answered),
        judged=found,
        by_priority=cards,
        mission=next(c for c, kind in zip(cards, kinds, strict=True) if kind is PriorityKind.MISSION),
        cards=tuple(c for c, kind in zip(cards, kinds, strict=True) if kind is not PriorityKind.MISSION),
        attention=_named(dataset, Meaning.WORSE, "Needs attention", "worse than before"),
        going_well=_named(dataset, Meaning.BETTER, "Going well", "better than before"),
        found=None,
    )


def _headline(dataset: Dataset, found: Rollup) -> str:
    place = place_name(dataset)
    if not found.judged:
        return f"No figure of {place} can be compared with similar places"
    better, worse = found.of(Meaning.BETTER), found.of(Meaning.WORSE)
    figures = f"{better} of the {formats.count_of(found.judged, 'figure')} we can compare"
    return f"{place} does better than similar places on {figures}, and worse on {worse}"


def _lead(dataset: Dataset, found: Rollup) -> str:
    """Say what the headline leaves out, how figures move, and how many are old."""
    total = counts(dataset, dataset.indicators.values())
    old = sum(age.is_old(dataset.series(i).latest, dataset.as_of) for i in dataset.indicators)
    told = (
        f"We hold {formats.count_of(total.total, 'figure')}.",
        _others(found),
        found.not_judged,
        f"Against their own last five years, {_are(total.of(Meaning.BETTER))} doing better "
        f"and {total.of(Meaning.WORSE)} worse.",
        f"The newest we found is over three years old for {old}.",
    )
    return " ".join(words for words in told if words)


def _others(found: Rollup) -> str:
    """Say how many of the compared figures are neither better nor worse."""
    same, neither = found.of(Meaning.SAME), found.of(Meaning.NO_JUDGEMENT)
    if not same + neither:
        return ""
    return f"Among those compared, {_are(same)} about the same and {_are(neither)} neither good nor bad."


def _are(number: int) -> str:
    return formats.count_of(number, "is", "are")


def _card(dataset: Dataset, priority: Priority, answered: Judged) -> PriorityCard:
    headlines = (dataset.indicator(h.indicator) for h in priority.headlines)
    return PriorityCard(
        title=priority.title,
        address=addresses.page(priority.id),
        aim=priority.aim,
        rows=tuple(indicator_row(dataset, i) for i in headlines),
        counts=compared(answered, (i.id for i in dataset.indicators_in(priority.id))),
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
