"""The second at which another edition comes out: nobody sees two on one page, nobody goes round in circles.

Every edition of these tests bears its number in the name of a figure. A page that shows two of them, or
another than it says, writes an error on the console, and the test fails.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.browser import until
from tests.browser.conftest import SIZES, watched
from tests.browser.shelf import Shelf, shelf
from tests.browser.steps import in_order, no_barriers, open_at_every_width, settle, visit
from tests.browser.test_handover import held_back

RAIN = "/indicator?id=rainy-days"
OTHERWISE_ALIKE = "/no-puddles"
"""A page whose heading is the same in all editions."""
GONE = "The figures cannot be shown now"
SPY = """
const look = () => {
    const words = document.body?.innerText ?? "";
    const seen = new Set([...words.matchAll(/Rain, count (\\d+)/g)].map(([, number]) => number));
    for (const top of document.querySelectorAll('.lut .top[data-edition^="current-"]')) {
        if (top.checkVisibility({visibilityProperty: true})) seen.add(top.dataset.edition.slice(8));
    }
    if (seen.size > 1) console.error("two editions on one page: " + [...seen]);
    requestAnimationFrame(look);
};
look();
"""
LAGGING = """
document.addEventListener("DOMContentLoaded", () => {
    document.querySelector("#finished .top").dataset.edition = "current-0";
});
"""
EDITION = "document.querySelector('#root .lut .top')?.dataset.edition"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Where the app answers on a store that tests fill."""
    with shelf(tmp_path_factory.mktemp("switch")) as filled:
        yield filled


@pytest.fixture
def window(browser: Browser, site: Shelf) -> Iterator[Page]:
    """An empty page of a reader who would notice two editions on one page."""
    with watched(browser, site.url, SIZES["desktop"]) as page:
        page.add_init_script(SPY)
        yield page


@pytest.fixture
def saving(browser: Browser, site: Shelf) -> Iterator[Page]:
    """The same, where data is dear."""
    with watched(browser, site.url, SIZES["desktop"], extra_http_headers={"Save-Data": "on"}) as page:
        page.add_init_script(SPY)
        yield page


def loads(page: Page) -> list[str]:
    """Every document that the page loads from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if request.is_navigation_request() else None)
    return found


def test_where_there_is_nothing_to_show_the_page_says_so(site: Shelf, window: Page) -> None:
    """In our own words, open to every reader, with the status of a fault that passes."""
    site.take_back()
    answer = window.goto("/net-zero-town")
    assert answer is not None
    assert answer.status == 503
    expect(window.get_by_role("heading", level=1)).to_have_text(GONE)
    open_at_every_width(window)
    site.publish_counted()
    window.get_by_role("link", name="First page").click()
    settle(window)


@pytest.mark.parametrize("path", [RAIN, OTHERWISE_ALIKE])
def test_a_page_that_is_being_loaded_is_loaded_once_more(site: Shelf, window: Page, path: str) -> None:
    """The finished page is of one edition and the app of the next: the reader sees one, then the other."""
    before = site.publish_counted()
    asked = loads(window)
    with held_back(window):
        window.goto(path)
        assert f'data-edition="current-{before}"' in window.content()
        after = site.publish_counted()
    expect(window.locator(f"#root .top[data-edition='current-{after}']")).to_be_visible()
    settle(window)
    assert len(asked) == 2
    expect(window.locator("#voice")).to_have_text(
        "The figures here have changed. This page is now interactive."
    )


def test_a_server_that_lags_behind_leads_nobody_round_in_circles(site: Shelf, window: Page) -> None:
    """Where one process goes on giving the old page and another the new app, the finished page stays."""
    site.publish_counted()
    window.add_init_script(LAGGING)
    asked = loads(window)
    window.goto("/about")
    until(window, "sessionStorage.getItem('reloaded-for-an-edition')")
    expect(window.locator("#root .lut .foot")).to_have_count(1)
    window.wait_for_timeout(3000)
    assert len(asked) == 2
    expect(window.locator("#finished h1")).to_be_visible()


def test_who_asked_for_the_app_need_not_ask_again(site: Shelf, saving: Page) -> None:
    """Where data is dear, the page that is loaded once more goes on with what the reader wanted."""
    site.publish_counted()
    saving.goto(RAIN)
    number = site.publish_counted()
    saving.get_by_role("button", name="Explore this page").click()
    settle(saving)
    expect(saving.get_by_role("heading", level=1)).to_have_text(f"Rain, count {number}")


@pytest.mark.parametrize("choice", ["a place", "a link", "the edition as it is now"])
def test_the_app_goes_over_in_one_step(site: Shelf, window: Page, choice: str) -> None:
    """A page that is open stays as it is; what the reader does next brings the new edition, whole."""
    old = site.publish_counted()
    is_back = choice == "the edition as it is now"
    if is_back:
        site.publish_counted()
    visit(window, f"{RAIN}&edition={old}" if is_back else RAIN)
    new = old + 1 if is_back else site.publish_counted()
    window.wait_for_timeout(500)
    expect(window.get_by_role("heading", level=1)).to_have_text(f"Rain, count {old}")
    if choice == "a place":
        window.get_by_label("Compare with other places").click()
        window.keyboard.type("Slop")
        expect(window.get_by_role("option").first).to_contain_text("Slop")
        window.keyboard.press("Enter")
    else:
        name = "This page as it is now" if is_back else "Overview"
        window.get_by_role("link", name=name).first.click()
    until(window, f"{EDITION} === 'current-{new}'")
    window.keyboard.press("Escape")  # the list of places stays open
    settle(window)
    expect(window.locator(".switching")).to_have_count(0)


def test_an_edition_that_is_gone_leaves_words_in_the_app(site: Shelf, window: Page) -> None:
    """Where the last edition is taken back, the app says so, and goes on once there is another."""
    site.publish_counted()
    visit(window, RAIN)
    site.take_back()
    window.locator("#root .nav a").nth(1).click()
    expect(window.get_by_role("heading", level=1)).to_have_text(GONE)
    expect(window).to_have_title(GONE)
    no_barriers(window)
    in_order(window)
    number = site.publish_counted()
    window.get_by_role("link", name="Try this page again").click()
    until(window, f"document.querySelector('#root .lut .top')?.dataset.edition === 'current-{number}'")
    settle(window)
