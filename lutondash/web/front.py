"""The front: finished pages, files, sitemap and robots; Streamlit's own addresses pass through to the app."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lutondash.editions.choosing import Source
from lutondash.editions.source import source
from lutondash.errors import DataFaultError, EditionFaultError
from lutondash.site.deployment import HEALTH
from lutondash.web.answers import Answer
from lutondash.web.answers import send as answer_with
from lutondash.web.asked import Asked, asked
from lutondash.web.health import health_response
from lutondash.web.kept import Kept
from lutondash.web.leaving import GoneError, unless_gone
from lutondash.web.made import made, unavailable
from lutondash.web.network import network
from lutondash.web.queues import DOWNLOADS, BusyError, Queues

_STREAMLIT = ("/static/", "/media/", "/component/", "/_stcore/bidi-components/")
"""Folders of Streamlit's, which says itself what is not in them."""
_STREAMLIT_ALONE = ("/_stcore/health", "/_stcore/host-config", "/_stcore/metrics")
"""Streamlit's own addresses; to any other of this kind it would answer with its empty page, and 200.

Its counts have been closed to the public before.

Its interfaces for programs and for files sent to it are not offered: nothing here has a use for them.
"""
_MOST_FILES = 64
"""A file may be a hundred times as large as a page, and every choice of places makes another."""
_MOST_EARLIER = 32
"""Few look back, and what they look at may be as large."""
_NOBODY_THERE = 499
"""For the log alone: nginx's number for an answer that nobody waited for."""
_WITH_A_SLASH = re.compile(r"/[^/]+/")
"""A page's address as it is sometimes typed."""


def now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


def source_set() -> Source:
    """Return where the environment says that editions come from."""
    return source(os.environ)


class Front:
    """Stands before the app and answers for pages and files.

    Each answer is made of one edition: the one of the moment is taken once, when the request comes.
    """

    def __init__(
        self,
        app: ASGIApp,
        editions: Callable[[], Source] = source_set,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.app, self.editions, self.clock = app, editions, clock
        queues = Queues()
        self.pages = Kept(self._made, queues)
        self.files = Kept(self._made, queues, _MOST_FILES)
        self.earlier = Kept(self._made, queues, _MOST_EARLIER)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http" or _is_streamlits(scope["path"]):
            await self.app(scope, receive, send)
            return
        response = await self._response(Request(scope, receive))
        await response(scope, receive, send)

    async def _response(self, request: Request) -> Response:
        if _WITH_A_SLASH.fullmatch(request.scope["path"]):
            return _without_slash(request)
        if request.scope["path"] == HEALTH:
            return await run_in_threadpool(health_response, self.editions(), self.clock())
        try:
            wanted = self._asked(request)
            response = await self._answer(wanted, request)
            # What was waited for may be of an edition that was taken back meanwhile.
            return response if self._asked(request) == wanted else await self._response(request)
        except (DataFaultError, EditionFaultError, OSError):
            return answer_with(unavailable(), request)

    def _asked(self, request: Request) -> Asked:
        return asked(request, self.editions().shown(self.clock()), os.environ)

    async def _answer(self, wanted: Asked, request: Request) -> Response:
        """Answer at once with what is at hand; else wait as long as the reader does, unless too many wait."""
        kept = self._kept(wanted)
        answering = kept.answer(wanted, network(request.scope))
        try:
            answer = await (answering if kept.is_at_hand(wanted) else unless_gone(request.receive, answering))
        except BusyError:
            return _busy()
        except GoneError:
            return Response(status_code=_NOBODY_THERE)
        return answer_with(answer, request)

    def _kept(self, wanted: Asked) -> Kept:
        if not wanted.is_usual:
            return self.earlier
        return self.files if wanted.path.startswith(DOWNLOADS) else self.pages

    def _made(self, wanted: Asked) -> Answer:
        return made(wanted, self.editions(), self.clock())


def _is_streamlits(path: str) -> bool:
    """Say whether Streamlit answers; what ends in a slash is no file, and it might lead to another host."""
    return path in _STREAMLIT_ALONE or (path.startswith(_STREAMLIT) and not path.endswith("/"))


def _busy() -> Response:
    words = "Many people ask for something now. Try again in a minute."
    return PlainTextResponse(
        words, HTTPStatus.SERVICE_UNAVAILABLE, {"cache-control": "no-store", "retry-after": "60"}
    )


def _without_slash(request: Request) -> Response:
    """Lead to the address without its last slash; every sign is quoted, so it stays on this site."""
    query = request.scope["query_string"].decode("ascii", "replace")
    address = quote(request.scope["path"].rstrip("/"))
    place = f"{address}?{query}" if query else address
    return RedirectResponse(place, HTTPStatus.PERMANENT_REDIRECT, {"cache-control": "no-store"})
