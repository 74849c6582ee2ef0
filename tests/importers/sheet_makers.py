"""The same small sheet as csv, xlsx, xls and ods, and workbooks made part by part."""

import csv
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter
import xlwt

from tests.importers.makers import write_ods

KINDS = ("csv", "xlsx", "xls", "ods")
Rows = Sequence[Sequence[str | float]]

_OPEN = "http://schemas.openxmlformats.org"
_MAIN = f"{_OPEN}/spreadsheetml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_OPEN}/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_OPEN}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_OPEN}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OPEN}/officeDocument/2006/relationships">'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{_XML}<Relationships xmlns="{_OPEN}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_OPEN}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>"
    ),
}
SHEET = "xl/worksheets/sheet1.xml"


def sheet_xml(rows: str, before: str = "") -> str:
    """Return the XML of a sheet; `before` stands in front of it."""
    return f'{_XML}{before}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def write_parts(path: Path, parts: Mapping[str, str | bytes]) -> None:
    """Write an xlsx workbook from its parts; those not given are as they should be."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (PARTS | {SHEET: sheet_xml("")} | dict(parts)).items():
            archive.writestr(name, text)


def write_sheet(path: Path, rows: Rows, sheet: str = "Performance") -> None:
    """Write rows in the form that the file's name ends with; a blank cell stays empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    {".csv": _csv, ".xlsx": _xlsx, ".xls": _xls, ".ods": _ods}[path.suffix](path, rows, sheet)


def _csv(path: Path, rows: Rows, _: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)


def _xlsx(path: Path, rows: Rows, sheet: str) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)


def _xls(path: Path, rows: Rows, sheet: str) -> None:
    workbook = xlwt.Workbook()
    page = workbook.add_sheet(sheet)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                page.write(number, column, cell)
    workbook.save(str(path))


def _ods(path: Path, rows: Rows, sheet: str) -> None:
    write_ods(path, {sheet: rows})
