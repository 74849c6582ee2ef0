"""What publishers get wrong in workbooks (17, 19, 20): formulas, hidden sheets, errors, old and odd files."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from lutondash.importers.readers import SourceError, Sources
from tests.importers.extracting import run
from tests.importers.makers import write_ods
from tests.importers.sheet_makers import sheet_xml, write_parts, write_sheet

ROWS = (["code", "year", "value"], ["E06000901", "2020-21", 5.0])
STYLES = """<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<fonts count="1"><font><color rgb="#1F497D"/></font></fonts><fills count="1"><fill/></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="1"><xf/></cellXfs></styleSheet>"""


def with_front_page(path: Path) -> None:
    """A workbook with a front page, a page of formulas, a hidden sheet and the data, as a return has them."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Front page").write("A1", "Revenue account")
        workbook.add_worksheet("LA drop-down").write_formula("A1", "=1/0", None, "#DIV/0!")
        workbook.add_worksheet("Lists").hide()
        data = workbook.add_worksheet("RA LA Data 2016-17")
        for number, row in enumerate(ROWS):
            data.write_row(number, 0, row)
        data.write_row(2, 0, ["E06000902", "2020-21"])
        data.write_formula("C3", "=C2+1", None, 6)


def test_17_the_sheet_is_chosen_by_name_and_formulas_are_their_last_results(tmp_path: Path) -> None:
    """The front page, the drop-down and the hidden sheet are passed over."""
    with_front_page(tmp_path / "a.xlsx")
    figures, _, faults = run(tmp_path, file="a.xlsx", sheet="ra la data .*")
    assert [each.value for each in figures] == ["5", "6"]
    assert faults == []


def test_17_without_a_name_the_sheets_are_listed_and_hidden_ones_said_so(tmp_path: Path) -> None:
    """It is not guessed which of several is meant."""
    with_front_page(tmp_path / "a.xlsx")
    with pytest.raises(SourceError, match=r"more than one sheet .* Lists \(hidden\), RA LA Data 2016-17"):
        Sources(tmp_path).table("a.xlsx")


def test_17_the_only_sheet_that_is_shown_needs_no_name(tmp_path: Path) -> None:
    """A hidden sheet beside it does not matter."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        page = workbook.add_worksheet("Data")
        for number, row in enumerate(ROWS):
            page.write_row(number, 0, row)
        workbook.add_worksheet("Lists").hide()
    assert [each.value for each in run(tmp_path, file="a.xlsx")[0]] == ["5"]


@pytest.mark.parametrize("word", ["#REF!", "#DIV/0!", "#N/A"])
def test_17_the_error_of_a_formula_is_refused_with_its_cell(tmp_path: Path, word: str) -> None:
    """It is never read as a blank."""
    cells = (
        '<c r="A1" t="str"><v>code</v></c><c r="B1" t="str"><v>year</v></c><c r="C1" t="str"><v>value</v></c>'
    )
    row = (
        '<c r="A2" t="str"><v>E06000901</v></c><c r="B2" t="str"><v>2020-21</v></c>'
        f'<c r="C2" t="e"><v>{word}</v></c>'
    )
    write_parts(
        tmp_path / "a.xlsx",
        {"xl/worksheets/sheet1.xml": sheet_xml(f'<row r="1">{cells}</row><row r="2">{row}</row>')},
    )
    _, _, faults = run(tmp_path, file="a.xlsx", symbols={"": "x"})
    assert faults == [
        f"a.xlsx: C2 ({word!r}) of the sheet 'S' is the error of a formula. "
        "Mend the formula, or ask the publisher."
    ]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("cell", ["B3", "C3", "E3"])
def test_a_formula_that_was_never_worked_out_is_refused(tmp_path: Path, cell: str, kind: str) -> None:
    """It is no blank: not in a quarter, nor where the place of the row stands; elsewhere it does no harm."""
    headings = ["Ref", "Code", "2024/25 - Q1", "2024/25 - Q2", "Other"]
    rows = [headings, ["A", "E06000901", 1.0, 2.0, "x"], ["B", "E06000902", 3.0, 4.0, "x"]]
    path = tmp_path / f"a.{kind}"
    if kind == "xlsx":
        with xlsxwriter.Workbook(path) as workbook:
            page = workbook.add_worksheet("KPIs")
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
            page.write_formula(cell, "=1+1", None, "")
    else:
        column = "ABCDE".index(cell[0])
        write_ods(path, {"KPIs": [*rows[:2], [*rows[2][:column], "@", *rows[2][column + 1 :]]]})
        unworked = b'<table:table-cell table:formula="of:=1+1"/>'
        _put_in_place_of_at(path, unworked)
    keys = {"place": {"column": "Code"}, "period": {"form": "financial_quarter"}, "period_columns": "Q[12]$"}
    figures, _, faults = run(tmp_path, file=path.name, value="", **keys)
    if cell == "E3":
        assert (len(figures), faults) == (4, [])
    else:
        assert faults == [
            f"{path.name}: {cell} of the sheet 'KPIs' holds a formula without a stored result. "
            "Open the workbook, recalculate and save it."
        ]


def _put_in_place_of_at(path: Path, cell: bytes) -> None:
    """Put a cell in place of the one that holds @."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    at = rb"<table:table-cell[^<>]*><text:p>@</text:p></table:table-cell>"
    parts["content.xml"] = re.sub(at, cell, parts["content.xml"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def test_19_an_old_workbook_is_read(tmp_path: Path) -> None:
    """The binary form of before 2007."""
    write_sheet(tmp_path / "a.xls", ROWS)
    figures, _, faults = run(tmp_path, file="a.xls")
    assert [each.value for each in figures] == ["5"]
    assert faults == []


def test_20_a_workbook_whose_colours_break_another_reader_is_read(tmp_path: Path) -> None:
    """Another reader refuses its colours; the figures have nothing to do with them."""
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
    )
    sheet = sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>')
    parts = {"[Content_Types].xml": types, "xl/styles.xml": STYLES, "xl/worksheets/sheet1.xml": sheet}
    write_parts(tmp_path / "a.xlsx", parts)
    with pytest.raises(ValueError, match="stylesheet") as raised:
        openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert "aRGB" in str(raised.value.__cause__)
    assert Sources(tmp_path).cells("a.xlsx") == [[7.0]]
