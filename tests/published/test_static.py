"""The published figures as files: a dozen finished pages of every kind are HTML without a fault."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from lutondash.dataset.edition import Edition, dataset
from lutondash.site import pages, static_files
from lutondash.site.downloads import names
from lutondash.site.static_files import Order
from scripts.pages import AS_OF, ROOT
from tests.site.reading import elements, parsed

ADDRESSES = (
    "/",
    "/no-poverty",
    "/net-zero-town?show=worse",
    "/modern-council?side=town",
    "/framework",
    "/archive",
    "/data",
    "/about",
    "/accessibility",
    "/outcome?id=lower-carbon-emissions",
    "/indicator?id=household-waste-recycled",
    "/indicator?id=ofsted-childrens-services",
    "/indicator?id=rough-sleeping",
    "/404.html",
)


@pytest.fixture(scope="module")
def order() -> Order:
    """Ask for the published figures on a fixed day."""
    return Order(Edition(str(ROOT / "data"), AS_OF), Path("unused"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_html_without_a_fault(order: Order, address: str) -> None:
    """The parser of the standard finds nothing to mend, and the page has one h1."""
    root, faults = parsed(static_files.make(order, address).content.decode())

    assert faults == []
    assert len(list(elements(root, "h1"))) == 1


@pytest.mark.parametrize("address", ADDRESSES[:-1])
def test_a_page_leads_only_to_what_there_is(order: Order, address: str) -> None:
    """Each link within the site is a page that has a document, or a file that can be taken away."""
    held = dataset(order.shown)
    offered = {*names(held), "outcome.csv"}
    leads_to = static_files.make(order, address).leads_to

    assert len(leads_to) > 10
    for parts in map(urlsplit, leads_to):
        if parts.path.startswith("/download/"):
            assert parts.path.removeprefix("/download/") in offered
        else:
            name = parts.path.strip("/") or pages.HOME
            assert pages.document(held, name, pages.choices(held, name, parse_qs(parts.query))).blocks
