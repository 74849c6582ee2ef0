"""`Gauge`: knows whether this server is warm, at work or stopping, and says so at /readyz."""

import time
from collections.abc import Callable
from http import HTTPStatus

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lutondash.site.deployment import READY

_QUIET = 0.5
"""In seconds: a page being drawn sends something every few milliseconds; after this it is complete."""


class Gauge:
    """Stands before the app, and counts what is under way; `clock` tells seconds that never run backwards."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self.app, self.clock = app, clock
        self.is_warm = self.is_stopping = False
        self.answering = 0
        self.stirred = -_QUIET

    @property
    def is_quiet(self) -> bool:
        """Whether no request is being answered and no page is being drawn."""
        return not self.answering and self.clock() - self.stirred >= _QUIET

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer whether to send readers here, or pass a request on."""
        if scope["type"] == "http" and scope["path"] == READY:
            await self._ready()(scope, receive, send)
        elif scope["type"] == "http":
            await self._answered(scope, receive, send)
        else:
            await self.app(scope, receive, self._watching(send))

    def _ready(self) -> JSONResponse:
        """Say whether readers may come; what there is to show is told at /healthz.

        A server that has nothing to show still says so in words: were it passed over with all the others,
        nobody would.
        """
        is_ready = self.is_warm and not self.is_stopping
        said = "ready" if is_ready else "stopping" if self.is_stopping else "starting"
        status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
        return JSONResponse({"status": said}, status, {"cache-control": "no-store"})

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.answering += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.answering -= 1

    def _watching(self, send: Send) -> Send:
        """Notice what an interactive page is sent, and when the app says that it has started."""

        async def watching(message: Message) -> None:
            self.stirred = self.clock()
            self.is_warm = self.is_warm or message["type"] == "lifespan.startup.complete"
            await send(message)

        return watching
