"""What a page of this site says is heard, and nothing else of what the connection can carry."""

from collections.abc import Callable

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from lutondash.web.messages import Heard
from tests.web.asking import finish

GOODBYE: Message = {"type": "websocket.disconnect", "code": 1001}


def heard(*said: bytes) -> list[bytes]:
    """Say this over a connection; return what the app hears."""
    left: list[Message] = [*({"type": "websocket.receive", "bytes": each} for each in said), GOODBYE]
    got: list[bytes] = []

    async def receive() -> Message:
        return left.pop(0)

    async def app(_scope: Scope, hear: Receive, _send: Send) -> None:
        while (message := await hear())["type"] == "websocket.receive":
            got.append(message["bytes"])

    async def send(_: Message) -> None:
        """Nothing is answered here."""

    finish(Heard(app)({"type": "websocket"}, receive, send))
    return got


def message(change: Callable[[BackMsg], object]) -> bytes:
    """Write a message."""
    made = BackMsg()
    change(made)
    return bytes(made.SerializeToString())


PAGE = message(lambda said: said.rerun_script.SetInParent())


@pytest.mark.parametrize(
    "change",
    [
        lambda said: setattr(said, "stop_script", True),
        lambda said: setattr(said, "app_heartbeat", True),
        lambda said: setattr(said.backend_operation_request.deferred_file, "file_id", "a"),
        lambda said: setattr(said.rerun_script, "query_string", "id=rainy-days"),
    ],
    ids=["stop", "heartbeat", "file", "page"],
)
def test_what_a_page_says_is_heard(change: Callable[[BackMsg], object]) -> None:
    """As it was said."""
    assert heard(message(change), PAGE) == [message(change), PAGE]


@pytest.mark.parametrize(
    "change",
    [
        lambda said: setattr(said, "clear_cache", True),
        lambda said: setattr(said, "load_git_info", True),
        lambda said: setattr(said, "set_run_on_save", True),
        lambda said: setattr(said, "debug_disconnect_websocket", True),
        lambda said: setattr(said, "debug_shutdown_runtime", True),
        lambda said: said.file_urls_request.file_names.append("a"),
        lambda said: said.backend_operation_request.install_skills.SetInParent(),
        lambda said: said.backend_operation_request.dismiss_skills_nudge.SetInParent(),
        lambda said: said.backend_operation_request.dataframe_chunk.SetInParent(),
        lambda said: setattr(said.backend_operation_request, "session_id", "a"),
    ],
)
def test_what_no_page_says_is_passed_over(change: Callable[[BackMsg], object]) -> None:
    """What follows is heard."""
    assert heard(message(change), PAGE) == [PAGE]


def test_what_cannot_be_read_is_left_to_the_app() -> None:
    """It ends the connection, as it does for words."""
    assert heard(b"\x0a\xff\xff\xff\xff\x0f") == [b"\x0a\xff\xff\xff\xff\x0f"]


def test_every_kind_is_heard_or_passed_over_on_purpose() -> None:
    """A new kind of message is thought about before it is let through."""
    kinds = [each.name for each in BackMsg.DESCRIPTOR.fields]
    assert sorted(kinds) == [
        "app_heartbeat",
        "backend_operation_request",
        "clear_cache",
        "debug_disconnect_websocket",
        "debug_shutdown_runtime",
        "file_urls_request",
        "load_git_info",
        "rerun_script",
        "set_run_on_save",
        "stop_script",
    ]
