"""The app on another town's data: new content needs no code, not even a page's file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scripts.server import dashboard
from tests.browser.conftest import SIZES, watched
from tests.browser.steps import visit
from tests.sample import AS_OF, write_sample


@pytest.fixture(scope="module")
def muddleford(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app answers on the made-up town."""
    place: Path = tmp_path_factory.mktemp("muddleford")
    write_sample(place / "data")
    settings = {"LUTONDASH_DATA": str(place / "data"), "LUTONDASH_AS_OF": AS_OF.isoformat()}
    with dashboard(settings, place / "log") as server:
        yield server.url


@pytest.mark.parametrize("path", ["/dry-town", "/indicator?id=rainy-days"])
def test_the_app_takes_over_with_the_same_page(browser: Browser, muddleford: str, path: str) -> None:
    """A priority without a file in `pages/` has its page in the app as well."""
    with watched(browser, muddleford, SIZES["desktop"]) as page:
        page.goto(path)
        title = page.locator("h1").first.inner_text()
        visit(page, path)
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
