"""What the XML of a sheet holds before it is opened: how far its cells reach, and its formulas' errors.

A reader that makes room for every cell up to the last would need more memory than there is where a
single cell stands far away; and it shows a formula's error, or one never worked out, as a blank.
"""

import html
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate

from lutondash.importers.cells import NO_RESULT, column_number

# No part of a pattern goes beyond the next tag: a hostile file would make each of them read to the end.

_FAR = 10**7
"""More than any sheet has: what a number of too many digits is read as."""

_DIGITS = 7
_LETTERS = 3

_ROW = re.compile(rb"<(?:\w+:)?row\s(?:[^<>]*?\s)?r\s*=\s*[\"'](\d+)[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^<>]*?\s)?r\s*=\s*[\"']([A-Za-z]+)(\d+)[\"'][^<>]*(?<!/)>")
_BARE_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])(?![^<>]*?\sr\s*=)[^<>]*(?<!/)>")
_ROW_START = re.compile(rb"<(?:\w+:)?row[\s>]")
_ERROR_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*?\bt\s*=\s*[\"']e[\"'][^<>]*)>")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_VALUE_WITHIN = 9000
"""A formula, which stands before its value, has at most 8,192 characters."""

_NO_VALUE = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*+)>\s*+"
    rb"<(?:\w+:)?f(?=[\s/>])[^<>]*+(?:(?<=/)>|>[^<]*+</(?:\w+:)?f>)\s*+"
    rb"(?!<(?:\w+:)?(?:is\b|v(?:\s[^<>]*)?>[^<]))"
)
_IS_TEXT = re.compile(rb"\bt\s*=\s*[\"']str")

_NAMED_ERRORS = 10_000
_ERROR = "#ERROR"

_ADDRESS = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)(\d+)[\"']")

_STRING_END = re.compile(rb"</(?:\w+:)?si>")
_SHARED = re.compile(rb"\st\s*=\s*[\"']s[\"']")
_SHARED_NUMBER = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v>\s*(\d+)\s*<")
_FEW_BYTES = 100_000_000

_TABLE = re.compile(rb"<table:table\s[^<>]*?table:name\s*=\s*(?:\"([^\"]*)\"|'([^']*)')[^<>]*>")
_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell)\b([^<>]*?)(/?)>")
_ROWS_REPEATED = re.compile(rb"number-rows-repeated\s*=\s*[\"'](\d+)")
_COLUMNS_REPEATED = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d+)")
_TEXT = re.compile(rb"<text:p[^<>]*>([^<]*)<")
_TEXT_WITHIN = 2000
# Looked for wherever it stands: a tag may hold a > in quotation marks.
_SPACES = re.compile(rb"text:c\s*=\s*[\"']([^\"'<]*)")


@dataclass(slots=True)
class SheetScan:
    """The last row and column that hold something, counted from 1, and the errors of formulas by place."""

    rows: int = 0
    columns: int = 0
    text: int = 0
    """Bytes of the texts of cells that are stored once for many cells."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """The row and the column of an error count from 0."""

    def reach(self, rows: int, columns: int) -> None:
        """Take in a cell at this place."""
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)


def scan_xlsx_sheet(xml: bytes) -> SheetScan:
    """Look through the XML of a sheet of an xlsx workbook."""
    scan = SheetScan()
    columns, rows = set[bytes](), set[bytes]()
    for letters, digits in _CELL.findall(xml):
        columns.add(letters)
        rows.add(digits)
    if _BARE_CELL.search(xml):
        rows.update(_ROW.findall(xml))
        in_rows = (len(_BARE_CELL.findall(each)) for each in _ROW_START.split(xml))
        scan.reach(len(_ROW_START.findall(xml)), max(in_rows))
    scan.reach(max(map(_number, rows), default=0), max(map(_column, columns), default=0))
    if re.search(rb"t\s*=\s*[\"']e[\"']", xml):
        for count, tag in enumerate(_ERROR_CELL.finditer(xml)):
            at = _ADDRESS.search(tag[1])
            if at:
                scan.errors[_number(at[2]) - 1, _column(at[1]) - 1] = _word_after(tag.end(), xml, count)
    for formula in _NO_VALUE.finditer(xml):
        at = _ADDRESS.search(formula[1])
        if at and not _IS_TEXT.search(formula[1]):  # the result of a formula may be an empty text
            scan.errors[_number(at[2]) - 1, _column(at[1]) - 1] = NO_RESULT
    return scan


def shared_text(sheet: bytes, strings: bytes) -> int:
    """Return how many bytes the shared texts of an xlsx sheet make, each as often as it is shown.

    Where they cannot be many the answer is only the most they could be.
    """
    sizes = [len(each) for each in _STRING_END.split(strings)]
    most = max(sizes) * len(_SHARED.findall(sheet))
    if most <= _FEW_BYTES:
        return most
    numbers = (_number(each) for each in _SHARED_NUMBER.findall(sheet))
    return sum(sizes[number] for number in numbers if number < len(sizes))


def _word_after(start: int, xml: bytes, count: int) -> str:
    """Return the word of an error; where a sheet is full of them, only the first have their own."""
    if count > _NAMED_ERRORS:
        return _ERROR
    value = _VALUE.search(xml, start, start + _VALUE_WITHIN)
    return value[1].decode("utf-8", "replace") if value else _ERROR


def most_spaces(xml: bytes) -> int:
    """Return the longest run of spaces that one mark of an ods workbook stands for."""
    return max((_spaces(each) for each in _SPACES.findall(xml)), default=0)


def scan_ods(xml: bytes) -> dict[str, SheetScan]:
    """Look through the XML of an ods workbook, sheet by sheet."""
    scans, start = dict[str, SheetScan](), 0
    while table := _TABLE.search(xml, start):
        name = html.unescape((table[1] or table[2] or b"").decode("utf-8", "replace"))
        end = xml.find(b"</table:table>", table.end())
        start = end if end > 0 else len(xml)
        scans[name] = _scan_table(xml, table.end(), start)
    return scans


def _scan_table(xml: bytes, start: int, end: int) -> SheetScan:
    """Look through one sheet; rows and cells that are repeated count so often."""
    scan, row, column, row_repeats = SheetScan(), 0, 0, 0
    spaces = _Spaces(xml, start, end)
    scan.text = spaces.between(start, end)
    for tag in _TAG.finditer(xml, start, end):
        kind, attributes, closed = tag.groups()
        if kind == b"table-row":
            row, column, row_repeats = row + row_repeats, 0, _repeats(_ROWS_REPEATED, attributes)
            continue
        repeats = _repeats(_COLUMNS_REPEATED, attributes)
        if not closed or b"office:" in attributes or b"table:formula" in attributes:
            scan.reach(row + row_repeats, column + repeats)
            if repeats * row_repeats > 1:
                close = xml.find(b"</table:t", tag.end(), end)
                text = len(attributes) + max(close - tag.end(), 0) + spaces.between(tag.end(), close)
                scan.text += text * repeats * row_repeats
            if b'value-type="error"' in attributes:
                word = _TEXT.search(xml, tag.end(), tag.end() + _TEXT_WITHIN)
                scan.errors[row, column] = word[1].decode("utf-8", "replace") if word else _ERROR
            elif b"table:formula" in attributes and b"office:value-type" not in attributes:
                scan.errors[row, column] = NO_RESULT
        column += repeats
    return scan


class _Spaces:
    """The spaces that marks in a sheet stand for, summed from its start."""

    def __init__(self, xml: bytes, start: int, end: int) -> None:
        found = list(_SPACES.finditer(xml, start, end))
        self._places = [each.start() for each in found]
        self._sums = list(accumulate((_spaces(each[1]) for each in found), initial=0))

    def between(self, start: int, end: int) -> int:
        """Return how many spaces the marks between two places make; none where the end is missing."""
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        return max(self._sums[last] - self._sums[first], 0)


def _spaces(digits: bytes) -> int:
    return _number(digits) if digits.isdigit() else _FAR


def _repeats(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes) if b"repeated" in attributes else None
    return _number(found[1]) if found else 1


def _number(digits: bytes) -> int:
    return int(digits) if len(digits) <= _DIGITS else _FAR


def _column(letters: bytes) -> int:
    return column_number(letters.decode()) if len(letters) <= _LETTERS else _FAR
