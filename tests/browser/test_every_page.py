"""Every page in both renderers, at every width: drawn without a fault, open to every reader."""

from http import HTTPStatus

import pytest
from playwright.sync_api import Page, expect

from scripts.pages import addresses
from tests.browser.steps import KINDS, LOST, charts_are_drawn, open_at_every_width, visit

SMALLEST_PICTURE = 5_000


EVERY = {**addresses(), **KINDS}


@pytest.mark.parametrize("path", EVERY.values(), ids=EVERY)
def test_a_page_of_the_app_is_open_to_every_reader(window: Page, path: str) -> None:
    """It shows no fault, axe finds no barrier, and all it draws is large, dark and whole enough."""
    visit(window, path)
    expect(window.get_by_test_id("stException")).to_have_count(0)
    open_at_every_width(window)


@pytest.mark.parametrize("path", [*EVERY.values(), *LOST], ids=[*EVERY, *LOST])
def test_a_finished_page_is_open_to_every_reader(reading: Page, path: str) -> None:
    """What is read before the app, or without it, bars nobody either, nor does a wrong address."""
    reading.goto(path)
    open_at_every_width(reading)


@pytest.mark.parametrize("path", LOST)
def test_a_wrong_address_leads_on(scriptless: Page, path: str) -> None:
    """It is answered with a page that leads on, and is not echoed."""
    answer = scriptless.goto(path)
    assert answer is not None
    assert answer.status == HTTPStatus.NOT_FOUND
    expect(scriptless.get_by_role("main").get_by_role("link").first).to_be_visible()
    expect(scriptless.get_by_role("main").get_by_text("no-such-thing")).to_have_count(0)


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
    """Of the two sizes of each chart one is in sight, with its dots and whole words; its buttons are ours."""
    visit(page, path)
    assert charts_are_drawn(page) == page.locator("[class*=st-key-chart-wide]").count()
    expect(page.get_by_test_id("stElementToolbar").filter(visible=True)).to_have_count(0)
    for words in ("Picture (SVG)", "Picture (PNG)"):
        with page.expect_download() as waiting:
            page.get_by_text(words).click()
        assert waiting.value.path().stat().st_size > SMALLEST_PICTURE
