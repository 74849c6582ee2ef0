"""The records of a store, one about each edition: how they are named, read, and proved against each other."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TypeVar

from pydantic import ValidationError

from lutondash.editions.manifest import Manifest, NumberedWithdrawal, from_bytes
from lutondash.errors import Finding

T = TypeVar("T", Manifest, NumberedWithdrawal)
Records = dict[int, tuple[bytes, T | None]]
"""What the records of a kind hold, by number: their bytes, and None beside them where they are at fault."""

EDITIONS = "editions"
WITHDRAWALS = "withdrawals"
RESTORE = "Restore it from a copy of the store."
_NUMBERED = re.compile(r"(\d{4,})\.json", re.ASCII)


def numbered(folder: str, number: int) -> str:
    """Return the path of the record of an edition in one of the store's folders."""
    return f"{folder}/{number:04d}.json"


def number_of(path: str) -> int | None:
    """Return which edition a record is about, None where the path is no record's."""
    folder, _, name = path.partition("/")
    match = _NUMBERED.fullmatch(name)
    number = int(match[1]) if match else 0
    return number if number and path == numbered(folder, number) else None


def record_of(raw: bytes, number: int, path: str, model: type[T], found: list[Finding]) -> T | None:
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


def broken(editions: Records[Manifest], found: list[Finding]) -> set[int]:
    """Return the editions at a break in the chain.

    One that is missing or damaged is alone to blame: whoever follows it is whole by its own checksum. Where
    both are whole in themselves, either may be the forged one.
    """
    found_broken: set[int] = set()
    for number, (_, manifest) in editions.items():
        if manifest is None or manifest.previous is None:
            continue
        if number - 1 not in editions:
            words = f"Edition {number} follows edition {number - 1}. This file is missing."
            found.append(Finding(numbered(EDITIONS, number - 1), 0, words, RESTORE))
            found_broken.add(number - 1)
        elif words := chain_fault(manifest, editions[number - 1][0]):
            found.append(Finding(numbered(EDITIONS, number), 0, words, RESTORE))
            found_broken |= {number, number - 1}
    return found_broken


def strays(withdrawals: Records[NumberedWithdrawal], editions: Records[Manifest]) -> Iterator[Finding]:
    """Tell of withdrawals without an edition: the next one would be taken back before it is there."""
    for number in sorted(each for each in withdrawals if each > max(editions, default=0)):
        path = numbered(WITHDRAWALS, number)
        yield Finding(path, 0, f"There is no edition {number} to take back.", "Move this file away.")


def known_withdrawn(editions: Records[Manifest], withdrawals: Records[NumberedWithdrawal]) -> set[int]:
    """Return the editions that any record written later knew to be taken back."""
    records = [record for _, record in (*editions.values(), *withdrawals.values())]
    return {number for record in records if record for number in record.withdrawn}


def lost(numbers: Iterable[int], remedy: str = RESTORE) -> Iterator[Finding]:
    """Tell of withdrawals that are gone."""
    for number in sorted(numbers):
        words = f"Edition {number} was taken back. Its record is missing."
        yield Finding(numbered(WITHDRAWALS, number), 0, words, remedy)


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
    return record_of(raw, number, "", Manifest, []) is not None
