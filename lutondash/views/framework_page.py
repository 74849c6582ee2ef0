"""`FrameworkPage`: how vision, priorities, outcomes, measures, services and scrutiny fit together."""

from dataclasses import dataclass
from itertools import groupby

from lutondash.dataset.dataset import Dataset
from lutondash.model.framework import ChainLevel, PublishedItem, ScrutinyBody, Service
from lutondash.model.indicator import LinkedBy, Role
from lutondash.views import addresses, formats, wording
from lutondash.views.indicator_page import PageLink
from lutondash.views.scrutiny.scope import PAGE as SCRUTINY

_PUBLISHED_WORDS = {"yes": "Published", "partly": "Partly published", "not_found": "Not found"}


@dataclass(frozen=True, slots=True)
class Item:
    """Something the council says exists, and whether it was found."""

    title: str
    state: str
    state_words: str
    what: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the chain with what is published at it."""

    title: str
    what: str
    who_decides: str
    who_checks: str
    source_url: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A body that decides or scrutinises; `scrutiny` is the address of its figures, blank without any."""

    title: str
    what: str
    period: str
    remit: tuple[PageLink, ...]
    remit_words: str
    scrutiny: str
    source_url: str
    source_title: str
    note: str


@dataclass(frozen=True, slots=True)
class Structure:
    """Directorates and services as one source describes them."""

    title: str
    entries: tuple[tuple[str, str, str], ...]
    source_url: str
    source_title: str


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    """The page on how it fits together."""

    title: str
    statement: str
    source_url: str
    links_summary: str
    levels: tuple[Level, ...]
    deciding: tuple[Body, ...]
    scrutinising: tuple[Body, ...]
    structures: tuple[Structure, ...]
    gaps: tuple[Item, ...]


def framework_page(dataset: Dataset) -> FrameworkPage:
    """Make the page from the vision, the bodies, the services and what is published of each."""
    items = [(item.level, _item(item)) for item in dataset.published]
    bodies = [(body.kind, _body(dataset, body)) for body in dataset.bodies]
    return FrameworkPage(
        title=dataset.vision.title,
        statement=dataset.vision.statement,
        source_url=dataset.vision.source_url,
        links_summary=_links_summary(dataset),
        levels=tuple(_level(level, items) for level in dataset.vision.levels),
        deciding=tuple(body for kind, body in bodies if kind in {"governance", "board"}),
        scrutinising=tuple(body for kind, body in bodies if kind in {"scrutiny", "committee"}),
        structures=_structures(dataset.services),
        gaps=tuple(item for _, item in items if item.state != "yes"),
    )


def _links_summary(dataset: Dataset) -> str:
    links = [link for i in dataset.indicators.values() if i.role is Role.CONTRIBUTION for link in i.links]
    ours = sum(link.linked_by is LinkedBy.COUNCIL for link in links)
    return (
        f"{formats.count_of(len(links), 'link')} tie council measures to outcomes. "
        f"The council made {ours} of them; the editors of this site made the others."
    )


def _level(level: ChainLevel, items: list[tuple[str, Item]]) -> Level:
    return Level(
        title=level.title,
        what=wording.sentence(level.what),
        who_decides=wording.sentence(level.who_decides),
        who_checks=wording.sentence(level.who_checks),
        source_url=level.source_url,
        items=tuple(item for of_level, item in items if of_level == level.id),
    )


def _item(item: PublishedItem) -> Item:
    return Item(
        item.title,
        item.published,
        _PUBLISHED_WORDS[item.published],
        " ".join(wording.sentence(words) for words in (item.what, item.note) if words),
        item.source_url,
    )


def _body(dataset: Dataset, body: ScrutinyBody) -> Body:
    remit = (dataset.priority(id_) for id_ in body.remit_priorities)
    who = {"council": "The council says it looks at", "editorial": "We think it looks at"}
    return Body(
        title=body.title,
        what=wording.sentence(body.what_it_does),
        period=body.period,
        remit=tuple(PageLink(p.title, addresses.page(p.id)) for p in remit),
        remit_words=who.get(body.remit_kind, ""),
        scrutiny=addresses.page(SCRUTINY, committee=body.id) if body.remit_priorities else "",
        source_url=body.source_url,
        source_title=body.source_title,
        note=wording.sentence(body.note),
    )


def _structures(services: tuple[Service, ...]) -> tuple[Structure, ...]:
    ordered = sorted(services, key=lambda s: s.structure)
    return tuple(
        _structure(title, tuple(entries)) for title, entries in groupby(ordered, lambda s: s.structure)
    )


def _structure(title: str, entries: tuple[Service, ...]) -> Structure:
    ranks = {"directorate": 0, "service_area": 1, "fact": 2}
    ordered = sorted(entries, key=lambda s: (ranks[s.kind], s.parent, s.title))
    return Structure(
        title=title[0].upper() + title[1:],
        entries=tuple((s.title, wording.sentence(s.what_it_does), s.period) for s in ordered),
        source_url=entries[0].source_url,
        source_title=entries[0].source_title,
    )
