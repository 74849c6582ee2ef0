"""Tests of reading publishers' files."""

import hashlib
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from lutondash.importers.readers import SourceError, Sources, as_text, column_letter
from tests.importers.makers import write_csv, write_ods


def test_a_csv_file_is_rows_of_text(tmp_path: Path) -> None:
    """Columns come from the header row, cells stay text, and short rows are filled up."""
    write_csv(tmp_path / "a.csv", "place ,  year of  count,value", "Alderham,2020,007", "Brackwell,2021")
    table = Sources(tmp_path).table("a.csv")
    assert table.columns == ("place", "year of count", "value")
    assert list(table.rows[0]) == ["Alderham", "2020", "007"]
    assert list(table.rows[1]) == ["Brackwell", "2021", ""]
    assert table.first_row == 2


def test_a_workbook_is_read_below_its_header(tmp_path: Path) -> None:
    """The sheet is found by a regular expression; whole numbers lose their point."""
    write_ods(tmp_path / "b.ods", {"Cover": [["About"]], "T1_": [["Title", ""], ["code", "n"], ["E1", 12.0]]})
    table = Sources(tmp_path).table("b.ods", "T1_?", 2)
    assert table.columns == ("code", "n")
    assert [list(row) for row in table.rows] == [["E1", "12"]]
    assert table.first_row == 3


def test_columns_without_a_header_are_letters(tmp_path: Path) -> None:
    """Header row 0 keeps every row and calls the columns A, B, C."""
    write_ods(tmp_path / "b.ods", {"T1": [["Title", ""], ["E1", 2.5]]})
    table = Sources(tmp_path).table("b.ods", "T1", 0)
    assert table.columns == ("A", "B")
    assert list(table.rows[1]) == ["E1", "2.5"]


def test_a_parquet_file_is_rows_of_text(tmp_path: Path) -> None:
    """Numbers and missing cells become text."""
    pyarrow.parquet.write_table(pa.table({"n": [1.0, 2.5], "word": ["a", None]}), tmp_path / "c.parquet")
    assert list(Sources(tmp_path).table("c.parquet").rows) == [("1", "a"), ("2.5", "")]


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """The same table is given again, not read again."""
    write_csv(tmp_path / "a.csv", "place,value", "Alderham,1")
    sources = Sources(tmp_path)
    assert sources.table("a.csv") is sources.table("a.csv")


def test_rows_with_a_value_are_found_by_an_index(tmp_path: Path) -> None:
    """The positions of equal cells come in the file's order."""
    write_csv(tmp_path / "a.csv", "place,value", "A,1", "B,2", "A,3")
    assert Sources(tmp_path).table("a.csv").rows_with("place", "A") == [0, 2]


@pytest.mark.parametrize(
    ("name", "words"), [("none.csv", "missing"), ("../out.csv", "not in the folder"), ("d.pdf", "kind")]
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str, words: str) -> None:
    """The message says which file and why."""
    folder = tmp_path / "sources"
    write_csv(tmp_path / "out.csv", "a")
    write_csv(folder / "d.pdf", "a")
    with pytest.raises(SourceError, match=words):
        Sources(folder).table(name)


def test_an_unknown_sheet_or_column_names_those_there_are(tmp_path: Path) -> None:
    """A refusal lists what could have been meant."""
    write_ods(tmp_path / "b.ods", {"Homes": [["code"], ["E1"]]})
    sources = Sources(tmp_path)
    with pytest.raises(SourceError, match="Homes"):
        sources.table("b.ods", "Waste")
    with pytest.raises(SourceError, match="code"):
        sources.table("b.ods", "Homes").position("value")
    with pytest.raises(SourceError, match="header in row 9"):
        sources.table("b.ods", "Homes", 9)


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    """Bytes that are no workbook give a message and not a crash."""
    (tmp_path / "b.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(SourceError, match="workbook"):
        Sources(tmp_path).table("b.xlsx")


def test_an_open_quotation_mark_is_refused(tmp_path: Path) -> None:
    """The row and the remedy are told, and nothing crashes."""
    (tmp_path / "a.csv").write_bytes(b'place\n"' + b"x" * 200_000)
    with pytest.raises(SourceError, match=r"a.csv cannot be read after row 1 .* a quotation mark"):
        Sources(tmp_path).table("a.csv")


def test_the_checksum_is_that_of_the_bytes(tmp_path: Path) -> None:
    """The checksum is SHA-256 of the file as it is."""
    (tmp_path / "a.csv").write_bytes(b"a\n")
    assert Sources(tmp_path).sha256("a.csv") == hashlib.sha256(b"a\n").hexdigest()


def test_cells_of_all_kinds_become_text() -> None:
    """Dates are ISO 8601, whole numbers have no point, nothing is blank."""
    cells = [12.0, 2.5, None, " a ", date(2020, 1, 13), 7]
    assert [as_text(cell) for cell in cells] == ["12", "2.5", "", "a", "2020-01-13", "7"]


def test_columns_are_lettered_as_in_a_workbook() -> None:
    """After Z comes AA."""
    assert [column_letter(index) for index in (0, 25, 26, 31, 702)] == ["A", "Z", "AA", "AF", "AAA"]
