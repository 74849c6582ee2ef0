"""`Heard`: of what an interactive page can say, the app hears only what a page of this site says.

Streamlit's pages for developers can empty everybody's cache, ask what git says, and have files written beside
the program; whoever opens the connection by hand can say the same.
"""

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]  # it ships no types
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

_SAID = ("rerun_script", "stop_script", "app_heartbeat")
"""Go to a page or change a choice; leave a page before it is drawn; I am still here."""
_OPERATIONS = ("deferred_file",)
"""A file to take away is made once somebody asks for it."""


class Heard:
    """Stands before the app; what no page of this site says is passed over as if it had not been said."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; listen in on an interactive page."""
        await self.app(scope, _Listening(receive) if scope["type"] == "websocket" else receive, send)


class _Listening:
    def __init__(self, receive: Receive) -> None:
        self.receive = receive

    async def __call__(self) -> Message:
        while not _is_ours(message := await self.receive()):
            """Wait for the next."""
        return message


def _is_ours(message: Message) -> bool:
    """Say whether the app should hear it. What cannot be read it refuses itself, and ends the connection."""
    if message["type"] != "websocket.receive" or not message.get("bytes"):
        return True
    try:
        said = BackMsg.FromString(message["bytes"])
    except DecodeError:
        return True
    kind = said.WhichOneof("type")
    if kind == "backend_operation_request":
        return said.backend_operation_request.WhichOneof("payload") in _OPERATIONS
    return kind in _SAID
