"""The server's log: one line of JSON for each event, and nothing in it by which a reader could be known.

A request is told of by its kind, its status and how long it took: no address of the reader, no address of the
page, nothing that was searched for, no browser.
"""

import json
import logging
import sys
import time
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lutondash.web.health import WATCHED
from lutondash.web.queues import DOWNLOADS

_requests = logging.getLogger("lutondash.requests")

_KINDS = (
    (WATCHED, "watch"),
    (("/static/", "/assets/"), "asset"),
    ((DOWNLOADS,), "download"),
    (("/_stcore/", "/media/", "/component/"), "app"),
)
_NOT_TOLD = ("asset", "watch")
"""A hundred to each page, and one every few seconds: told of only where something went wrong."""
_A_FAULT = 500
_REFUSED = 400
_LEVELS = {503: logging.WARNING}
"""Too many at once, or nothing to show: many of these are an alarm, one is not."""


class Json(logging.Formatter):
    """Writes a record as one line of JSON, whatever stands in it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: when, how grave, who says it, what happened, and what else was told."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": record.getMessage(),
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


def write_logs() -> None:
    """Write every log of this process in one form to the standard error, Streamlit's and uvicorn's too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    _requests.setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").addFilter(_is_no_refusal)


def _is_no_refusal(record: logging.LogRecord) -> bool:
    """Leave out what uvicorn says of every websocket that is refused in words: it takes that for a slip."""
    return "without completing handshake" not in str(record.msg)


def gather() -> None:
    """Take from Streamlit the handlers of its own; it makes them with each of its loggers."""
    names = [
        name for name in logging.root.manager.loggerDict if name.split(".")[0] in ("streamlit", "uvicorn")
    ]
    for each in map(logging.getLogger, names):
        each.handlers, each.propagate = [], True


class Logged:
    """Writes down each request once it has been answered, and each connection once it has ended."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and write down what came of it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        sending, begun = _Sending(send), time.monotonic()
        try:
            await self.app(scope, receive, sending)
        finally:
            _tell(kind(scope), sending.status, round((time.monotonic() - begun) * 1000))


def kind(scope: Scope) -> str:
    """Return the kind of what is asked for: a page unless its address says otherwise."""
    if scope["type"] == "websocket":
        return "visit"
    return next((found for starts, found in _KINDS if scope["path"].startswith(starts)), "page")


def _tell(kind: str, status: int, ms: int) -> None:
    if kind in _NOT_TOLD and status < _REFUSED:
        return
    level = _LEVELS.get(status, logging.ERROR if status >= _A_FAULT else logging.INFO)
    event = "ended" if kind == "visit" and status < _REFUSED else "answered"
    _requests.log(level, event, extra={"told": {"kind": kind, "status": status, "ms": ms}})


class _Sending:
    """Sends an answer on and remembers its status; one that never came is a fault."""

    def __init__(self, send: Send) -> None:
        self.send, self.status = send, _A_FAULT

    async def __call__(self, message: Message) -> None:
        if message["type"].endswith("response.start"):
            self.status = message["status"]
        elif message["type"] == "websocket.accept":
            self.status = 101
        elif message["type"] == "websocket.close" and self.status == _A_FAULT:
            self.status = 403
        await self.send(message)
