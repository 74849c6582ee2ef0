"""Small made-up publishers' files and a data folder for the tests of the importers."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_COLUMNS = (
    "code,name,type,upper_tier,valid_from,valid_to,continues_as,names_seen,mhclg_code,dfe_number,itl_code"
)
GEOGRAPHIES = f"""{_COLUMNS}
E06000901,Alderham,unitary,yes,,,,Alderham;Alderham UA,E9001,901,
E06000902,Brackwell,unitary,yes,2020-04-01,,,Brackwell,E9002,902,
E10000901,Old Brackwellshire,county,former,,2020-03-31,,Old Brackwellshire,E9020,909,
E08000901,Crossford,metropolitan,former,,2023-03-31,E08000902,Crossford,,,
E08000902,Crossford,metropolitan,yes,2023-04-01,,,Crossford,E9003,903,
E12000901,Middle Region,region,no,,,,Middle Region,,980,TLX
E12000902,Far Region,region,no,,,,Far Region,,981,TLY
E92000901,Wideland,country,no,,,,Wideland,Wide,970,TLW
"""

GEOGRAPHIES_RECIPE = """file = "geographies.csv"
hold_types = ["unitary", "metropolitan", "county"]
hold_codes = ["E12000901", "E92000901"]
"""

RELEASE = """id = "{id}"
title = "Made-up figures"
publisher = "Office of Made-up Figures"
url = "https://example.org/figures"
published = "2024-05-01"
accessed = "2024-06-01"
licence = "not stated"
kind = "publisher_file"
"""

_CELL = '<table:table-cell office:value-type="{kind}"{value}><text:p>{text}</text:p></table:table-cell>'
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)

_MANIFEST = """<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def write_csv(path: Path, *lines: str) -> None:
    """Write lines as a file of UTF-8 text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def write_ods(path: Path, sheets: dict[str, Sequence[Sequence[str | float]]]) -> None:
    """Write a workbook of sheets, rows and cells; numbers stay numbers."""
    tables = "".join(_table(name, rows) for name, rows in sheets.items())
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f'<?xml version="1.0"?><office:document-content {_SPACES}>{body}</office:document-content>'
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)


def write_data(folder: Path, recipes: dict[str, str]) -> tuple[Path, Path]:
    """Write a data folder with recipes and their releases, and the folder of sources; return both."""
    data, sources = folder / "data", folder / "sources"
    write_csv(sources / "geographies.csv", *GEOGRAPHIES.splitlines())
    write_csv(data / "recipes" / "geographies.toml", GEOGRAPHIES_RECIPE)
    for name, text in recipes.items():
        write_csv(data / "recipes" / f"{name}.toml", f'release = "{name}"', text)
        write_csv(data / "releases" / f"{name}.toml", RELEASE.format(id=name))
    return data, sources


def _table(name: str, rows: Sequence[Sequence[str | float]]) -> str:
    lines = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    return f'<table:table table:name="{escape(name)}">{lines}</table:table>'


def _cell(cell: str | float) -> str:
    if isinstance(cell, str):
        return _CELL.format(kind="string", value="", text=escape(cell)) if cell else "<table:table-cell/>"
    return _CELL.format(kind="float", value=f' office:value="{cell!r}"', text=cell)
