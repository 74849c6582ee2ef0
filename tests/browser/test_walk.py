"""A reader's walk from the overview to a file in hand, on a desktop and on a phone."""

import csv
import re

from playwright.sync_api import Locator, Page, expect

from scripts.browser import until
from tests.browser.steps import fits, no_barriers, settle, tab, visit


def follow(page: Page, link: Locator, path: str) -> None:
    """Click a link, wait for the page it leads to, and look at it as every page is looked at."""
    link.click()
    page.wait_for_url(re.compile(re.escape(path)))
    settle(page)
    fits(page)
    no_barriers(page)


def link_to(page: Page, start: str) -> Locator:
    """The first link in the page's own content whose address begins so."""
    return page.get_by_role("main").locator(f"a[href^='{start}']:visible").first


def test_from_the_overview_to_a_download(page: Page) -> None:
    """Overview, priority, outcome, measure, file: every step is one click, and nothing goes wrong."""
    visit(page, "/")
    fits(page)
    no_barriers(page)
    follow(page, link_to(page, "/net-zero-town"), "/net-zero-town")
    follow(page, link_to(page, "/outcome?id="), "/outcome?id=")
    follow(page, link_to(page, "/indicator?id="), "/indicator?id=")
    with page.expect_download() as waiting:
        page.get_by_text(re.compile("download.*csv", re.IGNORECASE)).first.click()
    with waiting.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert {"period", "value"} <= rows[0].keys()


def test_the_way_back(page: Page) -> None:
    """The browser's own back button leads back to the page before."""
    visit(page, "/net-zero-town")
    title = page.get_by_role("heading", level=1).inner_text()
    follow(page, link_to(page, "/indicator?id="), "/indicator?id=")
    page.go_back()
    page.wait_for_url(re.compile("/net-zero-town"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_with_the_keyboard_alone(page: Page) -> None:
    """Tab reaches the skip link, the menu and the figures, and it always shows where it is.

    The page itself may be in focus unseen: it fills the window, and the arrow keys then scroll it.
    """
    visit(page, "/")
    stops = [tab(page) for _ in range(40)]
    unseen = [stop for stop in stops if stop.shown and stop.tag not in {"body", "main"} and not stop.ringed]
    assert not unseen, f"in focus, and nothing shows it: {unseen}"
    assert "Skip to the content" in [stop.name for stop in stops[:2]]
    assert any(stop.tag == "input" for stop in stops)
    assert any(stop.href == "/net-zero-town" for stop in stops)
    assert any(stop.href.startswith("/indicator?id=") for stop in stops)


def test_the_skip_link_skips(page: Page) -> None:
    """Tab and Enter lead past the menu, into the page itself."""
    visit(page, "/net-zero-town")
    for _ in range(2):
        if tab(page).name == "Skip to the content":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_a_filter_and_a_search_keep_the_keyboard_at_the_page(page: Page) -> None:
    """After a choice the main heading is in focus and a screen reader hears how much is left."""
    visit(page, "/net-zero-town")
    heading = page.get_by_role("heading", level=1)
    page.get_by_label("Show only").locator("a[href*='show=worse']").click()
    expect(heading).to_be_focused()
    expect(page.locator("body > [role='status']")).to_have_text(re.compile(r"\d+ figures? shown"))
    page.get_by_role("searchbox").fill("bins")
    page.keyboard.press("Enter")
    expect(heading).to_have_text(re.compile("bins"))
    expect(heading).to_be_focused()
    expect(page).to_have_title(re.compile("^Figures about bins"))
    expect(page.locator("body > [role='status']")).to_have_text(re.compile("We found"))


def test_back_leads_to_the_same_place_on_the_page(page: Page) -> None:
    """Who follows a link far down a page comes back to it."""
    visit(page, "/net-zero-town")
    link = page.get_by_role("main").locator("a[href^='/indicator?id=']:visible").nth(8)
    link.scroll_into_view_if_needed()
    place = "scrollY"
    before = page.evaluate(place)
    assert before > 0
    follow(page, link, "/indicator?id=")
    page.go_back()
    page.wait_for_url(re.compile("/net-zero-town"))
    until(page, f"Math.abs({place} - {before}) < 3")


def test_a_typed_place_adds_that_place_alone(page: Page) -> None:
    """Enter takes the first place that holds the letters, never all that might be meant."""
    visit(page, "/indicator?id=household-waste-recycled")
    box = page.get_by_role("combobox", name="Compare with other places")
    box.click()
    page.keyboard.type("Bed")
    expect(page.get_by_role("option").first).to_have_text("Bedford")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("place=E06000055$"))
    page.keyboard.press("Escape")
    settle(page)
    expect(page.get_by_role("columnheader", name="Bedford")).to_be_visible()
