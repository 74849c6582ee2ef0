"""`Seen`: before a draft, every request is written down with who asked, and no answer is kept anywhere."""

import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lutondash.editions.choosing import Source
from lutondash.editions.previewing import AT_FAULT
from lutondash.errors import DataFaultError, EditionFaultError, Severity

UNKNOWN = "unknown"
_LONGEST = 300
"""Letters of a name or a path that are written down."""
_FOR_WATCHERS = ("/_stcore/health", "/healthz")
"""What programs ask that watch over the server; it says nothing of the draft."""

_log = logging.getLogger("lutondash.preview")


def write_log() -> None:
    """Write a line for each request to the standard error, and nothing of what others log."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    _log.handlers, _log.propagate = [handler], False
    _log.setLevel(logging.INFO)


class Seen:
    """Stands before the whole server of a draft.

    `header` is where the proxy says who asks; with `must_be_known`, who is not named is turned away.
    """

    def __init__(
        self, app: ASGIApp, editions: Callable[[], Source], header: str, *, must_be_known: bool
    ) -> None:
        self.app, self.editions = app, editions
        self.header, self.must_be_known = header, must_be_known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Write a request down, and pass it on."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        who = self._who(scope)
        is_stranger = self.must_be_known and who == UNKNOWN
        if is_stranger and not _is_for_watchers(scope):
            await self._turned_away(scope, receive, send)
            return
        app, draft = await run_in_threadpool(self._ready, tell_faults=not is_stranger)
        await app(scope, receive, _Sending(send, scope, who, draft))

    def _who(self, scope: Scope) -> str:
        """Return who asks, as the proxy says."""
        named = ", ".join(Headers(scope=scope).getlist(self.header)).strip()
        return named[:_LONGEST] or UNKNOWN

    def _ready(self, *, tell_faults: bool) -> tuple[ASGIApp, str]:
        """Read the draft, and return what answers and which state of the draft it is.

        Where the draft cannot be read, every address answers with what is wrong with it. That may hold its
        figures: without `tell_faults` it says only that something is.
        """
        try:
            shown = self.editions().shown(datetime.now(UTC))
        except (DataFaultError, EditionFaultError) as fault:
            return (_fault(fault) if tell_faults else _fault_for_anybody()), "at fault"
        return self.app, Path(shown.folder).name[:12]

    async def _turned_away(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = PlainTextResponse(
            "We cannot tell who you are. Come through the proxy.", HTTPStatus.FORBIDDEN
        )
        sending = _Sending(send, scope, UNKNOWN, "not shown")
        if scope["type"] == "websocket":
            await sending({"type": "websocket.close", "code": 1008})
        else:
            await refused(scope, receive, sending)


def _is_for_watchers(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["path"] in _FOR_WATCHERS


def _fault_for_anybody() -> ASGIApp:
    return PlainTextResponse(AT_FAULT, HTTPStatus.SERVICE_UNAVAILABLE)


def _fault(fault: DataFaultError | EditionFaultError) -> ASGIApp:
    words = "\n".join(str(each) for each in fault.findings if each.severity is Severity.ERROR)
    return PlainTextResponse(
        f"The draft cannot be shown. Put this right, then load the page again.\n\n{words}",
        HTTPStatus.SERVICE_UNAVAILABLE,
    )


class _Sending:
    """Sends an answer on: it may be kept by nobody, and is written down with its status."""

    def __init__(self, send: Send, scope: Scope, who: str, draft: str) -> None:
        self.send, self.scope, self.who, self.draft = send, scope, who, draft

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["cache-control"] = "no-store"
            headers["x-robots-tag"] = "noindex"
            self._write(str(message["status"]))
        elif message["type"] == "websocket.accept":
            self._write("connected")
        elif message["type"] == "websocket.close":
            self._write("closed")
        await self.send(message)

    def _write(self, status: str) -> None:
        query = self.scope["query_string"].decode("ascii", "replace")
        path = (self.scope["path"] + (f"?{query}" if query else ""))[:_LONGEST]
        when = datetime.now(UTC).isoformat(timespec="seconds")
        _log.info("%s who=%r path=%r draft=%r status=%s", when, self.who, path, self.draft, status)
