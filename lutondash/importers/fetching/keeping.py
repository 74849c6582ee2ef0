"""A fetched file put in its place: whole or not at all, and never over a different file of its name."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from shutil import copyfile

from lutondash.importers.fetching.answers import Answer
from lutondash.importers.fetching.faults import refusal
from lutondash.importers.fetching.pages import Collected
from lutondash.importers.fetching.records import (
    EarlierFile,
    FetchRecord,
    as_requested,
    read_record,
    record_path,
)

_SHORT = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which release's file is wanted, under which name, in which folder."""

    release: str
    file: str
    folder: Path

    @property
    def path(self) -> Path:
        """Where the file is kept."""
        return self.folder / self.file


class Outcome(StrEnum):
    """What a fetch came to."""

    NEW = "new"
    CHANGED = "changed"
    NOT_CHANGED = "not changed"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the file is, its record, and the name a different one before it has now."""

    path: Path
    record: FetchRecord
    outcome: Outcome
    moved_to: str = ""


def checksum_of(path: Path) -> str:
    """Return the checksum of a file, or blank where there is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def trusted_record(path: Path) -> FetchRecord | None:
    """Return the record of a file where it is still about the bytes that are there."""
    record = read_record(path)
    return record if record is not None and record.sha256 == checksum_of(path) else None


def keep(collected: Collected, answers: Sequence[Answer], wanted: Wanted, now: str) -> Kept:
    """Put a fetched file in its place, with its record beside it.

    A different file that has the name is first given another, of its own checksum. A crash at any moment
    leaves one of the two whole files under the name, and both on the disk.
    """
    path = wanted.path
    path.parent.mkdir(parents=True, exist_ok=True)
    before, sha256 = checksum_of(path), checksum_of(collected.path)
    old = read_record(path)
    earlier = old.earlier if old is not None else ()
    moved_to = ""
    if before and before != sha256:
        moved_to = _set_aside(path, before)
        earlier = (*earlier, EarlierFile(name=moved_to, sha256=before, replaced=now))
    size = collected.path.stat().st_size
    if before != sha256:
        _put(collected.path, path)
    first = old.fetched if old is not None and old.sha256 == sha256 == before else now
    record = FetchRecord(
        release=wanted.release,
        file=wanted.file,
        sha256=sha256,
        bytes=size,
        rows=collected.rows,
        fetched=first,
        checked=now,
        requests=tuple(as_requested(each) for each in answers),
        told=collected.told,
        earlier=earlier,
    )
    write_record(path, record)
    outcome = Outcome.NEW if not before else Outcome.NOT_CHANGED if before == sha256 else Outcome.CHANGED
    return Kept(path, record, outcome, moved_to)


def write_record(path: Path, record: FetchRecord) -> None:
    """Write the record of a file, whole or not at all."""
    passing = record_path(path).with_suffix(".part")
    passing.write_text(record.model_dump_json(indent=2) + "\n", "utf-8")
    passing.replace(record_path(path))


def must_be_free(wanted: Wanted) -> None:
    """Refuse a place that is no file or leads out of the folder, before anybody is asked."""
    path = wanted.path
    if path.exists() and not path.is_file():
        raise refusal(str(path), "This is not a file.", "Move it away, or fetch to another folder.")
    if not path.resolve().is_relative_to(wanted.folder.resolve()):
        raise refusal(str(path), "It leads out of the folder.", "Look for a link on the way to it.")


def _set_aside(path: Path, sha256: str) -> str:
    """Give a file a second name, made of its checksum, under which it stays."""
    aside = path.with_name(f"{path.stem}.{sha256[:_SHORT]}{path.suffix}")
    if checksum_of(aside) != sha256:
        passing = aside.with_suffix(".part")
        copyfile(path, passing)  # no second link: shared folders have none
        _put(passing, aside)
    return aside.name


def _put(passing: Path, path: Path) -> None:
    """Move a finished file to its place once its bytes are on the disk."""
    with passing.open("rb") as file:
        os.fsync(file.fileno())
    passing.replace(path)
