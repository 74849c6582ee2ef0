"""The files of a draft that an edition will hold, and what keeps it from being published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from lutondash.dataset import layout
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.holding import first_day
from lutondash.dataset.layout import Layout
from lutondash.dataset.loading import load
from lutondash.dataset.records import Entry, one
from lutondash.editions.local_time import in_luton, written
from lutondash.editions.manifest import ManifestFile, is_safe_path
from lutondash.errors import DataFaultError, Finding
from lutondash.model.indicator import Indicator
from lutondash.model.release import Release


def listed(draft: Path, found: list[Finding]) -> tuple[ManifestFile, ...]:
    """List every file of a draft with its checksum; what cannot be published is told in `found`.

    Hidden files and the draft's own note are left out.
    """
    files = []
    for full in sorted(draft.rglob("*")):
        path = full.relative_to(draft)
        if path.as_posix() == layout.DRAFT or any(part.startswith(".") for part in path.parts):
            continue
        if full.is_dir() and not full.is_symlink():
            continue
        if fault := _fault(full, path.as_posix()):
            found.append(fault)
            continue
        data = full.read_bytes()
        files.append(ManifestFile(path=path.as_posix(), sha256=sha256(data).hexdigest(), size=len(data)))
    return tuple(sorted(files, key=lambda file: file.path))


def _fault(full: Path, path: str) -> Finding | None:
    if full.is_symlink():
        return Finding(path, 0, "This is a link.", "Put the file itself here.")
    if not full.is_file():
        return Finding(path, 0, "This is no plain file.", "Remove it.")
    if not is_safe_path(path):
        return Finding(
            path, 0, "Its name cannot be published.", "Use letters, digits, full stop, - and _ only."
        )
    return None


def loaded(draft: Path, at: datetime, found: list[Finding]) -> Dataset | None:
    """Return what readers see of a draft at an instant; None, and `found` says why, where it is at fault.

    Warnings are told only beside errors.
    """
    found += _not_out_yet(draft, at)
    day = in_luton(at).date()
    try:
        return load(draft, as_of=day).released(day, at)
    except DataFaultError as fault:
        found += fault.findings
    return None


@dataclass(frozen=True)
class _Coming:
    """Tells which publications are not out at an instant."""

    releases: dict[str, Entry[Release]]
    at: datetime

    def release(self, entry: Entry[Release]) -> Iterator[Finding]:
        embargo = entry.record.embargo
        if embargo is not None and embargo > self.at:
            words = f"{entry.record.id!r} is under embargo until {written(embargo)}."
            yield entry.fault(words, self._remedy(), "embargo")
        if first_day(entry.record) > self._day:
            words = f"{entry.record.id!r} is dated {first_day(entry.record)}."
            yield entry.fault(words, self._remedy(), "published")

    def indicator(self, entry: Entry[Indicator]) -> Iterator[Finding]:
        own, release = entry.record.published, self.releases.get(entry.record.release)
        if own and release is not None and first_day(release.record, own) > self._day:
            yield entry.fault(f"Its figures are dated {own}.", self._remedy(), "published")

    @property
    def _day(self) -> date:
        return in_luton(self.at).date()

    def _remedy(self) -> str:
        return f"The edition comes out at {written(self.at)}: publish it later, or leave this out."


def _not_out_yet(draft: Path, at: datetime) -> Iterator[Finding]:
    """Tell of publications that would be shown before their time."""
    house = Layout(draft)
    unread: list[Finding] = []  # told by the reading of the whole folder
    entries = [entry for path in house.release_paths() for entry in one(draft, path, Release, unread)]
    coming = _Coming({entry.record.id: entry for entry in entries}, at)
    for entry in entries:
        yield from coming.release(entry)
    for name in house.indicator_ids():
        path = layout.of_indicator(name, layout.INDICATOR)
        for described in one(draft, path, Indicator, unread):
            yield from coming.indicator(described)
