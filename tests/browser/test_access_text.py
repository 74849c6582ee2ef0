"""Larger text, a closer look, no motion, paper: the page follows the reader's own settings."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from scripts.browser import launch
from tests.browser.conftest import SIZES, watched
from tests.browser.steps import KINDS, ROOM, in_order, resize, visit

TWICE = "--blink-settings=defaultFontSize=32"
PAGES = ["/", "/net-zero-town", KINDS["six places"], "/data", "/framework", "/accessibility"]
SIZE_OF_TEXT = "element => parseFloat(getComputedStyle(element).fontSize)"
PHONE = 390
SAVING = {"Save-Data": "on"}


@pytest.fixture(scope="module")
def large(playwright: Playwright) -> Iterator[Browser]:
    """A browser whose reader has set text to twice the usual size."""
    started = launch(playwright, TWICE)
    yield started
    started.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_grows_with_the_readers_text(large: Browser, address: str, path: str) -> None:
    """Text twice as large is twice as large, and nothing is lost or has to be scrolled sideways (1.4.4)."""
    with watched(large, address, SIZES["desktop"], extra_http_headers=SAVING) as page:
        page.goto(path)
        assert page.locator("main p").first.evaluate(SIZE_OF_TEXT) >= 30
        in_order(page, ROOM)
        resize(page, PHONE)
        in_order(page, ROOM)


def test_the_app_grows_with_the_readers_text(large: Browser, address: str) -> None:
    """Streamlit sets a size of its own; the reader's counts."""
    with watched(large, address, SIZES["desktop"]) as page:
        visit(page, "/net-zero-town")
        assert page.locator("#root .lut .under").first.evaluate(SIZE_OF_TEXT) >= 34
        assert page.get_by_test_id("stDownloadButton").locator("p").evaluate(SIZE_OF_TEXT) >= 30
        in_order(page, ROOM)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_enlarged_twice(browser: Browser, address: str, path: str) -> None:
    """The browser's own zoom to 200 % is a window of half the width, drawn with twice the pixels."""
    half = {"width": 640, "height": 450}
    settings = {"device_scale_factor": 2, "extra_http_headers": SAVING}
    with watched(browser, address, half, **settings) as page:  # type: ignore[arg-type]  # a plain dict serves
        page.goto(path)
        in_order(page)


def test_nothing_moves_where_motion_is_not_wanted(browser: Browser, address: str) -> None:
    """With less motion asked for, no transition or animation of the app takes longer than a blink."""
    with watched(browser, address, SIZES["desktop"], reduced_motion="reduce") as page:
        visit(page, KINDS["six places"])
        assert longest_motion(page) <= 0.01


def longest_motion(page: Page) -> float:
    """The longest transition or animation that any element may make, in seconds."""
    return float(
        page.evaluate("""() => Math.max(0, ...[...document.querySelectorAll("*")].flatMap(element => {
            const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
            const isAnimated = animationName !== "none";
            const times = isAnimated ? `${transitionDuration},${animationDuration}` : transitionDuration;
            return times.split(",").map(parseFloat);
        }))""")
    )


@pytest.mark.parametrize("path", PAGES)
def test_paper_is_dark_enough(reading: Page, path: str) -> None:
    """What is printed has the contrast that the screen has."""
    reading.goto(path)
    reading.emulate_media(media="print")
    in_order(reading, ["paleText"])
