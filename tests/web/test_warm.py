"""The server opens when the app has been visited, and says so."""

import gc
import json
import logging

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from lutondash.web.gauge import Gauge
from lutondash.web.logs import Json, Logged, kind
from lutondash.web.warm import Warm
from tests.web.asking import Client, finish


class App:
    """An app that writes down who visits it; with `fault`, drawing a page fails."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault
        self.asked: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Start, answer or draw."""
        if scope["type"] == "lifespan":
            await send({"type": "lifespan.startup.complete"})
            return
        self.asked.append(scope["path"])
        if scope["type"] == "websocket":
            await self._draw(receive, send)

    async def _draw(self, receive: Receive, send: Send) -> None:
        said = [(await receive())["type"], (await receive())["type"]]
        assert said == ["websocket.connect", "websocket.receive"]
        if self.fault:
            raise self.fault
        await send({"type": "websocket.accept"})
        finished = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
        await send({"type": "websocket.send", "bytes": finished.SerializeToString()})
        assert (await receive())["type"] == "websocket.disconnect"


async def nothing() -> Message:
    """Say nothing."""
    return {"type": "lifespan.startup"}


def started(app: App) -> Client:
    """Start an app with what stands before it, and give a client of it."""
    gauge = Gauge(Warm(app, "https://dashboard.test"))
    client = Client(gauge)
    assert client.ask("/readyz").status == 503

    async def send(message: Message) -> None:
        assert message["type"] == "lifespan.startup.complete"

    finish(gauge({"type": "lifespan"}, nothing, send))
    return client


@pytest.fixture(autouse=True)
def unfrozen() -> object:
    """Let Python search the memory of other tests again."""
    yield
    gc.unfreeze()


def test_the_app_is_visited_before_the_server_opens() -> None:
    """Its first pages are made, one is drawn, and what is in memory then is set aside."""
    app = App()
    client = started(app)
    assert app.asked[0] == "/"
    assert app.asked[-1] == "/_stcore/stream"
    assert gc.get_freeze_count() > 0
    assert (client.ask("/readyz").status, json.loads(client.ask("/readyz").text)) == (
        200,
        {"status": "ready"},
    )
    client.close()


def test_a_server_that_cannot_warm_up_opens_cold(caplog: pytest.LogCaptureFixture) -> None:
    """It says why in its log."""
    client = started(App(ZeroDivisionError("no page today")))
    assert client.ask("/readyz").status == 200
    assert "before it is warm" in caplog.text
    client.close()


def test_a_line_of_the_log_is_one_line_whatever_is_in_it() -> None:
    """Nobody can write a second one."""
    record = logging.LogRecord("x", logging.WARNING, "x.py", 1, 'a\n{"level": "forged"}', None, None)
    line = Json().format(record)
    assert "\n" not in line
    assert json.loads(line)["level"] == "warning"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "page"),
        ("/a?b", "page"),
        ("/download/x.csv", "download"),
        ("/static/x", "asset"),
        ("/readyz", "watch"),
    ],
)
def test_a_request_is_told_of_by_its_kind(path: str, expected: str) -> None:
    """Not by its address."""
    assert kind({"type": "http", "path": path}) == expected


@pytest.mark.parametrize(
    ("status", "level"), [(500, "ERROR"), (503, "WARNING"), (404, "INFO"), (200, "INFO")]
)
def test_a_refusal_is_no_fault(status: int, level: str, caplog: pytest.LogCaptureFixture) -> None:
    """Many who are told to come again are an alarm; a fault is one by itself."""
    caplog.set_level(logging.INFO, "lutondash.requests")
    client = Client(Logged(PlainTextResponse("so it is", status)))
    client.ask("/about")
    client.close()
    assert [each.levelname for each in caplog.records] == [level]
