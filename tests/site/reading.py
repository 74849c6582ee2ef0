"""Finished pages read as a browser reads them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree.ElementTree import Element

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"
_LINKING = ("href", "src", "action")


def parsed(page: str) -> tuple[Element, list[str]]:
    """Read a page as the standard says; return its root and every fault, with its line."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    root = parser.parse(page)
    return root, [f"line {place[0]}: {code} {given}" for place, code, given in parser.errors]


def elements(root: Element, tag: str) -> Iterator[Element]:
    """Give every element of a kind."""
    return root.iter(f"{XHTML}{tag}")


def links(root: Element) -> list[str]:
    """Return every address a page leads to or loads, but for what it holds itself."""
    found = (each.get(name) for each in root.iter() for name in _LINKING if isinstance(each.tag, str))
    return [address for address in found if address and not address.startswith(("data:", "mailto:"))]


def is_elsewhere(address: str) -> bool:
    """Tell whether an address leads out of the site."""
    return bool(urlsplit(address).netloc)


def target(page: Path, address: str) -> tuple[Path, str]:
    """Return the file that an address on a page leads to, and the anchor in it."""
    path, anchor = urldefrag(address)
    return (page.parent / unquote(path)).resolve() if path else page.resolve(), anchor


def words(element: Element) -> str:
    """Return the text of an element, its spaces made one."""
    return " ".join("".join(element.itertext()).split())
