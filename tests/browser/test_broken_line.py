"""The line between a browser and the app breaks: the page stays readable, and no click is lost."""

import os
import re
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.browser import until
from scripts.server import Server, dashboard
from tests.browser.steps import settle, visit
from tests.faults.line import Line, line_to
from tests.sample import AS_OF, write_sample

CONNECTED = "document.querySelector('.stApp')?.dataset.testConnectionState === 'CONNECTED'"
APART = f"!({CONNECTED})"
ONLY_PAGES = "**/_stcore/**"
"""What the app asks; where it gets no answer, finished pages still come."""
BROKEN = "The line to this site is broken. You can still read this page."
FIGURE = "#root .lut a[href^='/indicator']"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the made-up figures."""
    place = tmp_path_factory.mktemp("broken-line")
    write_sample(place / "data")
    told = {"LUTONDASH_DATA": str(place / "data"), "LUTONDASH_AS_OF": AS_OF.isoformat()}
    with dashboard(told, place / "log") as running:
        yield running


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    """The way to it, to be cut."""
    with line_to(server.url) as whole:
        yield whole


@pytest.fixture
def page(browser: Browser, line: Line) -> Iterator[Page]:
    """The first page with the app in it."""
    context = browser.new_context(base_url=line.url)
    opened = context.new_page()
    visit(opened, "/")
    yield opened
    context.close()


def follow_a_figure(page: Page) -> str:
    """Follow a link to a figure and return its name, as its page's heading will say."""
    link = page.locator(FIGURE).first
    name = link.inner_text()
    link.click()
    return name


def is_at_a_figure(page: Page, name: str) -> None:
    """Assert that address and heading are those of the figure, and the app draws it."""
    expect(page).to_have_url(re.compile("/indicator"))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    settle(page)


def loads(page: Page) -> list[str]:
    """Every document that the page loads from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if request.is_navigation_request() else None)
    return found


def part(page: Page, line: Line) -> None:
    """Keep the app from its server for as long as the test wants."""
    page.route(ONLY_PAGES, lambda route: route.abort())
    line.cut()
    until(page, APART)


def test_a_link_loads_while_the_app_is_apart_from_its_server(page: Page, line: Line) -> None:
    """The app would forget the click; the finished page comes at once, and the app when it can."""
    loaded = loads(page)
    part(page, line)
    name = follow_a_figure(page)
    expect(page.locator("#finished h1")).to_have_text(name)
    page.unroute(ONLY_PAGES)
    is_at_a_figure(page, name)
    assert len(loaded) == 1


def test_back_loads_while_the_app_is_apart_from_its_server(page: Page, line: Line) -> None:
    """Address and page never differ."""
    before = page.get_by_role("heading", level=1).inner_text()
    is_at_a_figure(page, follow_a_figure(page))
    part(page, line)
    page.go_back()
    expect(page.locator("#finished h1")).to_have_text(before)


def test_what_was_asked_before_the_line_broke_is_asked_again(page: Page, line: Line, server: Server) -> None:
    """The server never got to it; no document is loaded for that."""
    loaded = loads(page)
    os.kill(server.pid, signal.SIGSTOP)
    try:
        name = follow_a_figure(page)
        expect(page).to_have_url(re.compile("/indicator"))
        line.cut()
        until(page, APART)
    finally:
        os.kill(server.pid, signal.SIGCONT)
    is_at_a_figure(page, name)
    assert not loaded


def test_while_nobody_answers_the_page_can_be_read(page: Page, line: Line) -> None:
    """No notice covers it, a screen reader is told, and afterwards the app goes on as if nothing had been."""
    loaded = loads(page)
    line.cut(for_good=True)
    expect(page.locator("#voice")).to_have_text(BROKEN)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#root [inert], #root[inert], #root[aria-hidden]")).to_have_count(0)
    page.mouse.wheel(0, 400)
    until(page, "scrollY > 100")
    line.mend()
    until(page, CONNECTED)
    is_at_a_figure(page, follow_a_figure(page))
    assert not loaded
