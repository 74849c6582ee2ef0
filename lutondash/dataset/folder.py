"""`Contents`: every record of the data folder with the place it was read, before anything is checked."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lutondash.dataset import layout
from lutondash.dataset.files import nearest
from lutondash.dataset.layout import Layout
from lutondash.dataset.money_folder import MoneyContents, read_money_files, read_objectives
from lutondash.dataset.observations import read_observations
from lutondash.dataset.records import Entry, R, many, one, rows
from lutondash.dataset.table import Table
from lutondash.errors import Finding
from lutondash.model.accessibility import AccessibilityStatement
from lutondash.model.framework import (
    Archive,
    ArchiveStatement,
    Outcome,
    Priority,
    PublishedItem,
    ScrutinyBody,
    Service,
    Vision,
)
from lutondash.model.geography import Geography, Grade, GroupMember, Symbol
from lutondash.model.indicator import Indicator
from lutondash.model.meeting import Meeting
from lutondash.model.objective import Objective
from lutondash.model.question import Question
from lutondash.model.release import Release
from lutondash.model.target import Commentary, Statement, Target


@dataclass(frozen=True)
class Contents:
    """What a data folder holds; what was at fault is left out, and `found` by the reader says so."""

    as_of: date
    vision: list[Entry[Vision]]
    priorities: list[Entry[Priority]]
    outcomes: list[Entry[Outcome]]
    services: list[Entry[Service]]
    bodies: list[Entry[ScrutinyBody]]
    published: list[Entry[PublishedItem]]
    archive: list[Entry[Archive]]
    archive_statements: list[Entry[ArchiveStatement]]
    accessibility: list[Entry[AccessibilityStatement]]
    geographies: list[Entry[Geography]]
    members: list[Entry[GroupMember]]
    symbols: list[Entry[Symbol]]
    grades: list[Entry[Grade]]
    releases: list[Entry[Release]]
    indicators: list[Entry[Indicator]]
    targets: Mapping[str, list[Entry[Target]]]
    statements: Mapping[str, list[Entry[Statement]]]
    commentary: Mapping[str, list[Entry[Commentary]]]
    table: Table
    money: MoneyContents
    objectives: list[Entry[Objective]]
    meetings: list[Entry[Meeting]]
    questions: list[Entry[Question]]
    has_objectives: bool = False
    """Whether a file of objectives is there, be it empty."""
    unread: frozenset[str] = frozenset()
    """Paths of the files of which something could not be read: what they lack is no fault of others."""


def read(folder: Path, as_of: date, found: list[Finding]) -> Contents:
    """Read every file of a data folder; faults of reading are added to `found`."""
    house = Layout(folder)
    found += _strangers(house)
    contents = _contents(house, as_of, found)
    return replace(contents, unread=frozenset(finding.path for finding in found))


def _contents(house: Layout, as_of: date, found: list[Finding]) -> Contents:
    folder, names = house.folder, house.indicator_ids()
    return Contents(
        as_of=as_of,
        vision=one(folder, layout.VISION, Vision, found),
        priorities=many(folder, layout.PRIORITIES, "priority", Priority, found),
        outcomes=many(folder, layout.OUTCOMES, "outcome", Outcome, found),
        services=many(folder, layout.SERVICES, "service", Service, found),
        bodies=many(folder, layout.SCRUTINY, "body", ScrutinyBody, found),
        published=many(folder, layout.PUBLISHED, "item", PublishedItem, found),
        archive=one(folder, layout.ARCHIVE, Archive, found),
        archive_statements=rows(folder, layout.ARCHIVE_STATEMENTS, ArchiveStatement, found),
        accessibility=one(folder, layout.ACCESSIBILITY, AccessibilityStatement, found),
        geographies=rows(folder, layout.GEOGRAPHIES, Geography, found),
        members=rows(folder, layout.COMPARATOR_GROUPS, GroupMember, found),
        symbols=rows(folder, layout.SYMBOLS, Symbol, found),
        grades=rows(folder, layout.GRADES, Grade, found),
        releases=_releases(house, found),
        indicators=_indicators(folder, names, found),
        targets={
            name: rows(folder, path, Target, found) for name, path in _present(folder, names, layout.TARGETS)
        },
        statements={
            name: rows(folder, path, Statement, found)
            for name, path in _present(folder, names, layout.STATEMENTS)
        },
        commentary={
            name: many(folder, path, "commentary", Commentary, found)
            for name, path in _present(folder, names, layout.COMMENTARY)
        },
        table=read_observations(folder, names, found),
        money=read_money_files(folder, found),
        objectives=read_objectives(folder, found),
        meetings=_optional(folder, layout.MEETINGS, "meeting", Meeting, found),
        questions=_optional(folder, layout.QUESTIONS, "question", Question, found),
        has_objectives=os.path.lexists(folder / layout.OBJECTIVES),
    )


def _present(folder: Path, indicators: tuple[str, ...], name: str) -> list[tuple[str, str]]:
    """Return the indicators that have a file of this name, each with its path; a broken link counts."""
    paths = [(indicator, layout.of_indicator(indicator, name)) for indicator in indicators]
    return [(indicator, path) for indicator, path in paths if os.path.lexists(folder / path)]


def _indicators(folder: Path, names: tuple[str, ...], found: list[Finding]) -> list[Entry[Indicator]]:
    entries: list[Entry[Indicator]] = []
    for name in names:
        entries += one(folder, layout.of_indicator(name, layout.INDICATOR), Indicator, found)
    if not names:
        found.append(Finding(layout.INDICATORS, 0, "There are no indicators.", "Add a folder for each."))
    return entries


def _optional(folder: Path, path: str, key: str, model: type[R], found: list[Finding]) -> list[Entry[R]]:
    """Read a list of records where its file is there."""
    return many(folder, path, key, model, found) if os.path.lexists(folder / path) else []


def _releases(house: Layout, found: list[Finding]) -> list[Entry[Release]]:
    entries: list[Entry[Release]] = []
    for path in house.release_paths():
        entries += one(house.folder, path, Release, found)
    return entries


def _strangers(house: Layout) -> list[Finding]:
    return [
        Finding(path, 0, f"Nothing is read from {path.rpartition('/')[2]!r}.", _instead(path))
        for path in house.strangers()
    ]


def _instead(path: str) -> str:
    """Return what to do with a file that nobody reads."""
    if path.startswith(f"{layout.RELEASES}/"):
        return "Move it, or name it after a release's id, with .toml."
    known = layout.names_beside(path)
    return nearest(path.rpartition("/")[2], known) if known else "Move it into an indicator's folder."
