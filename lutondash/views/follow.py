"""`Follow`: how a reader is told when figures change, and a slide of them to show at a meeting."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lutondash.dataset.dataset import Dataset
from lutondash.model.edition import Shown
from lutondash.model.indicator import Indicator
from lutondash.views import addresses
from lutondash.views.answer import Answer
from lutondash.views.calendar import NO_MEETINGS, calendar
from lutondash.views.chart_view import ChartView
from lutondash.views.scrutiny.scope import Asking, Scope, ScopeKind, scope
from lutondash.views.slide import Look, in_words

ATOM, ICS, SLIDE = "atom", "ics", "-slide"
ALL_DATES = f"releases.{ICS}"
"""The calendar of every date that is announced."""

_SLIDES = {"": "Over time", "-control": "What is more than chance", "-places": "Beside similar places"}
_COMMITTEE = "committee-"
_NO_DATES = "No day or month that lies ahead is announced for the next figures."


@dataclass(frozen=True, slots=True)
class SlideLink:
    """A slide to take away, and all that it shows in words."""

    words: str
    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Follow:
    """A feed of some figures and a calendar; `calendar` is blank where no date is announced.

    `told` says what the calendar lacks. `title` is what programs call the feed.
    """

    title: str
    feed: str
    calendar: str
    told: str
    slides: tuple[SlideLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """The charts on an indicator's page by the kind of slide they make, and the answers beside them."""

    charts: Mapping[str, ChartView | None]
    answers: tuple[Answer, ...]
    look: Look


def follow(dataset: Dataset, found: Scope) -> Follow | None:
    """Offer the feed and the calendar of some figures; None where what is shown will not change.

    That is so of a draft, of an earlier edition, and of a scope without a feed of its own.
    """
    stem = stem_of(found)
    if not stem or dataset.history.shown in (Shown.DRAFT, Shown.PAST):
        return None
    planned = calendar(dataset, found)
    no_meetings = NO_MEETINGS if found.kind is ScopeKind.COMMITTEE and not dataset.meetings else ""
    no_dates = "" if planned.events else _NO_DATES
    return Follow(
        title=f"What changes: {found.title}",
        feed=_address(f"{stem}.{ATOM}"),
        calendar=_address(f"{stem}.{ICS}") if planned.events else "",
        told=f"{no_dates} {no_meetings}".strip(),
    )


def follow_indicator(dataset: Dataset, indicator: Indicator, drawn: Drawn) -> Follow | None:
    """Offer the feed and the calendar of an indicator, and slides of the charts on its page."""
    found = scope(dataset, Asking(indicators=(indicator.id,)))
    offered = follow(dataset, found) if found else None
    return replace(offered, slides=tuple(_slides(indicator, drawn))) if offered else None


def follow_priority(dataset: Dataset, priority_id: str) -> Follow | None:
    """Offer the feed and the calendar of a priority. Raises UnknownIdError."""
    found = scope(dataset, Asking(priority=priority_id))
    return follow(dataset, found) if found else None


def _slides(indicator: Indicator, drawn: Drawn) -> Iterator[SlideLink]:
    for kind, words in _SLIDES.items():
        chart = drawn.charts[kind]
        if chart is not None:
            name = f"download/{indicator.id}{kind}{SLIDE}.png"
            alt = in_words(indicator, drawn.answers, chart)
            yield SlideLink(words, addresses.page(name, **drawn.look.choices), alt)


def all_dates(dataset: Dataset) -> str:
    """Return where the calendar of every date is; blank where nothing is announced or will come out."""
    is_still = dataset.history.shown in (Shown.DRAFT, Shown.PAST)
    return "" if is_still or not calendar(dataset).events else _address(ALL_DATES)


def stem_of(found: Scope) -> str:
    """Return what the files of a scope are called before their ending; blank where it has none."""
    if found.kind is ScopeKind.COMMITTEE:
        return f"{_COMMITTEE}{found.id}"
    if found.kind is ScopeKind.PRIORITY:
        return found.id
    is_one = found.kind is ScopeKind.LIST and len(found.indicators) == 1
    return found.indicators[0].id if is_one else ""


def asked_by(dataset: Dataset, stem: str) -> Asking | None:
    """Return which figures a file is about by what it is called; None where nothing is."""
    committee = stem.removeprefix(_COMMITTEE)
    if stem != committee and any(each.id == committee and each.remit_priorities for each in dataset.bodies):
        return Asking(committee=committee)
    if stem in {priority.id for priority in dataset.priorities}:
        return Asking(priority=stem)
    return Asking(indicators=(stem,)) if stem in dataset.indicators else None


def stems(dataset: Dataset) -> tuple[str, ...]:
    """Return what every feed is called: of committees, priorities and indicators."""
    remits = (f"{_COMMITTEE}{each.id}" for each in dataset.bodies if each.remit_priorities)
    return (*remits, *(each.id for each in dataset.priorities), *dataset.indicators)


def _address(name: str) -> str:
    return addresses.page(f"download/{name}")
