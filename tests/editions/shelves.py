"""Ways to fill a store in a test, and to damage it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from lutondash.editions.changes import changes
from lutondash.editions.draft import begin
from lutondash.editions.manifest import (
    ChangesFile,
    Manifest,
    ManifestFile,
    Previous,
    StoredManifest,
    sealed,
    stored,
    to_bytes,
)
from lutondash.editions.publishing import publish, table
from lutondash.editions.reading import check_out
from lutondash.editions.records import EDITIONS, numbered
from lutondash.editions.store import Store
from lutondash.errors import Finding
from lutondash.model.edition import Change, ChangeKind
from tests.sample import COUNTRY, write

NOW = datetime(2024, 9, 2, 9, 30, tzinfo=UTC)
"""When the tests of editions take place: the sample is complete and nothing in it is overdue."""
DAY = timedelta(days=1)
RAIN = "indicators/rainy-days/observations.csv"


CHANGE = Change(
    kind=ChangeKind.REVISED,
    indicator="rainy-days",
    geography=COUNTRY,
    period="2020-01-01/P1Y",
    old="154",
    new="155",
    why='Counted again,\nwith "drizzle".',
)


def small(store: Store, editions: int = 2, **more: Any) -> list[StoredManifest]:
    """Put editions of two files into a store, for tests that never read them as data.

    The first is out at NOW, each of the others a day after the one before, unless `more` says otherwise.
    """
    return [_small(store, number, more) for number in range(1, editions + 1)]


def _small(store: Store, number: int, more: dict[str, Any]) -> StoredManifest:
    before = store.manifests()[-1] if number > 1 else None
    texts = {"README.md": b"The same in all.", "indicators/x/observations.csv": b"Of edition %d." % number}
    rows = table([CHANGE])
    fields: dict[str, Any] = {
        "number": number,
        "at": NOW + (number - 1) * DAY,
        "prepared": NOW - DAY,
        "note": "Brings figures.",
        "approved_by": "Service director",
        "previous": Previous(number=before.number, sha256=before.sha256) if before else None,
        "base": before.number if before else None,
        "files": tuple(
            ManifestFile(path=path, sha256=store.put_blob(text), size=len(text))
            for path, text in texts.items()
        ),
        "changes": ChangesFile(sha256=store.put_blob(rows), size=len(rows), counts={ChangeKind.REVISED: 1}),
    }
    manifest = Manifest(**fields | more)
    store.create(manifest_path(number), to_bytes(manifest))
    return stored(manifest, to_bytes(manifest))


def put(draft: Path, store: Store, **more: Any) -> StoredManifest:
    """Publish a draft, to come out at once unless said, with every change it makes."""
    wanted: dict[str, Any] = {
        "at": NOW,
        "now": NOW,
        "note": "Brings figures.",
        "approved_by": "Service director",
        "changes": (),
    }
    return publish(draft, store, **wanted | more)


def next_draft(store: Store, place: Path, last_value: int) -> tuple[Path, tuple[Change, ...]]:
    """Begin a draft from the newest edition and change its last figure of rain; return what changed."""
    newest = store.ledger().standing[0]
    base = check_out(newest, store, place / "checked-out")
    draft = place / f"draft-{newest.number}-{last_value}"
    begin(draft, base, newest.number)
    old = (draft / RAIN).read_text("utf-8").rstrip("\n")
    (draft / RAIN).unlink()  # a draft's files may be the base's under a second name
    write(draft, RAIN, f"{old.rpartition(',')[0]},{last_value}\n")
    return draft, changes(base, draft, {})


def fill(store: Store, sample: Path, place: Path, editions: int = 2, **more: Any) -> list[StoredManifest]:
    """Publish the sample, and after it as many editions as are wanted; each changes one figure."""
    listed = [put(sample, store, **more)]
    for number in range(2, editions + 1):
        draft, changed = next_draft(store, place, 100 + number)
        listed.append(put(draft, store, changes=changed, **more))
    return listed


def spoil(store: Store, path: str, data: bytes) -> None:
    """Write over a file of the store, as no program of ours would."""
    store.files.replace(path, data)


def rewrite(store: Store, number: int, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what a manifest says and give it the checksum of that, as a forger would."""
    plain = json.loads(store.read_record(manifest_path(number)) or b"")
    plain.pop("sha256")
    change(plain)
    spoil(store, manifest_path(number), sealed(plain))


def lose(store: Store, path: str) -> None:
    """Remove a file from the store, as no program of ours would."""
    store.files.system.rm_file(f"{store.files.root}/{path}")


def manifest_path(number: int) -> str:
    """Return the path of an edition's manifest."""
    return numbered(EDITIONS, number)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Return where each finding is and what it says."""
    return [(finding.path, finding.fault) for finding in findings]
