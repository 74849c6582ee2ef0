"""Text files of publishers (csv): their encoding and delimiter are found, and told where they are unusual."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from lutondash.importers.cells import SourceError, cell_address
from lutondash.importers.limits import Limits, check_area, check_rows

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_SAMPLE_ROWS = 100
_AT_ONCE = 10
_DELIMITERS = ",;\t|"
_NAMES = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORDS = {
    "cp1252": "Windows-1252",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
}
# A letter of two to four bytes: where it stands beside bytes that are not UTF-8, a file has two encodings.
_UTF8_LETTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}|\xc2[\xa0-\xbf]")
_NO_LETTER = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_REMEDY = "save it as CSV UTF-8"


@dataclass(frozen=True, slots=True)
class TextRows:
    """The rows of a text file, and what a reader of the report should know about how they were read."""

    rows: Sequence[list[str]]
    remarks: tuple[str, ...] = ()


def read_text_file(name: str, path: Path, limits: Limits) -> TextRows:
    """Return the rows of a csv file; SourceError names the row that cannot be read and the remedy."""
    encoding = encoding_of(name, path)
    rows: list[list[str]] = []
    try:
        with path.open(encoding=encoding, newline="") as lines:
            sample = lines.read(_SAMPLE)
            delimiter = delimiter_of(sample)
            lines.seek(0)
            rows.extend(islice(rows_of(lines, delimiter), limits.rows + 1))
    except UnicodeError as reason:
        found = f"{name} begins as {_WORDS.get(encoding, encoding)} but is not after row {len(rows)}"
        raise SourceError(f"{found}; {_REMEDY}") from reason
    except csv.Error as reason:
        remedy = f"look for a quotation mark that is not closed and {_REMEDY}"
        raise SourceError(f"{name} cannot be read after row {len(rows)} ({reason}); {remedy}") from reason
    _check_nulls(name, rows)
    check_rows(name, len(rows), limits)
    check_area(name, len(rows), max(map(len, rows), default=0), limits)
    return TextRows(rows, tuple(_remarks(name, encoding, delimiter)))


def rows_of(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """Yield the cells of each row as `csv.reader` does; csv.Error where one cannot be read.

    A line without a quotation mark is only cut at its delimiters, which takes half the time. From one with a
    mark `csv.reader` goes on for some rows, as such lines seldom stand alone.
    """
    for line in lines:
        if '"' in line or len(line) > csv.field_size_limit():
            reader = csv.reader(chain([line], lines), strict=True, delimiter=delimiter)
            yield from islice(reader, _AT_ONCE)
        else:
            text = line.rstrip("\r\n")
            yield text.split(delimiter) if text else []


def _check_nulls(name: str, rows: Sequence[list[str]]) -> None:
    """Raise SourceError where a cell has a null byte, which no text has."""
    for number, row in enumerate(rows, 1):
        if "\0" in "".join(row):
            cell = cell_address(next(at for at, text in enumerate(row) if "\0" in text), number)
            raise SourceError(
                f"{name} is not text: row {number} has a null byte in cell {cell}; delete it, or {_REMEDY}"
            )


def _remarks(name: str, encoding: str, delimiter: str) -> list[str]:
    told = []
    if encoding in _WORDS:
        told.append(f"{name} is not UTF-8 and was read as {_WORDS[encoding]}.")
    if delimiter in _NAMES:
        told.append(f"{name} has {_NAMES[delimiter]} between its columns.")
    return told


def encoding_of(name: str, path: Path) -> str:
    """Return a text file's encoding: by its mark, as UTF-8 if every byte is, else as Windows-1252.

    SourceError where it is none of them, or two at once.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "")
    if marked:
        return marked
    wide = _wide_encoding(head)
    if wide:
        return wide
    row = _first_row_not_utf8(path)
    if not row:
        return "utf-8"
    raw = path.read_bytes()
    if _UTF8_LETTER.search(raw):
        raise SourceError(f"{name} has UTF-8 and another encoding in one file (row {row}); {_REMEDY}")
    nothing = _NO_LETTER.search(raw)
    if nothing:
        number = raw[: nothing.start()].count(b"\n") + 1
        found = f"the byte 0x{nothing[0][0]:02X} in row {number}"
        raise SourceError(f"{name} is neither UTF-8 nor Windows-1252 text ({found}); {_REMEDY}")
    return "cp1252"


def _wide_encoding(head: bytes) -> str:
    """Return which half of UTF-16 has the nulls; nothing where neither or both have."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 4
    if odd > half and not even:
        return "utf-16-le"
    if even > half and not odd:
        return "utf-16-be"
    return ""


def _first_row_not_utf8(path: Path) -> int:
    """Return the row of the first byte that is not UTF-8, counted from 1; 0 where all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    rows = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as reason:
                return rows + chunk[: max(reason.start, 0)].count(b"\n") + 1
            rows += chunk.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return rows + 1
    return 0


def delimiter_of(sample: str) -> str:
    """Return what stands between columns: what cuts most rows into as many pieces; a comma first."""

    def evenness(delimiter: str) -> tuple[float, int]:
        rows = list(islice(csv.reader(sample.splitlines(), delimiter=delimiter), _SAMPLE_ROWS))
        widths = Counter(len(row) for row in rows if row)
        width, times = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        return (times / len(rows), width) if width > 1 else (0.0, 0)

    if not sample.strip():
        return ","
    try:
        return max(_DELIMITERS, key=lambda each: (evenness(each), each == ","))
    except csv.Error:
        return ","
