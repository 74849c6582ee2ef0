"""The hand-over: the app takes the finished page's place, and the reader notices nothing of it."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Error, Page, Route, expect

from scripts.browser import until
from tests.browser.steps import settle

LONG = "/net-zero-town"
FIGURE = "/indicator?id=household-waste-recycled&place=E06000055"
FOLDS = "/framework"
MOST_SHIFT = 0.05
"""What a page may move altogether."""
QUIET = 600
"""Longer than a reader must keep still, in milliseconds."""

# What moves without the reader's doing, what is announced, and every title the page bears.
SPY = """
window.spy = {shift: 0, said: [], titles: []};
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) spy.shift += entry.value;
}).observe({type: 'layout-shift', buffered: true});
new MutationObserver(() => {
    const said = document.getElementById('voice')?.textContent;
    if (said && spy.said.at(-1) !== said) spy.said.push(said);
    if (document.title && spy.titles.at(-1) !== document.title) spy.titles.push(document.title);
}).observe(document, {subtree: true, childList: true, characterData: true});
"""
# Where the heading with these words stands in the window.
TOP_OF = """(words) => [...document.querySelectorAll('.lut h3')]
    .filter((each) => each.getClientRects().length && each.textContent.trim() === words)
    .at(-1).getBoundingClientRect().top"""


@contextmanager
def held_back(page: Page) -> Iterator[None]:
    """Let the app come only when the block has ended: its connection waits, as on a slow line."""
    waiting: list[Route] = []
    page.route("**/static/js/index.*.js", lambda route: waiting.append(route))  # noqa: PLW0108  # no built-in is taken
    yield
    until(page, "document.head.querySelector('script[type=module]')")
    page.wait_for_timeout(200)
    for route in waiting:
        with suppress(Error):  # the page that asked may have gone
            route.continue_()
    page.unroute("**/static/js/index.*.js")


@contextmanager
def finished_page(page: Page, address: str) -> Iterator[None]:
    """Open an address and stay on its finished page for the block; then let the app take over."""
    page.add_init_script(SPY)
    with held_back(page):
        page.goto(address)
        expect(page.locator("#finished")).to_have_count(1)
        yield
    settle(page)
    expect(page.locator("#finished")).to_have_count(0)


@pytest.mark.parametrize("path", ["/", LONG, FIGURE, "/data", "/?q=bins"])
def test_the_app_takes_over_unnoticed(page: Page, path: str) -> None:
    """Nothing moves, the title stays, and it is announced once."""
    with finished_page(page, path):
        title = page.title()
    page.wait_for_timeout(QUIET)
    spy = page.evaluate("spy")
    assert spy["shift"] < MOST_SHIFT
    assert set(spy["titles"][-1:]) == {title}
    assert spy["said"] == ["This page is now interactive."]
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.querySelectorAll('h1').length") == 1


def test_the_page_looks_the_same(page: Page) -> None:
    """Of the picture of a page of text, hardly a dot differs after the hand-over."""
    with finished_page(page, LONG):
        page.evaluate("document.fonts.ready")
        before = Image.open(io.BytesIO(page.screenshot())).convert("L")
    page.wait_for_timeout(QUIET)
    after = Image.open(io.BytesIO(page.screenshot())).convert("L")
    changed = ImageChops.difference(before, after).point(lambda dot: 255 if dot > 48 else 0)
    assert changed.histogram()[255] / (before.width * before.height) < 0.01


def test_the_line_that_is_read_stays_where_it_is(page: Page) -> None:
    """In the middle of a long page, to the pixel."""
    with finished_page(page, LONG):
        heading = page.locator("#finished h3:visible").nth(4)
        words = heading.inner_text()
        heading.evaluate(
            "each => scrollTo({top: scrollY + each.getBoundingClientRect().top - 37, behavior: 'instant'})"
        )
        before = page.evaluate(TOP_OF, words)
        assert page.evaluate("scrollY") > 500
    assert page.evaluate(TOP_OF, words) == pytest.approx(before, abs=1)


def live(page: Page) -> bool:
    """Say whether the app has taken over."""
    return bool(page.evaluate("document.documentElement.classList.contains('live')"))


BOX = "document.querySelector('#finished #q')"
BUSY = {
    "scrolling": (
        "window.busy = setInterval(() => scrollBy(0, scrollY > 300 ? -3 : 3), 50)",
        "clearInterval(busy)",
    ),
    "typing": (
        f"{BOX}.focus(); window.busy = setInterval(() => {BOX}.dispatchEvent(new InputEvent('input')), 900)",
        "clearInterval(busy)",
    ),
    "composing a word": (
        f"{BOX}.dispatchEvent(new CompositionEvent('compositionstart'))",
        f"{BOX}.dispatchEvent(new CompositionEvent('compositionend'))",
    ),
    "marking words": (
        "getSelection().selectAllChildren(document.querySelector('h1'))",
        "getSelection().empty()",
    ),
    "holding a button": (
        "dispatchEvent(new PointerEvent('pointerdown'))",
        "dispatchEvent(new PointerEvent('pointerup'))",
    ),
}


@pytest.mark.parametrize("busy", BUSY)
def test_who_is_busy_is_not_interrupted(page: Page, busy: str) -> None:
    """The app is ready and waits until the reader is."""
    begin, end = BUSY[busy]
    with held_back(page):
        page.goto(LONG)
        page.evaluate(begin)
    expect(page.locator("#root .lut .foot")).to_have_count(1)
    page.wait_for_timeout(3 * QUIET)
    assert not live(page)
    page.evaluate(end)
    settle(page)


@pytest.mark.parametrize("button", [0, 2])
def test_a_button_held_where_nobody_sees_it_is_let_go(page: Page, button: int) -> None:
    """The main button after a while, any other at once: it opens a menu, and its end is not told."""
    with held_back(page):
        page.goto(LONG)
        page.evaluate("button => dispatchEvent(new PointerEvent('pointerdown', {button}))", button)
    until(page, "document.documentElement.classList.contains('live')")


def test_who_has_typed_and_waits_goes_on_typing(page: Page) -> None:
    """The box of the app has the words, the keyboard and the cursor; what is typed next stands there."""
    with finished_page(page, LONG):
        box = page.locator("#finished #q")
        box.fill("bi")
        box.evaluate("box => box.setSelectionRange(1, 1)")
    box = page.locator("#root #q")
    expect(box).to_be_focused()
    assert box.input_value() == "bi"
    assert box.evaluate("box => [box.selectionStart, box.selectionEnd]") == [1, 1]
    page.keyboard.type("x")
    assert box.input_value() == "bxi"


def test_who_stands_on_the_choice_of_a_place_is_not_kept_waiting(page: Page) -> None:
    """Nothing is chosen and the list is closed: the keyboard is on the app's own choice."""
    with finished_page(page, FIGURE):
        page.get_by_label("Compare with other places").focus()
    expect(page.locator('#root .st-key-places [role="combobox"]')).to_be_focused()


def test_a_place_half_chosen_is_not_lost(page: Page) -> None:
    """The app waits until the choice is sent; then the page comes with the place."""
    with held_back(page):
        page.goto(FIGURE.partition("&")[0])
        choice = page.locator("#finished #place")
        choice.focus()
        choice.select_option(label="Bedford")
    expect(page.locator("#root .lut .foot")).to_have_count(1)
    page.wait_for_timeout(5 * QUIET)
    assert not live(page)
    page.locator("#finished").get_by_role("button", name="Compare").click()
    page.wait_for_url(re.compile("place=E06000055"))


def test_a_place_chosen_and_left_does_not_keep_the_app_away(page: Page) -> None:
    """Who goes elsewhere has done with it."""
    with held_back(page):
        page.goto(FIGURE.partition("&")[0])
        choice = page.locator("#finished #place")
        choice.select_option(label="Bedford")
        choice.focus()
    expect(page.locator("#root .lut .foot")).to_have_count(1)
    choice.blur()
    settle(page)


def test_another_page_of_the_app_does_not_take_over(page: Page) -> None:
    """Where the app shows what the reader did not ask for, the finished page stays."""
    with held_back(page):
        page.goto(LONG)
        page.evaluate("document.querySelector('#finished h1').append(' of another session')")
    expect(page.locator("#root .lut .foot")).to_have_count(1)
    page.wait_for_timeout(3 * QUIET)
    assert not live(page)


@pytest.mark.parametrize(
    ("path", "which"),
    [
        (LONG, "main a[href^='/indicator?id=']"),
        (FOLDS, "main summary"),
        (FIGURE, ".downloads a"),
        (LONG, ".skip"),
    ],
)
def test_what_is_in_focus_stays_in_focus(page: Page, path: str, which: str) -> None:
    """The same words, in the page that took over, at the same place."""
    words = "document.activeElement.textContent.trim()"
    with finished_page(page, path):
        page.locator(f"#finished {which}").locator("visible=true").last.focus()
        before = page.evaluate(words)
    assert page.evaluate(words) == before != ""
    assert page.evaluate("document.activeElement.closest('#root') !== null")


def test_what_was_typed_and_opened_stays(page: Page) -> None:
    """A word in the search box, and a fold that was opened."""
    with finished_page(page, FOLDS):
        fold = page.locator("#finished main details:not([open]) > summary").locator("visible=true").first
        words = fold.inner_text()
        fold.click()
        box = page.locator("#q")
        if box.is_visible():
            box.fill("bins")
            box.blur()
    opened = page.locator("#root details[open] > summary").locator("visible=true").all_inner_texts()
    assert words in opened
    if page.locator("#q").is_visible():
        assert page.locator("#q").input_value() == "bins"


def test_what_was_chosen_stays(page: Page) -> None:
    """A filter and a place within the page, in the address and on the page."""
    with finished_page(page, f"{LONG}?show=worse#town"):
        chosen = page.locator("#finished .filters [aria-current]").all_inner_texts()
        assert len(chosen) > 1
    assert page.url.endswith("?show=worse#town")
    assert page.locator("#root .filters [aria-current]").all_inner_texts() == chosen


def test_a_link_before_loads_and_a_link_after_does_not(page: Page) -> None:
    """Until the app has come, links are links; then the app goes there itself."""
    with held_back(page):
        page.goto(LONG)
        page.locator("main a[href^='/indicator?id=']").locator("visible=true").first.click()
        page.wait_for_url(re.compile("/indicator"))
        expect(page.locator("#finished")).to_have_count(1)
    settle(page)
    page.evaluate("window.same = true")
    page.locator("#root .crumb a").first.click()
    settle(page)
    assert page.evaluate("window.same") is True


def test_back_and_forward_lead_through_both(page: Page) -> None:
    """After a reload in a visit the app has had, the page shown is the one of the address."""
    page.goto(LONG)
    settle(page)
    page.locator("#root main a[href^='/indicator?id=']").locator("visible=true").first.click()
    page.wait_for_url(re.compile("/indicator"))
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Net zero town")  # the address comes first
    settle(page)
    figure = page.get_by_role("heading", level=1).inner_text()
    with held_back(page):
        page.reload()
        page.go_back()
        page.wait_for_url(re.compile(LONG))
        expect(page.locator("#finished h1")).to_have_text("Net zero town")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Net zero town")
    page.go_forward()
    page.wait_for_url(re.compile("/indicator"))
    expect(page.get_by_role("heading", level=1)).to_have_text(figure)


DEAR = {
    "saves data": "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})",
    "3g": "Object.defineProperty(navigator, 'connection', {value: {effectiveType: '3g'}})",
    "slow 2g": "Object.defineProperty(navigator, 'connection', {value: {effectiveType: 'slow-2g'}})",
    "the header": "",
}


@pytest.mark.parametrize("dear", DEAR)
def test_where_data_is_dear_the_app_waits_to_be_asked(page: Page, dear: str) -> None:
    """Nothing of it is fetched until then, and no connection made; afterwards the keyboard is on the page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.add_init_script(DEAR[dear])
    if dear == "the header":
        page.set_extra_http_headers({"Save-Data": "on"})
    page.goto(LONG)
    page.wait_for_timeout(3 * QUIET)
    assert not [url for url in asked if "/static/" in url or "_stcore" in url]
    offer = page.get_by_role("button", name="Explore this page")
    expect(offer).to_be_visible()
    offer.focus()
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_without_a_connection_the_page_stays(browser: Browser, address: str) -> None:
    """No notice covers it, nothing of ours fails, the page scrolls and its links lead on."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/_stcore/**", lambda route: route.fulfill(status=503, body="gone"))
    page.goto(LONG)
    expect(page.locator("body > :not(#finished) [role=dialog], [role=dialog]")).not_to_have_count(0)
    assert not live(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.mouse.wheel(0, 600)
    until(page, "scrollY > 100")
    page.locator("main a[href^='/indicator?id=']").locator("visible=true").first.click()
    page.wait_for_url(re.compile("/indicator"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()
    assert not faults


def test_the_app_asks_only_where_something_answers(page: Page) -> None:
    """No request of a whole visit is answered with a fault."""
    faults: list[str] = []
    page.on("response", lambda reply: faults.append(reply.url) if reply.status >= 400 else None)
    page.goto(FIGURE)
    settle(page)
    page.locator("#root .crumb a").last.click()
    settle(page)
    assert not faults
