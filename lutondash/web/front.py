"""The front: finished pages, files, sitemap and robots; Streamlit's own addresses pass through to the app."""

import os
import re
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lutondash.dataset.edition import edition
from lutondash.web.answers import send as answer_with
from lutondash.web.asked import asked
from lutondash.web.kept import Kept
from lutondash.web.made import made
from lutondash.web.queues import DOWNLOADS

_STREAMLIT = ("/static/", "/media/", "/component/", "/_stcore/bidi-components/")
"""Folders of Streamlit's, which says itself what is not in them."""
_STREAMLIT_ALONE = ("/_stcore/health", "/_stcore/host-config", "/_stcore/metrics")
"""Streamlit's own addresses; to any other of this kind it would answer with its empty page, and 200.

Its interface for programs and the one for files sent to it are not offered: nothing here has a use for them.
"""
_MOST_FILES = 64
"""A file may be a hundred times as large as a page, and every choice of places makes another."""
_METHODS = ("GET", "HEAD")
_WITH_A_SLASH = re.compile(r"/[^/]+/")
"""A page's address as it is sometimes typed."""


class Front:
    """Stands before the app and answers for pages and files."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.pages = Kept(made)
        self.files = Kept(made, _MOST_FILES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http" or _is_streamlits(scope["path"]):
            await self.app(scope, receive, send)
            return
        response = await self._response(Request(scope))
        await response(scope, receive, send)

    async def _response(self, request: Request) -> Response:
        if request.method not in _METHODS:
            return _only_reading()
        if _WITH_A_SLASH.fullmatch(request.scope["path"]):
            return _without_slash(request)
        wanted = asked(request, edition(os.environ, datetime.now(UTC)), os.environ)
        kept = self.files if wanted.path.startswith(DOWNLOADS) else self.pages
        return answer_with(await kept.answer(wanted), request)


def _is_streamlits(path: str) -> bool:
    return path in _STREAMLIT_ALONE or path.startswith(_STREAMLIT)


def _only_reading() -> Response:
    return PlainTextResponse(
        "This site can only be read.", HTTPStatus.METHOD_NOT_ALLOWED, {"allow": ", ".join(_METHODS)}
    )


def _without_slash(request: Request) -> Response:
    """Lead to the address without its last slash; every sign is quoted, so it stays on this site."""
    query = request.scope["query_string"].decode("ascii", "replace")
    address = quote(request.scope["path"].rstrip("/"))
    return RedirectResponse(f"{address}?{query}" if query else address, HTTPStatus.PERMANENT_REDIRECT)
