"""Files into text, tables and rows; every fault is gathered as a `Finding`, and reading goes on.

A function here that cannot read returns something empty, and `found` says why.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lutondash.errors import Finding

_BOM = b"\xef\xbb\xbf"
_UNSEEN = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]|\xef\xbf[\xbe\xbf]")
"""Signs that no page, feed or document may hold; TOML can also write them as numbers."""
_UNSEEN_IN_TEXT = re.compile("[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


@dataclass(frozen=True)
class Row:
    """One row of a CSV file: its line and its cells by column."""

    line: int
    cells: Mapping[str, str]


def nearest(name: str, known: Sequence[str]) -> str:
    """Return a sentence naming what was probably meant, or listing what there is."""
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]!r}?"
    listed = ", ".join(known[:20])
    return f"Use one of: {listed}." if known else "There are none yet."


def read_bytes(folder: Path, path: str, found: list[Finding]) -> bytes:
    """Read a file that must be there."""
    full = folder / path
    if full.is_dir():
        found.append(Finding(path, 0, "This is a folder.", "Put a file of this name here instead."))
        return b""
    try:
        return full.read_bytes()
    except FileNotFoundError:
        if full.is_symlink():
            found.append(Finding(path, 0, "This link leads nowhere.", "Put the file itself here."))
            return b""
        found.append(Finding(path, 0, "This file is missing.", "Add it, or restore it from the repository."))
    except OSError as reason:
        found.append(
            Finding(path, 0, f"This file cannot be read: {reason.strerror}.", "Check who may read it.")
        )
    return b""


def decode(raw: bytes, path: str, found: list[Finding]) -> str:
    """Return bytes as text: UTF-8 without byte order mark, lines ending in LF, no sign that is not seen."""
    faults = list(_byte_faults(raw))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as reason:
        faults.append((reason.start, f"The byte 0x{raw[reason.start]:02x} is not UTF-8.", "Save as UTF-8."))
    if not faults:
        return text
    found += [Finding(path, raw.count(b"\n", 0, at) + 1, fault, remedy) for at, fault, remedy in faults]
    return ""


def _byte_faults(raw: bytes) -> list[tuple[int, str, str]]:
    faults = []
    if raw.startswith(_BOM):
        faults.append((0, "The file begins with a byte order mark.", "Save as UTF-8 without one."))
    if (at := raw.find(b"\0")) >= 0:
        faults.append((at, "There is a NUL byte.", "Remove it; this may not be a text file."))
    if (at := raw.find(b"\r")) >= 0:
        faults.append((at, "A line ends in CR or CRLF.", "Save with LF line ends."))
    if unseen := _UNSEEN.search(raw):
        faults.append((unseen.start(), "There is a sign that cannot be seen.", "Write the words anew."))
    return faults


def read_toml(folder: Path, path: str, found: list[Finding]) -> tuple[dict[str, Any], str]:
    """Read a TOML file; return its tables and its text."""
    before = len(found)
    text = decode(read_bytes(folder, path, found), path, found)
    if len(found) > before:
        return {}, ""
    try:
        tables = tomllib.loads(text)
        found += [_unseen(path, words) for words in _texts(tables) if _UNSEEN_IN_TEXT.search(words)]
        return tables, text
    except tomllib.TOMLDecodeError as reason:
        found.append(_toml_fault(path, text, str(reason)))
    except RecursionError:
        found.append(Finding(path, 0, "Tables are nested too deeply.", "Keep to the keys of the dictionary."))
    return {}, ""


def _texts(value: object) -> Iterator[str]:
    """Give every text in what a TOML file says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _unseen(path: str, words: str) -> Finding:
    fault = f"There is a sign that cannot be seen in {words[:60]!r}."
    return Finding(path, 0, fault, "Write the words anew, lines ending in LF.")


def _toml_fault(path: str, text: str, reason: str) -> Finding:
    at = _AT_LINE.search(reason)
    line = int(at[1]) if at and at[1] else text.count("\n") + 1
    words = _AT_LINE.sub("", reason).strip()
    return Finding(path, line, f"This is not valid TOML: {words}.", "Correct the line or the one before it.")


def read_rows(
    folder: Path, path: str, columns: Sequence[str], required: Sequence[str], found: list[Finding]
) -> list[Row]:
    """Read a small CSV file into rows, checking its header and that every row has as many cells."""
    raw = read_bytes(folder, path, found)
    if not raw:
        if not any(finding.path == path for finding in found):
            found.append(empty(path, required))
        return []
    text = decode(raw, path, found)
    if not text:
        return []
    header, rows = split(text, path, found)
    if not check_header(header, path, columns, required, found):
        return []
    return [Row(line, MappingProxyType(dict(zip(header, cells, strict=True)))) for line, cells in rows]


def empty(path: str, required: Sequence[str]) -> Finding:
    """Return the finding for a file without a header."""
    return Finding(path, 0, "This file is empty.", f"Begin with the header: {','.join(required)}.")


def split(text: str, path: str, found: list[Finding]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Split CSV text into a header and rows, each with its first line; ragged rows are told and left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        header = next(reader, [])
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                rows.append((line, cells))
            else:
                found.append(ragged(path, line, len(cells), len(header)))
            line = reader.line_num + 1
    except csv.Error as reason:
        found.append(
            Finding(path, line, f"This is not valid CSV: {reason}.", 'Check the quotes (") from here on.')
        )
    return header, rows


def ragged(path: str, line: int, cells: int, columns: int) -> Finding:
    """Return the finding for a row with too many or too few cells."""
    if cells == 0:
        return Finding(path, line, "This line is blank.", "Remove it.")
    return Finding(
        path,
        line,
        f"This row has {cells} cells and the header {columns}.",
        "Give one cell per column; put text with a comma between quotes.",
    )


def check_header(
    header: Sequence[str],
    path: str,
    columns: Sequence[str],
    required: Sequence[str],
    found: list[Finding],
) -> bool:
    """Say whether a header has every required column, no unknown one and none twice."""
    faults = [
        Finding(path, 1, f"The column {name!r} is unknown.", nearest(name, columns))
        for name in header
        if name not in columns
    ]
    faults += [
        Finding(path, 1, f"The column {name!r} is missing.", f"Add it; the file needs {', '.join(required)}.")
        for name in required
        if name not in header
    ]
    faults += [
        Finding(path, 1, f"The column {name!r} stands there twice.", "Keep one of them.")
        for name in sorted({name for name in header if header.count(name) > 1})
    ]
    found += faults
    return not faults
