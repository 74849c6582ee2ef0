"""`Feed`: what changed in some figures, newest first, for programs that watch an address for a reader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from lutondash.views import addresses, formats, wording
from lutondash.views.feed_editions import Told, told_by_editions
from lutondash.views.indicator_facts import published
from lutondash.views.indicator_row import latest_figure
from lutondash.views.lasting_ids import lasting_id
from lutondash.views.scrutiny.scope import Scope, ScopeKind
from lutondash.views.signals import answers
from lutondash.views.site import site_name

MOST = 60
"""A reader who looks but once a year misses nothing of a usual feed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed: what it is known by, when, a line, sentences, and where to read on."""

    id: str
    title: str
    updated: datetime
    address: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """The changes of some figures; `address` is the page that shows them."""

    id: str
    title: str
    about: str
    author: str
    address: str
    updated: datetime
    entries: tuple[Entry, ...]


def feed(dataset: Dataset, found: Scope) -> Feed:
    """Tell what changed in the figures of a scope, by edition; without editions, each by its release."""
    name = site_name(dataset)
    told = _by_editions(dataset, found) if dataset.history.number else _by_releases(dataset, found)
    entries = tuple(sorted(told, key=lambda each: (each.updated, each.title), reverse=True))[:MOST]
    return Feed(
        id=lasting_id(dataset, "feed", *named(found)),
        title=f"{found.title}: what changes - {name}",
        about="New, revised and corrected figures, and verdicts that changed.",
        author=name,
        address=page_of(found),
        updated=max((each.updated for each in entries), default=_midnight(dataset.as_of)),
        entries=entries,
    )


def page_of(found: Scope) -> str:
    """Return the page that shows the figures of a scope: its own, else that of the committees."""
    if found.kind is ScopeKind.PRIORITY:
        return addresses.page(found.id)
    if found.kind is ScopeKind.LIST and len(found.indicators) == 1:
        return addresses.indicator(found.indicators[0].id)
    return found.address


def named(found: Scope) -> tuple[str, ...]:
    """Name a scope for good: a list by its figures, so that a feed of one figure keeps its name."""
    return (found.kind, found.id or "/".join(each.id for each in found.indicators))


def _by_editions(dataset: Dataset, found: Scope) -> Iterator[Entry]:
    for told in told_by_editions(dataset, found.indicators):
        yield _of_edition(dataset, found, told)


def _of_edition(dataset: Dataset, found: Scope, told: Told) -> Entry:
    """Make an entry; one about no single figure is known by the scope it stands in."""
    about = (told.indicator,) if told.indicator else named(found)
    at = told.edition.at.astimezone(UTC)
    return Entry(
        id=lasting_id(dataset, "edition", str(told.edition.number), at.isoformat(), *about),
        title=told.title,
        updated=(told.edition.withdrawn or told.edition).at.astimezone(UTC),
        address=addresses.indicator(told.indicator) if told.indicator else page_of(found),
        lines=told.lines,
    )


def _by_releases(dataset: Dataset, found: Scope) -> Iterable[Entry]:
    """Tell the latest figure of each indicator, on the day that its publisher gives."""
    for indicator in found.indicators:
        *earlier, latest = (None, *dataset.series(indicator.id).with_values)
        if latest is not None:
            yield _of_release(dataset, indicator, latest, earlier[-1])


def _of_release(
    dataset: Dataset, indicator: Indicator, latest: Observation, before: Observation | None
) -> Entry:
    figure, was = (latest_figure(dataset, indicator, each) for each in (latest, before))
    when = formats.period(indicator, latest)
    earlier = f", was {was}" if before is not None and str(was) != str(figure) else ""
    dated = formats.at(when) if latest.period.text else f"({when})"
    release = dataset.release(latest.release or indicator.release)
    override = indicator.published if release.id == indicator.release else None
    whose = wording.sentence(f"Source: {release.publisher}, {release.title}")
    judged = (
        f"{each.question} {wording.sentence(each.words)}"
        for each in answers(dataset, indicator)
        if each.signal.is_assessed
    )
    return Entry(
        id=lasting_id(dataset, "figure", indicator.id, latest.period.text, str(latest.sequence or "")),
        title=f"{indicator.title}: {figure} {dated}{earlier}",
        updated=_day_of(dataset, override or release.published, release.accessed),
        address=addresses.indicator(indicator.id),
        lines=(*judged, f"{whose} Published: {published(release, override)}."),
    )


def _day_of(dataset: Dataset, when: str, read: str) -> datetime:
    """Return the first minute of a date, month or year; of an unknown one, of the day it was read."""
    start = Period(read if when == "unknown" else when).start
    return _midnight(min(start or dataset.as_of, dataset.as_of))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
