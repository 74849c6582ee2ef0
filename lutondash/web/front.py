"""The front: finished pages, files, sitemap and robots; Streamlit's own addresses pass through to the app."""

import os
from datetime import UTC, datetime
from functools import lru_cache
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from lutondash.dataset.edition import Edition, dataset, edition
from lutondash.errors import UnknownIdError
from lutondash.site import downloads, finished, pages
from lutondash.site.pages import HOME, Choices, Given
from lutondash.site.sitemap import robots, sitemap
from lutondash.web.answers import Answer, file_answer, page_answer, send
from lutondash.web.shell import shell

ADDRESS = "LUTONDASH_ADDRESS"
"""The setting that says where the public finds the site, such as https://example.org."""

_STREAMLIT = ("/_stcore/", "/static/", "/media/", "/component/")
"""Where Streamlit answers for itself."""
_PAGES_KEPT = 1024
_FILES_KEPT = 64
_SHOWN_NOT_SAVED = "image/png"
"""The picture of a chart also stands beside a link that somebody shares."""


class Front:
    """Stands before the app and answers for pages and files."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.router = Router(
            [
                Route("/", _page),
                Route("/robots.txt", _robots),
                Route("/sitemap.xml", _sitemap),
                Route("/download/{name}", _file),
                Route("/{name}", _page),
            ],
            default=_nowhere,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        is_ours = scope["type"] == "http" and not scope["path"].startswith(_STREAMLIT)
        await (self.router if is_ours else self.app)(scope, receive, send)


def _page(request: Request) -> Response:
    name = str(request.path_params.get("name", ""))
    if name == HOME:
        return _not_found(request)
    try:
        choices = pages.choices(dataset(_edition()), name or HOME, _given(request))
        found = _finished(_edition(), name or HOME, choices, _origin(request), _line(request))
    except UnknownIdError:
        return _not_found(request)
    return send(found, request)


def _file(request: Request) -> Response:
    name = str(request.path_params["name"])
    try:
        choices = downloads.choices(dataset(_edition()), name, _given(request))
        found = _downloaded(_edition(), name, choices)
    except UnknownIdError:
        return _not_found(request)
    return send(found, request)


def _sitemap(request: Request) -> Response:
    origin = _origin(request)
    text = sitemap(dataset(_edition()), lambda address: origin + address)
    return send(file_answer(text.encode(), "application/xml"), request)


def _robots(request: Request) -> Response:
    origin = _origin(request)
    return PlainTextResponse(robots(lambda address: origin + address))


async def _nowhere(scope: Scope, receive: Receive, send: Send) -> None:
    response = await run_in_threadpool(_not_found, Request(scope, receive))
    await response(scope, receive, send)


def _not_found(request: Request) -> Response:
    return send(_lost(_edition()), request)


@lru_cache(maxsize=_PAGES_KEPT)
def _finished(shown: Edition, name: str, choices: Choices, origin: str, line: str) -> Answer:
    page = finished.finished(dataset(shown), name, choices, lambda address: origin + address)
    return page_answer(shell(page, line))


@lru_cache(maxsize=_FILES_KEPT)
def _downloaded(shown: Edition, name: str, choices: Choices) -> Answer:
    made = downloads.download(dataset(shown), name, dict(choices))
    return file_answer(
        made.content, made.media_type, "" if made.media_type == _SHOWN_NOT_SAVED else made.file_name
    )


@lru_cache(maxsize=2)
def _lost(shown: Edition) -> Answer:
    """Make the page for an address that leads nowhere; no app starts behind it."""
    page = finished.whole(finished.not_found(dataset(shown)))
    return page_answer(page, HTTPStatus.NOT_FOUND)


def _edition() -> Edition:
    return edition(os.environ, datetime.now(UTC))


def _origin(request: Request) -> str:
    """Say where the public finds the site: as it was set, else as this request was addressed."""
    as_set = os.environ.get(ADDRESS, "").rstrip("/")
    return as_set or f"{request.url.scheme}://{request.url.netloc}"


def _line(request: Request) -> str:
    return "dear" if request.headers.get("save-data", "").lower() == "on" else ""


def _given(request: Request) -> Given:
    return {name: request.query_params.getlist(name) for name in request.query_params}
