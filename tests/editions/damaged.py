"""An edition that no `publish` would let through."""

from datetime import datetime

from lutondash.editions.manifest import ManifestFile, Previous, to_bytes
from lutondash.editions.store import Store
from tests.editions.shelves import manifest_path

PLAN = "framework/vision.toml"


def publish_faulty(store: Store, at: datetime) -> None:
    """Put the newest edition once more with a vision that names no town, past all checks."""
    newest = store.ledger().manifests[-1]
    raw = b'geography = "E06999001"\n'
    spoilt = ManifestFile(path=PLAN, sha256=store.put_blob(raw), size=len(raw))
    files = (spoilt if each.path == PLAN else each for each in newest.manifest.files)
    manifest = newest.manifest.model_copy(
        update={
            "number": newest.number + 1,
            "at": at,
            "previous": Previous(number=newest.number, sha256=newest.sha256),
            "files": tuple(files),
        }
    )
    store.create(manifest_path(newest.number + 1), to_bytes(manifest))
