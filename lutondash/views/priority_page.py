"""`PriorityPage`: what the town wants, and what the council does about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.analysis.direction import Meaning
from lutondash.dataset.dataset import Dataset
from lutondash.model.framework import Outcome, Priority, PriorityKind
from lutondash.model.indicator import Indicator, OutcomeLink, Role
from lutondash.views import addresses, formats, wording
from lutondash.views.counts import Counts, counts
from lutondash.views.follow import Follow, follow_priority
from lutondash.views.indicator_row import IndicatorRow, indicator_row
from lutondash.views.money.objectives import ObjectiveView, objectives
from lutondash.views.money.related import Related, related_to_priority
from lutondash.views.rollup import Rollup, comparison_of, judged, rollups
from lutondash.views.scrutiny.scope import PAGE as SCRUTINY
from lutondash.views.since import Since, SinceControl, since_control
from lutondash.views.since import since as changed_since

SIDES = {"": "Everything", "town": "The town", "council": "The council"}
SHOWN = {
    "": "All",
    Meaning.BETTER.value: "Better",
    Meaning.SAME.value: "About the same",
    Meaning.WORSE.value: "Worse",
    Meaning.NO_JUDGEMENT.value: "Neither good nor bad",
    Meaning.CANNOT_SAY.value: "Cannot say",
}

_NO_FILTER = {SIDES[""], SHOWN[""]}


@dataclass(frozen=True, slots=True)
class FilterLink:
    """One choice of a filter, as a plain link."""

    words: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class OutcomeGroup:
    """The rows that stand under one outcome."""

    slug: str
    title: str
    address: str
    rows: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class SilentOutcome:
    """An outcome nobody measures."""

    title: str
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class PriorityPage:
    """A priority's page, in the order it is read; what a filter leaves out is empty.

    `scrutiny` is the address of its figures as a committee looks at them.
    """

    id: str
    title: str
    short_title: str
    aim: str
    is_organisational: bool
    source_url: str
    scrutiny: str
    summary: str
    counts: Counts
    judged: tuple[Rollup, ...]
    side: str
    show: str
    sides: tuple[FilterLink, ...]
    shown: tuple[FilterLink, ...]
    is_filtered: bool
    town: tuple[OutcomeGroup, ...]
    council: tuple[OutcomeGroup, ...]
    context: tuple[IndicatorRow, ...]
    silent: tuple[SilentOutcome, ...]
    without_measures: tuple[SilentOutcome, ...]
    objectives: tuple[ObjectiveView, ...]
    money: Related | None
    since_control: SinceControl | None
    since: Since | None
    follow: Follow | None

    @property
    def name(self) -> str:
        """The page's title and, where it is filtered, the words of its filters."""
        words = ", ".join(words for words in (SHOWN[self.show], SIDES[self.side]) if words not in _NO_FILTER)
        return f"{self.title}: {words.lower()}" if words else self.title

    @property
    def rows_shown(self) -> str:
        """How many rows stand on the page; a measure of several outcomes stands under each."""
        rows = len(self.context) + sum(len(group.rows) for group in (*self.town, *self.council))
        return f"{formats.count_of(rows, 'figure')} shown."


def priority_page(
    dataset: Dataset, priority_id: str, *, side: str = "", show: str = "", since: str = ""
) -> PriorityPage:
    """Make a priority's page; unknown choices are read as none. Raises UnknownIdError.

    `since` is the number of an earlier edition; what changed from there on is told.
    """
    priority = dataset.priority(priority_id)
    side, show = (side if side in SIDES else ""), (show if show in SHOWN else "")
    outcomes = [o for o in dataset.outcomes.values() if o.priority == priority.id]
    mine = dataset.indicators_in(priority.id)
    found = rollups(dataset, judged(dataset, mine))
    is_filtered = bool(side or show)
    return PriorityPage(
        id=priority.id,
        title=priority.title,
        short_title=priority.short_title,
        aim=priority.aim,
        is_organisational=priority.kind is PriorityKind.ORGANISATION,
        source_url=priority.source_url,
        scrutiny=addresses.page(SCRUTINY, priority=priority.id) if mine else "",
        summary=_summary(counts(dataset, mine), comparison_of(found)),
        counts=counts(dataset, mine),
        judged=found,
        side=side,
        show=show,
        sides=_links(priority, SIDES, "side", side, show=show, since=since),
        shown=_links(priority, SHOWN, "show", show, side=side, since=since),
        is_filtered=is_filtered,
        town=() if side == "council" else _kept(_town(dataset, outcomes), show),
        council=() if side == "town" else _kept(_council(dataset, outcomes), show),
        context=() if side else _context(dataset, mine, show),
        silent=_silent(dataset, priority, outcomes),
        without_measures=_without_measures(dataset, outcomes),
        objectives=() if is_filtered else objectives(dataset, priority.id),
        money=None if is_filtered else related_to_priority(dataset, priority),
        since_control=since_control(dataset, priority.id, (), since),
        follow=follow_priority(dataset, priority.id),
        since=changed_since(dataset, addresses.page(priority.id), {each.id for each in mine}, since),
    )


def _summary(found: Counts, beside: Rollup) -> str:
    """Say in a sentence each how the figures stand beside similar places, and beside what they were."""
    better, worse = found.of(Meaning.BETTER), found.of(Meaning.WORSE)
    doing = f"{_are(better)} better than before and {_are(worse)} worse"
    return f"{_beside(found.total, beside)} {doing}."


def _beside(total: int, found: Rollup) -> str:
    figures = formats.count_of(total, "figure")
    if not found.judged:
        return f"Of {figures} here, none can be compared with similar places."
    better, worse = found.of(Meaning.BETTER), found.of(Meaning.WORSE)
    doing = f"{_are(better)} better than similar places and {_are(worse)} worse"
    return f"Of {figures} here, {found.judged} can be compared: {doing}."


def _are(number: int) -> str:
    return formats.count_of(number, "is", "are")


def _links(
    priority: Priority, choices: dict[str, str], name: str, chosen: str, **kept: str
) -> tuple[FilterLink, ...]:
    return tuple(
        FilterLink(words, addresses.page(priority.id, **{name: value}, **kept), value == chosen)
        for value, words in choices.items()
    )


def _town(dataset: Dataset, outcomes: Iterable[Outcome]) -> Iterable[OutcomeGroup]:
    for outcome in outcomes:
        yield _group(dataset, outcome, dataset.measuring(outcome.slug))


def _council(dataset: Dataset, outcomes: Iterable[Outcome]) -> Iterable[OutcomeGroup]:
    for outcome in outcomes:
        yield _group(dataset, outcome, dataset.contributing_to(outcome.slug))


def _group(dataset: Dataset, outcome: Outcome, indicators: Iterable[Indicator]) -> OutcomeGroup:
    rows = (indicator_row(dataset, i, link_to(i, outcome.slug)) for i in indicators)
    return OutcomeGroup(outcome.slug, outcome.title, addresses.outcome(outcome.slug), tuple(rows))


def link_to(indicator: Indicator, slug: str) -> OutcomeLink | None:
    """Return the tie between an indicator and an outcome, if there is one."""
    return next((link for link in indicator.links if link.outcome == slug), None)


def _kept(groups: Iterable[OutcomeGroup], show: str) -> tuple[OutcomeGroup, ...]:
    """Leave out rows the reader did not ask for, and groups left with none."""
    kept = (
        OutcomeGroup(
            g.slug, g.title, g.address, tuple(r for r in g.rows if show in {"", r.direction.meaning})
        )
        for g in groups
    )
    return tuple(group for group in kept if group.rows)


def _context(dataset: Dataset, mine: Iterable[Indicator], show: str) -> tuple[IndicatorRow, ...]:
    rows = (indicator_row(dataset, i) for i in mine if i.role is Role.CONTEXT)
    return tuple(row for row in rows if show in {"", row.direction.meaning})


def _silent(dataset: Dataset, priority: Priority, outcomes: Iterable[Outcome]) -> tuple[SilentOutcome, ...]:
    """Outcomes for which no figure was found: an organisational aim is measured by the council's work."""
    organisational = priority.kind is PriorityKind.ORGANISATION
    return tuple(
        SilentOutcome(o.title, addresses.outcome(o.slug), wording.sentence(o.note) or "No data published.")
        for o in outcomes
        if not dataset.measuring(o.slug) and not (organisational and dataset.contributing_to(o.slug))
    )


def _without_measures(dataset: Dataset, outcomes: Iterable[Outcome]) -> tuple[SilentOutcome, ...]:
    return tuple(
        SilentOutcome(o.title, addresses.outcome(o.slug), "No council measure is published.")
        for o in outcomes
        if dataset.measuring(o.slug) and not dataset.contributing_to(o.slug)
    )
