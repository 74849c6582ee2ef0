"""`DataPage`: every release and every figure we hold, and what is overdue or missing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.release import Release
from lutondash.views import addresses, formats, indicator_facts, wording
from lutondash.views.calendar import NO_MEETINGS
from lutondash.views.editions_section import EditionsSection, editions_section
from lutondash.views.follow import all_dates
from lutondash.views.indicator_page import PageLink
from lutondash.views.late import Absence, overdue, passed, undated
from lutondash.views.next_releases import NextRelease, next_releases
from lutondash.views.site import place_name


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release, its dates and licence, and the figures taken from it."""

    id: str
    title: str
    publisher: str
    url: str
    published: str
    next_update: str
    licence: str
    kind: str
    note: str
    figures: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """The page of sources and downloads."""

    place: str
    summary: str
    releases: tuple[ReleaseRow, ...]
    figures: tuple[PageLink, ...]
    overdue: tuple[Absence, ...]
    passed: tuple[Absence, ...]
    undated: str
    missing: tuple[Absence, ...]
    next_releases: tuple[NextRelease, ...]
    editions: EditionsSection
    dates: str
    without_dates: str


def data_page(dataset: Dataset) -> DataPage:
    """List releases by title, every figure, what is overdue and what nobody publishes."""
    used = _figures_by_release(dataset)
    releases = sorted(dataset.releases.values(), key=lambda r: (r.publisher.lower(), r.title.lower()))
    return DataPage(
        place=place_name(dataset),
        summary=_summary(dataset),
        releases=tuple(_release(r, used[r.id], dataset.as_of) for r in releases),
        figures=tuple(_link(i) for i in sorted(dataset.indicators.values(), key=lambda i: i.title)),
        overdue=overdue(dataset),
        passed=passed(dataset),
        undated=undated(dataset),
        missing=_missing(dataset),
        next_releases=next_releases(dataset),
        editions=editions_section(dataset),
        dates=all_dates(dataset),
        without_dates=NO_MEETINGS if not dataset.meetings else "",
    )


def _summary(dataset: Dataset) -> str:
    figures = formats.count_of(len(dataset.indicators), "figure")
    return f"{figures} from {formats.count_of(len(dataset.releases), 'publication')}, each with its source."


def _link(indicator: Indicator) -> PageLink:
    return PageLink(indicator.title, addresses.indicator(indicator.id))


def _figures_by_release(dataset: Dataset) -> dict[str, list[PageLink]]:
    found: dict[str, list[PageLink]] = defaultdict(list)
    for indicator in dataset.indicators.values():
        for release in {indicator.release, *_row_releases(dataset, indicator)}:
            found[release].append(_link(indicator))
    return found


def _row_releases(dataset: Dataset, indicator: Indicator) -> set[str]:
    rows = {o.release for o in dataset.series(indicator.id).observations if o.release}
    return rows | {target.release for target in dataset.targets(indicator.id)}


def _release(release: Release, figures: list[PageLink], as_of: date) -> ReleaseRow:
    return ReleaseRow(
        id=release.id,
        title=release.title,
        publisher=release.publisher,
        url=release.url,
        published=indicator_facts.published(release),
        next_update=indicator_facts.next_update(release, None, as_of),
        licence=indicator_facts.licence(release),
        kind=wording.KIND_WORDS[release.kind],
        note=wording.sentence(release.note),
        figures=tuple(figures),
    )


def _missing(dataset: Dataset) -> tuple[Absence, ...]:
    """Outcomes without any figure, indicators without a value, and things the council has not published."""
    outcomes = (
        Absence(o.title, addresses.outcome(o.slug), "No figure is published for this outcome.")
        for o in dataset.outcomes.values()
        if not dataset.measuring(o.slug) and not dataset.contributing_to(o.slug)
    )
    items = (
        Absence(item.title, addresses.page("framework"), wording.sentence(item.what))
        for item in dataset.published
        if item.published != "yes"
    )
    empty = (
        Absence(i.title, addresses.indicator(i.id), f"No figure is held for {place_name(dataset)}.")
        for i in dataset.indicators.values()
        if dataset.series(i.id).latest is None
    )
    return (*outcomes, *empty, *items)
