"""Loose series: a CSV file of anyone's, read into observations without a data folder around it.

Columns the reader does not know are left alone: such files carry others. Every fault is told at once.
"""

import csv
import io
import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from lutondash.dataset.files import Row, decode, empty, ragged, read_bytes
from lutondash.errors import DataFaultError, Finding
from lutondash.model.observation import Observation, Status
from lutondash.model.period import Period

SERIES = ("period", "value")
"""The columns a series must have."""

PLACES = ("geography", "value")
"""The columns a list of places must have."""

_NUMBERS = ("value", "lower", "upper", "numerator", "denominator")
_READ = (*_NUMBERS, "period", "status", "geography")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_LEAST, _MOST = 1e-50, 1e50
"""Sizes beyond which squares and quotients are no longer numbers for a computer; no figure is near."""

_BOM = b"\xef\xbb\xbf"
_SHOWN = 40
"""Letters of a wrong cell that are repeated in a finding."""

_LETTERS = tuple(status.value for status in Status)
_NOT_A_NUMBER = "Write digits with a point, such as 1234.5, or leave it blank."
_NO_COLUMN = "Name it in the header: small letters, with commas between names."
_NOT_A_PERIOD = "Write 2022-04-01/P1Y, 2022-04-01/P3M, 2022-03-31, 2022-03 or 2022."


def read_series(path: Path) -> tuple[Observation, ...]:
    """Read a file with a row for each period, oldest first; a blank value is kept as a gap.

    `period` is ISO 8601 and `value` a number; `lower`, `upper`, `numerator`, `denominator` and `status`
    may be there. Raises DataFaultError with every fault.
    """
    found: list[Finding] = []
    read = [(row.line, _observation(path.name, row, found)) for row in _rows(path, SERIES, found)]
    in_order = sorted(((line, o) for line, o in read if o is not None), key=lambda each: each[1].period)
    found += [
        _twice(path.name, max(one, other), min(one, other), f"The period {_short(o.period.text)}")
        for (one, before), (other, o) in pairwise(in_order)
        if (before.period.start, before.period.end) == (o.period.start, o.period.end)
    ]
    if found:
        raise DataFaultError(str(path), found)
    return tuple(observation for _, observation in in_order)


def read_places(path: Path) -> Mapping[str, float]:
    """Read a file with a row for each place: `geography` names it, `value` is its figure.

    A place without a value is left out. Raises DataFaultError with every fault.
    """
    found: list[Finding] = []
    lines: dict[str, int] = {}
    values: dict[str, float] = {}
    for row in _rows(path, PLACES, found):
        name, value = row.cells["geography"], _number(path.name, row, "value", found)
        if not name:
            found.append(Finding(path.name, row.line, "The geography is blank.", "Name the place."))
        elif name in lines:
            found.append(_twice(path.name, row.line, lines[name], f"The place {_short(name)}"))
        lines.setdefault(name, row.line)
        if value is not None:
            values.setdefault(name, value)
    if found:
        raise DataFaultError(str(path), found)
    return MappingProxyType(values)


def _rows(path: Path, required: Sequence[str], found: list[Finding]) -> list[Row]:
    """Read the rows of a file by column, without blanks around cells; blank lines are passed over."""
    before = len(found)
    raw = read_bytes(path.parent, path.name, found).removeprefix(_BOM)
    text = decode(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n"), path.name, found)
    lines = _lines(path.name, text, found)
    if len(found) == before and not lines:
        found.append(empty(path.name, required))
    if len(found) > before or not _has_columns(path.name, lines[0], required, found):
        return []
    header = lines[0][1]
    found += [
        ragged(path.name, at, len(cells), len(header)) for at, cells in lines if len(cells) != len(header)
    ]
    whole = [(at, cells) for at, cells in lines[1:] if len(cells) == len(header)]
    return [Row(at, MappingProxyType(dict(zip(header, cells, strict=True)))) for at, cells in whole]


def _lines(path: str, text: str, found: list[Finding]) -> list[tuple[int, list[str]]]:
    """Split CSV text into lines that are not blank, each with its number and its cells."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines = []
    at = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                lines.append((at, stripped))
            at = reader.line_num + 1
    except csv.Error as reason:
        fault = f"This is not valid CSV: {reason}."
        found.append(Finding(path, at, fault, 'Check the quotes (") from here on.'))
    return lines


def _has_columns(
    path: str, top: tuple[int, list[str]], required: Sequence[str], found: list[Finding]
) -> bool:
    """Say whether a header has every column that must be there, and none that is read twice."""
    at, header = top
    faults = [
        Finding(path, at, f"The column {name!r} is missing.", _NO_COLUMN)
        for name in required
        if name not in header
    ]
    faults += [
        Finding(path, at, f"The column {name!r} stands there twice.", "Keep one of them.")
        for name in _READ
        if header.count(name) > 1
    ]
    found += faults
    return not faults


def _observation(path: str, row: Row, found: list[Finding]) -> Observation | None:
    """Return a row as an observation; its faults are told, and without a period there is none."""
    status = row.cells.get("status", "")
    for letter in sorted(set(status) - set(_LETTERS)):
        remedy = f"Use letters of {''.join(_LETTERS)}, or none."
        found.append(Finding(path, row.line, f"The status {letter!r} is unknown.", remedy))
    value, lower, upper, numerator, denominator = (_number(path, row, name, found) for name in _NUMBERS)
    period = _period(path, row, found)
    if period is None:
        return None
    return Observation(
        period,
        value,
        status,
        lower=lower,
        upper=upper,
        numerator=numerator,
        denominator=denominator,
    )


def _period(path: str, row: Row, found: list[Finding]) -> Period | None:
    """Return a row's period; it must have an end, or it has no place in time."""
    cell = row.cells["period"]
    if cell:
        try:
            return Period(cell)
        except ValueError:
            fault = f"The period {_short(cell)} is no date and no stretch of time."
    else:
        fault = "The period is blank."
    found.append(Finding(path, row.line, fault, _NOT_A_PERIOD))
    return None


def _number(path: str, row: Row, name: str, found: list[Finding]) -> float | None:
    """Return a cell as a number, None where it is blank or its column is missing."""
    cell = row.cells.get(name, "")
    if not cell:
        return None
    number = as_number(cell)
    if number is None:
        found.append(Finding(path, row.line, f"The {name} {_short(cell)} is not a number.", _NOT_A_NUMBER))
    return number


def as_number(text: str) -> float | None:
    """Read a number that can be reckoned with; None for words, for the infinite, and for the absurd."""
    number = float(text) if _NUMBER.fullmatch(text) else math.nan
    return number if number == 0 or _LEAST <= abs(number) <= _MOST else None


def _twice(path: str, line: int, other: int, what: str) -> Finding:
    return Finding(path, line, f"{what} stands on line {other} too.", "Keep one row of each.")


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= _SHOWN else cell[:_SHOWN] + "...")
