"""Cells are text that runs nothing, or numbers that stay numbers."""

import csv
import io

import pytest

from lutondash.exports.cells import cell, csv_bytes, safe


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\0x", "\uff1d1"])
def test_text_is_no_formula(text: str) -> None:
    """A spreadsheet shows the words and runs nothing."""
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "1-1", "'quoted'", "$x$", ":material/x:", ""])
def test_other_text_is_left_alone(text: str) -> None:
    """Nothing goes before text that no spreadsheet runs."""
    assert safe(text) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [(-1.5, "-1.5"), (0.0, "0"), (None, ""), (True, "true"), (False, "false"), (-3, "-3"), ("-1.5", "'-1.5")],
)
def test_values_are_written_by_their_kind(value: object, written: str) -> None:
    """A negative measurement keeps its sign; only text is made safe."""
    assert cell(value) == written


def test_files_are_as_rfc_4180_wants_them() -> None:
    """Lines end in CR LF, quotes are doubled, and what was written is read back."""
    rows = [["a,b", 'say "x"'], ["two\nlines", "£"]]
    content = csv_bytes(("one", "two"), rows)
    assert content.endswith(b"\r\n")
    assert b'"say ""x"""' in content
    assert list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""))) == [["one", "two"], *rows]
