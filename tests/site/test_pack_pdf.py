"""The PDF of a pack for those who do not see it: its structure, read back from the file."""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdf
import pytest

from lutondash import Dataset
from lutondash.site.pack_pdf import pdf_bytes, printed
from lutondash.views.pack.pack import pack
from lutondash.views.pack.records import Pack
from lutondash.views.scrutiny.scope import Asking

Element = tuple[dict[str, Any], str]
"""An element of the structure, and what kind of element it is in."""


def structure(node: Any, above: str = "") -> Iterator[Element]:
    """Give every element of a document's structure, in the order of reading."""
    found = node.get_object() if hasattr(node, "get_object") else node
    if not isinstance(found, dict):
        return
    kind = str(found.get("/S", ""))
    if kind:
        yield found, above
    below = found.get("/K", ())
    for each in below if isinstance(below, list) else [below]:
        yield from structure(each, kind or above)


@pytest.fixture(scope="module")
def whole(dataset: Dataset) -> Pack:
    """Return a pack of the measures of a board."""
    return pack(dataset, Asking(committee="weather-board"))


@pytest.fixture(scope="module")
def reader(whole: Pack) -> pypdf.PdfReader:
    """Return the pack as a PDF, read."""
    return pypdf.PdfReader(io.BytesIO(pdf_bytes(whole, str)))


@pytest.fixture(scope="module")
def elements(reader: pypdf.PdfReader) -> list[Element]:
    """Return the structure of the PDF, flat."""
    return list(structure(reader.trailer["/Root"]["/StructTreeRoot"]))


def test_every_drawing_has_its_text_alternative(elements: list[Element], whole: Pack) -> None:
    """Charts say what the view says of them; no picture is silent."""
    alternatives = [str(each.get("/Alt", "")) for each, _ in elements if each["/S"] == "/Figure"]
    charts = [each.page.chart.alt for each in whole.measures if each.page.chart]
    assert charts
    assert all(alternatives)
    assert set(charts) <= set(alternatives)


def test_every_table_is_whole(elements: list[Element]) -> None:
    """Captions and rows stand in a table, no table in another, and cells know their headings."""
    kinds = [(each["/S"], above) for each, above in elements]
    assert ("/Table", "/Table") not in kinds
    assert {above for kind, above in kinds if kind in ("/Caption", "/TBody")} == {"/Table"}
    cells = [each for each, _ in elements if each["/S"] == "/TD"]
    assert cells
    assert all(len(each["/A"]["/Headers"]) > 0 for each in cells if "/ColSpan" not in each["/A"])


def test_headings_skip_no_level(elements: list[Element]) -> None:
    """There is one of the first level, and none is more than one under the one before."""
    levels = [int(each["/S"][2:]) for each, _ in elements if each["/S"] in ("/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_every_link_says_where_it_leads(reader: pypdf.PdfReader) -> None:
    """In words beside its place on the page."""
    links = [each.get_object() for page in reader.pages for each in page.get("/Annots", ())]
    assert links
    assert all(each["/Contents"] for each in links)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/hostname"])
def test_nothing_is_fetched(address: str) -> None:
    """What stands elsewhere is left out, and the rest is printed."""
    page = (
        '<!DOCTYPE html><html lang="en-GB"><head><title>T</title></head>'
        f'<body><h1>Words</h1><img src="{address}" alt="away"></body></html>'
    )
    found = pypdf.PdfReader(io.BytesIO(printed(page)))
    assert "Words" in found.pages[0].extract_text()
    assert list(found.pages[0].images) == []
