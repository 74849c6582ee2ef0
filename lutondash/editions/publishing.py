"""`publish`: a draft becomes an edition, in one step, and only if nothing speaks against it.

Contents are written first, the manifest last and only if its number is free: until then nobody sees
anything of the edition, and a program that dies leaves contents behind that no edition names.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from lutondash.dataset import layout
from lutondash.dataset.dataset import Dataset
from lutondash.editions.draft import Draft, read
from lutondash.editions.draft_files import listed, loaded
from lutondash.editions.local_time import whole_second, written
from lutondash.editions.manifest import (
    ChangesFile,
    Manifest,
    ManifestFile,
    Previous,
    StoredManifest,
    count_kinds,
    stored,
    to_bytes,
)
from lutondash.editions.reading import CHANGE_COLUMNS
from lutondash.editions.records import EDITIONS, numbered
from lutondash.editions.store import Ledger, Store
from lutondash.errors import DataFaultError, EditionFaultError, Finding
from lutondash.model.edition import Change

_AGAIN = "Begin a new draft from the newest edition, and import into it again."


@dataclass(frozen=True)
class Prepared:
    """A draft against which nothing speaks: what it will hold, when it comes out, what it follows.

    `withdrawn` holds the editions taken back so far; `dataset` is what readers will see then.
    """

    draft: Path
    files: tuple[ManifestFile, ...]
    at: datetime
    now: datetime
    note: str
    approved_by: str
    base: StoredManifest | None
    previous: Previous | None
    withdrawn: tuple[int, ...]
    dataset: Dataset = field(repr=False)


def publish(  # noqa: PLR0913  a draft, a store, and the five things that an officer says
    draft: Path,
    store: Store,
    *,
    at: datetime,
    now: datetime,
    note: str,
    approved_by: str,
    changes: Sequence[Change],
) -> StoredManifest:
    """Publish a draft as the next edition, to come out at an instant, and return its manifest.

    Raises EditionFaultError with everything that speaks against it; then no edition was made.
    """
    prepared = prepare(draft, store, at=at, now=now, note=note, approved_by=approved_by)
    return put(prepared, store, changes)


def prepare(  # noqa: PLR0913  as above
    draft: Path, store: Store, *, at: datetime, now: datetime, note: str, approved_by: str
) -> Prepared:
    """Check everything that may speak against publishing a draft; EditionFaultError tells all of it."""
    at, now = whole_second(at), whole_second(now)
    ledger = store.ledger()
    found = [*ledger.faults, *_words_missing(note=note, approved_by=approved_by)]
    found += _too_early(ledger, at, now)
    base = _base(draft, ledger, found)
    files = listed(draft, found)
    dataset = loaded(draft, at, found)
    if dataset is None or found:
        raise EditionFaultError(str(draft), dict.fromkeys(found))
    previous, withdrawn = _previous(ledger), tuple(sorted(ledger.taken_back))
    return Prepared(draft, files, at, now, note, approved_by, base, previous, withdrawn, dataset)


def put(prepared: Prepared, store: Store, changes: Sequence[Change]) -> StoredManifest:
    """Write a prepared draft into the store; EditionFaultError where it, or the store, changed meanwhile."""
    _put_files(prepared, store)
    manifest = Manifest(
        number=prepared.previous.number + 1 if prepared.previous else 1,
        at=prepared.at,
        prepared=prepared.now,
        note=prepared.note,
        approved_by=prepared.approved_by,
        previous=prepared.previous,
        base=prepared.base.number if prepared.base else None,
        files=prepared.files,
        changes=_put_changes(changes, store),
        withdrawn=prepared.withdrawn,
    )
    return _create(manifest, store)


def noted(draft: Path) -> Draft:
    """Return what is noted about a draft; a plain folder of data has no base and nothing noted."""
    return read(draft) if (draft / layout.DRAFT).is_file() else Draft()


def _words_missing(**words: str) -> Iterator[Finding]:
    for name, text in words.items():
        if not text.strip():
            yield Finding(name, 0, "It is blank.", "Say what is published, and which role approved it.")


def _too_early(ledger: Ledger, at: datetime, now: datetime) -> Iterator[Finding]:
    if at < now:
        yield Finding(
            "at", 0, f"{written(at)} is past; it is {written(now)} now.", "Give a later time, or none."
        )
    last = max(ledger.standing, key=lambda each: (each.manifest.at, each.number), default=None)
    if last is not None and at < last.manifest.at:
        words = f"Edition {last.number} comes out at {written(last.manifest.at)}, later than {written(at)}."
        yield Finding(
            "at", 0, words, "Give a later time, or take that edition back with `lutondash rollback`."
        )


def _base(draft: Path, ledger: Ledger, found: list[Finding]) -> StoredManifest | None:
    """Return the edition a draft was begun from, which must be the newest that stands."""
    try:
        base = noted(draft).base
    except DataFaultError as fault:
        found += fault.findings
        return None
    newest = ledger.standing[0] if ledger.standing else None
    number = newest.number if newest else None
    if base != number and not ledger.faults:
        begun, stands = (f"edition {each}" if each else "no edition" for each in (base, number))
        words = f"The draft was begun from {begun}, and {stands} is the newest now."
        found.append(Finding(layout.DRAFT, 0, words, _AGAIN))
    return newest


def _put_files(prepared: Prepared, store: Store) -> None:
    whole = store.whole(file.sha256 for file in prepared.files)
    for file in prepared.files:
        data = _bytes(prepared.draft / file.path)
        if sha256(data).hexdigest() != file.sha256:
            fault = Finding(file.path, 0, "It was changed meanwhile.", "Check it, then publish again.")
            raise EditionFaultError(str(prepared.draft), [fault])
        if file.sha256 not in whole:
            store.add_blob(data)


def _bytes(path: Path) -> bytes:
    """Return what a file holds; nothing where it is gone, which is then told as a change."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _put_changes(changes: Sequence[Change], store: Store) -> ChangesFile:
    data = table(changes)
    digest = store.put_blob(data)
    store.must_not_overwrite(digest, data)
    return ChangesFile(sha256=digest, size=len(data), counts=count_kinds([each.kind for each in changes]))


def table(changes: Sequence[Change]) -> bytes:
    """Write changes as CSV, with a column for each thing that is told of one."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CHANGE_COLUMNS)
    writer.writerows([getattr(change, name) for name in CHANGE_COLUMNS] for change in changes)
    return out.getvalue().encode()


def _previous(ledger: Ledger) -> Previous | None:
    last = ledger.manifests[-1] if ledger.manifests else None
    return Previous(number=last.number, sha256=last.sha256) if last else None


def _create(manifest: Manifest, store: Store) -> StoredManifest:
    path, raw = numbered(EDITIONS, manifest.number), to_bytes(manifest)
    try:
        store.create(path, raw)
    except FileExistsError as taken:
        words = f"Edition {manifest.number} was published by somebody else meanwhile."
        raise EditionFaultError(store.address, [Finding(path, 0, words, _AGAIN)]) from taken
    return stored(manifest, raw)
