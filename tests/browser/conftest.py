"""A real Chromium before the running app, on a desktop and on a phone."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, ViewportSize

from scripts.browser import launch
from scripts.pages import AS_OF, ROOT
from scripts.server import dashboard

SIZES: dict[str, ViewportSize] = {
    "desktop": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844},
}


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app answers, on the published figures as they stood on a fixed day."""
    settings = {"LUTONDASH_DATA": str(ROOT / "data"), "LUTONDASH_AS_OF": AS_OF.isoformat()}
    with dashboard(settings, tmp_path_factory.mktemp("server") / "log") as server:
        yield server.url


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the whole session."""
    chromium = launch(playwright)
    yield chromium
    chromium.close()


class Watch:
    """Everything a page does that a public page must not: console errors, faults, strangers asked."""

    def __init__(self, page: Page, address: str) -> None:
        self.found: list[str] = []
        self.host = urlsplit(address).netloc
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.found.append(f"fault in the page: {error}"))
        page.on("request", self.see)

    def hear(self, message: ConsoleMessage) -> None:
        """Note an error on the console."""
        if message.type == "error":
            self.found.append(f"on the console: {message.text}")

    def see(self, request: Request) -> None:
        """Note a request to any other host."""
        place = urlsplit(request.url)
        if place.scheme in {"http", "https", "ws", "wss"} and place.netloc != self.host:
            self.found.append(f"asked another host: {request.url}")


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """An empty page of one size; the test fails if it does anything a public page must not."""
    context = browser.new_context(
        base_url=address, viewport=SIZES[request.param], locale="en-GB", accept_downloads=True
    )
    context.set_default_timeout(float(os.environ.get("LUTONDASH_PATIENCE", "20000")))
    opened = context.new_page()
    watch = Watch(opened, address)
    yield opened
    context.close()
    assert not watch.found, "\n".join(watch.found)
