"""Tests of small files that would fill the memory: each is refused in words before it can."""

import tracemalloc
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from lutondash.importers import parquet_files, readers
from lutondash.importers.containers import open_container
from lutondash.importers.limits import LIMITS, Limits
from lutondash.importers.readers import SourceError, Sources
from tests.importers.sheet_makers import SHEET, write_parts
from tests.importers.test_limits import write_ods_table

MEGABYTE = 1_000_000
CELL = '<table:table-cell office:value-type="string"{}><text:p>a<text:s text:c="{}"/></text:p>'


def refusal(folder: Path, name: str, limits: Limits = LIMITS) -> str:
    """The words with which a file's table is refused."""
    with pytest.raises(SourceError) as raised:
        Sources(folder, limits).table(name)
    return str(raised.value)


def write_spaces(path: Path, count: str, repeats: str = "") -> None:
    """Write a workbook with one cell of very many spaces."""
    cell = CELL.format(repeats, count)
    write_ods_table(path, f"<table:table-row>{cell}</table:table-cell></table:table-row>")


def test_a_part_that_lies_about_its_size_is_not_unpacked_to_its_end(tmp_path: Path) -> None:
    """The list of parts says a thousand bytes where there are thirty million."""
    path = tmp_path / "a.xlsx"
    write_parts(path, {SHEET: b" " * 30 * MEGABYTE})
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (1000).to_bytes(4, "little")))
    container = open_container("a.xlsx", path, LIMITS)
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match=r"damaged in xl/worksheets/sheet1\.xml"):
            container.read(SHEET)
        assert tracemalloc.get_traced_memory()[1] < 5 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_a_parquet_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """What its groups of rows say is summed before one is read."""
    table = pa.table({"word": ["x" * 100_000 + str(number) for number in range(30)]})
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet", compression="zstd", use_dictionary=False)
    assert "would unpack to 3.0 megabytes" in refusal(tmp_path, "a.parquet", Limits(unpacked_bytes=MEGABYTE))


def test_a_word_that_very_many_rows_of_a_parquet_file_share_is_refused(tmp_path: Path) -> None:
    """Two hundred thousand letters, stored once and shown ten thousand times."""
    words = pa.array(["x" * 200_000]).take(pa.array([0] * 10)).dictionary_encode()
    many = pa.DictionaryArray.from_arrays(pa.array([0] * 10_000, pa.int32()), words.dictionary)
    pyarrow.parquet.write_table(pa.table({"word": many}), tmp_path / "a.parquet")
    assert (tmp_path / "a.parquet").stat().st_size < MEGABYTE
    assert "that they make 2,000.0 megabytes" in refusal(tmp_path, "a.parquet")


def test_texts_of_a_parquet_file_that_begin_alike_are_refused(tmp_path: Path) -> None:
    """Each is stored as what it has more than the one before: a few bytes are a hundred megabytes."""
    table = pa.table({"word": ["x" * MEGABYTE] * 100})
    encoding = {"word": "DELTA_BYTE_ARRAY"}
    path = tmp_path / "a.parquet"
    pyarrow.parquet.write_table(table, path, use_dictionary=False, column_encoding=encoding)
    assert path.stat().st_size < 2 * MEGABYTE
    assert "packs its texts in a way that cannot be read" in refusal(tmp_path, "a.parquet")


def test_a_parquet_file_that_breaks_its_reader_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried in a process of its own, whose end is told in words."""
    pyarrow.parquet.write_table(pa.table({"word": ["a"]}), tmp_path / "a.parquet")
    monkeypatch.setattr(parquet_files, "_TRIAL", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert "(the reader breaks off); fetch it again" in refusal(tmp_path, "a.parquet")
    monkeypatch.setattr(parquet_files, "_TRIAL", "bytes(3 * 1024**3)")
    assert "more than 2,147 megabytes of memory; ask the publisher" in refusal(tmp_path, "a.parquet")


def test_lists_in_a_parquet_file_are_refused(tmp_path: Path) -> None:
    """A cell is one text, number or date."""
    pyarrow.parquet.write_table(pa.table({"parts": [["a", "b"]]}), tmp_path / "a.parquet")
    assert "a.parquet has lists or bytes in its column 'parts'" in refusal(tmp_path, "a.parquet")


def test_a_parquet_file_of_words_and_gaps_is_read(tmp_path: Path) -> None:
    """Words stored once come out in their rows, and a gap stays empty."""
    table = pa.table({"word": pa.array(["a", None, "a", "b"]).dictionary_encode(), "large": list("wxyz")})
    large = table.set_column(1, "large", table["large"].cast(pa.large_string()))
    pyarrow.parquet.write_table(large, tmp_path / "a.parquet", row_group_size=2)
    rows = [tuple(row) for row in Sources(tmp_path).table("a.parquet").rows]
    assert rows == [("a", "w"), ("", "x"), ("a", "y"), ("b", "z")]


@pytest.mark.parametrize("count", ["2000000000", "32768", "&#50;000000000"])
def test_a_mark_for_too_many_spaces_is_refused(tmp_path: Path, count: str) -> None:
    """A dozen letters would make the process break off."""
    write_spaces(tmp_path / "a.ods", count)
    assert refusal(tmp_path, "a.ods").startswith("a.ods has more than 32,767 spaces side by side")


def test_spaces_count_as_text_as_often_as_they_are_repeated(tmp_path: Path) -> None:
    """Thirty thousand spaces in two hundred cells are six megabytes."""
    write_spaces(tmp_path / "a.ods", "30000", ' table:number-columns-repeated="200"')
    assert "that they make 6." in refusal(tmp_path, "a.ods", Limits(text_bytes=MEGABYTE))
    write_spaces(tmp_path / "b.ods", "3")
    assert Sources(tmp_path).cells("b.ods") == [["a   "]]


def test_the_checksum_of_a_file_that_is_too_large_is_not_made(tmp_path: Path) -> None:
    """A file of five thousand million bytes, of which the disk holds none."""
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(5_000 * MEGABYTE)
    with pytest.raises(SourceError, match=r"a\.csv has 5,000\.0 megabytes"):
        Sources(tmp_path).sha256("a.csv")


def test_a_lack_of_memory_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever in the reading of a file it comes up."""

    def without_memory(*_: object) -> None:
        raise MemoryError

    (tmp_path / "a.csv").write_text("a,b\n", "utf-8")
    monkeypatch.setattr(readers, "read_text_file", without_memory)
    wanted = "a.csv needs more memory than this machine gives; leave out what is not needed"
    assert refusal(tmp_path, "a.csv") == wanted
    with pytest.raises(SourceError, match="more memory than this machine gives"):
        Sources(tmp_path).cells("a.csv")


@pytest.mark.parametrize("rows_before", [1, 20_000])
def test_a_null_byte_is_refused_with_its_cell(tmp_path: Path, rows_before: int) -> None:
    """Near the start or far from it."""
    (tmp_path / "a.csv").write_text("code,value\n" * rows_before + "E06000901,5\0\n", "utf-8")
    row = rows_before + 1
    wanted = f"a.csv is not text: row {row} has a null byte in cell B{row}; "
    assert refusal(tmp_path, "a.csv").startswith(wanted)
