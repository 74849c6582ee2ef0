"""A pack on paper and on small screens: sheets that are whole, numbered and named, and no line too wide."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

import lutondash
from lutondash.site.pack import pack_html
from lutondash.views.scrutiny.scope import Asking
from scripts.accessibility import OVERHANG
from scripts.pages import AS_OF, ROOT
from tests.browser.test_print import A4, FEWEST_LETTERS, SHOWN, letters

TITLE = "Net zero town"
EDGES = f"HowisLutondoing?{letters(TITLE)}"
FOOT = letters(f"Figures held on {AS_OF.day} November {AS_OF.year}.")


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A pack opened as a file, in a browser without JavaScript that may ask nobody."""
    data = lutondash.load(ROOT / "data", as_of=AS_OF).released(AS_OF)
    path = Path(tmp_path_factory.mktemp("pack") / "pack.html")
    path.write_bytes(pack_html(data, Asking(priority="net-zero-town"), lambda address: address))
    context = browser.new_context(java_script_enabled=False, offline=True, locale="en-GB")
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()


@pytest.fixture(scope="module")
def sheets(opened: Page) -> PdfReader:
    """The pack printed as a reader would who changes no setting."""
    opened.emulate_media(media="print")
    pdf = PdfReader(BytesIO(opened.pdf(prefer_css_page_size=True)))
    opened.emulate_media(media="screen")
    return pdf


@pytest.fixture(scope="module")
def texts(sheets: PdfReader) -> list[str]:
    """What each sheet says, without spaces."""
    return [letters(sheet.extract_text()) for sheet in sheets.pages]


def body(sheet: str) -> str:
    """Return what stands on a sheet between its edges, without spaces."""
    return re.sub(rf"{re.escape(EDGES)}|Page\d+of\d+|{re.escape(FOOT)}", "", sheet)


def test_a_pack_prints_as_a_document(opened: Page, sheets: PdfReader, texts: list[str]) -> None:
    """A4, every sheet numbered and named, none all but empty, no heading alone at the foot of a sheet."""
    headings = tuple(letters(each) for each in opened.locator("h3, h4, thead tr").all_inner_texts())
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in sheets.pages} == {A4}
    for at, sheet in enumerate(texts, 1):
        assert f"Page{at}of{len(texts)}" in sheet
        assert FOOT in sheet
        assert len(sheet) > FEWEST_LETTERS, at
        assert (EDGES in sheet) == (at > 1)
        assert not body(sheet).endswith(headings), at


def test_each_figure_begins_a_sheet(opened: Page, texts: list[str]) -> None:
    """Its section can be taken out of the pack."""
    bodies = [body(each) for each in texts]
    sections = [letters(each) for each in opened.locator(".measure h2").all_inner_texts()]
    assert len(sections) > 10
    assert [words for words in sections if not any(text.startswith(words) for text in bodies)] == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_no_line_is_too_wide(opened: Page, width: int) -> None:
    """Nothing is cut off, and one drawing of each chart is seen."""
    opened.set_viewport_size({"width": width, "height": 900})
    assert opened.evaluate(OVERHANG) <= 0
    seen = opened.evaluate(SHOWN, ".drawing svg")
    assert len(seen) == opened.locator(".drawing").count() > 0
