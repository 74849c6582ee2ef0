"""Without script: every page is whole, and everything a reader can do is a link, a form or a fold."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.pages import addresses
from tests.browser.conftest import SIZES, Watch
from tests.browser.steps import fits

FIGURE = "/indicator?id=household-waste-recycled"


@pytest.fixture(params=SIZES)
def plain(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Return a page of one size in a browser that runs no script."""
    context = browser.new_context(
        base_url=address, viewport=SIZES[request.param], java_script_enabled=False, accept_downloads=True
    )
    opened = context.new_page()
    watch = Watch(opened, address)
    yield opened
    context.close()
    assert not watch.found, "\n".join(watch.found)


@pytest.mark.parametrize("path", addresses().values())
def test_every_page_is_whole(plain: Page, path: str) -> None:
    """It has its heading, its foot and its own title, and nothing of the app is in sight."""
    reply = plain.goto(path)
    assert reply is not None
    assert reply.status == 200
    expect(plain.get_by_role("heading", level=1)).to_have_count(1)
    expect(plain.get_by_role("contentinfo")).to_be_visible()
    expect(plain.get_by_role("button", name="Explore this page")).to_be_hidden()
    fits(plain)


def test_a_chart_is_a_picture_with_words(plain: Page) -> None:
    """One of its two sizes is in sight, and its words say what it shows."""
    plain.goto(FIGURE)
    chart = plain.locator(".drawing").first
    expect(chart).to_have_attribute("role", "img")
    assert len(chart.get_attribute("aria-label") or "") > 40
    assert chart.locator("svg").locator("visible=true").count() == 1


def test_a_search(plain: Page) -> None:
    """It leads to a page of what was found."""
    plain.goto("/")
    plain.get_by_role("searchbox").fill("bins")
    plain.get_by_role("searchbox").press("Enter")
    plain.wait_for_url(re.compile(r"\?q=bins"))
    expect(plain.get_by_role("heading", level=1)).to_contain_text("bins")
    expect(plain.locator("main a[href^='/indicator?id=']").first).to_be_visible()


def test_a_filter(plain: Page) -> None:
    """It is a link, and the page says which is chosen."""
    plain.goto("/net-zero-town")
    link = plain.locator(".filters a[href*='show=worse']")
    words = link.inner_text()
    link.click()
    plain.wait_for_url(re.compile("show=worse"))
    assert words in plain.locator(".filters [aria-current]").all_inner_texts()


def test_a_place_is_added_and_removed(plain: Page) -> None:
    """A form adds it, a link takes it away."""
    plain.goto(FIGURE)
    plain.get_by_label("Compare with other places").select_option(label="Bedford")
    plain.get_by_role("button", name="Compare").click()
    plain.wait_for_url(re.compile("place=E06000055"))
    expect(plain.get_by_role("columnheader", name="Bedford")).to_have_count(1)
    plain.get_by_role("link", name="Remove Bedford").click()
    plain.wait_for_url(re.compile("id=household-waste-recycled$"))


def test_a_fold(plain: Page) -> None:
    """It opens."""
    plain.goto("/framework")
    fold = plain.locator("main details:not([open]) > summary").locator("visible=true").first
    fold.click()
    assert plain.locator("main details[open]").count() >= 1


def test_a_file(plain: Page) -> None:
    """It is taken away with a link, and holds the figures."""
    plain.goto(FIGURE)
    with plain.expect_download() as waiting:
        plain.get_by_role("link", name=re.compile("CSV")).first.click()
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text("utf-8-sig"))))
    assert {"period", "value"} <= rows[0].keys()
