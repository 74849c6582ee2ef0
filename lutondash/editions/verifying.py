"""`verify`: everything in a store is read, and whatever is not as it was published is told."""

from collections.abc import Iterator, Mapping

from lutondash.editions.files import WRITING, Listed
from lutondash.editions.manifest import Manifest, StoredManifest
from lutondash.editions.reading import check_changes, wrong_size
from lutondash.editions.records import EDITIONS, WITHDRAWALS, number_of
from lutondash.editions.store import BLOBS, Ledger, Store, blob_path
from lutondash.errors import EditionFaultError, Finding, Severity


def verify(store: Store) -> tuple[Finding, ...]:
    """Return everything that is wrong with a store, in order; warnings tell of what may be removed.

    Every record and every content is read afresh; what this machine saw taken back counts, too. Raises
    EditionFaultError where the store is out of reach.
    """
    store = Store(store.files, store.seen)
    ledger = store.ledger()
    found = [*ledger.faults, *_strangers(ledger, store)]
    if not ledger.last_number:
        found.append(Finding(EDITIONS, 0, "There is no edition here.", "Check the address of the store."))
    sizes: dict[str, int | None] = {}
    for digest, data in store.blobs(_digests(ledger)):
        found += [data] if isinstance(data, Finding) else []
        sizes[digest] = len(data) if isinstance(data, bytes) else None
    for each in ledger.manifests:
        found += _wrong_sizes(each.manifest, sizes)
        if sizes[each.manifest.changes.sha256] is not None:
            found += _changes_faults(each, store)
    return tuple(sorted(set(found)))


def _digests(ledger: Ledger) -> set[str]:
    """Return the SHA-256 of everything that an edition names."""
    manifests = [each.manifest for each in ledger.manifests]
    files = {file.sha256 for manifest in manifests for file in manifest.files}
    return files | {manifest.changes.sha256 for manifest in manifests}


def _wrong_sizes(manifest: Manifest, sizes: Mapping[str, int | None]) -> Iterator[Finding]:
    named = [(file.path, file.sha256, file.size) for file in manifest.files]
    named.append(("the table of changes", manifest.changes.sha256, manifest.changes.size))
    for name, digest, told in named:
        size = sizes[digest]
        if size is not None:
            yield from wrong_size(manifest, name, told, size)


def _changes_faults(each: StoredManifest, store: Store) -> tuple[Finding, ...]:
    try:
        check_changes(each, store)
    except EditionFaultError as fault:
        return fault.findings
    return ()


def _strangers(ledger: Ledger, store: Store) -> Iterator[Finding]:
    """Tell of every file that is no edition's: harmless remains, and what nobody should have put there."""
    known = {blob_path(digest) for digest in _digests(ledger)}
    for listed in store.files.every():
        if listed.path not in known and not _is_record(listed):
            yield _stranger(listed)


def _is_record(listed: Listed) -> bool:
    folder = listed.path.partition("/")[0]
    return folder in (EDITIONS, WITHDRAWALS) and number_of(listed.path) is not None


def _stranger(listed: Listed) -> Finding:
    folder, _, name = listed.path.partition("/")
    if folder == WRITING:
        words = "It was left by a program that ended early."
        return Finding(listed.path, 0, words, "Remove it when nobody is publishing.", Severity.WARNING)
    if folder == BLOBS and listed.path == blob_path(name.rpartition("/")[2]):
        words = "No edition names these contents."
        return Finding(listed.path, 0, words, "Remove them when nobody is publishing.", Severity.WARNING)
    return Finding(listed.path, 0, "This file does not belong in a store.", "Move it away.")
