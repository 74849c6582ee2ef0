"""The figures: every `observations.csv` read into one `Table`, column by column."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv

from lutondash.dataset import layout
from lutondash.dataset.files import check_header, decode, empty, ragged, read_bytes, split
from lutondash.dataset.records import columns_of, required_of
from lutondash.dataset.table import NUMBERS, TEXTS, Table, Words, ordered
from lutondash.errors import Finding
from lutondash.model.observation import ObservationRow

COLUMNS = columns_of(ObservationRow)
REQUIRED = required_of(ObservationRow)
NUMBER = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
"""A plain decimal number: no exponent, no thousands mark, no sign but a minus."""

MOST_DIGITS = 12
"""Significant digits a number may have: what decimal arithmetic writes and a float keeps exactly."""

_SIGNIFICANT_TOO_LONG = r"^-?0*\.?0*[1-9](\.?[0-9]){12,}$"


def read_observations(folder: Path, indicators: Sequence[str], found: list[Finding]) -> Table:
    """Read the figures of the indicators; rows whose numbers or shape are at fault are told and left blank."""
    parts, numbers, lines = [], [], []
    for number, indicator in enumerate(indicators):
        path = layout.of_indicator(indicator, layout.OBSERVATIONS)
        part, at = _read_file(folder, path, found)
        parts.append(part)
        numbers.append(np.full(part.num_rows, number, dtype=np.int32))
        lines.append(at)
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    whole = pa.concat_tables([*parts, schema.empty_table()], promote_options="default")
    table = Table(
        indicators=tuple(indicators),
        indicator=np.concatenate([*numbers, np.zeros(0, dtype=np.int32)]),
        line=np.concatenate([*lines, np.zeros(0, dtype=np.int32)]),
        texts={name: _words(_column(whole, name)) for name in TEXTS},
        numbers={},
        decimals={},
    )
    return ordered(_with_numbers(table, whole, found))


def _column(whole: pa.Table, name: str) -> pa.Array:
    return pc.fill_null(whole.column(name), "").combine_chunks()


def _read_file(folder: Path, path: str, found: list[Finding]) -> tuple[pa.Table, np.ndarray]:
    """Read one file as columns of text, with the line of each row."""
    nothing = pa.table({}), np.zeros(0, dtype=np.int32)
    before = len(found)
    raw = read_bytes(folder, path, found)
    if not raw and len(found) == before:
        found.append(empty(path, REQUIRED))
    text = decode(raw, path, found) if raw else ""
    if len(found) > before:
        return nothing
    header = next(csv.reader([text.partition("\n")[0]]), [])
    if not check_header(header, path, COLUMNS, REQUIRED, found):
        return nothing
    lines = _row_lines(raw, text, path, len(header), found)
    if len(found) > before:
        return nothing
    return _parse(raw, header), lines


def _row_lines(raw: bytes, text: str, path: str, columns: int, found: list[Finding]) -> np.ndarray:
    """Return the line each row begins on, having made sure that every row has a cell for every column."""
    if b'"' in raw:
        _, rows = split(text, path, found)
        return np.array([line for line, _ in rows], dtype=np.int32)
    whole = raw if raw.endswith(b"\n") else raw + b"\n"
    letters = np.frombuffer(whole, dtype=np.uint8)
    ends = np.flatnonzero(letters == ord("\n"))
    commas = np.diff(np.cumsum(letters == ord(","), dtype=np.int32)[ends])
    blank = np.diff(ends) == 1
    for row in np.flatnonzero((commas != columns - 1) | blank):
        cells = 0 if blank[row] else int(commas[row]) + 1
        found.append(ragged(path, int(row) + 2, cells, columns))
    return np.arange(2, len(ends) + 1, dtype=np.int32)


def _parse(raw: bytes, header: Sequence[str]) -> pa.Table:
    """Read bytes whose shape has been checked; every cell is text."""
    return pcsv.read_csv(
        pa.BufferReader(raw),
        read_options=pcsv.ReadOptions(use_threads=False, block_size=max(len(raw), 1) + 1),
        parse_options=pcsv.ParseOptions(newlines_in_values=True),
        convert_options=pcsv.ConvertOptions(
            column_types={name: pa.string() for name in header},
            strings_can_be_null=False,
            quoted_strings_can_be_null=False,
        ),
    )


def _words(column: pa.Array) -> Words:
    """Return text as numbers into its sorted different words."""
    coded = column.dictionary_encode()
    names = coded.dictionary.to_pylist()
    order = sorted(range(len(names)), key=names.__getitem__)
    rank = np.empty(len(names), dtype=np.int32)
    rank[order] = np.arange(len(names), dtype=np.int32)
    codes = coded.indices.to_numpy(zero_copy_only=False)
    return Words(rank[codes] if len(names) else codes.astype(np.int32), tuple(names[i] for i in order))


def _with_numbers(table: Table, whole: pa.Table, found: list[Finding]) -> Table:
    numbers, decimals = {}, {}
    for name in NUMBERS:
        column = _column(whole, name)
        blank = pc.equal(column, "")
        plain = pc.match_substring_regex(column, NUMBER)
        too_long = pc.match_substring_regex(column, _SIGNIFICANT_TOO_LONG)
        _tell(table, name, column, pc.invert(pc.or_(blank, plain)), _NOT_PLAIN, found)
        _tell(table, name, column, pc.and_(plain, too_long), _TOO_LONG, found)
        read = pc.if_else(plain, column, pa.scalar(None, pa.string())).cast(pa.float64())
        numbers[name] = pc.fill_null(read, float("nan")).to_numpy(zero_copy_only=False)
        decimals[name] = _decimals(column)
    return Table(table.indicators, table.indicator, table.line, table.texts, numbers, decimals)


def _decimals(column: pa.Array) -> np.ndarray:
    point = pc.find_substring(column, ".").to_numpy(zero_copy_only=False)
    length = pc.binary_length(column).to_numpy(zero_copy_only=False)
    return np.where(point < 0, 0, length - point - 1).astype(np.int32)


_NOT_PLAIN = (
    "is not a plain decimal number",
    "Write digits with a point, such as 1234.5, or leave it blank.",
)
_TOO_LONG = (f"has more than {MOST_DIGITS} significant digits", f"Round it to {MOST_DIGITS} digits.")


def _tell(
    table: Table, name: str, column: pa.Array, wrong: pa.Array, words: tuple[str, str], found: list[Finding]
) -> None:
    for row in np.flatnonzero(wrong.to_numpy(zero_copy_only=False)):
        path = layout.of_indicator(table.indicators[table.indicator[row]], layout.OBSERVATIONS)
        cell = column[int(row)].as_py()
        shown = cell if len(cell) <= 40 else cell[:37] + "..."  # noqa: PLR2004  a line of a terminal
        found.append(Finding(path, int(table.line[row]), f"The {name} {shown!r} {words[0]}.", words[1]))
