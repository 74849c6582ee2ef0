"""Every task with Tab, Enter, Space, letters and arrows alone: without any script, and in the running app.

`tab_to` fails on the way where focus cannot be seen or something lies over it (WCAG 2.4.7 and 2.4.11).
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import Focus, arm, resize, settle, tab, tab_to, visit

FIGURE = "/indicator?id=household-waste-recycled"
PHONE = 390

Open = Callable[[str], Page]


@pytest.fixture(params=["scriptless", "app"])
def open_page(request: pytest.FixtureRequest) -> Open:
    """How a page is opened: as finished page without any script, or as the running app."""
    page: Page = request.getfixturevalue("window" if request.param == "app" else "scriptless")

    def opened(path: str) -> Page:
        if request.param == "app":
            visit(page, path)
        else:
            page.goto(path)
        return page

    return opened


def arrived(page: Page, path: str) -> None:
    """Wait until the page at an address is there, whichever renderer shows it."""
    page.wait_for_url(re.compile(path))
    if page.locator("html.live").count():
        settle(page)
        expect(page.get_by_role("heading", level=1)).to_be_focused()


def named(words: str) -> Callable[[Focus], bool]:
    """What is called so."""
    return lambda stop: stop.name == words


def to(address: str) -> Callable[[Focus], bool]:
    """A link to an address that begins so."""
    return lambda stop: stop.href.startswith(address)


def test_a_figure_by_the_menu(open_page: Open) -> None:
    """The menu leads to a priority, the priority to a figure."""
    page = open_page("/")
    tab_to(page, to("/net-zero-town"))
    page.keyboard.press("Enter")
    arrived(page, "/net-zero-town")
    tab_to(page, to("/indicator?id="))
    page.keyboard.press("Enter")
    arrived(page, "/indicator")
    expect(page).not_to_have_title(re.compile("Net zero"))


def test_a_figure_by_the_search(open_page: Open) -> None:
    """Words and Enter are enough; the title says what was found."""
    page = open_page("/")
    tab_to(page, lambda stop: stop.tag == "input")
    page.keyboard.type("bins")
    page.keyboard.press("Enter")
    arrived(page, "q=bins")
    expect(page).to_have_title(re.compile("^Figures about bins"))
    tab_to(page, to("/indicator?id="))


def test_the_menu_of_a_phone(open_page: Open) -> None:
    """It opens with Enter, its first link is the next stop, and the link leads on."""
    page = open_page("/about")
    resize(page, PHONE)
    tab_to(page, named("Menu"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Menu")).to_be_visible()
    assert tab(page).href == "/"
    tab_to(page, to("/data"))
    page.keyboard.press("Enter")
    arrived(page, "/data")


def test_the_skip_link(open_page: Open) -> None:
    """It is among the first stops and leads past the menu: the next stop is in the page itself."""
    page = open_page("/net-zero-town")
    tab_to(page, named("Skip to the content"), most=2)
    page.keyboard.press("Enter")
    expect(page.locator("#content:visible, #content").last).to_be_focused()
    after = tab(page)
    assert page.evaluate("document.activeElement.closest('header') === null"), after


def test_a_filter(open_page: Open) -> None:
    """A choice is a link; what is chosen says so."""
    page = open_page("/net-zero-town")
    tab_to(page, lambda stop: "show=worse" in stop.href)
    page.keyboard.press("Enter")
    arrived(page, "show=worse")
    expect(page.get_by_label("Show only").locator("[aria-current]", has_text="Worse")).to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_folded_lists(open_page: Open, key: str) -> None:
    """Enter and Space open them."""
    page = open_page("/data")
    reached = tab_to(page, lambda stop: stop.tag == "summary" and stop.name.startswith("Show the"))
    page.keyboard.press(key)
    expect(page.locator("details[open] > summary", has_text=reached.name)).to_be_visible()


def test_a_file(open_page: Open) -> None:
    """Enter on a download saves it."""
    page = open_page(FIGURE)
    tab_to(page, named("Download these figures (CSV)"))
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".csv")


def test_places_in_a_finished_page(scriptless: Page) -> None:
    """A letter or two choose a place, Enter sends it; each chosen place can be taken out again by name."""
    scriptless.goto(FIGURE)
    tab_to(scriptless, lambda stop: stop.tag == "select")
    expect(scriptless.get_by_label("Compare with other places")).to_be_focused()
    scriptless.keyboard.type("Bed")
    tab_to(scriptless, named("Compare"), most=1)
    scriptless.keyboard.press("Enter")
    arrived(scriptless, "place=E06000055")
    expect(scriptless.get_by_role("columnheader", name="Bedford")).to_be_visible()
    tab_to(scriptless, lambda stop: stop.name.split() == ["Remove", "Bedford"])
    scriptless.keyboard.press("Enter")
    scriptless.wait_for_url(re.compile("household-waste-recycled$"))
    expect(scriptless.get_by_role("columnheader", name="Bedford")).to_have_count(0)


def test_places_in_the_app(window: Page) -> None:
    """Letters and Enter choose a place; Backspace on it takes it out."""
    visit(window, FIGURE)
    tab_to(window, lambda stop: stop.name == "Compare with other places")
    window.keyboard.type("Bed")
    expect(window.get_by_role("option").first).to_have_text("Bedford")
    window.keyboard.press("Enter")
    window.wait_for_url(re.compile("place=E06000055"))
    window.keyboard.press("Escape")
    settle(window)
    window.locator("[data-tag]").focus()
    window.keyboard.press("Backspace")
    window.wait_for_url(re.compile("household-waste-recycled$"))


@pytest.mark.parametrize("path", [f"{FIGURE}&place=E06000055", "/data"])
def test_the_order_is_that_of_the_page_and_nothing_traps(open_page: Open, path: str) -> None:
    """Tab goes through the page from its first link to its last, forwards only, and so back with Shift."""
    page = open_page(path)
    stops = [tab_to(page, lambda _: True)]
    while stops[-1].href != "/accessibility" and len(stops) < 150:
        stops.append(tab_to(page, lambda _: True))
    places = [stop.place for stop in stops if stop.tag not in {"body", "main"}]
    assert stops[-1].href == "/accessibility"
    assert places == sorted(places)
    back = [tab(page, "Shift+Tab").place for _ in range(10)]
    assert back == [stop.place for stop in stops[-2:-12:-1]]


def test_a_chart_is_no_stop(window: Page) -> None:
    """Between the page's own links and its downloads the app puts nothing in the way."""
    visit(window, FIGURE)
    arm(window)
    stops = "[data-testid='stVegaLiteChart'], [data-testid='stFullScreenFrame'], .vega-embed"
    reached = [tab(window) for _ in range(25)]
    assert any(stop.name == "Download these figures (CSV)" for stop in reached)
    window.evaluate("document.activeElement.blur()")
    for _ in reached:
        tab(window)
        assert not window.evaluate(f"document.activeElement.closest(`{stops}`) !== null")


def test_a_letter_alone_does_nothing(window: Page) -> None:
    """Streamlit's r and c stay without effect: nothing is sent, nothing opens (WCAG 2.1.4)."""
    sent: list[str | bytes] = []

    def keep(frame: str | bytes) -> None:
        sent.append(frame)

    window.on("websocket", lambda socket: socket.on("framesent", keep))
    visit(window, "/about")
    window.wait_for_timeout(500)
    before = len(sent)
    for letter in ("r", "c", "R"):
        window.keyboard.press(letter)
    window.wait_for_timeout(500)
    assert len(sent) == before
    expect(window.get_by_role("dialog")).to_have_count(0)


def test_the_box_at_a_point_waits_and_closes(window: Page) -> None:
    """The pointer can go to it and rest on it, and Escape closes it until a point is met again (1.4.13)."""
    visit(window, FIGURE)
    points = window.locator("[class*=st-key-chart-wide] svg.marks .mark-symbol path")
    box = window.locator("#vg-tooltip-element")
    points.first.hover(force=True)
    expect(box).to_be_visible()
    box.hover()
    window.wait_for_timeout(1000)
    expect(box).to_be_visible()
    window.keyboard.press("Escape")
    expect(box).to_be_hidden()
    points.last.hover(force=True)
    expect(box).to_be_visible()


def test_what_changes_is_said(window: Page) -> None:
    """Taking over is announced, and so is another page: its title, its heading, its count."""
    visit(window, "/net-zero-town")
    voice = window.locator("body > [role='status']")
    expect(voice).to_have_text("This page is now interactive.")
    title = window.title()
    tab_to(window, lambda stop: "show=worse" in stop.href)
    window.keyboard.press("Enter")
    expect(voice).to_have_text(re.compile(r"\d+ figures? shown"))
    tab_to(window, to("/indicator?id="))
    window.keyboard.press("Enter")
    window.wait_for_url(re.compile("/indicator"))
    expect(window).not_to_have_title(title)
    expect(window.get_by_role("heading", level=1)).to_be_focused()
