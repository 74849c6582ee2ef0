"""`Calendar`: when the next figures are due and when committees meet, for a reader's own calendar."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.meeting import Meeting
from lutondash.model.period import Period, PeriodType, fits
from lutondash.views import addresses, formats, indicator_facts, wording
from lutondash.views.feed import named, page_of
from lutondash.views.lasting_ids import lasting_id
from lutondash.views.late import planned_for
from lutondash.views.scrutiny.scope import Scope, ScopeKind
from lutondash.views.site import site_name

_LETTERS_OF_A_YEAR = 4
_MAY_CHANGE = "Dates as publishers announce them. They may change."
NO_MEETINGS = "No dates of meetings are held here."
_SOME_DAY = "No day is announced, so it stands for the whole month."


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is planned for a day, or for some day from the `first` to the `last`.

    `address` is a page here, `url` is where it was announced.
    """

    id: str
    title: str
    first: date
    last: date
    lines: tuple[str, ...]
    address: str
    url: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is planned, the soonest first; `stamp` is when that was known."""

    id: str
    title: str
    about: str
    address: str
    stamp: datetime
    events: tuple[Event, ...]


def calendar(dataset: Dataset, found: Scope | None = None) -> Calendar:
    """List what is planned for some figures and their committee; without a scope, for all of them."""
    indicators = found.indicators if found else dataset.indicators.values()
    meetings = tuple(_meetings(dataset, found))
    events = (*_releases(dataset, indicators), *(_meeting(dataset, each) for each in meetings))
    tells_of_meetings = found is None or found.kind is ScopeKind.COMMITTEE
    none = NO_MEETINGS if tells_of_meetings and not dataset.meetings else ""
    whose = f"{found.title}: dates" if found else "Dates of new figures and meetings"
    return Calendar(
        id=lasting_id(dataset, "calendar", *(named(found) if found else ())),
        title=f"{whose} - {site_name(dataset)}",
        about=f"{_MAY_CHANGE} {none}".strip(),
        address=page_of(found) if found else f"{addresses.page('data')}#next",
        stamp=_stamp(dataset),
        events=tuple(sorted(events, key=lambda each: (each.first, each.last, each.title))),
    )


def _stamp(dataset: Dataset) -> datetime:
    """Return when the dates were known: when the edition came out, else on the day of the data."""
    number = dataset.history.number
    came = (each.at.astimezone(UTC) for each in dataset.history.editions if each.number == number)
    return next(came, datetime.combine(dataset.as_of, time(), UTC))


def _releases(dataset: Dataset, indicators: Iterable[Indicator]) -> Iterator[Event]:
    """Give each announced publication once; one without a day or a month has no place in a calendar."""
    planned: dict[tuple[str, str], list[Indicator]] = defaultdict(list)
    for indicator in indicators:
        when = planned_for(dataset, indicator)
        if _has_a_place(when) and not indicator_facts.is_past(when, dataset.as_of):
            planned[when, indicator.release].append(indicator)
    for (when, release), figures in planned.items():
        yield _release(dataset, Period(when), release, figures)


def _has_a_place(when: str) -> bool:
    return fits(when, PeriodType.SNAPSHOT) and len(when) > _LETTERS_OF_A_YEAR


def _release(dataset: Dataset, when: Period, release_id: str, figures: list[Indicator]) -> Event:
    release = dataset.release(release_id)
    first, last = when.start or dataset.as_of, when.end or dataset.as_of
    due = "New figures due" if first == last else f"New figures due in {formats.reduced_date(when.text)}"
    listed = "; ".join(sorted(each.title for each in figures))
    return Event(
        id=lasting_id(dataset, "release", release_id, when.text),
        title=f"{due}: {release.title}",
        first=first,
        last=last,
        lines=(
            wording.sentence(f"Published by {release.publisher}"),
            *(() if first == last else (_SOME_DAY,)),
            _MAY_CHANGE,
            wording.sentence(f"{formats.count_of(len(figures), 'figure')} here: {listed}"),
        ),
        address=_page(figures),
        url=release.url,
    )


def _page(figures: list[Indicator]) -> str:
    """Return the page of the one figure, else the page where all that comes next is listed."""
    return addresses.indicator(figures[0].id) if len(figures) == 1 else f"{addresses.page('data')}#next"


def _meetings(dataset: Dataset, found: Scope | None) -> Iterator[Meeting]:
    """Give the meetings that are still to come: of the committee, or of every one."""
    for each in dataset.meetings:
        is_asked = found is None or (found.kind, found.id) == (ScopeKind.COMMITTEE, each.committee)
        if is_asked and each.on >= dataset.as_of:
            yield each


def _meeting(dataset: Dataset, meeting: Meeting) -> Event:
    body = next(each for each in dataset.bodies if each.id == meeting.committee)
    where = (wording.sentence(meeting.where),) if meeting.where else ()
    looks_at = addresses.page("scrutiny", committee=body.id) if body.remit_priorities else ""
    return Event(
        id=lasting_id(dataset, "meeting", meeting.id),
        title=meeting.title,
        first=meeting.on,
        last=meeting.on,
        lines=(wording.sentence(f"A meeting of the {body.title}"), *where),
        address=looks_at or addresses.page("framework"),
        url=meeting.source_url,
    )
