"""Editions as readers see them: which are out, which one is shown, and its files on this machine."""

import csv
import io
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from lutondash.dataset.history_file import UNFINISHED, mark_used
from lutondash.editions.manifest import ChangesFile, Manifest, ManifestFile, StoredManifest, count_kinds
from lutondash.editions.records import EDITIONS, RESTORE, chain_fault, numbered
from lutondash.editions.store import Ledger, Store, blob_path
from lutondash.errors import EditionFaultError, Finding
from lutondash.model.edition import Change, PublishedEdition

CHANGE_COLUMNS = tuple(Change.model_fields)
_ATTEMPTS = 3
_SURELY_OUT = timedelta(minutes=1)
"""How long after its time an edition must be taken back to count as having been out: clocks differ."""
_NAMED_BY = 16
"""How many digits of a manifest's SHA-256 name the folder of its files."""


def released(store: Store, now: datetime) -> tuple[PublishedEdition, ...]:
    """Return the editions that are or were out, newest first; never one that is still to come.

    One that was taken back before its time, or within a minute after it, counts as never having come out:
    the clock of whoever took it back may be ahead. Nor is one told of whose withdrawal cannot be read.
    """
    return released_of(store.ledger(), now)


def released_of(ledger: Ledger, now: datetime) -> tuple[PublishedEdition, ...]:
    """Return the editions that were out at an instant by the records of a store; see `released`."""
    newest_first = reversed(ledger.manifests)
    return tuple(_published(each, ledger) for each in newest_first if _was_out(each, ledger, now))


def taken_back_of(ledger: Ledger, now: datetime) -> tuple[StoredManifest, ...]:
    """Return the editions that were out, were taken back and may still be looked at, newest first."""
    visible = {each.number for each in released_of(ledger, now) if each.is_withdrawn and not each.is_hidden}
    return tuple(each for each in reversed(ledger.manifests) if each.number in visible)


def shown_at(store: Store, now: datetime) -> StoredManifest | None:
    """Return the newest edition that is out and was not taken back, None where there is none.

    A withdrawal counts from the moment it is in the store, whatever the clock of its writer said.
    """
    return shown_of(store.ledger(), now)


def shown_of(ledger: Ledger, now: datetime) -> StoredManifest | None:
    """Return the edition that the records of a store give for an instant; see `shown_at`."""
    return next((each for each in ledger.standing if each.manifest.at <= now), None)


def _was_out(each: StoredManifest, ledger: Ledger, now: datetime) -> bool:
    if each.manifest.at > now or each.number not in ledger.taken_back:
        return each.manifest.at <= now
    withdrawal = ledger.withdrawals.get(each.number)
    return withdrawal is not None and withdrawal.at >= each.manifest.at + _SURELY_OUT


def _published(each: StoredManifest, ledger: Ledger) -> PublishedEdition:
    manifest, withdrawal = each.manifest, ledger.withdrawals.get(each.number)
    return PublishedEdition(
        number=manifest.number,
        at=manifest.at,
        note=manifest.note,
        approved_by=manifest.approved_by,
        figures=dict(manifest.changes.counts),
        withdrawn=withdrawal,
    )


def check_out(manifest: StoredManifest, store: Store, folder: Path) -> Path:
    """Put the files of an edition into a folder of their own within `folder`, and return it.

    All of them are there and whole, or EditionFaultError says which are not and nothing is left. An
    edition that was checked out before is used again if it is still whole. Several processes may share
    `folder`.
    """
    _must_follow(manifest, store)
    target = place_of(manifest, folder)
    mark_used(target)
    try:
        if not is_whole(target, manifest.manifest):
            _make(target, manifest.manifest, store)
    except OSError as reason:
        fault = Finding(
            str(target), 0, f"The edition cannot be kept here: {reason}.", "Check disk and access."
        )
        raise EditionFaultError(store.address, [fault]) from reason
    return target


def place_of(manifest: StoredManifest, folder: Path) -> Path:
    """Return where the files of an edition lie that was checked out within a folder."""
    return folder / manifest.sha256[:_NAMED_BY]


def is_whole(folder: Path, manifest: Manifest) -> bool:
    """Say whether a folder holds every file of an edition as it was published, and nothing else."""
    try:
        return _holds(folder, manifest)
    except FileNotFoundError:  # another process is just moving a damaged one away
        return False


def _holds(folder: Path, manifest: Manifest) -> bool:
    wanted = {file.path: file for file in manifest.files}
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    if set(found) != set(wanted) or any(path.is_symlink() for path in found.values()):
        return False
    return all(sha256(found[path].read_bytes()).hexdigest() == file.sha256 for path, file in wanted.items())


def _make(target: Path, manifest: Manifest, store: Store) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=target.parent) as place:
        made = Path(place, "new")
        _write(manifest, store, made)
        _put_in_place(made, target, Path(place, "old"), manifest)


def _must_follow(manifest: StoredManifest, store: Store) -> None:
    previous = manifest.manifest.previous
    before = store.read_record(numbered(EDITIONS, previous.number)) if previous else None
    if words := chain_fault(manifest.manifest, before):
        path = numbered(EDITIONS, manifest.number)
        raise EditionFaultError(store.address, [Finding(path, 0, words, RESTORE)])


def _write(manifest: Manifest, store: Store, folder: Path) -> None:
    """Write every file of an edition, telling all that are at fault together."""
    named: dict[str, list[ManifestFile]] = {}
    for file in manifest.files:
        named.setdefault(file.sha256, []).append(file)
    found: list[Finding] = []
    for digest, data in store.blobs(named):
        if isinstance(data, Finding):
            found.append(data)
            continue
        for file in named[digest]:
            found += wrong_size(manifest, file.path, file.size, len(data))
            there = folder / file.path
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(data)
    if found:
        raise EditionFaultError(store.address, found)


def wrong_size(manifest: Manifest, name: str, told: int, size: int) -> list[Finding]:
    """Return what to say of a file that has not as many bytes as the manifest says; nothing where it has."""
    if told == size:
        return []
    words = f"It says that {name} has {told} bytes; it has {size}."
    return [Finding(numbered(EDITIONS, manifest.number), 0, words, RESTORE)]


def _put_in_place(made: Path, target: Path, aside: Path, manifest: Manifest) -> None:
    """Give the finished folder its name; where another process was faster, its folder is as good.

    What is there and not whole is moved aside. Raises OSError where others keep putting something there.
    """
    for attempt in range(_ATTEMPTS):
        try:
            made.rename(target)
        except OSError:
            if is_whole(target, manifest):
                return
            with suppress(FileNotFoundError):  # another process has just moved it away too
                target.rename(aside.with_name(f"{aside.name}-{attempt}"))
        else:
            return
    if not is_whole(target, manifest):
        made.rename(target)


def check_changes(manifest: StoredManifest, store: Store) -> tuple[Change, ...]:
    """Return every figure that an edition changed; EditionFaultError where that cannot be read."""
    told = manifest.manifest.changes
    changes = _parsed(store.read_blob(told.sha256), told, store)
    if count_kinds([change.kind for change in changes]) != {k: n for k, n in told.counts.items() if n}:
        raise _changes_fault(told, store, "It does not hold as many changes as the manifest says.")
    return changes


def _parsed(data: bytes, told: ChangesFile, store: Store) -> tuple[Change, ...]:
    try:
        rows = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
        if tuple(rows.fieldnames or ()) != CHANGE_COLUMNS:
            raise _changes_fault(told, store, "It has other columns than a table of changes.")
        return tuple(Change.model_validate(row) for row in rows)
    except (UnicodeDecodeError, csv.Error, ValidationError) as wrong:
        raise _changes_fault(told, store, f"It is no table of changes: {wrong}.") from wrong


def _changes_fault(told: ChangesFile, store: Store, words: str) -> EditionFaultError:
    return EditionFaultError(store.address, [Finding(blob_path(told.sha256), 0, words, RESTORE)])
