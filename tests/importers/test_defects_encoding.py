"""What publishers get wrong in the bytes of a file: encodings, marks, ends of lines, delimiters (1 to 3)."""

from pathlib import Path

import pytest

from lutondash.importers.readers import SourceError, Sources
from tests.importers.extracting import ELS, ELS_RECIPE, els_row, run

POUND = "Description,Net Amount(£)\nCafé,325.00\n"


def columns_of(folder: Path, content: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headings of a file of these bytes, and what is told about it."""
    (folder / "a.csv").write_bytes(content)
    table = Sources(folder).table("a.csv")
    return table.columns, table.remarks


def test_1_a_byte_that_is_not_utf8_is_read_as_windows_1252_and_told(tmp_path: Path) -> None:
    """The pound sign as 0xA3 is a pound sign, never U+FFFD, and the report says how it was read."""
    columns, remarks = columns_of(tmp_path, POUND.encode("cp1252"))
    assert columns == ("Description", "Net Amount(£)")
    assert remarks == ("a.csv is not UTF-8 and was read as Windows-1252.",)


def test_1_the_encoding_is_in_the_report_of_the_import(tmp_path: Path) -> None:
    """What is told of a file comes with its series."""
    (tmp_path / "a.csv").write_bytes("code,year,value,é\nE06000901,2020-21,5,ü\n".encode("cp1252"))
    figures, tally, faults = run(tmp_path)
    assert [each.value for each in figures] == ["5"]
    assert faults == []
    assert tally.remarks == ["a.csv is not UTF-8 and was read as Windows-1252."]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_1_wide_encodings_are_read_too(tmp_path: Path, encoding: str) -> None:
    """Unicode text of a spreadsheet program, with a mark or without."""
    columns, remarks = columns_of(tmp_path, POUND.encode(encoding))
    assert columns == ("Description", "Net Amount(£)")
    assert len(remarks) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a,b\n1,é\n".encode() + "2,é\n".encode("cp1252"), r"two|another encoding in one file \(row 3\)"),
        (b"a,b\n1,\x9d\n", r"the byte 0x9D in row 2"),
        (b"a,b\n1,\x00\x00\x00x\n", r"row 2 has a null byte"),
        (b"\xff\xfea", r"not after row 0"),
    ],
)
def test_1_what_has_no_encoding_is_refused_with_its_row(tmp_path: Path, content: bytes, words: str) -> None:
    """Two encodings in one file, a byte without meaning, or bytes that are no text."""
    with pytest.raises(SourceError, match=words):
        columns_of(tmp_path, content)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_2_a_mark_at_the_start_is_not_part_of_the_first_heading(tmp_path: Path, mark: bytes) -> None:
    """With it or without, the column is called areacd."""
    (tmp_path / "a.csv").write_bytes(mark + f"{ELS}\n{els_row('5')}\n".encode())
    figures, tally, faults = run(tmp_path, **ELS_RECIPE)
    assert [each.value for each in figures] == ["5"]
    assert (faults, tally.remarks) == ([], [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_3_every_end_of_line_is_accepted(tmp_path: Path, end: str) -> None:
    """Unix, Windows and old Macintosh; the last cell keeps no carriage return."""
    (tmp_path / "a.csv").write_bytes(end.join([ELS, els_row("5", notes="As sent"), ""]).encode())
    figures, _, faults = run(tmp_path, **ELS_RECIPE)
    assert [(each.value, each.note) for each in figures] == [("5", "As sent")]
    assert faults == []


def test_3_ends_of_lines_may_differ_within_a_file(tmp_path: Path) -> None:
    """A file put together from two."""
    rows = f"{ELS}\r\n{els_row('5')}\n{els_row('6', code='E06000902')}\r\n"
    (tmp_path / "a.csv").write_bytes(rows.encode())
    assert [each.value for each in run(tmp_path, **ELS_RECIPE)[0]] == ["5", "6"]


@pytest.mark.parametrize(("delimiter", "word"), [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")])
def test_other_delimiters_are_found_and_told(tmp_path: Path, delimiter: str, word: str) -> None:
    """Notes with commas do not mislead."""
    rows = [["code", "year", "value", "note"], ["E06000901", "2020-21", "5", "one, two, three"]]
    (tmp_path / "a.csv").write_text("\n".join(delimiter.join(row) for row in rows), "utf-8")
    figures, tally, _ = run(tmp_path, note="note")
    assert [(each.value, each.note) for each in figures] == [("5", "one, two, three")]
    assert tally.remarks == [f"a.csv has {word} between its columns."]


def test_a_comma_file_with_semicolons_in_its_notes_stays_one(tmp_path: Path) -> None:
    """Every row has one semicolon, and as many commas as columns."""
    (tmp_path / "a.csv").write_text("code,year,value,note\nE06000901,2020-21,5,a; b\n", "utf-8")
    figures, tally, _ = run(tmp_path, note="note")
    assert [each.note for each in figures] == ["a; b"]
    assert tally.remarks == []
