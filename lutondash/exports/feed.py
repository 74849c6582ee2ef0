"""A feed as Atom (RFC 4287): what changed, for programs that watch an address."""

from collections.abc import Callable
from datetime import datetime
from xml.etree import ElementTree as Xml

from lutondash.views.feed import Entry, Feed

_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ATOM, _XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"


def atom(told: Feed, own: str, locate: Callable[[str], str]) -> bytes:
    """Write a feed whose own address within the site is `own`; `locate` says where readers find addresses.

    Where the feed's own address holds only from somewhere, it names none.
    """
    root = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    _text(root, "id", told.id)
    _text(root, "title", told.title)
    _text(root, "subtitle", told.about)
    _text(root, "updated", _moment(told.updated))
    _text(Xml.SubElement(root, "author"), "name", told.author)
    if "://" in locate(own):
        _link(root, "self", "application/atom+xml", locate(own))
    _link(root, "alternate", "text/html", locate(told.address))
    _text(root, "generator", "lutondash")
    for entry in told.entries:
        _entry(root, entry, locate)
    Xml.indent(root)
    return f"{_OPENING}{Xml.tostring(root, encoding='unicode')}\n".encode()


def _entry(root: Xml.Element, entry: Entry, locate: Callable[[str], str]) -> None:
    made = Xml.SubElement(root, "entry")
    _text(made, "id", entry.id)
    _text(made, "title", entry.title)
    _text(made, "updated", _moment(entry.updated))
    _link(made, "alternate", "text/html", locate(entry.address))
    content = Xml.SubElement(made, "content", {"type": "xhtml"})
    body = Xml.SubElement(content, "div", {"xmlns": _XHTML})
    for line in entry.lines:
        _text(body, "p", line)


def _text(parent: Xml.Element, name: str, words: str) -> None:
    Xml.SubElement(parent, name).text = words


def _link(parent: Xml.Element, relation: str, media_type: str, address: str) -> None:
    Xml.SubElement(parent, "link", {"rel": relation, "type": media_type, "href": address})


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
