"""`Doors`: turns away, before anything is read or run, what no reader of the site ever sends."""

import ipaddress
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from lutondash.editions.previewing import DRAFT
from lutondash.site.networks import Network, networks
from lutondash.web.asked import ADDRESS
from lutondash.web.headers import refused
from lutondash.web.health import WATCHED

METRICS = "LUTONDASH_METRICS"
"""The setting that names who may read Streamlit's counts, such as `127.0.0.1,10.0.0.0/8`; else nobody."""

_COUNTS = "/_stcore/metrics"
_BY_ANY_NAME = (*WATCHED, _COUNTS)
"""What programs ask that watch over the site, by whatever name or number they reach it."""
_STREAM = "/_stcore/stream"
"""The one websocket of the app."""
_METHODS = ("GET", "HEAD")
_LONGEST_ADDRESS = 8_000
"""In letters, its query included: what web servers usually take. Six places chosen make 200."""
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_A_HOST = re.compile(r"(?P<name>[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])\.?(:[0-9]{1,5})?", re.IGNORECASE)
_THROUGH_A_PROXY = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


@dataclass(frozen=True, slots=True)
class Known:
    """Which names the site is asked for by, from which origins its pages come, and who may read the counts.

    Without a name any will do: the public address was not told.
    """

    hosts: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    watchers: tuple[Network, ...] = ()


def known(settings: Mapping[str, str]) -> Known:
    """Read what the settings tell, ours and Streamlit's.

    The names under which a draft is asked for were checked before. UsageError for an address that is none.
    """
    public = settings.get(ADDRESS, "").rstrip("/")
    own = urlsplit(public).hostname
    listed = frozenset(each.strip().lower() for each in config.get_option("server.allowedHosts"))
    names = {own, *_THIS_MACHINE} if own else set()
    hosts = frozenset() if settings.get(DRAFT) or "*" in listed else listed | names
    origins = {public.lower(), *config.get_option("server.corsAllowedOrigins")}
    return Known(hosts, frozenset(filter(None, origins)), networks(METRICS, settings.get(METRICS, "")))


class Doors:
    """Stands before the app. What programs ask that watch over the site may be asked for by any name."""

    def __init__(self, app: ASGIApp, known: Known) -> None:
        self.app, self.known = app, known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        found = Headers(scope=scope)
        refusals = (each(scope, found, self.known) for each in _CHECKS)
        refusal = next(filter(None, refusals), None)
        await (refusal or self.app)(_own(scope, found), receive, send)


Check = Callable[[Scope, Headers, Known], ASGIApp | None]


def _method(scope: Scope, _found: Headers, _known: Known) -> ASGIApp | None:
    """Only reading is offered: there is nothing that a reader could send."""
    if scope["type"] == "websocket" or scope["method"] in _METHODS:
        return None
    return refused(HTTPStatus.METHOD_NOT_ALLOWED, "This site can only be read.", allow=", ".join(_METHODS))


def _length(scope: Scope, _found: Headers, _known: Known) -> ASGIApp | None:
    if len(scope.get("raw_path", b"")) + len(scope["query_string"]) <= _LONGEST_ADDRESS:
        return None
    return refused(HTTPStatus.REQUEST_URI_TOO_LONG, "This address is too long.")


def _body(_scope: Scope, found: Headers, _known: Known) -> ASGIApp | None:
    """A body is refused before it is read, and the connection closed with it."""
    if found.get("content-length", "0") == "0" and "transfer-encoding" not in found:
        return None
    return refused(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Nothing can be sent to this site.", connection="close"
    )


def _host(scope: Scope, found: Headers, known: Known) -> ASGIApp | None:
    """Another site can lead its own name to this server: it is told apart by the name alone."""
    host = _A_HOST.fullmatch(found.get("host", ""))
    if scope["path"] in _BY_ANY_NAME or (host and is_host_of(host["name"].strip("[]").lower(), known.hosts)):
        return None
    return refused(HTTPStatus.MISDIRECTED_REQUEST, "This server is not asked for by that name.")


def is_host_of(name: str, hosts: Iterable[str]) -> bool:
    """Say whether a name is one of these, or lies under one such as `*.example.org`; with none, any does."""
    ends = tuple(each[1:] for each in hosts if each.startswith("*."))
    return not hosts or name in hosts or name.endswith(ends)


def _origin(scope: Scope, found: Headers, known: Known) -> ASGIApp | None:
    """A page of another site would talk to the app in the reader's name. Only browsers tell of an origin."""
    if scope["type"] == "http" or "origin" not in found or _is_own(found, known):
        return None
    return refused(HTTPStatus.FORBIDDEN, "Only pages of this site may connect.")


def _is_own(found: Headers, known: Known) -> bool:
    """Say whether a page comes from the host that it asks, or from where the public finds the site."""
    origin = found["origin"].lower()
    return origin in known.origins or origin in {
        f"{way}://{found['host'].lower()}" for way in ("http", "https")
    }


def _counts(scope: Scope, found: Headers, known: Known) -> ASGIApp | None:
    """How many visits there are is for those alone who run the site, and never through a proxy."""
    if scope["path"] != _COUNTS:
        return None
    is_direct = not any(name in found for name in _THROUGH_A_PROXY)
    if is_direct and scope["type"] == "http" and _is_watcher(scope, known.watchers):
        return None
    return refused(HTTPStatus.NOT_FOUND, "There is nothing here.")


def _is_watcher(scope: Scope, watchers: tuple[Network, ...]) -> bool:
    try:
        address = ipaddress.ip_address((scope["client"] or ("",))[0])
    except ValueError:
        return False
    return any(address in each for each in watchers)


def _websocket(scope: Scope, _found: Headers, _known: Known) -> ASGIApp | None:
    """There is one websocket."""
    if scope["type"] == "http" or scope["path"] == _STREAM:
        return None
    return refused(HTTPStatus.NOT_FOUND, "There is nothing here.")


_CHECKS: tuple[Check, ...] = (_method, _length, _body, _host, _websocket, _origin, _counts)


def _own(scope: Scope, found: Headers) -> Scope:
    """Leave out the origin of a websocket, which has been checked.

    Where a proxy asks by another name than the public does, Streamlit would look up this machine's address on
    the internet to check it once more.
    """
    if scope["type"] == "http" or "origin" not in found:
        return scope
    return {**scope, "headers": [each for each in scope["headers"] if each[0] != b"origin"]}
