"""Harm in every text, in a real browser: nothing of it runs, and nothing is fetched from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from scripts.browser import launch
from scripts.server import Server, dashboard
from tests.attack.hostile import Spoiling, write_hostile
from tests.sample import AS_OF

ADDRESSES = (
    *(
        "/",
        "/dry-town",
        "/indicator?id=rainy-days&place=E06999002",
        "/compare?indicator=rainy-days&group=like-us",
    ),
    *("/money", "/scrutiny?committee=weather-board", "/outcome?id=umbrellas-find-home", "/framework"),
    *("/archive", "/data", "/about", "/accessibility", "/?q=%3Cscript%3Ealert(1)%3C/script%3E"),
)
LIVE = """[...document.querySelectorAll("*")].filter(each =>
  [...each.attributes].some(found => /^on/i.test(found.name))
  || /^\\s*javascript:/i.test(each.getAttribute("href") || "")
  || (each.closest("label, button") && ["A", "IMG"].includes(each.tagName))).length"""
"""How many elements would run something, or are links and pictures in a label."""

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a folder with harm in every text."""
    place = tmp_path_factory.mktemp("spoilt")
    write_hostile(place / "data", Spoiling())
    settings = {"LUTONDASH_DATA": str(place / "data"), "LUTONDASH_AS_OF": AS_OF.isoformat()}
    with dashboard(settings, Path(place, "log")) as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser."""
    browser = launch(playwright)
    yield browser
    browser.close()


def watched(page: Page, server: Server) -> list[str]:
    """Write down what a page should not do: errors, refused scripts, dialogs, requests to elsewhere."""
    own = (server.url, server.url.replace("http", "ws"), "data:", "blob:")
    seen: list[str] = []
    page.on("console", lambda said: seen.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: seen.append(str(fault)))
    page.on("dialog", lambda dialog: (seen.append("a dialog"), dialog.dismiss()))
    page.on("request", lambda asked: None if asked.url.startswith(own) else seen.append(asked.url))
    return seen


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_runs_and_nothing_is_fetched_from_elsewhere(
    browser: Browser, spoilt: Server, address: str
) -> None:
    """In the finished page and once the app has taken over; the one cookie is Streamlit's own."""
    with browser.new_context() as visit:
        page = visit.new_page()
        seen = watched(page, spoilt)
        page.goto(spoilt.url + address)
        assert page.evaluate(LIVE) == 0
        page.wait_for_selector('[data-testid="stApp"] h1')
        page.wait_for_timeout(700)
        assert page.evaluate(LIVE) == 0
        assert seen == []
        assert {cookie.get("name") for cookie in visit.cookies()} <= {"_streamlit_xsrf"}
