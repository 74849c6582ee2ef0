"""A reader without a browser: runs a page over Streamlit's own websocket and waits until it is finished."""

from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 60.0


class PageFaultError(Exception):
    """A page ended in an exception, was not found, or did not finish."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a page sent: how many messages and bytes."""

    messages: int
    size: int


class Reader:
    """One session with a server; use it in a `with` block."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._connection: ClientConnection | None = None

    def __enter__(self) -> Self:
        """Open the session."""
        self._connection = connect(
            f"ws://{urlsplit(self.url).netloc}/_stcore/stream",
            origin=Origin(self.url),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the session."""
        if self._connection is not None:
            self._connection.close()

    def run(self, page: str = "", query: str = "") -> Run:
        """Run the page at an address such as `indicator`, `id=road-deaths`, and wait for its end.

        Raises PageFaultError where the page shows an exception or is not found.
        """
        if self._connection is None:
            raise PageFaultError("open the session first: with Reader(url) as reader")
        self._connection.send(request(self.url, page, query))
        messages = size = 0
        while True:
            data = self._connection.recv(PATIENCE, decode=False)
            messages, size = messages + 1, size + len(data)
            if finished(ForwardMsg.FromString(data), f"/{page}?{query}"):
                return Run(messages, size)


def request(url: str, page: str, query: str) -> bytes:
    """The message that asks for a page."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    message.rerun_script.context_info.timezone = "Europe/London"
    message.rerun_script.context_info.locale = "en-GB"
    message.rerun_script.context_info.url = url
    return bytes(message.SerializeToString())


def finished(message: ForwardMsg, address: str) -> bool:
    """Whether a message is the last of its run; raises PageFaultError where it tells of a fault."""
    kind = message.WhichOneof("type")
    if kind == "page_not_found":
        raise PageFaultError(f"{address} was not found")
    if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
        raise PageFaultError(f"{address} shows: {message.delta.new_element.exception.message}")
    if kind != "script_finished" or message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
        return False
    if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
        raise PageFaultError(f"{address} ended with status {message.script_finished}")
    return True
