"""`save_body`: an answer's body written to a file as it comes, within limits of size and time."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from lutondash.importers.fetching.answers import Ask, Unreadable
from lutondash.importers.fetching.beginnings import ENOUGH, fault_of
from lutondash.importers.fetching.faults import BusyError, plain, refusal
from lutondash.importers.fetching.settings import MEGABYTE
from lutondash.importers.fetching.unpacking import Unpacker

_GZIP = frozenset({"gzip", "x-gzip"})


@dataclass(frozen=True, slots=True)
class Saved:
    """How much was saved, its checksum, and whether the way it was sent vouches for its end."""

    size: int
    sha256: str
    ends_known: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many bytes are taken, and for how many seconds we go on reading."""

    most: int
    seconds: float
    ticks: Callable[[], float]


def save_body(response: httpx.Response, ask: Ask, path: Path, bounds: Bounds) -> Saved:
    """Write the unpacked body to `path`.

    Raises BusyError where it breaks off or takes too long, ImportFaultError where it is too much or not of
    its form. What was written then is worth nothing.
    """
    packing = response.headers.get("content-encoding", "").strip().lower()
    _must_be_known(packing, ask)
    _must_not_announce_too_much(response, ask, bounds.most)
    pieces = _in_time(response, ask, bounds)
    if packing in _GZIP:
        pieces = _unpacked(pieces, ask)
    checksum, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for piece in _looked_at(pieces, ask):
            size += len(piece)
            if size > bounds.most:
                raise _too_much(ask, bounds.most)
            checksum.update(piece)
            file.write(piece)
    return Saved(size, checksum.hexdigest(), _ends_known(response, packing))


def _must_be_known(packing: str, ask: Ask) -> None:
    if packing not in _GZIP | {"", "identity"}:
        fault = f"The answer is packed as {plain(packing, 40)!r}, though we asked for gzip or nothing."
        raise refusal(ask.address, fault, "Tell the publisher; nothing was kept.")


def _must_not_announce_too_much(response: httpx.Response, ask: Ask, most: int) -> None:
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length[:18]) > most:
        raise _too_much(ask, most)


def _too_much(ask: Ask, most: int) -> Exception:
    fault = f"The answer is larger than the {most / MEGABYTE:,.1f} megabytes that are allowed."
    return refusal(ask.address, fault, "Look at it in a browser; ask for less, or raise the limit.")


def _in_time(response: httpx.Response, ask: Ask, bounds: Bounds) -> Iterator[bytes]:
    """Yield the bytes as they come; a body that drips past the time allowed is given up."""
    start = bounds.ticks()
    for piece in response.iter_raw():
        if bounds.ticks() - start > bounds.seconds:
            words = f"The answer had not ended after {bounds.seconds:,.0f} seconds"
            raise BusyError(ask.address, words, "Try again later, or ask for less.")
        yield piece


def _unpacked(pieces: Iterator[bytes], ask: Ask) -> Iterator[bytes]:
    unpacker, remedy = Unpacker(), "Try again later."
    try:
        for piece in pieces:
            yield from unpacker.pieces(piece)
    except zlib.error as damaged:
        raise BusyError(ask.address, f"The packed answer is damaged ({damaged})", remedy) from damaged
    if not unpacker.is_whole:
        raise BusyError(ask.address, "The packed answer breaks off before its end", remedy)


def _looked_at(pieces: Iterator[bytes], ask: Ask) -> Iterator[bytes]:
    """Yield the same bytes once their beginning has been looked at."""
    beginning = b""
    for piece in pieces:
        beginning += piece
        if len(beginning) >= ENOUGH:
            break
    _must_be_of_its_form(beginning, ask)
    yield beginning
    yield from pieces


def _must_be_of_its_form(beginning: bytes, ask: Ask) -> None:
    fault = fault_of(beginning, ask.form)
    if not fault:
        return
    remedy = "Look at the address in a browser; nothing was kept."
    if ask.unreadable is Unreadable.BUSY:
        raise BusyError(ask.address, f"{fault}, which is how this publisher answers when it is busy", remedy)
    raise refusal(ask.address, f"{fault}.", remedy)


def _ends_known(response: httpx.Response, packing: str) -> bool:
    promised = "content-length" in response.headers or "transfer-encoding" in response.headers
    return promised or packing in _GZIP
