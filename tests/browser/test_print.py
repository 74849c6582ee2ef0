"""Every page on paper, finished and as the app shows it: whole, numbered, dated, without controls."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from scripts.pages import addresses
from tests.browser.conftest import SIZES
from tests.browser.steps import settle

A4 = (595, 842)
FEWEST_LETTERS = 120
"""A page with fewer holds hardly more than what stands at its edges."""
PRIORITY = "net-zero-town"
TITLED = {"overview", "outcome", "indicator", "framework", "archive", "data", "about", "accessibility"}
KINDS = {name: path for name, path in addresses().items() if name in TITLED | {PRIORITY}} | {
    "search": "/?q=bins",
    "money": "/money",
    "several places": "/indicator?id=household-waste-recycled&place=E06000058&place=E06000016",
}
LOST = "/indicator?id=no-such-thing"
CONTROLS = "button, input, select, .downloads, .filters, .menu, .nav, .places, .skip, .opens > summary"
SHOWN = """selector => [...document.querySelectorAll(selector)]
    .filter(each => each.checkVisibility({visibilityProperty: true}))
    .map(each => each.innerText)"""


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed page: the text of each sheet, what tables and headings say, and controls still shown."""

    sheets: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...]
    rows: tuple[str, ...]
    headings: tuple[str, ...]
    controls: tuple[str, ...]
    drawings: int


def letters(text: str) -> str:
    """Leave out the spaces, which fall elsewhere on paper, and take ligatures apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def printed(page: Page) -> Paper:
    """Print the page that is open as a reader would who changes no setting."""
    page.emulate_media(media="print")
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    return Paper(
        sheets=tuple(letters(sheet.extract_text()) for sheet in pdf.pages),
        sizes=tuple((round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pdf.pages),
        rows=tuple(letters(row) for row in page.evaluate(SHOWN, "tr")),
        headings=tuple(letters(heading) for heading in page.evaluate(SHOWN, "h1, h2, h3")),
        controls=tuple(page.evaluate(SHOWN, CONTROLS)),
        drawings=len(page.evaluate(SHOWN, ".drawing svg, svg.marks, img.paper")),
    )


@pytest.fixture
def finished(browser: Browser, address: str) -> Iterator[Page]:
    """An empty page without JavaScript, where finished pages stay."""
    context = browser.new_context(base_url=address, java_script_enabled=False, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture
def app(browser: Browser, address: str) -> Iterator[Page]:
    """An empty page where the app takes over."""
    context = browser.new_context(base_url=address, locale="en-GB")
    yield context.new_page()
    context.close()


def is_whole(paper: Paper) -> None:
    """Assert that every sheet is A4, numbered, sourced and dated, none is empty, and nothing is lost."""
    total = len(paper.sheets)
    for number, sheet in enumerate(paper.sheets, 1):
        assert f"Page{number}of{total}" in sheet
        assert "Figuresheldon21November2026." in sheet
        assert "Source:" in sheet or "Everyfigurenamesitssourceandlicence." in sheet
        assert len(sheet) > FEWEST_LETTERS, f"sheet {number} is all but empty: {sheet}"
    assert set(paper.sizes) == {A4}
    assert paper.controls == ()
    for words in (*paper.rows, *paper.headings):
        assert any(words in sheet for sheet in paper.sheets), f"not whole on one sheet: {words}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_finished_page_prints_as_a_document(finished: Page, kind: str) -> None:
    """Numbers, source and date on every sheet; no controls; every row whole on one sheet; one drawing."""
    finished.goto(KINDS[kind])
    paper = printed(finished)
    is_whole(paper)
    assert (paper.drawings > 0) == any(drawn in KINDS[kind] for drawn in ("indicator?", "compare?", "money"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_app_prints_as_the_same_document(app: Page, finished: Page, kind: str) -> None:
    """It says on paper what the finished page says, row for row."""
    app.goto(KINDS[kind])
    settle(app)
    finished.goto(KINDS[kind])
    paper, other = printed(app), printed(finished)
    is_whole(paper)
    assert (paper.rows, paper.headings, paper.drawings) == (other.rows, other.headings, other.drawings)


def test_paper_is_the_same_from_a_phone(app: Page) -> None:
    """The width of the screen on which a page was opened does not show on paper."""
    app.set_viewport_size(SIZES["phone"])
    app.goto(KINDS["several places"])
    settle(app)
    paper = printed(app)
    is_whole(paper)
    assert paper.drawings > 0


def test_an_address_that_leads_nowhere_prints_too(finished: Page) -> None:
    """It says so, on one sheet."""
    finished.goto(LOST)
    paper = printed(finished)
    is_whole(paper)
    assert len(paper.sheets) == 1


def test_a_page_that_names_its_source_prints_it_on_every_sheet(finished: Page) -> None:
    """A councillor who has one sheet of an indicator can still say whose figures they are."""
    finished.goto(KINDS["several places"])
    paper = printed(finished)
    publisher = letters("Source: Department for Environment, Food and Rural Affairs,")
    assert len(paper.sheets) > 1
    assert all(publisher in sheet for sheet in paper.sheets)


def test_what_is_folded_on_the_screen_is_open_on_paper(finished: Page) -> None:
    """Earlier figures, further rows and the publications of every publisher are printed."""
    finished.goto(KINDS["data"])
    named = [letters(name) for name in finished.locator(".releases h3").all_text_contents()]
    sheets = printed(finished).sheets
    assert named
    assert all(any(name in sheet for sheet in sheets) for name in named)


def test_a_text_in_a_title_cannot_change_the_page(finished: Page) -> None:
    """What a reader searches for stands in the title, and stays text at the edge of the paper."""
    finished.goto('/?q="; } body { display: none } </style>')
    is_whole(printed(finished))
