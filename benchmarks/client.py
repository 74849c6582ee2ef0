"""A reader without a browser: runs a page over Streamlit's own websocket and waits until it is finished."""

from contextlib import ExitStack
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
        self._line = ExitStack()

    def __enter__(self) -> Self:
        """Open the session."""
        self._connection = self._line.enter_context(
            connect(
                f"ws://{urlsplit(self.url).netloc}/_stcore/stream",
                origin=Origin(self.url),
                subprotocols=[Subprotocol("streamlit")],
                max_size=None,
                compression=None,
            )
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the session."""
        self._line.close()

    def run(self, page: str = "", query: str = "") -> Run:
        """Run the page at an address such as `indicator`, `id=road-deaths`, and wait for its end.

        Raises PageFaultError where the page shows an exception or is not found.
        """
        if self._connection is None:
            raise PageFaultError("open the session first: with Reader(url) as reader")
        self._connection.send(request(self.url, page, query))
        messages = size = 0
        faults: list[str] = []
        ended = False
        while not ended:
            data = self._connection.recv(PATIENCE, decode=False)
            messages, size = messages + 1, size + len(data)
            message = ForwardMsg.FromString(data)
            faults += fault_in(message)
            ended = is_last(message)
        if faults:
            raise PageFaultError(f"/{page}?{query}: {'; '.join(faults)}")
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


def fault_in(message: ForwardMsg) -> list[str]:
    """What a message says went wrong, in words; empty where nothing did."""
    kind = message.WhichOneof("type")
    if kind == "page_not_found":
        return ["was not found"]
    if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
        return [f"shows {message.delta.new_element.exception.message}"]
    if is_last(message) and message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
        return [f"ended with status {message.script_finished}"]
    return []


def is_last(message: ForwardMsg) -> bool:
    """Whether a message is the last of its run; a run cut short by the next is not over yet."""
    ended = message.WhichOneof("type") == "script_finished"
    return ended and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
