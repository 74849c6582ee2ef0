"""Links and forms that keep a reader in the edition that was chosen: one function over finished HTML."""

import re
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lutondash.editions.choosing import EDITION, MEETING

LATEST = 'rel="latest-version"'
"""What a link says that leads out of an earlier edition to the page as it is now (RFC 5829)."""

_TAG = re.compile(rf'<(?:a|form)\s[^>]*>(?!<input type="hidden" name="{EDITION}")')
"""A link, or a form that names no edition yet.

In a value of an attribute the template engine escapes the sign that ends a tag.
"""
_WITHIN = re.compile(r' (href|action)="(/(?!/)[^"]*)"')
_THE_SAME_FOR_ALL = ("/assets/", "/static/", "/media/", "/favicon.ico", "/robots.txt", "/sitemap.xml")


def carried(html: str, edition: int | None, meeting: str = "") -> str:
    """Make every link and form within the site lead to the same edition; None leaves them as they are.

    The day of the meeting at which it was looked at goes with it.

    A link that names an edition of its own keeps it, and one to the latest version stays without.
    """
    return html if edition is None else _TAG.sub(lambda tag: _carried_tag(tag[0], edition, meeting), html)


def with_edition(address: str, edition: int | None, meeting: str = "") -> str:
    """Return an address within the site, anchor kept, as it is in an edition; None leaves it as it is."""
    parts = urlsplit(address)
    if edition is None or parts.path.startswith(_THE_SAME_FOR_ALL) or _names_one(parts.query):
        return address
    kept = urlencode(_kept(edition, meeting))
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, kept)))))


def saved_as(name: str, edition: int | None) -> str:
    """Return the name to save a file by, so that two editions of a file do not take each other's place."""
    return name if edition is None else f"edition-{edition}-{name}"


def _kept(edition: int, meeting: str) -> dict[str, str]:
    return {EDITION: str(edition)} | ({MEETING: meeting} if meeting else {})


def _names_one(query: str) -> bool:
    return any(name == EDITION for name, _ in parse_qsl(query, keep_blank_values=True))


def _carried_tag(tag: str, edition: int, meeting: str) -> str:
    found = _WITHIN.search(tag)
    if found is None or LATEST in tag:
        return tag
    name, address = found[1], unescape(found[2])
    if name == "action":
        hidden = (f'<input type="hidden" name="{k}" value="{v}">' for k, v in _kept(edition, meeting).items())
        return tag + "".join(hidden)
    kept = escape(with_edition(address, edition, meeting))
    return f'{tag[: found.start()]} href="{kept}"{tag[found.end() :]}'
