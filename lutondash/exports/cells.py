"""Cells of a CSV file: text that no spreadsheet runs, numbers as they are, rows as RFC 4180 wants them."""

import csv
import io
from collections.abc import Iterable, Sequence

from lutondash.exports.numbers import plain

_WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The signs in double width, which run in East Asian spreadsheets."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", *_WIDE)
"""What a spreadsheet takes for the beginning of a formula, or skips on its way to one."""


def safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before its first letter."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def cell(value: object) -> str:
    """Return a value as a cell: blank for none, numbers plain and untouched, text made safe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return plain(value)
    return safe(str(value))


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as UTF-8 CSV with one header row and lines that end in CR LF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
