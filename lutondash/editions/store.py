"""`Store`: published editions, side by side in a folder or a bucket, none of them ever changed.

blobs/<2>/<sha256>     what the files of the editions hold, each once
editions/0007.json     the manifest of edition 7, written last and only if there is none yet
withdrawals/0007.json  that edition 7 was taken back
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from lutondash.editions.files import Files, Listed, files_at
from lutondash.editions.manifest import Manifest, NumberedWithdrawal, StoredManifest, from_bytes, stored
from lutondash.errors import EditionFaultError, Finding
from lutondash.model.edition import Withdrawal

T = TypeVar("T", Manifest, NumberedWithdrawal)
Records = dict[int, tuple[bytes, T | None]]
"""What the records of a kind hold, by number: their bytes, and None beside them where they are at fault."""

EDITIONS = "editions"
WITHDRAWALS = "withdrawals"
BLOBS = "blobs"
RESTORE = "Restore it from a copy of the store."
_LARGEST_RECORD = 10_000_000
_FETCHED_AT_ONCE = 8
_NUMBERED = re.compile(r"(\d{4,})\.json", re.ASCII)


def numbered(folder: str, number: int) -> str:
    """Return the path of the record of an edition in one of the store's folders."""
    return f"{folder}/{number:04d}.json"


def blob_path(digest: str) -> str:
    """Return where the contents with this SHA-256 lie."""
    return f"{BLOBS}/{digest[:2]}/{digest}"


def number_of(path: str) -> int | None:
    """Return which edition a record is about, None where the path is no record's."""
    folder, _, name = path.partition("/")
    match = _NUMBERED.fullmatch(name)
    number = int(match[1]) if match else 0
    return number if number and path == numbered(folder, number) else None


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
    """A place of published editions; it only ever grows."""

    files: Files
    _read: dict[tuple[str, str], bytes] = field(default_factory=dict, repr=False, compare=False)
    """What records held when last read, by path and mark: they never change, so each is read once."""

    @classmethod
    def open(cls, address: str) -> "Store":
        """Return the store at a folder or an address that fsspec knows; nothing is read or made yet."""
        return cls(files_at(address))

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
        damaged |= _broken(editions, found)
        found += _strays(withdrawals, editions)
        known = _known_withdrawn(editions, withdrawals)
        found += _lost(known - set(withdrawals))
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
                read[number] = raw, _record(raw, number, listed.path, model, found) if raw else None
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


def _record(raw: bytes, number: int, path: str, model: type[T], found: list[Finding]) -> T | None:
    """Return the record that some bytes are, if it is of this number."""
    try:
        record = from_bytes(raw, model)
    except ValidationError as wrong:
        found += [Finding(path, 0, words, RESTORE) for words in _in_words(wrong)]
        return None
    except ValueError as wrong:
        found.append(Finding(path, 0, f"It is damaged: {wrong}.", RESTORE))
        return None
    if record.number != number:
        found.append(Finding(path, 0, f"It says that it is number {record.number}.", RESTORE))
        return None
    return record


def _in_words(wrong: ValidationError) -> Iterator[str]:
    for error in wrong.errors(include_url=False, include_input=False, include_context=False):
        key = ".".join(str(part) for part in error["loc"])
        yield f"It is damaged{f' at {key}' if key else ''}: {error['msg']}."


def _broken(editions: Records[Manifest], found: list[Finding]) -> set[int]:
    """Return the editions at a break in the chain.

    One that is missing or damaged is alone to blame: whoever follows it is whole by its own checksum. Where
    both are whole in themselves, either may be the forged one.
    """
    broken: set[int] = set()
    for number, (_, manifest) in editions.items():
        if manifest is None or manifest.previous is None:
            continue
        if number - 1 not in editions:
            words = f"Edition {number} follows edition {number - 1}. This file is missing."
            found.append(Finding(numbered(EDITIONS, number - 1), 0, words, RESTORE))
            broken.add(number - 1)
        elif words := chain_fault(manifest, editions[number - 1][0]):
            found.append(Finding(numbered(EDITIONS, number), 0, words, RESTORE))
            broken |= {number, number - 1}
    return broken


def _strays(withdrawals: Records[NumberedWithdrawal], editions: Records[Manifest]) -> Iterator[Finding]:
    """Tell of withdrawals without an edition: the next one would be taken back before it is there."""
    for number in sorted(each for each in withdrawals if each > max(editions, default=0)):
        path = numbered(WITHDRAWALS, number)
        yield Finding(path, 0, f"There is no edition {number} to take back.", "Move this file away.")


def _known_withdrawn(editions: Records[Manifest], withdrawals: Records[NumberedWithdrawal]) -> set[int]:
    """Return the editions that any record written later knew to be taken back."""
    records = [record for _, record in (*editions.values(), *withdrawals.values())]
    return {number for record in records if record for number in record.withdrawn}


def _lost(numbers: Iterable[int]) -> Iterator[Finding]:
    """Tell of withdrawals that are gone: without them nobody can say when and why."""
    for number in sorted(numbers):
        words = f"Edition {number} was taken back. Its record is missing."
        yield Finding(numbered(WITHDRAWALS, number), 0, words, RESTORE)


def chain_fault(manifest: Manifest, before: bytes | None) -> str:
    """Say in what way a manifest is at odds with the bytes of the one before; blank where it is not.

    One before it that is missing, or damaged by its own checksum, says nothing against it.
    """
    previous = manifest.previous
    if previous is None or before is None or not _is_whole(before, previous.number):
        return ""
    if sha256(before).hexdigest() != previous.sha256:
        return f"The manifest of edition {previous.number} is not the one that it follows."
    return ""


def _is_whole(raw: bytes, number: int) -> bool:
    return _record(raw, number, "", Manifest, []) is not None
