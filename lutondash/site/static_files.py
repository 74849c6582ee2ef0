"""The files of the static edition: what stands at each address, and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from lutondash.dataset.dataset import Dataset
from lutondash.dataset.edition import Edition, dataset
from lutondash.site import feed_files, finished, links, pages
from lutondash.site.downloads import download
from lutondash.site.finished import ASSETS, FONT, Medium
from lutondash.site.sitemap import robots, sitemap

LOCAL = "http://localhost:8000"
"""Where `python -m http.server` serves files: what a site map says when no public place is known."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which edition is to be written, into which folder, and what follows from where it will stand.

    `public` is where the public will find it, such as `https://example.org`, if that is known. `replace`
    allows it to take the place of an earlier edition.
    """

    shown: Edition
    target: Path
    public: str = ""
    replace: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """What is to stand in a file, and the addresses within the site that it leads to."""

    content: bytes
    leads_to: tuple[str, ...] = ()


def first(data: Dataset) -> tuple[str, ...]:
    """Return where to start: every page with an address of its own, and what no page leads to.

    Fixed pages come first, for their downloads take longest.
    """
    own = (links.plain(pages.address(name, choices)) for name, choices in pages.addresses(data))
    assets = (f"/assets/{path.name}" for path in sorted(ASSETS.iterdir()) if path.is_file())
    followed = (f"/download/{name}" for name in feed_files.names(data))
    return (*sorted(own, key=lambda address: "?" in address), *assets, *followed, *_WHOLE)


def make(order: Order, address: str) -> File:
    """Make what stands at an address; raises UnknownIdError where nothing does."""
    parts = urlsplit(address)
    if address in _WHOLE:
        return File(_WHOLE[address](order).encode())
    if parts.path.startswith("/assets/"):
        return File((ASSETS / Path(parts.path).name).read_bytes())
    if parts.path.startswith("/download/"):
        name = parts.path.removeprefix("/download/")
        made = download(dataset(order.shown), name, parse_qs(parts.query), _locate(order, address))
        return File(made.content)
    return _page(order, address)


def _page(order: Order, address: str) -> File:
    """Finish a page, its links relative to its file."""
    data, parts = dataset(order.shown), urlsplit(address)
    name = parts.path.strip("/") or pages.HOME
    chosen = pages.choices(data, name, parse_qs(parts.query))
    page = finished.finished(data, name, chosen, _locate(order, address), Medium.FILES)
    link = partial(links.relative, start=links.file_of(address))
    text = finished.whole(page, font=link(FONT))
    return File(links.relinked(text, link).encode(), links.found_in(text))


def _locate(order: Order, address: str) -> Callable[[str], str]:
    """Say where others find what is on a page: in public, or from the page where that is not known."""
    if order.public:
        return _in_public(order)
    return partial(links.relative, start=links.file_of(address))


def _in_public(order: Order) -> Callable[[str], str]:
    return partial(links.from_top, top=order.public or LOCAL)


def _lost(order: Order) -> str:
    """Make the page for an address that leads nowhere.

    A server shows it at any depth. So its links start from where the site stands: in public, else at the top.
    """
    link = partial(links.from_top, top=order.public)
    page = finished.not_found(dataset(order.shown), Medium.FILES)
    return links.relinked(finished.whole(page, font=link(FONT)), link)


def _sitemap(order: Order) -> str:
    return sitemap(dataset(order.shown), _in_public(order))


def _robots(order: Order) -> str:
    return robots(_in_public(order))


_WHOLE: dict[str, Callable[[Order], str]] = {
    "/404.html": _lost,
    "/robots.txt": _robots,
    "/sitemap.xml": _sitemap,
}
"""Files that speak of the whole site."""
