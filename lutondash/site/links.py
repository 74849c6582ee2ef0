"""Links of the static edition: which file stands for an address, and how one file leads to another.

Every page is a file of its own name, such as `net-zero-town.html`, and not the `index.html` of a folder.
A web server, a CDN and a browser that opens files from a disk all find it; none has to guess.
"""

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import parse_qsl, urldefrag, urlencode, urlsplit

FIRST = "index.html"
"""The file of the first page, the one name that every server looks for by itself."""

_LINK = re.compile(r' (href|src)="(/(?!/)[^"]*)"')
"""A link within the site. In text a quotation mark is always escaped, so that only attributes match."""
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
"""What may stand in the name of a file on every system, and in a link as it is."""


def plain(address: str) -> str:
    """Return an address without its anchor, its choices in order: one page has one address."""
    parts = urlsplit(urldefrag(address).url)
    chosen = urlencode(sorted(parse_qsl(parts.query)))
    return f"{parts.path}?{chosen}" if chosen else parts.path


def file_of(address: str) -> str:
    """Return the file that stands for an address, as a path from the top of the edition.

    `/` is `index.html`, `/outcome?id=x` is `outcome/x.html`, `/poverty?show=worse` is
    `poverty/show-worse.html`. `/download/x.csv?show=worse` is `download/x-show-worse.csv`, for a file that
    is saved should say what it is. Raises ValueError for a choice that no file's name can bear.
    """
    parts = urlsplit(plain(address))
    stem, ending = posixpath.splitext(parts.path.strip("/") or FIRST)
    chosen = parse_qsl(parts.query)
    if not all(_SAFE.fullmatch(value) for _, value in chosen):
        raise ValueError(f"{address} cannot be a file: its choices may hold only letters, digits, - and _.")
    name = "/".join([stem, *(value for key, value in chosen if key == "id")])
    others = [f"{key}-{value}" for key, value in chosen if key != "id"]
    whole = ("-" if ending else "/").join([name, "-".join(others)] if others else [name])
    return whole + (ending or ".html")


def relative(address: str, start: str) -> str:
    """Return the link that leads from the file `start` to the file of an address, anchor kept."""
    way = posixpath.relpath(file_of(address), posixpath.dirname(start) or ".")
    return way + _anchor(address)


def from_top(address: str, top: str) -> str:
    """Return the address of the file under the edition's top, such as `https://example.org`, anchor kept."""
    file = file_of(address)
    return f"{top}/{'' if file == FIRST else file}{_anchor(address)}"


def found_in(page: str) -> tuple[str, ...]:
    """Return the plain address of every link within the site, each once, in their order."""
    return tuple(dict.fromkeys(plain(unescape(address)) for _, address in _LINK.findall(page)))


def relinked(page: str, link: Callable[[str], str]) -> str:
    """Put another link in the place of each link within the site."""
    return _LINK.sub(lambda found: f' {found[1]}="{escape(link(unescape(found[2])))}"', page)


def _anchor(address: str) -> str:
    fragment = urldefrag(address).fragment
    return f"#{fragment}" if fragment else ""
