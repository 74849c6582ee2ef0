"""`ArchivePage`: the earlier six priorities, with what was published then, apart from today's figures."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.framework import ArchiveStatement, EarlierPriority
from lutondash.views import addresses, formats, wording
from lutondash.views.indicator_page import PageLink


@dataclass(frozen=True, slots=True)
class EarlierStatement:
    """Something said then, with who said it and when."""

    statement: str
    figure: str
    when: str
    who: str
    source_url: str
    note: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier priority, what was said of it, and the nearest priorities of today."""

    title: str
    what: str
    statements: tuple[EarlierStatement, ...]
    today: tuple[PageLink, ...]
    crosswalk_note: str


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """The page of the earlier framework."""

    title: str
    period: str
    what: str
    source_url: str
    source_title: str
    priorities: tuple[Earlier, ...]


def archive_page(dataset: Dataset) -> ArchivePage:
    """Make the page of the earlier framework."""
    archive = dataset.archive
    return ArchivePage(
        title=archive.title,
        period=archive.period,
        what=wording.sentence(archive.what),
        source_url=archive.source_url,
        source_title=archive.source_title,
        priorities=tuple(_earlier(dataset, priority) for priority in archive.priorities),
    )


def _earlier(dataset: Dataset, priority: EarlierPriority) -> Earlier:
    today = (dataset.priority(id_) for id_ in priority.today)
    said = (s for s in dataset.archive_statements if s.priority == priority.id)
    return Earlier(
        title=priority.title,
        what=wording.sentence(priority.what),
        statements=tuple(_statement(s) for s in said),
        today=tuple(PageLink(p.title, addresses.page(p.id)) for p in today),
        crosswalk_note=wording.sentence(priority.crosswalk_note),
    )


def _statement(said: ArchiveStatement) -> EarlierStatement:
    return EarlierStatement(
        statement=said.statement,
        figure=_figure(said),
        when=formats.as_said(said.period_label) or formats.reduced_date(said.date) or "no date given",
        who=said.who,
        source_url=said.source_url,
        note=wording.sentence(said.note),
    )


def _figure(said: ArchiveStatement) -> str:
    """Write the figure as it was said; empty where it was said in words only."""
    if said.value is None:
        return ""
    before = formats.qualifier(said.qualifier)
    if said.unit == "pounds":
        return before + formats.said_money(said.value)
    if said.unit.startswith("percent"):
        return f"{before}{formats.plain(said.value)}% {said.unit.removeprefix('percent')}".strip()
    return f"{before}{formats.plain(said.value)} {said.unit}"
