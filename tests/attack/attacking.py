"""Ways to say to a server what no browser would, byte for byte."""

import json
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 15.0
STREAM = "/_stcore/stream"
QUICK = 5.0
"""In seconds: what the overview may take, however busy the machine that runs the tests."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a server answered: its first line's number, its headers as they came, and its body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Return every value of a header."""
        return [value for found, value in self.headers if found == name]


@dataclass(frozen=True, slots=True)
class Target:
    """A running server."""

    url: str

    @property
    def place(self) -> tuple[str, int]:
        """Where it listens."""
        found = urlsplit(self.url)
        return found.hostname or "", found.port or 0

    def ask(self, address: str | bytes, *lines: str | bytes, method: bytes = b"GET") -> Said:
        """Ask for an address as it is written; `lines` are headers, one of which may name another host."""
        said = [each.encode("latin-1") if isinstance(each, str) else each for each in lines]
        if not any(each.lower().startswith(b"host:") for each in said):
            said.insert(0, b"Host: dashboard.test")
        target = address.encode() if isinstance(address, str) else address
        head = b"\r\n".join([method + b" " + target + b" HTTP/1.1", *said, b"Connection: close", b"", b""])
        return self.send(head, PATIENCE)

    def send(self, words: bytes, silence: float = 0.3) -> Said:
        """Send bytes, and read the answer until the server closes or says no more; status 0 for no answer."""
        got = b""
        with socket.create_connection(self.place, timeout=PATIENCE) as connection, suppress(OSError):
            connection.sendall(words)
            while more := connection.recv(65536):
                got += more
                connection.settimeout(silence)
        return read(got)

    def session(self, origin: str = "https://dashboard.test") -> ClientConnection:
        """Open an interactive page, as a page of that origin would."""
        return connect(
            f"ws://{urlsplit(self.url).netloc}{STREAM}",
            origin=Origin(origin),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
            open_timeout=PATIENCE,
            close_timeout=0.5,
        )

    def still_serves(self, whole: bytes) -> None:
        """Assert that the overview is served as before, that it is well, and that it is quick about it."""
        begun = time.monotonic()
        page, health = self.ask("/"), self.ask("/healthz")
        assert (page.status, page.body) == (200, whole)
        assert health.status == 200
        assert json.loads(health.body)["status"] == "ok"
        assert time.monotonic() - begun < QUICK


def read(got: bytes) -> Said:
    """Read an answer; what is no whole answer has status 0."""
    head, _, body = got.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    words = first.split(" ", 2)
    if len(words) < 2 or not words[1].isdecimal():
        return Said(0, (), b"")
    named = (line.partition(":") for line in lines)
    return Said(int(words[1]), tuple((name.lower(), value.strip()) for name, _, value in named), body)
