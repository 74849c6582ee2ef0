"""Tests of files that are too large, or made to do harm: each is refused before it is read, with a remedy."""

import time
import zipfile
from pathlib import Path

import pytest

from lutondash.importers.limits import LIMITS, Limits
from lutondash.importers.readers import SourceError, Sources
from lutondash.importers.sheet_scan import scan_ods, scan_xlsx_sheet
from tests.importers.makers import write_csv
from tests.importers.sheet_makers import SHEET, sheet_xml, write_parts

CELL = '<row r="{row}"><c r="{at}"><v>1</v></c></row>'
ROWS, COLUMNS = "table:number-rows-repeated", "table:number-columns-repeated"
ONE = "<text:p>1</text:p></table:table-cell></table:table-row>"
VALUE = 'office:value-type="float" office:value="1"'
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)


def refusal(folder: Path, name: str, limits: Limits = LIMITS) -> str:
    """The words with which a file is refused; the first sheet of a workbook is asked for."""
    with pytest.raises(SourceError) as raised:
        Sources(folder, limits).cells(name)
    return str(raised.value)


def write_ods_table(path: Path, table: str, **parts: str) -> None:
    """Write an ods workbook of one sheet from the XML of its rows."""
    sheet = f'<table:table table:name="S">{table}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", parts.get("manifest", manifest))
        archive.writestr("content.xml", f"<office:document-content {SPACES}>{body}</office:document-content>")


def test_a_file_that_is_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    """Nothing of it is read."""
    (tmp_path / "a.csv").write_bytes(b"x" * 3_000_000)
    found = refusal(tmp_path, "a.csv", Limits(file_bytes=2_000_000))
    assert found == "a.csv has 3.0 megabytes, and 2.0 megabytes is the most; leave out what is not needed"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """A download that broke off at once."""
    (tmp_path / "a.xlsx").write_bytes(b"")
    assert refusal(tmp_path, "a.xlsx") == "a.xlsx is empty (0 bytes); fetch it again"


def test_ten_million_rows_are_refused_without_reading_them_all(tmp_path: Path) -> None:
    """The reader stops at the limit, long before the end."""
    with (tmp_path / "a.csv").open("wb") as file:
        for _ in range(100):
            file.write(b"E06000901,1\n" * 100_000)
    start = time.perf_counter()
    assert refusal(tmp_path, "a.csv", Limits(rows=1000)).startswith("a.csv has more than 1,000 rows")
    assert time.perf_counter() - start < 10


def test_a_row_of_very_many_columns_is_refused(tmp_path: Path) -> None:
    """One broken row would make every row as wide."""
    write_csv(tmp_path / "a.csv", "a,b", "1," * 20_000)
    assert "a.csv has 20,001 columns" in refusal(tmp_path, "a.csv")


def test_a_zip_that_unpacks_to_very_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """A part of noughts, a thousandth of its size when packed."""
    write_parts(tmp_path / "a.xlsx", {SHEET: sheet_xml(""), "xl/media/a.bin": b"\0" * 30_000_000})
    found = refusal(tmp_path, "a.xlsx")
    assert "more than 150 times as much, as a harmful file does" in found
    assert "is the most" in refusal(tmp_path, "a.xlsx", Limits(unpacked_bytes=1_000_000))


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """What a part says of itself is compared with what it is."""
    path = tmp_path / "a.xlsx"
    write_parts(path, {SHEET: sheet_xml(CELL.format(row=1, at="A1") * 3)})
    size = len(sheet_xml(CELL.format(row=1, at="A1") * 3)).to_bytes(4, "little")
    content = path.read_bytes()
    assert size in content
    path.write_bytes(content.replace(size, (10).to_bytes(4, "little")))
    assert "damaged" in refusal(tmp_path, "a.xlsx")


@pytest.mark.parametrize(
    "rows",
    [
        CELL.format(row=1, at="A1") + CELL.format(row=1048576, at="XFD1048576"),
        CELL.format(row=1048576, at="XFD1048576"),
        '<row r="1048576"><c><v>1</v></c></row>' + CELL.format(row=1, at="XFD1"),
        "<row r='1'><c s='1' r = 'XFD1048576' ><v>1</v></c></row>",
        "<x:row xmlns:x='x' r='1'><x:c r='ZZZZZZZ99999999999'><x:v>1</x:v></x:c></x:row>",
    ],
)
def test_a_cell_far_away_is_refused_before_room_is_made_for_all_before_it(tmp_path: Path, rows: str) -> None:
    """Seventeen thousand million cells would end the process."""
    write_parts(tmp_path / "a.xlsx", {SHEET: sheet_xml(rows)})
    found = refusal(tmp_path, "a.xlsx")
    assert "is the most; delete what stands far from the table" in found
    assert "its last cell is" in found


def test_a_size_that_a_sheet_only_claims_does_no_harm(tmp_path: Path) -> None:
    """The dimension is not believed, and empty cells far away do not count."""
    rows = CELL.format(row=1, at="A1") + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    claimed = sheet_xml(rows).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    write_parts(tmp_path / "a.xlsx", {SHEET: claimed})
    assert Sources(tmp_path).cells("a.xlsx") == [[1.0]]


@pytest.mark.parametrize(
    "table",
    [
        f'<table:table-row {ROWS}="1048576"><table:table-cell {COLUMNS}="16384" {VALUE}>{ONE}',
        f'<table:table-row {ROWS}="2000000000"><table:table-cell {VALUE}>{ONE}',
        f'<table:table-row {ROWS}="1048575"><table:table-cell/></table:table-row>'
        f'<table:table-row><table:table-cell {COLUMNS}="16383"/><table:table-cell {VALUE}>{ONE}',
    ],
)
def test_cells_that_are_repeated_without_end_are_refused(tmp_path: Path, table: str) -> None:
    """A line of text can stand for thousands of millions of cells."""
    write_ods_table(tmp_path / "a.ods", table)
    assert "is the most; delete what stands far from the table" in refusal(tmp_path, "a.ods")


def test_blanks_that_are_repeated_to_the_edge_are_harmless(tmp_path: Path) -> None:
    """Every spreadsheet program writes them."""
    row = f"<table:table-row><table:table-cell {VALUE}><text:p>1</text:p></table:table-cell>"
    blank = '<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
    rest = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
    write_ods_table(tmp_path / "a.ods", row + blank + rest)
    assert Sources(tmp_path).cells("a.ods") == [[1.0]]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_part_that_declares_entities_is_refused(tmp_path: Path, part: str) -> None:
    """A thousand million laughs fit into a few lines."""
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    write_parts(tmp_path / "a.xlsx", {part: sheet_xml("", before=laughs)})
    assert f"a.xlsx declares <!DOCTYPE in {part}" in refusal(tmp_path, "a.xlsx")


@pytest.mark.parametrize("name", ["a.xlsm", "a.xlsb"])
def test_workbooks_for_macros_are_refused_by_name(tmp_path: Path, name: str) -> None:
    """Programs are never read; the remedy is to save without them."""
    write_parts(tmp_path / name, {})
    assert refusal(tmp_path, name).endswith(
        "may hold macros (programs), which are never read; save it as xlsx"
    )


def test_macros_under_an_innocent_name_are_refused(tmp_path: Path) -> None:
    """An xlsm that is called xlsx."""
    write_parts(tmp_path / "a.xlsx", {"xl/vbaProject.bin": b"Sub"})
    assert "holds macros (programs) in xl/vbaProject.bin" in refusal(tmp_path, "a.xlsx")


def test_a_locked_workbook_is_refused(tmp_path: Path) -> None:
    """Excel's locked files are of the old kind; ods says so in its manifest."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    (tmp_path / "a.xlsx").write_bytes(head + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    write_ods_table(tmp_path / "a.ods", "", manifest="<manifest:encryption-data/>")
    for name in ("a.xlsx", "a.ods"):
        remedy = "save it without the password, or ask the publisher for a copy without one"
        assert refusal(tmp_path, name) == f"{name} is locked with a password; {remedy}"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"PAR1....", "a.csv is called .csv but is a file of kind parquet; call it .parquet"),
        ("a.xls", b"<html><table></table></html>", "a.xls is called .xls but is a web page"),
        ("a.csv", b"\n<!DOCTYPE html><title>Not found</title>", "is a web page and no text of rows"),
        ("a.csv", b"%PDF-1.7", "is a PDF"),
        ("a.xlsx", b"code,value\n", "a.xlsx is called .xlsx but is text and no xlsx workbook"),
        ("a.xls", b'<?xml version="1.0"?><Workbook/>', "is XML and no xls workbook"),
        ("a.parquet", b"PAR1", "a.parquet is not a parquet file that can be read"),
        (
            "a.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "a.xls is not a workbook that can be read",
        ),
    ],
)
def test_a_file_that_is_not_what_it_is_called_is_told(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    """The name says one kind, the first bytes another."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=words.replace("(", r"\(")):
        Sources(tmp_path).table(name)


def test_a_workbook_called_csv_is_told(tmp_path: Path) -> None:
    """The commonest slip."""
    write_parts(tmp_path / "a.csv", {})
    assert refusal(tmp_path, "a.csv") == "a.csv is called .csv but is a file of kind xlsx; call it .xlsx"


def test_an_ending_in_capitals_is_an_ending(tmp_path: Path) -> None:
    """A.CSV is a csv file."""
    write_csv(tmp_path / "A.CSV", "a", "1")
    assert Sources(tmp_path).cells("A.CSV") == [["a"], ["1"]]


@pytest.mark.parametrize(
    "rows",
    [
        "<c " * 1_000_000,
        '<c r="A1" t="e"><f>' * 100_000,
        "<row><c><v>1</v></c>" * 100_000,
        "<c" + " " * 3_000_000,
    ],
)
def test_tags_without_end_cost_no_more_than_their_length(rows: str) -> None:
    """Each is looked at once: megabytes of broken tags take seconds, not hours."""
    start = time.perf_counter()
    scan_xlsx_sheet(rows.encode())
    assert time.perf_counter() - start < 20


def test_a_long_text_that_very_many_cells_share_is_refused(tmp_path: Path) -> None:
    """A megabyte that is stored once and shown ten thousand times; the same in the other kind."""
    long = "x" * 1_000_000
    cells = "".join(f'<c r="A{row}" t="s"><v>0</v></c>' for row in range(1, 10_001))
    parts = {SHEET: sheet_xml(cells), "xl/sharedStrings.xml": f"<sst><si><t>{long}</t></si></sst>"}
    write_parts(tmp_path / "a.xlsx", parts)
    cell = f'<table:table-cell {COLUMNS}="10000" office:value-type="string"><text:p>{long}</text:p>'
    write_ods_table(tmp_path / "a.ods", f"<table:table-row>{cell}</table:table-cell></table:table-row>")
    for name in ("a.xlsx", "a.ods"):
        assert "repeats long texts in so many cells that they make 10,000" in refusal(tmp_path, name)


def test_tables_without_end_cost_no_more_than_their_length() -> None:
    """The same of the other kind."""
    start = time.perf_counter()
    scan_ods(b'<table:table table:name="S">' * 100_000)
    assert time.perf_counter() - start < 20
