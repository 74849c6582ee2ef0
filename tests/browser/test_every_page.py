"""Every page, on a desktop and on a phone: drawn without a fault, open to every reader."""

import pytest
from playwright.sync_api import Page, expect

from scripts.pages import addresses
from tests.browser.steps import charts_are_drawn, fits, no_barriers, visit

SMALLEST_PICTURE = 5_000


@pytest.mark.parametrize("path", addresses().values())
def test_a_page_is_open_to_every_reader(page: Page, path: str) -> None:
    """It has one main heading, shows no fault, fits the screen, and axe finds no barrier."""
    visit(page, path)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    fits(page)
    no_barriers(page)


@pytest.mark.parametrize(
    "path",
    [
        "/indicator?id=household-waste-recycled&place=E06000058&place=E06000016",
        "/indicator?id=new-homes-added",
        "/indicator?id=households-in-temporary-accommodation",
        "/indicator?id=government-core-grant",
        "/indicator?id=public-ev-chargers",
    ],
)
def test_charts_are_really_drawn(page: Page, path: str) -> None:
    """Of the two sizes one is in sight; it holds its dots, its words are whole, and its buttons are ours."""
    visit(page, path)
    assert charts_are_drawn(page) == 1
    expect(page.get_by_test_id("stElementToolbar").filter(visible=True)).to_have_count(0)
    for words in ("Picture (SVG)", "Picture (PNG)"):
        with page.expect_download() as waiting:
            page.get_by_text(words).click()
        assert waiting.value.path().stat().st_size > SMALLEST_PICTURE


@pytest.mark.parametrize("path", ["/indicator?id=no-such-thing", "/outcome?id=<b>no</b>", "/indicator"])
def test_an_unknown_id_gives_a_helpful_page(page: Page, path: str) -> None:
    """A wrong address is answered with a page that leads on, and is not echoed."""
    visit(page, path)
    expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()
    expect(page.get_by_role("main").get_by_text("no-such-thing")).to_have_count(0)
    no_barriers(page)
