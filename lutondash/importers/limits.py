"""How large a publisher's file may be; what is larger is refused before it is read whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lutondash.importers.cells import SourceError, cell_address, column_letter

_MEGABYTE = 1_000_000
_LEAVE_OUT = "leave out what is not needed"
_ASK = "ask the publisher for another copy, and do not open this one"
_ASK_SMALLER = "ask the publisher for a smaller copy"


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file that is read.

    The largest known one has 2 MB packed, 42 MB unpacked (29 times as much) and a million cells. Ten
    million cells of a csv file were measured to need 0.7 GB of memory and two seconds.
    """

    file_bytes: int = 200 * _MEGABYTE
    unpacked_bytes: int = 400 * _MEGABYTE
    ratio: int = 150
    rows: int = 1_048_576
    columns: int = 16_384
    cells: int = 20_000_000
    text_bytes: int = 1000 * _MEGABYTE
    spaces: int = 32_767
    """So many characters fit into a cell, so one run of spaces is never longer."""


LIMITS = Limits()
"""The limits of every import; rows and columns are those of a worksheet."""

SMALL = 20 * _MEGABYTE
"""So many bytes unpacked are harmless, however well they were packed."""


def check_file_size(name: str, path: Path, limits: Limits) -> None:
    """Raise SourceError where a file is empty or too large to be read."""
    size = path.stat().st_size
    if not size:
        raise SourceError(f"{name} is empty (0 bytes)", "fetch it again")
    if size > limits.file_bytes:
        found, most = _megabytes(size), _megabytes(limits.file_bytes)
        raise SourceError(f"{name} has {found}, and {most} is the most", _LEAVE_OUT)


def check_unpacked_size(name: str, packed: int, unpacked: int, limits: Limits) -> None:
    """Raise SourceError where a packed file would become too large, or so much larger that it is a trap."""
    found = f"{name} has {_megabytes(packed)} and would unpack to {_megabytes(unpacked)}"
    if unpacked > limits.unpacked_bytes:
        most = _megabytes(limits.unpacked_bytes)
        raise SourceError(f"{found}, and {most} is the most", _ASK_SMALLER)
    if unpacked > SMALL and unpacked > limits.ratio * packed:
        raise SourceError(f"{found}, more than {limits.ratio} times as much, as a harmful file does", _ASK)


def check_area(name: str, rows: int, columns: int, limits: Limits) -> None:
    """Raise SourceError where a sheet or a table has too many rows, columns or cells."""
    last = (
        cell_address(max(columns, 1) - 1, rows)
        if columns <= limits.columns
        else f"a column after {column_letter(limits.columns - 1)}"
    )
    for what, found, most in (
        ("rows", rows, limits.rows),
        ("columns", columns, limits.columns),
        ("cells", rows * columns, limits.cells),
    ):
        if found > most:
            raise SourceError(
                f"{name} has {found:,} {what} (its last cell is {last}), and {most:,} is the most",
                "delete what stands far from the table, or leave out rows that are not needed",
            )


def check_text(name: str, size: int, limits: Limits) -> None:
    """Raise SourceError where texts that are stored once and shown often would fill the memory."""
    if size > limits.text_bytes:
        raise SourceError(
            f"{name} repeats long texts in so many cells that they make {_megabytes(size)}, and "
            f"{_megabytes(limits.text_bytes)} is the most",
            "shorten them, or ask the publisher for another copy",
        )


def check_spaces(name: str, spaces: int, limits: Limits) -> None:
    """Raise SourceError where one mark stands for a longer run of spaces than a cell can hold."""
    if spaces > limits.spaces:
        raise SourceError(
            f"{name} has more than {limits.spaces:,} spaces side by side in a cell",
            "open it, take them out and save it again",
        )


@contextmanager
def enough_memory(name: str) -> Iterator[None]:
    """Turn a lack of memory while a file is read into a SourceError."""
    try:
        yield
    except MemoryError as reason:
        raise SourceError(f"{name} needs more memory than this machine gives", _LEAVE_OUT) from reason


def check_rows(name: str, rows: int, limits: Limits) -> None:
    """Raise SourceError where a text file has more rows than are read."""
    if rows > limits.rows:
        raise SourceError(f"{name} has more than {limits.rows:,} rows", "leave out rows that are not needed")


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:,.1f} megabytes"
