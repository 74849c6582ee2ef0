"""The figures: every `observations.csv` read into one `Table`, column by column."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv

from lutondash.dataset import layout
from lutondash.dataset.complaints import columns_of, required_of
from lutondash.dataset.files import check_header, decode, empty, ragged, read_bytes, split
from lutondash.dataset.table import NUMBERS, TEXTS, Floats, Ints, Table, Words, blank, ordered
from lutondash.errors import Finding
from lutondash.model.observation import ObservationRow

COLUMNS = columns_of(ObservationRow)
REQUIRED = required_of(ObservationRow)
NUMBER = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
"""A plain decimal number: no exponent, no thousands mark, no sign but a minus."""

MOST_DIGITS = 12
"""Significant digits a number may have: what decimal arithmetic writes and a float keeps exactly."""

LONGEST_LINE = 100_000
"""Letters on one line; more is a file gone wrong."""

_BLOCK = 1 << 24
"""Bytes parsed at once."""

_SHOWN = 40
"""Letters of a wrong cell that are repeated in a finding."""

_SIGNIFICANT_TOO_LONG = r"^-?0*\.?0*[1-9](\.?[0-9]){12,}$"


@dataclass(frozen=True)
class _File:
    """One file of figures whose shape is sound: its rows, and the line each begins on.

    `body` holds the rows of a file without quotes, parsed later; `cells` the columns of one with quotes.
    """

    number: int
    header: tuple[str, ...]
    lines: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    body: bytes = b""
    cells: pa.Table | None = None


def read_observations(folder: Path, indicators: Sequence[str], found: list[Finding]) -> Table:
    """Read the figures of the indicators; files and cells that are at fault are told and left out.

    Files with the same columns are joined and parsed as one, which is several times as fast.
    """
    files = [file for at, name in enumerate(indicators) for file in _read_file(folder, at, name, found)]
    groups: dict[tuple[str, ...], list[_File]] = {}
    for file in files:
        groups.setdefault((*file.header, str(file.number) if file.cells is not None else ""), []).append(file)
    nothing = pa.schema([(name, pa.string()) for name in COLUMNS]).empty_table()
    parts = [_parse(group) for group in groups.values()]
    whole = pa.concat_tables([nothing, *parts], promote_options="default")
    in_order = [file for group in groups.values() for file in group]
    table = Table(
        indicators=tuple(indicators),
        indicator=_joined([np.full(len(file.lines), file.number, dtype=np.int32) for file in in_order]),
        line=_joined([file.lines for file in in_order]),
        texts={name: _words(whole.column(name)) for name in TEXTS},
        numbers={},
        decimals={},
    )
    return ordered(_with_numbers(table, whole, found))


def _joined(arrays: list[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, dtype=np.int32), *arrays])


def _read_file(folder: Path, number: int, indicator: str, found: list[Finding]) -> list[_File]:
    """Read one file and check its shape; nothing is returned where that is at fault."""
    path = layout.of_indicator(indicator, layout.OBSERVATIONS)
    before = len(found)
    raw = read_bytes(folder, path, found)
    if not raw and len(found) == before:
        found.append(empty(path, REQUIRED))
    text = decode(raw, path, found)
    if len(found) > before:
        return []
    top, _, body = raw.partition(b"\n")
    header = next(csv.reader([top.decode()]), [])
    if not check_header(header, path, COLUMNS, REQUIRED, found):
        return []
    if b'"' in raw:
        files = _with_quotes(_File(number, tuple(header)), text, path, found)
    else:
        files = [_plain(_File(number, tuple(header)), body, np.arange(2, body.count(b"\n") + 3), path, found)]
    return [] if len(found) > before else files


def _with_quotes(file: _File, text: str, path: str, found: list[Finding]) -> list[_File]:
    """Return a file's rows in two parts: the few with quotes, read with care, and the plain ones.

    A quote that is not closed on its line needs the whole file to be read with care.
    """
    lines = text.removesuffix("\n").split("\n")[1:]
    marked = [at for at, line in enumerate(lines) if '"' in line]
    try:
        rows = [(at + 2, next(csv.reader([lines[at]], strict=True))) for at in marked]
    except csv.Error:
        return [_careful(file, split(text, path, found)[1])]
    found += [
        ragged(path, at, len(row), len(file.header)) for at, row in rows if len(row) != len(file.header)
    ]
    if any(len(row) != len(file.header) for _, row in rows):
        return []
    plain = np.delete(np.arange(len(lines)), marked)
    body = "".join(f"{lines[at]}\n" for at in plain).encode()
    return [_careful(file, rows), _plain(file, body, plain + 2, path, found)]


def _careful(file: _File, rows: list[tuple[int, list[str]]]) -> _File:
    """Return a file with the columns of rows that were read one by one."""
    lines = np.array([line for line, _ in rows], dtype=np.int32)
    return replace(file, lines=lines, cells=_columns(file.header, rows))


def _plain(
    file: _File, body: bytes, numbers: npt.NDArray[np.int64], path: str, found: list[Finding]
) -> _File:
    """Return a file with rows without quotes; `numbers` are their lines in the file."""
    body = body if body.endswith(b"\n") or not body else body + b"\n"
    rows = body.count(b"\n")
    _check_shape(body, numbers, path, len(file.header), found)
    return replace(file, lines=numbers[:rows].astype(np.int32), body=body)


def _check_shape(
    body: bytes, numbers: npt.NDArray[np.int64], path: str, columns: int, found: list[Finding]
) -> None:
    """Make sure that every row has a cell for every column."""
    letters = np.frombuffer(body, dtype=np.uint8)
    ends = np.flatnonzero(letters == ord("\n"))
    commas = np.diff(np.cumsum(letters == ord(","), dtype=np.int32)[ends], prepend=0)
    lengths = np.diff(ends, prepend=-1) - 1
    for row in np.flatnonzero((commas != columns - 1) | (lengths == 0)):
        cells = int(commas[row]) + 1 if lengths[row] else 0
        found.append(ragged(path, int(numbers[row]), cells, columns))
    for row in np.flatnonzero(lengths > LONGEST_LINE):
        fault = f"This line has {lengths[row]} letters."
        found.append(Finding(path, int(numbers[row]), fault, "Shorten it."))


def _columns(header: Sequence[str], rows: list[tuple[int, list[str]]]) -> pa.Table:
    """Turn rows into columns at once: millions of small lists kept alive would slow everything down."""
    columns = zip(*(cells for _, cells in rows), strict=True) if rows else [()] * len(header)
    arrays = [pa.array(column, pa.string()) for column in columns]
    return pa.table(dict(zip(header, arrays, strict=True)))


def _parse(group: list[_File]) -> pa.Table:
    """Read the rows of files with the same columns, or of one file with quotes; every cell is text."""
    header, done = group[0].header, group[0].cells
    if done is not None:
        return done
    rows = b"".join(file.body for file in group)
    if not rows:
        return _columns(header, [])
    return pcsv.read_csv(
        pa.BufferReader(rows),
        read_options=pcsv.ReadOptions(column_names=header, block_size=min(len(rows) + 1, _BLOCK)),
        parse_options=pcsv.ParseOptions(quote_char=False),
        convert_options=pcsv.ConvertOptions(
            column_types={name: pa.string() for name in header}, strings_can_be_null=False
        ),
    )


def _words(column: pa.ChunkedArray) -> Words:
    """Return text as numbers into its sorted different words; a column a file lacks is blank."""
    if not pc.max(pc.binary_length(column)).as_py():
        return Words(np.zeros(len(column), dtype=np.int32), ("",))
    coded = column.combine_chunks().dictionary_encode(null_encoding="encode")
    names = [name or "" for name in coded.dictionary.to_pylist()]
    known = sorted({*names, ""})
    number = {name: at for at, name in enumerate(known)}
    rank = np.array([number[name] for name in names] or [0], dtype=np.int32)
    return Words(rank[coded.indices.to_numpy(zero_copy_only=False)], tuple(known))


def _with_numbers(table: Table, whole: pa.Table, found: list[Finding]) -> Table:
    """Return the table with its columns of numbers; a cell that is none is told and has decimals of -1."""
    numbers, decimals = {}, {}
    for name in NUMBERS:
        column = whole.column(name).combine_chunks()
        filled = np.flatnonzero(pc.not_equal(pc.fill_null(column, ""), "").to_numpy(zero_copy_only=False))
        if not filled.size:
            numbers[name], decimals[name] = (
                blank(np.float64("nan"), len(table)),
                blank(np.int32(0), len(table)),
            )
            continue
        cells = column.take(pa.array(filled))
        plain = pc.match_substring_regex(cells, NUMBER)
        faults = ((pc.invert(plain), _NOT_PLAIN), (_too_long(cells, plain), _TOO_LONG))
        for wrong, words in faults:
            for at in np.flatnonzero(wrong.to_numpy(zero_copy_only=False)):
                found.append(
                    _cell_fault(table, int(filled[at]), f"The {name} {_short(cells[int(at)].as_py())}", words)
                )
        numbers[name] = np.full(len(table), np.nan)
        numbers[name][filled] = _floats(cells, plain)
        decimals[name] = np.zeros(len(table), dtype=np.int32)
        decimals[name][filled] = np.where(plain.to_numpy(zero_copy_only=False), _decimals(cells), -1)
    return Table(table.indicators, table.indicator, table.line, table.texts, numbers, decimals)


def _too_long(cells: pa.Array, plain: pa.Array) -> pa.Array:
    """Return which plain numbers have too many digits; hardly any is long enough to need looking at."""
    if len(cells) == 0 or pc.max(pc.binary_length(cells)).as_py() <= MOST_DIGITS:
        return pc.and_not(plain, plain)
    return pc.and_(plain, pc.match_substring_regex(cells, _SIGNIFICANT_TOO_LONG))


def _floats(cells: pa.Array, plain: pa.Array) -> Floats:
    read = pc.if_else(plain, cells, pa.scalar(None, pa.string())).cast(pa.float64())
    return np.asarray(pc.fill_null(read, float("nan")).to_numpy(zero_copy_only=False), dtype=np.float64)


def _decimals(cells: pa.Array) -> Ints:
    point = pc.find_substring(cells, ".").to_numpy(zero_copy_only=False)
    length = pc.binary_length(cells).to_numpy(zero_copy_only=False)
    return np.where(point < 0, 0, length - point - 1).astype(np.int32)


_NOT_PLAIN = (
    "is not a plain decimal number.",
    "Write digits with a point, such as 1234.5, or leave it blank.",
)
_TOO_LONG = (f"has more than {MOST_DIGITS} significant digits.", f"Round it to {MOST_DIGITS} digits.")


def _cell_fault(table: Table, row: int, cell: str, words: tuple[str, str]) -> Finding:
    path = layout.of_indicator(table.indicators[table.indicator[row]], layout.OBSERVATIONS)
    return Finding(path, int(table.line[row]), f"{cell} {words[0]}", words[1])


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= _SHOWN else cell[:_SHOWN] + "...")
