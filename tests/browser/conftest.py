"""A real Chromium before the running app, on a desktop and on a phone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
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


# What `make test` leaves to `make thorough`: the second size of a walk, and further pages of a kind that is
# looked at already. Each file's tests are kept where their name holds one of these words.
KEPT = {
    "test_every_page.py": (
        *(f"finished_page_is_open_to_every_reader[{page}]" for page in (
            "overview", "money", "indicator", "a search",
        )),
        "app_is_open_to_every_reader[indicator]",
        "wrong_address_leads_on[/nowhere", "wrong_address_leads_on[/outcome",
        "drawn[phone-/indicator?id=household-waste",
    ),
    "test_access_keyboard.py": (
        "[app", "places", "phone[scriptless", "traps[scriptless-/data", "chart", "letter", "box", "is_said",
    ),
    "test_access_colours.py": (
        "state[/net", "state[path4", "own_choices", "list_of_places", "stand_out", "[dark",
    ),
    "test_headers.py": ("policy[/]", "policy[/indicator", "does_not_run", "cookie"),
    "test_broken_line.py": ("a_link_loads", "can_be_read"),
    "test_editions.py": (
        "finished_page_of_an_edition_is_open_to_every_reader[since an edition",
        "edition_in_the_app_is_open_to_every_reader[/indicator", "draft_is_open_to_every_reader[what will",
        "out_of_a_withdrawn", "goes_through_what_will_change", "on_paper[/dry-town",
    ),
    "test_handover.py": (
        "unnoticed[phone-/]", "same[phone", "read_stays[phone", "is[phone",
        "interrupted[phone-typing", "let_go[phone-2", "typing[phone",
        "waiting[phone", "lost[phone", "over[phone", "focus[phone-/net", "opened_stays[phone",
        "chosen_stays[phone", "does_not[phone", "both[phone", "asked[phone-the header",
        "answers[phone", "connection",
    ),
    "test_head.py": ("[phone",),
    "test_print.py": (
        "app_prints_as_the_same_document[overview]", "finished_page_prints_as_a_document[money]",
        "sheet", "folded", "nowhere", "title",
    ),
    "test_without_script.py": ("[phone-/]", "[phone-/net", "[phone-/data", "[phone-/indicator", "[phone]"),
    "test_switch.py": ("nothing_to_show", "once_more[/indicator", "one_step[the edition"),
    "test_walk.py": ("[desktop",),
    "test_access_text.py": ("[/]", "[/data]", "place=", "motion"),
}  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make test` leaves out."""
    for item in items:
        kept = KEPT.get(item.path.name)
        if kept is not None and not any(word in item.name for word in kept):
            item.add_marker("thorough")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app answers, on the published figures as they stood on a fixed day."""
    settings = {"LUTONDASH_DATA": str(ROOT / "data"), "LUTONDASH_AS_OF": AS_OF.isoformat()}
    with dashboard(settings, tmp_path_factory.mktemp("server") / "log") as server:
        yield server.url


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the whole session; it sees each page once, so that no script is worth improving."""
    chromium = launch(playwright, "--js-flags=--no-opt")
    yield chromium
    chromium.close()


class Watch:
    """Everything a page does that a public page must not: console errors, faults, strangers asked."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.found: list[str] = []
        self.host = urlsplit(address).netloc
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.found.append(f"fault in the page: {error}"))
        page.on("request", self.see)

    def hear(self, message: ConsoleMessage) -> None:
        """Note an error on the console."""
        is_the_page = message.location["url"] == self.page.url
        is_answer = is_the_page and any(status in message.text for status in ("of 404", "of 503"))
        if message.type == "error" and not is_answer:
            self.found.append(f"on the console: {message.text}")

    def see(self, request: Request) -> None:
        """Note a request to any other host."""
        place = urlsplit(request.url)
        if place.scheme in {"http", "https", "ws", "wss"} and place.netloc != self.host:
            self.found.append(f"asked another host: {request.url}")


@contextmanager
def watched(browser: Browser, address: str, size: ViewportSize, **settings: Any) -> Iterator[Page]:
    """Give an empty page; afterwards fail if it did anything a public page must not."""
    context = browser.new_context(
        base_url=address, viewport=size, locale="en-GB", accept_downloads=True, **settings
    )
    context.set_default_timeout(float(os.environ.get("LUTONDASH_PATIENCE", "20000")))
    opened = context.new_page()
    watch = Watch(opened, address)
    yield opened
    context.close()
    assert not watch.found, "\n".join(watch.found)


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """An empty page of one size; the test fails if it does anything a public page must not."""
    with watched(browser, address, SIZES[request.param]) as opened:
        yield opened


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[Page]:
    """An empty page on a desktop, for a test that changes its size itself."""
    with watched(browser, address, SIZES["desktop"]) as opened:
        yield opened


@pytest.fixture
def reading(browser: Browser, address: str) -> Iterator[Page]:
    """A page whose reader saves data: finished pages stay, and the app waits until it is asked for."""
    with watched(browser, address, SIZES["desktop"], extra_http_headers={"Save-Data": "on"}) as opened:
        yield opened


@pytest.fixture
def scriptless(browser: Browser, address: str) -> Iterator[Page]:
    """A page in which no script of ours runs."""
    with watched(browser, address, SIZES["desktop"], java_script_enabled=False) as opened:
        yield opened
