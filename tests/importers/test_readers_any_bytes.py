"""Whatever bytes a file has, it is read or refused: no other exception leaves the readers."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lutondash.importers.readers import SourceError, Sources
from tests.importers.sheet_makers import PARTS, SHEET, sheet_xml, write_sheet

ROWS = (["code", "year", "value"], ["E06000901", "2020-21", 5.0], ["E06000902", "2020-21", "x"])
LETTERS = st.text(alphabet='ab,;\t|"\n\r é£\ufeff\0', max_size=200)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
SHARES = st.one_of(st.just(1.0), st.floats(0, 1))
TAGS = ("<row>", '<row r="2">', "</row>", "<c>", '<c r="B2" t="e">', '<c r="A1">', '<c r="Z9" t="s">', "</c>")
WORDS = ("<v>", "</v>", "1", "#REF!", "&amp;", "&x;", "<f>1</f>", '<c r="C3"/>', "<", "é")
MARKUP = st.sampled_from([*TAGS, *WORDS])


def read_or_refuse(name: str, content: bytes) -> None:
    """Read a file of these bytes as rows and as a table; only a SourceError may come of it."""
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        sources = Sources(Path(folder))
        for read in (sources.cells, sources.table):
            try:
                rows = read(name)
            except SourceError as refused:
                assert name in str(refused)
            else:
                assert rows is not None


@given(content=st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.ods", "a.parquet"])
def test_any_bytes_are_read_or_refused(name: str, content: bytes) -> None:
    """Bytes from nowhere."""
    read_or_refuse(name, content)


@given(text=LETTERS, encoding=ENCODINGS, cut=st.integers(0, 3))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str, encoding: str, cut: int) -> None:
    """Delimiters, quotation marks and ends of lines in any order and encoding, perhaps cut off."""
    content = text.encode(encoding)
    read_or_refuse("a.csv", content[: len(content) - cut])


@given(markup=st.lists(MARKUP, max_size=25), part=st.sampled_from([SHEET, "xl/sharedStrings.xml"]))
@settings(max_examples=150, deadline=None)
def test_any_markup_in_a_sheet_is_read_or_refused(markup: list[str], part: str) -> None:
    """Tags in any order, closed or not."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in (PARTS | {SHEET: sheet_xml(""), part: sheet_xml("".join(markup))}).items():
            archive.writestr(name, text)
    read_or_refuse("a.xlsx", packed.getvalue())


@given(changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=5), kept=SHARES)
@settings(max_examples=25, deadline=None)
@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.xls"])
def test_a_workbook_with_bytes_changed_is_read_or_refused(
    name: str, changes: list[tuple[int, int]], kept: float
) -> None:
    """A good workbook with a few bytes wrong, or cut off."""
    with TemporaryDirectory() as folder:
        write_sheet(Path(folder) / name, ROWS)
        content = bytearray((Path(folder) / name).read_bytes())
    for position, byte in changes:
        content[position % len(content)] = byte
    read_or_refuse(name, bytes(content[: int(len(content) * kept)]))
