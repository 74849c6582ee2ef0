"""The program that looks for failures finds those that are planted, and names none that is not there."""

import pytest
from playwright.sync_api import Browser, Page

from scripts.accessibility import Way, barriers, cut_off, looked

PAGE = """<!doctype html><html lang="en"><head><title>A page</title></head><body><main class="lut">
<h1>A page</h1>{}</main></body></html>"""
PLANTED = {
    "image-alt": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="40" height="40">',
    "color-contrast": '<p style="color:#999;background:#fff">Pale words</p>',
    "target-size": '<a href="/a" style="font-size:4px">a</a> <a href="/b" style="font-size:4px">b</a>',
    "heading-order": "<h3>Skipped</h3>",
}


@pytest.fixture
def sheet(browser: Browser) -> Page:
    """An empty sheet that knows nothing of the app."""
    return browser.new_page(viewport={"width": 320, "height": 800})


def test_a_page_in_order_has_no_barrier(sheet: Page) -> None:
    """Nothing is found where nothing is."""
    sheet.set_content(PAGE.format("<p>Words</p>"))

    assert barriers(sheet).failures == ()
    assert cut_off(sheet).failures == ()


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_barrier_is_found(sheet: Page, rule: str) -> None:
    """Each is told with its rule; the size of targets is among them, which axe leaves out unless asked."""
    sheet.set_content(PAGE.format(PLANTED[rule]))

    assert any(words.startswith(f"{rule} at ") for words in barriers(sheet).failures)


def test_words_that_wider_spacing_cuts_off_are_found(sheet: Page) -> None:
    """A box of fixed height loses its last line when a reader spaces out the text."""
    box = '<p style="width:90px;height:20px;overflow:hidden;font:15px/20px sans-serif">Some words</p>'
    sheet.set_content(PAGE.format(box))

    assert cut_off(sheet).failures == ("1 places cut off words",)


def test_a_page_of_the_app_is_looked_at_once_it_is_drawn(browser: Browser, address: str) -> None:
    """The look goes through the whole way, from the address to the findings."""
    found = looked(browser, f"{address}/about", Way("", 320))

    assert found.failures == ()
