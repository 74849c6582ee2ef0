"""Tests of rows that are broken: each is refused for what is wrong with it, and never passed over."""

from pathlib import Path

import pytest

from tests.importers.extracting import run
from tests.importers.makers import write_csv

HEAD = "code,name,year,value"
GOOD = "E06000901,Alderham,2020-21,5"


@pytest.mark.parametrize(
    "code", ["E06000902*", "E06000902 Brackwell", "e06000902", "(E06000902)", "E06000902 [1]"]
)
def test_a_code_with_something_beside_it_is_refused(tmp_path: Path, code: str) -> None:
    """It means a place we hold, so the row is not one of another place."""
    write_csv(tmp_path / "a.csv", HEAD, GOOD, f"{code},Brackwell,2020-21,6")
    (fault,) = run(tmp_path)[2]
    assert f"A3 ({code!r}) is the name or code of a place, written otherwise." in fault


def test_a_name_with_a_mark_after_it_is_refused(tmp_path: Path) -> None:
    """A footnote's mark is no part of the name."""
    write_csv(tmp_path / "a.csv", HEAD, GOOD, "x,Brackwell [1],2020-21,6", "x,Elsewhere*,2020-21,7")
    (fault,) = run(tmp_path, place={"column": "name", "forms": ["name"]})[2]
    assert "B3 ('Brackwell [1]') is the name or code" in fault


def test_what_only_looks_like_a_code_is_counted_apart_and_told(tmp_path: Path) -> None:
    """A longer number and a place we do not hold with a mark; a footnote is none of it."""
    rows = ("E060009021,x,2020-21,6", "E12000902*,x,2020-21,6", "Source: made up,,,")
    write_csv(tmp_path / "a.csv", HEAD, GOOD, *rows)
    _, tally, faults = run(tmp_path)
    assert faults == []
    assert tally.refused == {"no code where codes stand": 2, "outside the places we hold": 1}
    told = "a.csv: no code of a place is 'E060009021', 'E12000902*'; their rows are left out."
    assert told in tally.remarks


def test_a_row_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    """Even where the condition of the recipe would leave it out; a footnote is none."""
    write_csv(tmp_path / "a.csv", f"{HEAD},kind", f"{GOOD},all", "E06000902,Brackwell", "Source: made up")
    figures, _, faults = run(tmp_path, where=["kind = all"])
    assert len(figures) == 1
    assert len(faults) == 1
    assert "a.csv: Row 3 ends before its column 'year'. Look whether a line was broken" in faults[0]


def test_a_row_of_a_sheet_about_one_place_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    """Its reference is there, and its quarter is not."""
    write_csv(tmp_path / "a.csv", "ref,name,year,value", "CS01,Calls,2020-21,5", "CS01,Calls", "CS02,Other")
    (fault,) = run(tmp_path, place={"code": "E06000901"}, where=["ref = CS01"])[2]
    assert "Row 3 ends before its column 'year'." in fault


def test_blank_cells_that_are_left_out_at_the_end_are_blanks(tmp_path: Path) -> None:
    """Spreadsheet programs leave them out; nothing is cut off that says what the row is about."""
    write_csv(tmp_path / "a.csv", f"{HEAD},note", GOOD, "E06000902,Brackwell,2020-21")
    figures, tally, faults = run(tmp_path)
    assert (len(figures), faults) == (1, [])
    assert tally.refused["blank in the source"] == 1


@pytest.mark.parametrize("row", ["E06000902,Brackwell,2020-21,6,9", "Brackwell, City of,E06000902,2020-21,6"])
def test_a_row_with_a_cell_too_many_is_refused(tmp_path: Path, row: str) -> None:
    """A comma within a text shifts all that follows."""
    write_csv(tmp_path / "a.csv", HEAD, GOOD, row)
    (fault,) = run(tmp_path)[2]
    assert "Row 3 has more cells than the 4 of the header. Look for a comma too many." in fault


def test_commas_at_the_end_of_a_row_are_no_cells(tmp_path: Path) -> None:
    """Nor is a footnote with many commas about a place."""
    write_csv(tmp_path / "a.csv", HEAD, f"{GOOD},,,", "Note: a, b, c, d, e and f,,")
    figures, _, faults = run(tmp_path)
    assert (len(figures), faults) == (1, [])


def test_a_number_of_thousands_of_digits_is_refused_in_words(tmp_path: Path) -> None:
    """It is neither written nor printed."""
    write_csv(tmp_path / "a.csv", HEAD, f"E06000901,Alderham,2020-21,{'6' * 5000}")
    (fault,) = run(tmp_path)[2]
    assert f"D2 ('{'6' * 40}' and 4,960 more) is a number of more than 40 characters." in fault
    assert len(fault) < 300
