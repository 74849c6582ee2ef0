"""Pages that say which edition they show: an earlier one, a withdrawn one, what changed since, a draft."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from lutondash.editions.store import Store
from lutondash.editions.withdrawing import withdraw
from scripts.server import dashboard, free_port, running
from tests.browser.conftest import SIZES, watched
from tests.browser.shelf import add
from tests.browser.steps import Focus, in_order, open_at_every_width, settle, tab_to, visit
from tests.browser.test_access_colours import FEWEST, standing_out
from tests.browser.test_print import letters, printed
from tests.drafted import mend, met_before, miss
from tests.editions.shelves import DAY, NOW
from tests.sample import AS_OF, write_sample

WITHDRAWN = "/indicator?id=gutters-cleared&edition=2"
SINCE = "/dry-town?since=1"
OUT = {
    "the list of editions": "/data",
    "the first edition": "/?edition=1",
    "a priority of it": "/dry-town?edition=1",
    "money of it": "/money?edition=1",
    "a search in it": "/?q=rain&edition=1",
    "a withdrawn edition": WITHDRAWN,
    "about in a withdrawn edition": "/about?edition=2",
    "since an edition": SINCE,
    "an edition nobody bears": "/?edition=9",
}
DRAFT = {
    "what will change": "/changes",
    "a priority": "/dry-town",
    "a figure": "/indicator?id=letters-answered",
    "data": "/data",
    "an address that leads nowhere": "/nowhere",
}
ON_PAPER: ViewportSize = {"width": 680, "height": 900}
"""As wide as the words on A4."""
SAVING = {"Save-Data": "on"}
UNFOLD = "document.querySelectorAll('details:not(.menu)').forEach((each) => { each.open = true; })"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where three states of made-up data lie; an answer of the second is no longer what it was."""
    place = tmp_path_factory.mktemp("editions")
    met = place / "met"
    write_sample(met)
    met_before(met)
    miss(Path(copytree(met, place / "missed")))
    mend(Path(copytree(place / "missed", place / "mended")))
    return place


@pytest.fixture(scope="module")
def out(place: Path) -> Iterator[str]:
    """Return where a site answers with three editions, the second of them withdrawn."""
    store = Store.open(str(place / "store"))
    for name in ("met", "missed"):
        add(store, place / name, place)
    withdraw(store, now=NOW + DAY, note="A total was wrong.", approved_by="Chief executive", number=2)
    add(store, place / "mended", place)
    told = {
        "LUTONDASH_STORE": str(place / "store"),
        "LUTONDASH_CACHE": str(place / "cache"),
        "LUTONDASH_AS_OF": AS_OF.isoformat(),
    }
    with dashboard(told, place / "log") as server:
        yield server.url


@pytest.fixture(scope="module")
def preview(place: Path) -> Iterator[str]:
    """Return where a draft is shown to officers, with something to put right in it."""
    port = free_port()
    words = ["lutondash.web.preview", f"--draft={place / 'missed'}", f"--port={port}", "--address=127.0.0.1"]
    told = {"LUTONDASH_DATA": str(place / "met"), "LUTONDASH_CACHE": str(place / "preview")}
    with running([*words, "--at=2024-09-05T09:30+01:00"], port, told, place / "preview-log") as server:
        yield server.url


@pytest.fixture
def finished(browser: Browser, out: str) -> Iterator[Page]:
    """An empty page of the site on which finished pages stay."""
    with watched(browser, out, SIZES["desktop"], extra_http_headers=SAVING) as page:
        yield page


@pytest.fixture
def app(browser: Browser, out: str) -> Iterator[Page]:
    """An empty page of the site on which the app takes over."""
    with watched(browser, out, SIZES["desktop"]) as page:
        yield page


@pytest.fixture
def drafted(browser: Browser, preview: str) -> Iterator[Page]:
    """An empty page of the draft on which finished pages stay."""
    with watched(browser, preview, SIZES["desktop"], extra_http_headers=SAVING) as page:
        yield page


@pytest.fixture
def drafted_app(browser: Browser, preview: str) -> Iterator[Page]:
    """An empty page of the draft on which the app takes over."""
    with watched(browser, preview, SIZES["desktop"]) as page:
        yield page


def called(words: str) -> Callable[[Focus], bool]:
    """What is called so."""
    return lambda stop: stop.name == words


@pytest.mark.parametrize("path", OUT.values(), ids=OUT)
def test_a_finished_page_of_an_edition_is_open_to_every_reader(finished: Page, path: str) -> None:
    """As it comes and with all its folds open, at every width."""
    finished.goto(path)
    open_at_every_width(finished)
    finished.evaluate(UNFOLD)
    open_at_every_width(finished)


@pytest.mark.parametrize("path", [path for path in OUT.values() if "=9" not in path])
def test_a_page_of_an_edition_in_the_app_is_open_to_every_reader(app: Page, path: str) -> None:
    """The app shows the same edition, marked so, and takes nobody out of it."""
    visit(app, path)
    shown = app.locator("#root .banner")
    expect(shown).to_have_count(1 if "edition=" in path else 0)
    open_at_every_width(app)


@pytest.mark.parametrize("path", DRAFT.values(), ids=DRAFT)
def test_a_finished_page_of_a_draft_is_open_to_every_reader(drafted: Page, path: str) -> None:
    """What will change, with every sum open, and any other page: all say that they are a draft."""
    drafted.goto(path)
    expect(drafted.locator(".banner.draft")).to_be_visible()
    drafted.evaluate(UNFOLD)
    open_at_every_width(drafted)


@pytest.mark.parametrize("path", [path for path in DRAFT.values() if path != "/nowhere"])
def test_a_page_of_a_draft_in_the_app_is_open_to_every_reader(drafted_app: Page, path: str) -> None:
    """The app says so too."""
    visit(drafted_app, path)
    expect(drafted_app.locator("#root .banner.draft")).to_be_visible()
    drafted_app.evaluate(UNFOLD)
    open_at_every_width(drafted_app)


def test_the_keyboard_leads_out_of_a_withdrawn_edition(app: Page) -> None:
    """The link in the banner is reached with Tab, in sight and ringed; it leads to the page as it is now."""
    visit(app, WITHDRAWN)
    expect(app).to_have_title(re.compile("Edition 2, withdrawn"))
    tab_to(app, called("This page as it is now"), most=20)
    app.keyboard.press("Enter")
    app.wait_for_url(re.compile("id=gutters-cleared$"))
    settle(app)
    expect(app.locator(".banner")).to_have_count(0)
    expect(app.get_by_role("heading", level=1)).to_be_focused()
    expect(app).not_to_have_title(re.compile("Edition"))


def test_the_keyboard_stays_in_an_earlier_edition(app: Page) -> None:
    """Every other link keeps to it, and the search does."""
    visit(app, "/data?edition=1")
    tab_to(app, lambda stop: stop.href.startswith("/dry-town"), most=30)
    app.keyboard.press("Enter")
    app.wait_for_url(re.compile("/dry-town.edition=1"))
    settle(app)
    expect(app.locator(".banner")).to_contain_text("Edition 1, not the latest.")
    app.locator("#root #q").fill("rain")
    app.locator("#root #q").press("Enter")
    app.wait_for_url(re.compile("edition=1"))
    settle(app)
    expect(app.locator(".banner")).to_contain_text("Edition 1, not the latest.")


def test_the_keyboard_opens_what_changed_since_an_edition(app: Page) -> None:
    """The list of editions opens, a link of it leads to what changed, and each answer opens to both sums."""
    visit(app, "/dry-town")
    tab_to(app, called("See what changed since an earlier edition"))
    app.keyboard.press("Enter")
    tab_to(app, lambda stop: stop.name.startswith("Since edition 1"), most=1)
    app.keyboard.press("Enter")
    app.wait_for_url(re.compile("since=1"))
    settle(app)
    expect(app.locator("#since")).to_be_focused()
    tab_to(app, lambda stop: stop.tag == "summary" and stop.name.startswith("Gutters"), most=4)
    app.keyboard.press("Enter")
    expect(app.get_by_role("table", name="Before: how we worked it out")).to_be_visible()
    expect(app.get_by_role("table", name="Now: how we worked it out")).to_be_visible()


def test_the_keyboard_goes_through_what_will_change(drafted: Page) -> None:
    """From any page the banner leads there; what must be put right comes first, with a link to it."""
    drafted.goto("/data")
    tab_to(drafted, called("What will change"), most=20)
    drafted.keyboard.press("Enter")
    drafted.wait_for_url(re.compile("/changes"))
    tab_to(drafted, lambda stop: stop.href.startswith("/indicator?id=gutters-cleared"))
    expect(drafted.locator("#checklist :focus")).to_have_count(1)


@pytest.mark.parametrize("path", [WITHDRAWN, SINCE])
def test_an_edition_on_paper(finished: Page, path: str) -> None:
    """Every sheet says which edition it is of; nothing leads elsewhere, and no words lie over others."""
    finished.goto(path)
    paper = printed(finished)
    assert paper.controls == ()
    for sheet in paper.sheets:
        assert (letters("Edition 2, withdrawn. It came out on") in sheet) == (path == WITHDRAWN)
    finished.set_viewport_size(ON_PAPER)
    in_order(finished, ["cutOff", "overlaps", "paleText"])
    expect(finished.get_by_role("link", name="This page as it is now")).to_have_count(0)


def test_what_will_change_on_paper(drafted: Page) -> None:
    """A draft says so on every sheet, and its sums lie side by side."""
    drafted.goto("/changes")
    paper = printed(drafted)
    assert all(letters("Draft: not published.") in sheet for sheet in paper.sheets)
    drafted.set_viewport_size(ON_PAPER)
    in_order(drafted, ["cutOff", "overlaps", "paleText"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_banner_stays_in_the_readers_own_colours(
    browser: Browser, out: str, preview: str, scheme: str
) -> None:
    """Its frame is drawn and its words stand out where the system sets the colours."""
    for url, path in ((out, WITHDRAWN), (preview, "/changes")):
        settings = {"forced_colors": "active", "color_scheme": scheme, "extra_http_headers": SAVING}
        with watched(browser, url, SIZES["desktop"], **settings) as page:
            page.goto(path)
            assert standing_out(page.locator(".banner")) >= FEWEST
            in_order(page, ["paleText", "paleEdges"])
