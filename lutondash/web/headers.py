"""`Headed`: outermost of all, it gives every answer its headers: pages, files, refusals and faults alike."""

import logging
from functools import lru_cache
from html.parser import HTMLParser
from http import HTTPStatus
from importlib.resources import files

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lutondash.site.headers import for_downloads, headers
from lutondash.web.queues import DOWNLOADS
from lutondash.web.shell import opening

_REFUSAL = "websocket.http.response"
"""What a server must know so that a refused websocket can be answered with headers."""
_SECURE = ("https", "wss")

_log = logging.getLogger(__name__)


class _Scripts(HTMLParser):
    """Collects the scripts that stand in a page, as a browser would run them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a script; what names a file, or holds data, is none."""
        given = dict(attrs)
        self._is_in = tag == "script" and "src" not in given and given.get("type") in (None, "module")
        if self._is_in:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        """Keep what stands in a script."""
        if self._is_in:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as the parser calls it
        """Leave a script."""
        self._is_in = False


def scripts_in(page: str) -> tuple[str, ...]:
    """Return the scripts that stand in a page or a part of one."""
    parser = _Scripts()
    parser.feed(page)
    parser.close()
    return tuple(parser.found)


@lru_cache(maxsize=1)
def scripts() -> tuple[str, ...]:
    """Return every script that stands in our pages: what starts the app, and what its pages bring."""
    links = files("lutondash.markup").joinpath("links.js").read_text("utf-8")
    return (*scripts_in(opening()), links)


def bearing(path: str = "", *, is_secure: bool = False) -> tuple[tuple[bytes, bytes], ...]:
    """Return the headers of every answer, as they are sent."""
    return _sent(is_download=path.startswith(DOWNLOADS), is_secure=is_secure)


@lru_cache
def _sent(*, is_download: bool, is_secure: bool) -> tuple[tuple[bytes, bytes], ...]:
    table = headers(scripts(), is_secure=is_secure) | (for_downloads() if is_download else {})
    return tuple((name.encode(), value.encode()) for name, value in table.items())


class Headed:
    """Stands before the whole server; `is_secure` says that the public reaches it by https whatever comes."""

    def __init__(self, app: ASGIApp, *, is_secure: bool = False) -> None:
        self.app, self.is_secure = app, is_secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and give what comes back its headers; a fault is told of in the log alone."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        sending = _Sending(scope, send, is_secure=self.is_secure or scope["scheme"] in _SECURE)
        try:
            await self.app(scope, receive, sending)
        except Exception:  # noqa: BLE001 - whatever it is, the reader is answered
            _log.exception("a request ended in a fault")
            if not sending.is_begun:
                await _at_fault(scope)(scope, receive, sending)


def _at_fault(scope: Scope) -> ASGIApp:
    if scope["type"] == "websocket":
        return refused(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong.")
    return PlainTextResponse("Something went wrong. Try again.", HTTPStatus.INTERNAL_SERVER_ERROR)


def refused(status: HTTPStatus, words: str, **more: str) -> ASGIApp:
    """Return an answer that refuses a request, a websocket's too, and says why in a sentence."""
    told = {name.replace("_", "-"): value for name, value in more.items()}
    return PlainTextResponse(words, status, {"cache-control": "no-store", **told})


class _Sending:
    """Sends an answer on with its headers."""

    def __init__(self, scope: Scope, send: Send, *, is_secure: bool) -> None:
        self.scope, self.send, self.is_secure = scope, send, is_secure
        self.is_begun = False

    async def __call__(self, message: Message) -> None:
        kind = message["type"]
        if kind == "websocket.close" and not self.is_begun and _REFUSAL in self.scope.get("extensions", {}):
            await refused(HTTPStatus.FORBIDDEN, "This connection is refused.")(self.scope, _nothing, self)
            return
        if kind.endswith("response.start") or kind == "websocket.accept":
            message["headers"] = self._headed(list(message.get("headers", ())))
        self.is_begun = True
        await self.send(message)

    def _headed(self, found: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        """Add what every answer bears, whatever was set before, and have cookies sent by https alone."""
        ours = bearing(self.scope["path"], is_secure=self.is_secure)
        names = {name for name, _ in ours}
        kept = (each for each in found if each[0] not in names)
        return [*(map(_secure_cookie, kept) if self.is_secure else kept), *ours]


def _secure_cookie(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """Mark a cookie: Streamlit does not know that the public comes by https."""
    name, value = header
    is_open = name == b"set-cookie" and b"; secure" not in value.lower()
    return (name, value + b"; Secure") if is_open else header


async def _nothing() -> Message:
    raise AssertionError("a refusal reads nothing")
