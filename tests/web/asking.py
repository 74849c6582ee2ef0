"""Ask an ASGI application as a browser would, byte for byte: no address is put right on the way."""

import asyncio
import gzip
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import brotli
import html5lib
from starlette.types import ASGIApp, Message

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body unpacked and read as UTF-8."""
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress}.get(
            self.headers.get("content-encoding", ""), bytes
        )
        return unpack(self.body).decode()

    @property
    def page(self) -> Element:
        """The body as a browser would read it."""
        return html5lib.parse(self.text, namespaceHTMLElements=False)


class Client:
    """Asks one application, in one event loop that has a thread of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.thread = ThreadPoolExecutor(max_workers=1)
        self.loop = asyncio.Runner()

    def ask(self, address: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for an address; `headers` are written with underscores."""
        return self.run(self.asking(address, method, **headers))

    async def asking(self, address: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for an address, one of many at a time."""
        return await _ask(self.app, address, method, {"host": "dashboard.test", **headers})

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine to its end in the loop of this client."""
        return self.thread.submit(self.loop.run, coroutine).result()

    def close(self) -> None:
        """End the loop and its thread."""
        self.thread.submit(self.loop.close).result()
        self.thread.shutdown()


def finish(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end in a thread of its own: a browser test may keep a loop in this one."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


async def _ask(app: ASGIApp, address: str, method: str, headers: Mapping[str, str]) -> Reply:
    path, _, query = address.partition("?")
    got: list[Message] = []
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": unquote(path, errors="replace"),
        "raw_path": path.encode(),
        "query_string": query.encode("latin-1", "replace"),
        "root_path": "",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "server": ("127.0.0.1", 8501),
        "client": ("127.0.0.1", 1),
    }

    said: asyncio.Queue[Message] = asyncio.Queue()
    said.put_nowait({"type": "http.request", "body": b"", "more_body": False})

    async def send(message: Message) -> None:
        got.append(message)

    await app(scope, said.get, send)
    body = b"".join(message.get("body", b"") for message in got[1:])
    return Reply(got[0]["status"], {k.decode(): v.decode("latin-1") for k, v in got[0]["headers"]}, body)
