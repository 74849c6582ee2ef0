"""Tests of cutting the lines of a text file into cells."""

import csv
import io
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from lutondash.importers.text_files import rows_of

_PIECES = ("a", ",", ";", '"', "\r", "\n", "\r\n", "\0", " ", "\x0b", "\x85", "\u2028")


def _read(rows: Iterator[list[str]]) -> tuple[list[list[str]], str]:
    """The rows before the first fault, and the fault."""
    found: list[list[str]] = []
    try:
        found.extend(rows)
    except csv.Error as fault:
        return found, str(fault)
    return found, ""


@given(st.lists(st.sampled_from(_PIECES)).map("".join), st.sampled_from(",;\t"))
def test_rows_are_those_of_the_csv_module(text: str, delimiter: str) -> None:
    """The same cells and the same faults, wherever quotation marks and ends of lines stand."""
    wanted = _read(csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter))
    assert _read(rows_of(io.StringIO(text, newline=""), delimiter)) == wanted


def test_a_cell_longer_than_csv_allows_is_refused() -> None:
    """A line without a quotation mark has the same limit as one with marks, whatever other tests set."""
    before = csv.field_size_limit(1_000)
    try:
        rows, fault = _read(rows_of(io.StringIO(f"a,b\n1,{'b' * 1_001}\n", newline=""), ","))
    finally:
        csv.field_size_limit(before)
    assert rows == [["a", "b"]]
    assert "field larger than field limit" in fault
