"""CSV files with many rows into columns of text, parsed at once; a row of another shape is told."""

import csv
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv

from lutondash.dataset.files import check_header, decode, empty, ragged, read_bytes, split
from lutondash.dataset.table import Ints, Words
from lutondash.errors import Finding

LONGEST_LINE = 100_000
"""Letters on one line; more is a file gone wrong."""

_BLOCK = 1 << 24
"""Bytes parsed at once."""


@dataclass(frozen=True)
class Part:
    """Rows of one file, and the line each begins on; `number` says which file.

    `body` holds rows without quotes, parsed later; `cells` the columns of rows with quotes.
    """

    number: int
    path: str
    header: tuple[str, ...]
    lines: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    body: bytes = b""
    cells: pa.Table | None = None


@dataclass(frozen=True)
class Columns:
    """Rows of files as columns of text; `number` says which file a row is from and `line` where in it."""

    number: Ints
    line: Ints
    cells: pa.Table

    def words(self, name: str) -> Words:
        """Return a column as numbers into its sorted different words; one that a file lacks is blank."""
        column = self.cells.column(name)
        if not pc.max(pc.binary_length(column)).as_py():
            return Words(np.zeros(len(column), dtype=np.int32), ("",))
        coded = column.combine_chunks().dictionary_encode(null_encoding="encode")
        names = [name or "" for name in coded.dictionary.to_pylist()]
        known = sorted({*names, ""})
        number = {name: at for at, name in enumerate(known)}
        rank = np.array([number[name] for name in names] or [0], dtype=np.int32)
        return Words(rank[coded.indices.to_numpy(zero_copy_only=False)], tuple(known))


def read_part(
    folder: Path,
    path: str,
    number: int,
    names: tuple[Sequence[str], Sequence[str]],
    found: list[Finding],
) -> list[Part]:
    """Read one file without parsing it; nothing is returned where that is at fault.

    `names` are the columns it may have and those it must have.
    """
    columns, required = names
    before = len(found)
    raw = read_bytes(folder, path, found)
    if not raw and len(found) == before:
        found.append(empty(path, required))
    text = decode(raw, path, found)
    if len(found) > before:
        return []
    top, _, body = raw.partition(b"\n")
    header = next(csv.reader([top.decode()]), [])
    if not check_header(header, path, columns, required, found):
        return []
    if b'"' in raw:
        parts = _with_quotes(Part(number, path, tuple(header)), text, found)
    else:
        parts = [_plain(Part(number, path, tuple(header)), body, np.arange(2, body.count(b"\n") + 3))]
    return [] if len(found) > before else parts


def joined(parts: Iterable[Part], names: Sequence[str], found: list[Finding]) -> Columns:
    """Parse parts into columns of these names; a part with a row of another shape is told and left out.

    Parts with the same columns are joined and parsed as one, which is several times as fast.
    """
    groups: dict[tuple[str, ...], list[Part]] = {}
    for at, part in enumerate(parts):
        groups.setdefault((*part.header, str(at) if part.cells is not None else ""), []).append(part)
    nothing = pa.schema([(name, pa.string()) for name in names]).empty_table()
    parsed = [_parse(group, found) for group in groups.values()]
    in_order = [part for sound, _ in parsed for part in sound]
    return Columns(
        number=_end_to_end([np.full(len(part.lines), part.number, dtype=np.int32) for part in in_order]),
        line=_end_to_end([part.lines for part in in_order]),
        cells=pa.concat_tables([nothing, *(table for _, table in parsed)], promote_options="default"),
    )


def _end_to_end(arrays: list[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, dtype=np.int32), *arrays])


def _with_quotes(part: Part, text: str, found: list[Finding]) -> list[Part]:
    """Return a file's rows in two parts: the few with quotes, read with care, and the plain ones.

    A quote that is not closed on its line needs the whole file to be read with care.
    """
    lines = text.removesuffix("\n").split("\n")[1:]
    marked = [at for at, line in enumerate(lines) if '"' in line]
    try:
        rows = [(at + 2, next(csv.reader([lines[at]], strict=True))) for at in marked]
    except csv.Error:
        return [_careful(part, split(text, part.path, found)[1])]
    found += [
        ragged(part.path, at, len(row), len(part.header)) for at, row in rows if len(row) != len(part.header)
    ]
    if any(len(row) != len(part.header) for _, row in rows):
        return []
    plain = np.delete(np.arange(len(lines)), marked)
    body = "".join(f"{lines[at]}\n" for at in plain).encode()
    return [_careful(part, rows), _plain(part, body, plain + 2)]


def _careful(part: Part, rows: list[tuple[int, list[str]]]) -> Part:
    """Return a part with the columns of rows that were read one by one."""
    lines = np.array([line for line, _ in rows], dtype=np.int32)
    return replace(part, lines=lines, cells=_columns(part.header, rows))


def _plain(part: Part, body: bytes, numbers: npt.NDArray[np.int64]) -> Part:
    """Return a part with rows without quotes; `numbers` are their lines in the file."""
    body = body if body.endswith(b"\n") or not body else body + b"\n"
    return replace(part, lines=numbers[: body.count(b"\n")].astype(np.int32), body=body)


def _columns(header: Sequence[str], rows: list[tuple[int, list[str]]]) -> pa.Table:
    """Turn rows into columns at once: millions of small lists kept alive would slow everything down."""
    columns = zip(*(cells for _, cells in rows), strict=True) if rows else [()] * len(header)
    arrays = [pa.array(column, pa.string()) for column in columns]
    return pa.table(dict(zip(header, arrays, strict=True)))


def _parse(group: list[Part], found: list[Finding]) -> tuple[list[Part], pa.Table]:
    """Read the rows of parts with the same columns, or of one with quotes; every cell is text.

    The parser sees that a row has another shape and not where it stands: only then are parts looked through.
    """
    if group[0].cells is not None:
        return group, group[0].cells
    table = None
    if not any(part.body.startswith(b"\n") or b"\n\n" in part.body for part in group):
        with suppress(pa.ArrowInvalid):
            table = _read(group)
    if table is not None and not _has_a_long_cell(table):
        return group, table
    sound = [part for part in group if _is_sound(part, found)]
    return sound, _read(sound) if sound else _columns(group[0].header, [])


def _read(group: list[Part]) -> pa.Table:
    header, rows = group[0].header, b"".join(part.body for part in group)
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


def _has_a_long_cell(table: pa.Table) -> bool:
    longest = (pc.max(pc.binary_length(column)).as_py() or 0 for column in table.columns)
    return any(length > LONGEST_LINE for length in longest)


def _is_sound(part: Part, found: list[Finding]) -> bool:
    """Say whether every row of a part has a cell for every column, and tell of those that have not."""
    letters = np.frombuffer(part.body, dtype=np.uint8)
    ends = np.flatnonzero(letters == ord("\n"))
    commas = np.diff(np.cumsum(letters == ord(","), dtype=np.int32)[ends], prepend=0)
    lengths = np.diff(ends, prepend=-1) - 1
    columns, before = len(part.header), len(found)
    for row in np.flatnonzero((commas != columns - 1) | (lengths == 0)):
        cells = int(commas[row]) + 1 if lengths[row] else 0
        found.append(ragged(part.path, int(part.lines[row]), cells, columns))
    for row in np.flatnonzero(lengths > LONGEST_LINE):
        fault = f"This line has {lengths[row]} letters."
        found.append(Finding(part.path, int(part.lines[row]), fault, "Shorten it."))
    return len(found) == before
