"""`Store`: published editions, side by side in a folder or a bucket, none of them ever changed.

blobs/<2>/<sha256>     what the files of the editions hold, each once
editions/0007.json     the manifest of edition 7, written last and only if there is none yet
withdrawals/0007.json  that edition 7 was taken back
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from lutondash.editions.files import Files, Listed, files_at
from lutondash.editions.manifest import Manifest, NumberedWithdrawal, StoredManifest, stored
from lutondash.editions.records import (
    EDITIONS,
    RESTORE,
    WITHDRAWALS,
    Records,
    T,
    broken,
    known_withdrawn,
    lost,
    number_of,
    record_of,
    strays,
)
from lutondash.editions.taken_back import TakenBack
from lutondash.errors import EditionFaultError, Finding
from lutondash.model.edition import Withdrawal

BLOBS = "blobs"
_LARGEST_RECORD = 10_000_000
_FETCHED_AT_ONCE = 8


def blob_path(digest: str) -> str:
    """Return where the contents with this SHA-256 lie."""
    return f"{BLOBS}/{digest[:2]}/{digest}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything the store knows of its editions at one moment.

    `manifests` are whole, and none is at odds with the one before it; whatever is not so is told in `faults`.
    `damaged` holds the numbers of the manifests that are at fault or missing. `taken_back` holds those of the
    editions that a withdrawal stands against, be its record readable, damaged or lost.
    """

    manifests: tuple[StoredManifest, ...]
    withdrawals: Mapping[int, Withdrawal]
    faults: tuple[Finding, ...]
    damaged: frozenset[int] = frozenset()
    taken_back: frozenset[int] = frozenset()

    @property
    def last_number(self) -> int:
        """The highest number there is, 0 where there is no edition."""
        return max([*(each.number for each in self.manifests), *self.damaged], default=0)

    @property
    def standing(self) -> tuple[StoredManifest, ...]:
        """The editions that were not taken back, out or not yet, newest first."""
        return tuple(each for each in reversed(self.manifests) if each.number not in self.taken_back)


@dataclass(frozen=True)
class Store:
    """A place of published editions; it only ever grows. `seen` is what this machine saw taken back there."""

    files: Files
    seen: TakenBack | None = None
    _read: dict[tuple[str, str], bytes] = field(default_factory=dict, repr=False, compare=False)
    """What records held when last read, by path and mark: they never change, so each is read once."""

    @classmethod
    def open(cls, address: str, cache: Path | None = None) -> "Store":
        """Return the store at a folder or an address that fsspec knows; nothing is read or made yet.

        With a `cache`, a folder on this machine, what was once seen taken back stays so.
        """
        files = files_at(address)
        return cls(files, TakenBack(_place(files, cache) / WITHDRAWALS) if cache else None)

    def place(self, cache: Path) -> Path:
        """Return the folder for what is kept of this store within a folder for all stores."""
        return _place(self.files, cache)

    @property
    def address(self) -> str:
        """Where the store is, as it was given."""
        return self.files.address

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What is wrong with the records of the store now."""
        return self.ledger().faults

    def manifests(self) -> tuple[StoredManifest, ...]:
        """Return the editions whose manifest is whole and follows the one before, oldest first."""
        return self.ledger().manifests

    def withdrawals(self) -> Mapping[int, Withdrawal]:
        """Return what was taken back, by number."""
        return self.ledger().withdrawals

    def ledger(self) -> Ledger:
        """Read every record; raises EditionFaultError only where the store is out of reach."""
        found: list[Finding] = []
        editions = self._records(EDITIONS, Manifest, found)
        withdrawals = self._records(WITHDRAWALS, NumberedWithdrawal, found)
        damaged = {number for number, (_, manifest) in editions.items() if manifest is None}
        damaged |= broken(editions, found)
        found += strays(withdrawals, editions)
        if self.seen is not None:
            withdrawals |= self.seen.remembered(editions, withdrawals, found)
        known = known_withdrawn(editions, withdrawals)
        found += lost(known - set(withdrawals))
        return Ledger(
            manifests=tuple(
                stored(manifest, raw)
                for number, (raw, manifest) in sorted(editions.items())
                if manifest is not None and number not in damaged
            ),
            withdrawals=MappingProxyType({n: r.withdrawal for n, (_, r) in withdrawals.items() if r}),
            faults=tuple(sorted(found)),
            damaged=frozenset(damaged),
            taken_back=frozenset(known | set(withdrawals)),
        )

    def _records(self, folder: str, model: type[T], found: list[Finding]) -> Records[T]:
        """Return what each record of a folder holds, by its number; None for one at fault."""
        read: Records[T] = {}
        for listed in self.files.list(folder):
            number = number_of(listed.path)
            if number is not None:
                raw = self._bytes(listed, found)
                read[number] = raw, record_of(raw, number, listed.path, model, found) if raw else None
        return read

    def _bytes(self, listed: Listed, found: list[Finding]) -> bytes:
        """Return what a record holds, from memory where it is what it was; nothing where it is at fault."""
        if not 0 < listed.size <= _LARGEST_RECORD:
            found.append(Finding(listed.path, 0, f"It has {listed.size} bytes.", RESTORE))
            return b""
        key = listed.path, listed.mark
        if listed.mark and key in self._read:
            return self._read[key]
        raw = self.read_record(listed.path)
        if raw is None:
            found.append(Finding(listed.path, 0, "It is listed and not there.", RESTORE))
            return b""
        self._read[key] = raw
        return raw

    def read_record(self, path: str) -> bytes | None:
        """Return what a record holds now, None where it is not there."""
        try:
            return self.files.read(path)
        except FileNotFoundError:
            return None

    def read_blob(self, digest: str) -> bytes:
        """Return the contents with this SHA-256; EditionFaultError where they are missing or damaged."""
        found = self._blob(digest)
        if isinstance(found, Finding):
            raise EditionFaultError(self.address, [found])
        return found

    def blobs(self, digests: Iterable[str]) -> Iterator[tuple[str, bytes | Finding]]:
        """Give contents by their SHA-256, or what is wrong with them; several are fetched at a time."""
        wanted = sorted(set(digests))
        with ThreadPoolExecutor(_FETCHED_AT_ONCE) as pool:
            yield from zip(wanted, pool.map(self._blob, wanted), strict=True)

    def _blob(self, digest: str) -> bytes | Finding:
        path = blob_path(digest)
        data = self.read_record(path)
        if data is None:
            return Finding(path, 0, "This file of an edition is missing.", RESTORE)
        if (found := sha256(data).hexdigest()) != digest:
            return Finding(path, 0, f"Its contents are damaged: their SHA-256 is {found}.", RESTORE)
        return data

    def whole(self, digests: Iterable[str]) -> frozenset[str]:
        """Return which of some contents are there and whole."""
        there = {listed.path for listed in self.files.every(BLOBS)}
        wanted = (digest for digest in digests if blob_path(digest) in there)
        return frozenset(digest for digest, data in self.blobs(wanted) if isinstance(data, bytes))

    def put_blob(self, data: bytes) -> str:
        """Keep contents and return their SHA-256; what is there under it is mended, should it be damaged."""
        digest = sha256(data).hexdigest()
        if self.read_record(blob_path(digest)) != data:
            self.add_blob(data)
        return digest

    def add_blob(self, data: bytes) -> None:
        """Keep contents of which it is known that they are not there whole."""
        self.files.replace(blob_path(sha256(data).hexdigest()), data)

    def must_not_overwrite(self, digest: str, data: bytes) -> None:
        """Prove on contents that are there that the store keeps what it has; EditionFaultError where not.

        There are servers that take no notice of a wish to write a new file only: two publishers at once
        could then each believe that they were first.
        """
        if self.files.overwrites(blob_path(digest), data):
            words = "The store wrote over a file that was there, although it was told not to."
            remedy = "Use a folder, or a server that knows If-None-Match."
            raise EditionFaultError(self.address, [Finding(blob_path(digest), 0, words, remedy)])

    def create(self, path: str, data: bytes) -> None:
        """Write a record that must not be there yet; FileExistsError where it is. Of two at once one wins."""
        self.files.create(path, data)


def _place(files: Files, cache: Path) -> Path:
    return cache / sha256(files.root.rstrip("/").encode()).hexdigest()[:12]
