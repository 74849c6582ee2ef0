"""A publisher on this machine: a real HTTP server in a thread that plays what a test tells it to."""

import json
import socket
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Request:
    """What came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any = None


Act = Callable[[BaseHTTPRequestHandler], None]
"""What the server does with one request."""

Play = Callable[[Request], Act]
"""Which act answers a request."""


@dataclass
class Publisher:
    """The server: `asked` holds every request; `plays` says what it does."""

    asked: list[Request] = field(default_factory=list)
    released: Event = field(default_factory=Event)
    _play: Play = field(default=lambda _: sends(b"", status=500))

    def __post_init__(self) -> None:
        self._server = _QuietServer(("127.0.0.1", 0), _handler_of(self))
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    @property
    def base(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def plays(self, *acts: Act) -> None:
        """Answer the requests with these acts one after another; the last one goes on."""
        line = list(acts)
        self._play = lambda _: line.pop(0) if len(line) > 1 else line[0]

    def answers(self, play: Play) -> None:
        """Answer each request by what it asks."""
        self._play = play

    def act_on(self, request: Request) -> Act:
        """Note a request and return what to do."""
        self.asked.append(request)
        return self._play(request)

    def close(self) -> None:
        """Let stalled answers go and stop."""
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def sends(body: bytes, *, status: int = 200, **headers: str) -> Act:
    """Send a body with its true length; names of headers are written with underscores."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        _head(handler, status, {"Content-Length": str(len(body))} | _named(headers))
        handler.wfile.write(body)

    return act


def sends_length(body: bytes, length: int) -> Act:
    """Send a body under a length that is not its own, and hang up."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        _head(handler, 200, {"Content-Length": str(length), "Connection": "close"})
        handler.wfile.write(body)
        handler.close_connection = True

    return act


def sends_without_length(body: bytes, **headers: str) -> Act:
    """Send a body whose end is the end of the connection."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        _head(handler, 200, {"Connection": "close"} | _named(headers))
        handler.wfile.write(body)
        handler.close_connection = True

    return act


def streams(pieces: Iterable[bytes], **headers: str) -> Act:
    """Send pieces in the chunked form until there are no more or nobody listens."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        _head(handler, 200, {"Transfer-Encoding": "chunked"} | _named(headers))
        for piece in pieces:
            handler.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        handler.wfile.write(b"0\r\n\r\n")

    return act


def resets(body: bytes) -> Act:
    """Send a part of a promised body and reset the connection."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        _head(handler, 200, {"Content-Length": str(len(body) * 2)})
        handler.wfile.write(body)
        handler.wfile.flush()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True

    return act


def stalls(publisher: Publisher) -> Act:
    """Say nothing until the publisher is closed."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        publisher.released.wait(10)
        handler.close_connection = True

    return act


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


def _head(handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()


class _QuietServer(ThreadingHTTPServer):
    """A server that does not mind when the other side hangs up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that cuts off an endless answer is what the tests are about."""


def _handler_of(publisher: Publisher) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = json.loads(sent) if sent else None
            request = Request(self.command, parts.path, query, dict(self.headers), body)
            publisher.act_on(request)(self)

        do_GET = do_POST = _answer  # noqa: N815  the names http.server calls

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name in http.server
            """Say nothing."""

    return Handler
