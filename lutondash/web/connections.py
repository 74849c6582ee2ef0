"""Connections to this server: how long one may take to ask and to listen, and how the server stops.

uvicorn waits for ever for a request that was begun, and for a reader who takes nothing in; these do not.
"""

import asyncio
import logging
from http import HTTPStatus
from typing import Any

import h11
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from lutondash.web.gauge import Gauge
from lutondash.web.headers import bearing

MOST_OF_A_REQUEST = 32 * 1024
"""In bytes: an address of 8,000 letters, and the cookies of all the council's sites under one name."""
_MOST_CONNECTIONS = 4000
"""Each takes a file handle and 20 kB; an interactive page holds one, and one more while it loads."""
_LONGEST_REQUEST = 10.0
"""In seconds from its first byte: a request is one packet or two, whatever the line."""
_LONGEST_STILL = 30.0
"""In seconds: whoever takes in nothing of an answer for so long is not there any more."""
_LONGEST_STOP = 15.0
"""In seconds: the slowest file takes ten to make."""

_log = logging.getLogger(__name__)


class Impatient(H11Protocol):
    """A connection that ends where its other end neither asks nor listens."""

    _asking: asyncio.TimerHandle | None = None
    _listening: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Begin, unless there are too many; a connection that never asks ends too."""
        super().connection_made(transport)
        self._watch_asking()
        if len(self.connections) > _MOST_CONNECTIONS:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._stop_watching()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in what was sent; a request that is begun must soon be whole."""
        super().data_received(data)
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._asked()
        elif self._asking is None and self.transport.get_protocol() is self:
            self._watch_asking()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Leave the connection to the websocket, which asks now and then whether there is anybody."""
        self._stop_watching()
        super().handle_websocket_upgrade(event)

    def pause_writing(self) -> None:
        """Wait for a reader to take in what was sent, but not for ever."""
        super().pause_writing()
        self._watch_listening()

    def resume_writing(self) -> None:
        """Go on sending."""
        super().resume_writing()
        self._listened()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request, with the headers of every answer."""
        told = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *bearing()]
        for event in (
            h11.Response(status_code=400, headers=told),
            h11.Data(data=msg.encode()),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _watch_asking(self) -> None:
        self._asking = self.loop.call_later(_LONGEST_REQUEST, self.transport.abort)

    def _asked(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    def _watch_listening(self, left: float = float("inf")) -> None:
        """Look again and again whether anything was taken in since."""
        now = self.transport.get_write_buffer_size()
        if now >= left:
            self.transport.abort()
        else:
            self._listening = self.loop.call_later(_LONGEST_STILL, self._watch_listening, now)

    def _listened(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            self._listening = None

    def _stop_watching(self) -> None:
        self._asked()
        self._listened()


class Shaken(WebSocketsSansIOProtocol):
    """A websocket whose handshake, where it is none, is refused with the headers of every answer."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        refuse = self.conn.reject

        def refuse_with_headers(status: HTTPStatus | int, text: str) -> Any:
            response = refuse(status, text)
            for name, value in bearing():
                response.headers[name.decode()] = value.decode()
            return response

        self.conn.reject = refuse_with_headers  # type: ignore[method-assign]  # there is no other way in


class Graceful(Server):
    """Stops once nothing is under way: first it says so at /readyz, and readers are led elsewhere.

    `notice` is how many seconds whoever leads them there needs to notice.
    """

    def __init__(self, config: Config, gauge: Gauge, notice: float = 0.0) -> None:
        super().__init__(config)
        self.gauge, self.notice = gauge, notice
        self.told: float | None = None

    async def on_tick(self, counter: int) -> bool:
        """Say whether to stop now; uvicorn asks ten times a second."""
        if not await super().on_tick(counter):
            return False
        self.gauge.is_stopping = True
        now = asyncio.get_running_loop().time()
        self.told = self.told or now
        waited = now - self.told
        is_done = waited >= self.notice and self.gauge.is_quiet
        return self.force_exit or is_done or waited >= self.notice + _LONGEST_STOP
