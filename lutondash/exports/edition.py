"""The whole edition as described tables: every figure, and everything needed to read it."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lutondash.dataset.dataset import Dataset
from lutondash.exports.cells import csv_bytes
from lutondash.exports.columns import cells_of, columns_of
from lutondash.exports.figure_tables import figure_table
from lutondash.exports.licences import NOT_STATED, sources_of
from lutondash.exports.money_tables import money_tables
from lutondash.exports.tables import Column, Package, Reference, Source, Table
from lutondash.model.framework import Outcome, Priority
from lutondash.model.geography import Geography, Grade, Symbol
from lutondash.model.indicator import Break, Indicator, OutcomeLink
from lutondash.model.record import Record
from lutondash.model.release import Release
from lutondash.model.target import Statement, Target
from lutondash.views.site import site_name

_ABOUT = (
    "Every figure we hold, for every place, with its source. "
    "Each indicator has a table, named by its id. The other tables explain them: indicators, links to "
    "outcomes, priorities, outcomes, targets, statements, breaks, geographies, symbols, grades and sources. "
    "Tables whose names begin with money- hold the accounts of all authorities, and what was said of ours. "
    "In their column net, money that comes in is negative, as published. "
    "What council tax has to bring in is a total there, and positive. "
    "A text that begins with =, +, - or @ has an apostrophe before it, so that no spreadsheet runs it. "
    "Each table states its own licence, or that its publisher states none."
)
_TABLES = {
    "indicators": (
        "Indicators",
        "What is measured, in which unit, which way is good, and where the figures come from.",
    ),
    "links": (
        "Links to outcomes",
        "Which outcomes each indicator measures or contributes to, and who says so. "
        "The first of an indicator is the outcome under which it is listed.",
    ),
    "targets": (
        "Targets",
        "What was agreed, by when, and where it is written. A target that was changed has a row more.",
    ),
    "statements": (
        "What was said in public",
        "What was said in public about the same thing, and is not part of the figures.",
    ),
    "breaks": (
        "Breaks in series",
        "When the way of counting or a place changed. Figures before and after are not compared.",
    ),
    "priorities": ("Priorities", "What the council wants to come first."),
    "outcomes": ("Outcomes", "What each priority wants to come true."),
    "geographies": (
        "Places",
        "Each place with its code, its names in publishers' files, and who took over from it.",
    ),
    "symbols": ("Symbols", "The letters that qualify a figure, and what each means."),
    "grades": ("Words of grading scales", "The words of each grading scale in their order. Rank 1 is best."),
    "sources": (
        "Publications the figures come from",
        "Who published what, when, where and under which licence.",
    ),
}
"""The title of each table beside the figures, and what it holds."""

_OF = Column("indicator", about="id of the indicator, as in indicators.csv", is_needed=True)
_OF_INDICATOR = Reference("indicator", "indicators", "id")
_OF_PRIORITY = Reference("priority", "priorities", "id")
_OF_OUTCOME = Reference("outcome", "outcomes", "slug")
_FROM_RELEASE = Reference("release", "sources", "release")


def package(dataset: Dataset) -> Package:
    """Describe and write every table of the edition; the same figures give the same bytes and the same id."""
    figures = (figure_table(dataset, indicator) for indicator in dataset.indicators.values())
    tables = (*_beside(dataset), *money_tables(dataset), *figures)
    return Package(
        name="lutondash-figures",
        id=_id(tables),
        title=f"{site_name(dataset)} Every figure for every place",
        about=_ABOUT,
        maker=site_name(dataset),
        as_of=dataset.as_of,
        tables=tables,
    )


def _id(tables: Iterable[Table]) -> str:
    """Return an id that only these bytes have."""
    digest = hashlib.sha256()
    for table in tables:
        digest.update(hashlib.sha256(table.name.encode()).digest() + hashlib.sha256(table.content).digest())
    return uuid.uuid5(uuid.NAMESPACE_OID, digest.hexdigest()).urn


def _beside(dataset: Dataset) -> Iterable[Table]:
    """Make the tables that explain the figures."""
    indicators = dataset.indicators.values()
    grades = [grade for scale in dataset.grades.values() for grade in scale]
    yield replace(
        _table("indicators", Indicator, indicators),
        key=("id",),
        references=(_OF_PRIORITY, _FROM_RELEASE),
    )
    yield from _of_indicators(dataset)
    yield replace(_table("priorities", Priority, dataset.priorities), key=("id",))
    yield replace(
        _table("outcomes", Outcome, dataset.outcomes.values()),
        key=("slug",),
        references=(_OF_PRIORITY,),
    )
    yield replace(_table("geographies", Geography, dataset.geographies.values()), key=("code",))
    yield replace(_table("symbols", Symbol, dataset.symbols.values()), key=("symbol",))
    yield replace(_table("grades", Grade, grades), key=("scale", "rank"))
    yield _sources(dataset)


def _of_indicators(dataset: Dataset) -> Iterable[Table]:
    """Make the tables whose rows each belong to an indicator."""
    indicators = dataset.indicators.values()
    links = {indicator.id: indicator.links for indicator in indicators}
    breaks = {indicator.id: indicator.breaks for indicator in indicators}
    to_outcome, to_release = (_OF_INDICATOR, _OF_OUTCOME), (_OF_INDICATOR, _FROM_RELEASE)
    yield replace(_joined("links", OutcomeLink, links), references=to_outcome)
    yield replace(
        _joined("targets", Target, dataset.all_targets),
        references=to_release,
        sources=_written_in(dataset, dataset.all_targets),
    )
    yield replace(
        _joined("statements", Statement, dataset.all_statements), sources=_said_in(dataset.all_statements)
    )
    yield replace(
        _joined("breaks", Break, breaks), references=to_release, sources=_written_in(dataset, breaks)
    )


def _written_in(
    dataset: Dataset, found: Mapping[str, Sequence[Target]] | Mapping[str, Sequence[Break]]
) -> tuple[Source, ...]:
    """Return the publications of targets or breaks as sources."""
    names = {each.release for records in found.values() for each in records}
    return sources_of(dataset.release(name) for name in sorted(names))


def _said_in(found: Mapping[str, Sequence[Statement]]) -> tuple[Source, ...]:
    """Return where statements can be read, each place once."""
    said = (each for statements in found.values() for each in statements if each.source_url)
    return tuple(sorted({Source(each.who, each.source_url, each.date) for each in said}))


def _table(name: str, model: type[Record], records: Iterable[Record]) -> Table:
    columns = columns_of(model)
    return _written(name, columns, (cells_of(record, columns) for record in records))


def _joined(name: str, model: type[Record], found: Mapping[str, Sequence[Record]]) -> Table:
    """Make a table of records by indicator, each row with the id of its own."""
    columns = columns_of(model)
    rows = ([indicator, *cells_of(r, columns)] for indicator, records in found.items() for r in records)
    return replace(_written(name, (_OF, *columns), rows), references=(_OF_INDICATOR,))


def _sources(dataset: Dataset) -> Table:
    """List publications, and of those held back their publisher and dates."""
    releases = (*dataset.releases.values(), *dataset.withheld.values())
    columns = columns_of(Release, without=("embargo",))
    rows = (cells_of(release, columns) for release in releases)
    named = tuple(replace(column, name="release") if column.name == "id" else column for column in columns)
    return replace(_written("sources", named, rows), key=("release",))


def _written(name: str, columns: tuple[Column, ...], rows: Iterable[Sequence[str]]) -> Table:
    title, about = _TABLES[name]
    content = csv_bytes([column.name for column in columns], rows)
    return Table(name, title, about, columns, content, licences=(NOT_STATED,))
