"""A big figure stays in its place, however long it is, on a phone, a desk and paper."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, Playwright

from lutondash import Dataset
from lutondash.markup.blocks import Html
from lutondash.markup.engine import Lines
from lutondash.site.finished import Finished, whole
from lutondash.views.formats import Figure
from lutondash.views.indicator_page import indicator_page
from tests.pictures.camera import camera

FIGURES = (
    *(
        Figure("54.0%"),
        Figure("£500,000"),
        Figure("Splendid"),
        Figure("£1,745.10"),
        Figure("\N{MINUS SIGN}£121.1 million"),
    ),
    *(Figure("6,000", qualifier="more than "), Figure("Requires improvement to be good")),
)
WIDTHS = (320, 390, 640, 641, 660, 700, 768, 900, 1000, 1001, 1280)
PAPER = 718
"""Pixels between the margins of A4."""
TOO_WIDE = """() => {
  const figure = document.querySelector(".big-figure .big"), words = document.createRange();
  words.selectNodeContents(figure);
  const page = document.documentElement;
  return [page.scrollWidth - page.clientWidth,
    Math.floor(words.getBoundingClientRect().right - figure.getBoundingClientRect().right)];
}"""


@pytest.fixture(scope="module")
def page(playwright: Playwright) -> Iterator[Page]:
    """One window for all figures."""
    with camera(playwright) as browser:
        yield _window(browser)


def _window(browser: Browser) -> Page:
    return browser.new_page(locale="en-GB")


def _html(dataset: Dataset, figure: Figure) -> str:
    view = indicator_page(dataset, "gutter-inspection")
    shown = replace(view, row=replace(view.row, figure=figure))
    body = Html("indicator_answer.html", shown).body(Lines.DRAWN)
    return whole(Finished("<title>A figure</title>", "", "", (body,), ""))


@pytest.mark.parametrize("figure", FIGURES, ids=str)
def test_a_figure_stays_in_its_place(dataset: Dataset, page: Page, figure: Figure) -> None:
    """Nothing scrolls sideways, and no letter stands outside its column."""
    page.set_content(_html(dataset, figure))
    for medium, widths in (("screen", WIDTHS), ("print", (PAPER,))):
        page.emulate_media(media="print" if medium == "print" else "screen")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            sideways, out = page.evaluate(TOO_WIDE)
            assert (sideways <= 0, out <= 0) == (True, True), (medium, width, sideways, out)


def test_the_look_sees_a_figure_that_does_not_fit(dataset: Dataset, page: Page) -> None:
    """A figure kept at its largest in one line runs out of its column."""
    page.set_content(_html(dataset, Figure("£500,000")))
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 700, "height": 900})
    page.add_style_tag(
        content=".lut .big-figure .big { font-size: 4.5rem; white-space: nowrap; overflow-wrap: normal; }"
    )
    sideways, out = page.evaluate(TOO_WIDE)
    assert max(sideways, out) > 0
