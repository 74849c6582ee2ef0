"""`Warm`: the app is visited once before its port opens, so that the first reader waits for nothing.

The visitor is this program itself: it asks for the pages that most readers open, and lets the app draw one.
What that brings into memory is then set aside, so that Python does not search it for garbage ever again.
"""

import asyncio
import gc
import logging
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from lutondash.dataset import memory

_PAGES = ("/", "/money", "/data", "/about")
_LONGEST = 60.0
"""In seconds: a server that is slow to warm up opens cold rather than never."""
_SETTLED = 0.2
"""In seconds: how long the app is left alone after its page, so that what it does then is done."""

_log = logging.getLogger(__name__)


class Warm:
    """Stands before the app, and holds back its word that it has started until it is warm.

    `address` is where the public finds the site: pages are kept as they are asked for there.
    """

    def __init__(self, app: ASGIApp, address: str) -> None:
        self.app = app
        self.place = urlsplit(address)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Warm the app up as it starts; pass everything else on."""
        await self.app(scope, receive, self._held_back(send) if scope["type"] == "lifespan" else send)

    def _held_back(self, send: Send) -> Send:
        async def held_back(message: Message) -> None:
            if message["type"] == "lifespan.startup.complete":
                await self._warm_up()
            await send(message)

        return held_back

    async def _warm_up(self) -> None:
        """Visit the app, then set aside what is in memory. Whatever goes wrong is told of, and no more."""
        try:
            async with asyncio.timeout(_LONGEST):
                for page in _PAGES:
                    await self.app(self._scope("http", page), _silence(), _unheard)
                await self._visit()
        except Exception as reason:  # noqa: BLE001 - a cold server is better than none
            _log.warning("the server opens before it is warm: %s", reason or type(reason).__name__)
        gc.collect()
        gc.freeze()
        memory.give_back()

    async def _visit(self) -> None:
        """Open the first page of the app as a browser does, until it is drawn."""
        drawn = asyncio.Event()
        said: asyncio.Queue[Message] = asyncio.Queue()
        said.put_nowait({"type": "websocket.connect"})
        said.put_nowait({"type": "websocket.receive", "bytes": _the_first_page()})

        async def hear(message: Message) -> None:
            if message["type"] != "websocket.accept" and _is_the_last(message):
                drawn.set()

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._connected(said, hear, drawn))
            await drawn.wait()
            await asyncio.sleep(_SETTLED)
            said.put_nowait({"type": "websocket.disconnect", "code": 1001})

    async def _connected(self, said: asyncio.Queue[Message], hear: Send, drawn: asyncio.Event) -> None:
        try:
            await self.app(self._scope("websocket", "/_stcore/stream"), said.get, hear)
        finally:
            drawn.set()

    def _scope(self, kind: str, path: str) -> Scope:
        secure = self.place.scheme == "https"
        scheme = {"http": ("http", "https"), "websocket": ("ws", "wss")}[kind][secure]
        return {
            "type": kind,
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": scheme,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [(b"host", self.place.netloc.encode()), (b"accept-encoding", b"br")],
            "subprotocols": ["streamlit"],
            "client": ("127.0.0.1", 0),
            "server": ("127.0.0.1", 0),
            "state": {},
        }


def _the_first_page() -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = ""
    return bytes(message.SerializeToString())


def _is_the_last(message: Message) -> bool:
    """Say whether the app's page is complete, or the app has turned the visitor away."""
    if message["type"] != "websocket.send":
        return True
    return str(ForwardMsg.FromString(message["bytes"]).WhichOneof("type")) == "script_finished"


def _silence() -> Receive:
    """Ask, say no more, and stay."""
    said: asyncio.Queue[Message] = asyncio.Queue()
    said.put_nowait({"type": "http.request", "body": b"", "more_body": False})
    return said.get


async def _unheard(message: Message) -> None:
    """Take what is answered, and forget it."""
