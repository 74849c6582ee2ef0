"""Parquet files of publishers as rows of text."""

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet

from lutondash.importers.cells import SourceError, as_text, tidy
from lutondash.importers.limits import Limits, check_area, check_text, check_unpacked_size
from lutondash.importers.tables import Table
from lutondash.importers.trials import MEMORY, tried

# What a file says of its own size may be untrue, and texts that begin alike may be stored in a few bytes.
_TRIAL = """
import pyarrow
import pyarrow.parquet
pyarrow.set_cpu_count(1)
with pyarrow.parquet.ParquetFile(sys.argv[1]) as file:
    kinds = {each.name: getattr(each.type, "value_type", each.type) for each in file.schema_arrow}
texts = [name for name, kind in kinds.items() if str(kind) in ("string", "large_string")]
with pyarrow.parquet.ParquetFile(sys.argv[1], read_dictionary=texts) as file:
    file.read(use_threads=False).validate(full=True)
"""
_UNREADABLE = re.compile(r"not yet implemented", re.IGNORECASE)
_REASON = 200
_FETCH = "fetch it again"
_ASK = "ask the publisher for another copy, or for a csv file"


def read_parquet(name: str, path: Path, limits: Limits) -> Table:
    """Return a parquet file as a table; SourceError where it is too large or damaged."""
    try:
        texts = _check_before_reading(name, path, limits)
        _try(name, path)
        # A word that is stored once for many rows is also read once: as a dictionary.
        with pyarrow.parquet.ParquetFile(path, read_dictionary=texts) as file:
            table = file.read()
        check_text(name, sum(map(_text_bytes, table.columns)), limits)
        columns = [_texts(column) for column in table.columns]
    except (SourceError, MemoryError):
        raise
    except (pa.ArrowException, OSError, ValueError, OverflowError) as reason:
        raise _damaged(name, str(reason)) from reason
    return Table(name, tuple(map(tidy, table.column_names)), list(zip(*columns, strict=True)), 1)


def _check_before_reading(name: str, path: Path, limits: Limits) -> list[str]:
    """Return the columns of text; SourceError where what the file says of itself is too much."""
    with pyarrow.parquet.ParquetFile(path) as file:
        told, schema = file.metadata, file.schema_arrow
    check_area(name, told.num_rows, told.num_columns, limits)
    unpacked = sum(told.row_group(group).total_byte_size for group in range(told.num_row_groups))
    check_unpacked_size(name, path.stat().st_size, unpacked, limits)
    for column in schema:
        if _is_no_cell(column.type):
            found = f"{name} has lists or bytes in its column {column.name!r} ({column.type})"
            raise SourceError(found, "save it with text and numbers only")
    return [column.name for column in schema if _is_text(_stored(column.type))]


def _try(name: str, path: Path) -> None:
    """Raise SourceError where a file breaks the reader or takes more memory than it may."""
    run = tried(name, path, _TRIAL, _FETCH)
    if not run.returncode:
        return
    told = run.stderr.decode("utf-8", "replace").strip().splitlines()
    last = told[-1] if told else ""
    if "MemoryError" in last or "bad_alloc" in last:
        raise SourceError(f"{name} would need more than {MEMORY // 10**6:,} megabytes of memory", _ASK)
    if _UNREADABLE.search(last):
        found = f"{name} packs its texts in a way that cannot be read ({last.rpartition(': ')[2]})"
        raise SourceError(found, _ASK)
    raise _damaged(name, last.partition(": ")[2] or "the reader breaks off")


def _damaged(name: str, reason: str) -> SourceError:
    words = " ".join(reason.split())[:_REASON]
    return SourceError(f"{name} is not a parquet file that can be read ({words})", _FETCH)


def _stored(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _is_no_cell(kind: pa.DataType) -> bool:
    """Say whether cells of a kind are no single text, number or date."""
    stored = _stored(kind)
    tests = (pa.types.is_nested, pa.types.is_binary, pa.types.is_large_binary, pa.types.is_fixed_size_binary)
    return any(test(stored) for test in tests)


def _text_bytes(column: pa.ChunkedArray) -> int:
    """Return how many bytes the texts of a column make, each as often as it stands in a row."""
    return sum(map(_text_bytes_of, column.chunks)) if pa.types.is_dictionary(column.type) else 0


def _text_bytes_of(chunk: pa.DictionaryArray) -> int:
    if not _is_text(chunk.type.value_type):
        return 0
    lengths = pyarrow.compute.binary_length(chunk.dictionary).cast(pa.int64())
    return pyarrow.compute.sum(lengths.take(chunk.indices)).as_py() or 0


def _texts(column: pa.ChunkedArray) -> list[str]:
    """Return the cells of a column as text; each word of a dictionary is written once."""
    if not pa.types.is_dictionary(column.type):
        return [as_text(cell) for cell in column.to_pylist()]
    found: list[str] = []
    for chunk in column.chunks:
        words = [as_text(word) for word in chunk.dictionary.to_pylist()]
        found.extend("" if at is None else words[at] for at in chunk.indices.to_pylist())
    return found
