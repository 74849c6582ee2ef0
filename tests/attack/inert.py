"""What a browser, a spreadsheet or a reader of feeds would run: each function asserts that there is none."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import html5lib
import icalendar
import openpyxl
import pypdf
from docx import Document

from lutondash.web.headers import scripts
from tests.attack.hostile import MARK

RUNS = ("script", "iframe", "object", "embed", "base", "applet", "foreignobject", "meta-refresh")
LEADS = ("href", "src", "action", "formaction", "poster", "data", "background", "srcset", "xlink:href")
NUMBER = re.compile(r"[-+]?\d[\d.,e+-]*%?")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def html(page: str) -> None:
    """A page, or a part of one: our own scripts and what describes the page run, and nothing else."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    for each in root.iter():
        element(each)
    assert len(root.findall("head")) == 1
    for each in root.iter("script"):
        script(each)
    assert MARK not in "".join(each.text or "" for each in root.iter("style"))


def element(each: Element) -> None:
    """An element, of HTML or of SVG: it names no script of its own and fetches from nowhere else."""
    names = {str(name).rpartition("}")[2].lower(): value for name, value in each.attrib.items()}
    tag = str(each.tag).rpartition("}")[2].lower()
    assert tag not in RUNS[1:], tag
    assert not [name for name in names if name.startswith("on")], names
    assert "http-equiv" not in names
    for name in LEADS:
        said = re.sub(r"[\s\x00-\x20]", "", names.get(name, "")).lower()
        assert not re.match(r"(javascript|vbscript|data):(?!(image/|font/|application/vnd\.ms))", said), said
    if tag in ("img", "image", "source", "video", "audio", "link", "script", "use", "input"):
        fetched = names.get("src") or (names.get("href", "") if tag in ("link", "image", "use") else "")
        assert not fetched.startswith("//"), fetched
        assert "evil.test" not in fetched, fetched
    assert MARK not in names.get("style", "")


def script(each: Element) -> None:
    """A script: one that the policy knows, one in a file of this site, or a description that is JSON."""
    text = each.text or ""
    if each.get("type") == "application/ld+json":
        assert json.loads(text)["@context"] == "https://schema.org"
    elif each.get("src"):
        assert str(each.get("src")).startswith("/static/js/")
        assert not text
    else:
        assert text in scripts()


def svg(picture: str) -> None:
    """A picture."""
    root = ElementTree.fromstring(picture)  # noqa: S314  # made by ourselves
    for each in root.iter():
        element(each)
        assert not str(each.tag).endswith("script")


def atom(feed: str) -> None:
    """A feed: well formed, and what stands in it as HTML is inert."""
    for each in ElementTree.fromstring(feed).iter():  # noqa: S314  # made by ourselves
        if each.get("type") == "xhtml":
            for inner in each.iter():
                element(inner)
        if each.get("type") == "html":
            html(each.text or "")
        if str(each.tag).endswith("}link"):
            assert str(each.get("href")).startswith("https://")


def table(text: str) -> None:
    """A table as CSV: no cell is a formula unless it is a number."""
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not cell.startswith(FORMULA) or NUMBER.fullmatch(cell), cell


def workbook(content: bytes) -> None:
    """A workbook: no formula, and no link but to the web and within."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for cell in (each for row in sheet.iter_rows() for each in row):
            assert cell.data_type != "f", cell.value
    relations(content)


def relations(content: bytes) -> None:
    """The parts of an Office file: none is a program, and none leads elsewhere than to the web."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert not [name for name in packed.namelist() if "vba" in name.lower() or "externalLink" in name]
        for name in (each for each in packed.namelist() if each.endswith(".rels")):
            for each in ElementTree.fromstring(packed.read(name)):  # noqa: S314  # made by ourselves
                outside = each.get("TargetMode") == "External"
                assert not outside or str(each.get("Target")).startswith(("https://", "http://", "mailto:"))


def word(content: bytes) -> None:
    """A Word document: its fields count pages and nothing else."""
    relations(content)
    body: Any = Document(io.BytesIO(content)).element
    names = [str(each.tag).rpartition("}")[2] for each in body.iter()]
    assert "instrText" not in names
    assert "altChunk" not in names
    fields = [each for each in body.iter() if str(each.tag).endswith("}fldSimple")]
    assert not fields


def printed(content: bytes) -> None:
    """A PDF: it starts nothing and holds no script, and its links lead to the web or within."""
    read = pypdf.PdfReader(io.BytesIO(content))
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(read.trailer["/Root"].get_object())
    for link in (each.get_object() for page in read.pages for each in page.get("/Annots", ())):
        action = link.get("/A", {})
        assert action.get("/S") in (None, "/URI", "/GoTo"), action
        assert str(action.get("/URI", "https://")).startswith(("http://", "https://", "mailto:"))
    assert not [name for name in (b"/JavaScript", b"/Launch", b"/EmbeddedFile") if name in content]


def calendar(text: str) -> None:
    """A calendar: it can be read, and no words have become lines of it."""
    read = icalendar.Calendar.from_ical(text)
    assert not [each for each in read.walk() if "X-EVIL" in each]
    assert not re.search(r"^X-EVIL|\r(?!\n)|(?<!\r)\n", text, re.MULTILINE)


def packed(content: bytes) -> None:
    """Files in one: names that stay where they are unpacked, and every file inert."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert not name.startswith("/")
            assert ".." not in name
            check(name, archive.read(name))


def listed(value: object) -> Iterator[tuple[str, object]]:
    """Give every key and value in something read from JSON, whatever it lies in."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key, each
            yield from listed(each)
    elif isinstance(value, list):
        for each in value:
            yield from listed(each)


def spec(text: str) -> None:
    """The description of a chart: no words in what Vega runs, nothing fetched, nothing led to."""
    for key, value in listed(json.loads(text)):
        if key in ("expr", "calculate", "filter", "labelExpr", "test", "update", "signal", "href", "url"):
            assert MARK not in json.dumps(value), (key, value)


_BY_ENDING: dict[str, Callable[[str], object] | None] = {
    "html": html,
    "svg": svg,
    "atom": atom,
    "csv": table,
    "ics": calendar,
    "json": json.loads,
    "md": None,
    "txt": None,
}
_PACKED: dict[str, Callable[[bytes], None]] = {"xlsx": workbook, "docx": word, "pdf": printed, "zip": packed}


def check(name: str, content: bytes) -> None:
    """Assert that a file is inert, as its kind wants it; a kind that nobody knows is a failure."""
    ending = name.rpartition(".")[2]
    if ending in _PACKED:
        _PACKED[ending](content)
        return
    check = _BY_ENDING[ending]
    if check is not None:
        check(content.decode())


def texts(contents: Iterable[bytes]) -> str:
    """Return all that stands in some files, unpacked, as one text."""
    return "\n".join(each.decode("utf-8", "replace") for content in contents for each in _parts(content))


def _parts(content: bytes) -> Iterator[bytes]:
    if not content.startswith(b"PK"):
        yield content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield from _parts(archive.read(name))
