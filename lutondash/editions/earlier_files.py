"""`EarlierFiles`: one file as every edition had it that readers saw or will see."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lutondash.editions.manifest import StoredManifest
from lutondash.editions.store import Ledger, Store
from lutondash.errors import EditionFaultError


@dataclass(frozen=True, slots=True)
class EarlierFiles:
    """Brings single files of a store's editions into a folder."""

    store: Store
    folder: Path

    def folders(self, path: str) -> tuple[Path, ...]:
        """Return a folder for each different state of a file, newest first; the file is there by its path.

        Editions still to come are among them, and those taken back after they came out. Raises
        EditionFaultError where anything of them is missing or damaged.
        """
        return tuple(self._brought(path, digest) for digest in self._digests(path))

    def _digests(self, path: str) -> tuple[str, ...]:
        ledger = self.store.ledger()
        if ledger.faults:
            raise EditionFaultError(self.store.address, ledger.faults)
        files = (file for each in _seen(ledger) for file in each.manifest.files)
        return tuple(dict.fromkeys(file.sha256 for file in files if file.path == path))

    def _brought(self, path: str, digest: str) -> Path:
        there = self.folder / digest / path
        if not there.is_file():
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(self.store.read_blob(digest))
        return self.folder / digest


def _seen(ledger: Ledger) -> Iterator[StoredManifest]:
    """Yield the editions but those taken back before their time, newest first."""
    for each in reversed(ledger.manifests):
        withdrawal = ledger.withdrawals.get(each.number)
        if withdrawal is None or withdrawal.at >= each.manifest.at:
            yield each
