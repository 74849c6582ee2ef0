"""`Manifest`: what an edition consists of, byte for byte; written once and never changed."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints, model_validator

from lutondash.model.edition import ChangeKind, Withdrawal
from lutondash.model.record import Record, Words

_SEAL = "sha256"
_SEGMENT = r"[A-Za-z0-9_-][A-Za-z0-9._-]*"
_SAFE_PATH = re.compile(rf"{_SEGMENT}(/{_SEGMENT})*", re.ASCII)
_LONGEST_PATH = 250


def is_safe_path(path: str) -> bool:
    """Say whether a path stays in its folder on every machine: plain names, none of them hidden."""
    return len(path) <= _LONGEST_PATH and _SAFE_PATH.fullmatch(path) is not None


def _safe_path(path: str) -> str:
    if not is_safe_path(path):
        raise ValueError(f"{path!r} is no plain path within the edition")
    return path


SafePath = Annotated[str, AfterValidator(_safe_path)]
"""A path within an edition, with forward slashes: never absolute, never upwards, never hidden."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of some bytes, in hexadecimal."""

Number = Annotated[int, Field(ge=1, strict=True)]
Size = Annotated[int, Field(ge=0, strict=True)]
Instant = Annotated[AwareDatetime, Field(strict=True)]


class ManifestFile(Record):
    """One file of an edition; its contents lie in the store under their SHA-256."""

    path: SafePath
    sha256: Sha256
    size: Size


class Previous(Record):
    """The edition numbered one less, and the SHA-256 of its manifest: together they make a chain."""

    number: Number
    sha256: Sha256


class ChangesFile(Record):
    """Where the table of changed figures lies, and how many figures there are of each kind."""

    sha256: Sha256
    size: Size
    counts: dict[ChangeKind, Size] = Field(default_factory=dict)


class Manifest(Record):
    """An edition: when it comes out, who approved it, its files, what it changes and what it follows.

    `base` is the number of the edition that it was compared with, None where there was none. `withdrawn`
    holds the editions that were taken back by then: none of them comes back because a record is lost.
    """

    format: Literal[1] = 1
    number: Number
    at: Instant
    prepared: Instant
    note: Words
    approved_by: Words
    previous: Previous | None
    base: Number | None
    files: tuple[ManifestFile, ...]
    changes: ChangesFile
    withdrawn: tuple[Number, ...] = ()

    @model_validator(mode="after")
    def _follows(self) -> Self:
        before = self.previous.number if self.previous else 0
        if before != self.number - 1:
            raise ValueError(f"edition {self.number} follows edition {before}, not {self.number - 1}")
        if self.base is not None and self.base >= self.number:
            raise ValueError(f"its base, edition {self.base}, is not older")
        if self.prepared > self.at:
            raise ValueError("it was prepared after the time at which it comes out")
        return self

    @model_validator(mode="after")
    def _lists_each_file_once(self) -> Self:
        paths = [file.path for file in self.files]
        if not paths:
            raise ValueError("it lists no file")
        if paths != sorted(set(paths)):
            raise ValueError("its files are not in order of path, each once")
        if folders := {str(path) for path in paths if any(other.startswith(f"{path}/") for other in paths)}:
            raise ValueError(f"{min(folders)!r} is both a file and a folder")
        return self


@dataclass(frozen=True, slots=True)
class StoredManifest:
    """A manifest as it lies in the store, with the SHA-256 of its bytes."""

    number: int
    manifest: Manifest
    sha256: str


class NumberedWithdrawal(Withdrawal):
    """A withdrawal as it lies in the store; `withdrawn` holds the editions taken back before it."""

    number: Number
    withdrawn: tuple[Number, ...] = ()

    @property
    def withdrawal(self) -> Withdrawal:
        """What is told of it: when, why, by which role, and whether the edition may still be looked at."""
        return Withdrawal(at=self.at, note=self.note, approved_by=self.approved_by, hidden=self.hidden)


T = TypeVar("T", Manifest, NumberedWithdrawal)


def to_bytes(record: Manifest | NumberedWithdrawal) -> bytes:
    """Write a record as it is stored: JSON with a line for each value, and a checksum of what it says."""
    return sealed(record.model_dump(mode="json"))


def sealed(plain: Mapping[str, Any]) -> bytes:
    """Write plain values with their own checksum: a digit of the time that changes by itself is seen."""
    return json.dumps({**plain, _SEAL: _seal(plain)}, ensure_ascii=False, indent=1).encode() + b"\n"


def from_bytes(raw: bytes, model: type[T]) -> T:
    """Read a record as it is stored; ValueError, which may be a ValidationError, where it is at fault."""
    try:
        plain = json.loads(raw)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if not isinstance(plain, dict) or plain.pop(_SEAL, None) != _seal(plain):
        raise ValueError("its checksum is not that of what it says")
    return model.model_validate_json(json.dumps(plain))


def _seal(plain: Mapping[str, Any]) -> str:
    return sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def stored(manifest: Manifest, raw: bytes) -> StoredManifest:
    """Return a manifest with the SHA-256 of the bytes it was read from."""
    return StoredManifest(manifest.number, manifest, sha256(raw).hexdigest())


def count_kinds(kinds: Sequence[ChangeKind]) -> dict[ChangeKind, int]:
    """Count the changes of each kind, in the order of the kinds."""
    counted = Counter(kinds)
    return {kind: counted[kind] for kind in ChangeKind if counted[kind]}
