"""`load`: a data folder into a `Dataset`, or every fault in it at once."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from lutondash.dataset.checks import CHECKS
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.folder import Contents, read
from lutondash.dataset.index import SeriesIndex
from lutondash.dataset.money_folder import budget_of
from lutondash.dataset.records import Entry, R
from lutondash.errors import DataFaultError, Finding, Severity
from lutondash.model.geography import ComparatorGroup, Grade, GroupMember

K = TypeVar("K")
V = TypeVar("V")


def load(folder: str | Path, *, as_of: date) -> Dataset:
    """Read, check and index a data folder as of a day.

    Raises DataFaultError with every finding, warnings too, where there is an error. Warnings alone
    are kept on the dataset.
    """
    findings: list[Finding] = []
    contents = read_folder(Path(folder), as_of, findings)
    for check in CHECKS:
        findings += check(contents)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise DataFaultError(str(folder), findings)
    return _dataset(contents, tuple(sorted(findings)))


def read_folder(folder: Path, as_of: date, findings: list[Finding]) -> Contents:
    """Read a folder that must be there; raises DataFaultError where it is not."""
    if not folder.is_dir():
        fault = Finding(
            ".", 0, f"There is no folder {folder.name!r}.", "Give the folder that holds framework/."
        )
        raise DataFaultError(str(folder), [fault])
    return read(folder, as_of, findings)


def _dataset(contents: Contents, warnings: tuple[Finding, ...]) -> Dataset:
    indicators = {entry.record.id: entry.record for entry in contents.indicators}
    return Dataset(
        as_of=contents.as_of,
        vision=contents.vision[0].record,
        priorities=tuple(sorted(_records(contents.priorities), key=lambda priority: priority.number)),
        outcomes=_fixed({outcome.slug: outcome for outcome in _records(contents.outcomes)}),
        services=_records(contents.services),
        bodies=_records(contents.bodies),
        published=_records(contents.published),
        archive=contents.archive[0].record,
        archive_statements=_records(contents.archive_statements),
        accessibility=contents.accessibility[0].record,
        geographies=_fixed({place.code: place for place in _records(contents.geographies)}),
        comparator_groups=_fixed(_groups(_records(contents.members))),
        symbols=_fixed({symbol.symbol: symbol for symbol in _records(contents.symbols)}),
        grades=_fixed(_scales(_records(contents.grades))),
        releases=_fixed({release.id: release for release in _records(contents.releases)}),
        indicators=_fixed(indicators),
        all_targets=_fixed({name: _records(entries) for name, entries in contents.targets.items()}),
        all_statements=_fixed({name: _records(entries) for name, entries in contents.statements.items()}),
        all_commentary=_fixed({name: _records(entries) for name, entries in contents.commentary.items()}),
        figures=SeriesIndex(contents.table, {i.id: i.release for i in indicators.values()}),
        budget=budget_of(contents.money),
        objectives=_records(contents.objectives),
        meetings=tuple(sorted(_records(contents.meetings), key=lambda meeting: (meeting.on, meeting.id))),
        questions=_records(contents.questions),
        warnings=warnings,
    )


def _records(entries: list[Entry[R]]) -> tuple[R, ...]:
    return tuple(entry.record for entry in entries)


def _fixed(mapping: dict[K, V]) -> Mapping[K, V]:
    return MappingProxyType(mapping)


def _groups(members: tuple[GroupMember, ...]) -> dict[str, ComparatorGroup]:
    by_group: dict[str, list[GroupMember]] = {}
    for member in members:
        by_group.setdefault(member.group_id, []).append(member)
    return {group: _group(listed) for group, listed in by_group.items()}


def _group(members: list[GroupMember]) -> ComparatorGroup:
    ranked = all(member.rank.isdecimal() for member in members)
    ordered = sorted(members, key=lambda member: int(member.rank)) if ranked else members
    first = members[0]
    return ComparatorGroup(
        id=first.group_id,
        title=first.group_title,
        is_default=first.default == "yes",
        is_ranked=ranked,
        codes=tuple(member.code for member in ordered),
        source=first.source,
        source_date=first.source_date,
        licence_note=first.licence_note,
        members=tuple(members),
    )


def _scales(grades: tuple[Grade, ...]) -> dict[str, tuple[Grade, ...]]:
    scales: dict[str, list[Grade]] = {}
    for grade in sorted(grades, key=lambda grade: (grade.scale, grade.rank)):
        scales.setdefault(grade.scale, []).append(grade)
    return {scale: tuple(listed) for scale, listed in scales.items()}
