"""Connections that neither ask nor listen end, and a server that stops lets what is under way finish."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Config

from lutondash.web import connections
from lutondash.web.connections import Graceful, Impatient
from lutondash.web.gauge import Gauge
from tests.web.asking import finish

Talk = tuple[asyncio.StreamReader, asyncio.StreamWriter]
WHOLE = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
VERY_LONG = b"x" * 50_000_000


@asynccontextmanager
async def running(app: ASGIApp) -> AsyncIterator[tuple[Graceful, Callable[[], Awaitable[Talk]]]]:
    """Run a server in this loop; give it, and what opens a connection to it."""
    gauge = Gauge(app)
    config = Config(
        gauge, port=0, http=Impatient, lifespan="off", log_config=None, timeout_graceful_shutdown=2
    )
    server = Graceful(config, gauge)
    running = asyncio.create_task(server._serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    opened: list[asyncio.StreamWriter] = []

    async def connect() -> Talk:
        talk = await asyncio.open_connection("127.0.0.1", port)
        opened.append(talk[1])
        return talk

    yield server, connect
    for each in opened:
        each.transport.abort()
        each.close()
    server.should_exit = True
    await running


@pytest.mark.parametrize("begun", [b"", b"GET / HT", WHOLE + b"GET /again HT"])
def test_a_request_that_is_never_whole_ends_the_connection(
    monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    """Whether it is the first or not; drops that go on coming make no difference."""
    monkeypatch.setattr(connections, "_LONGEST_REQUEST", 0.2)

    async def dripping() -> float:
        async with running(PlainTextResponse("yes")) as (_, connect):
            reader, writer = await connect()
            writer.write(begun)
            begin = time.monotonic()
            while not reader.at_eof() and time.monotonic() - begin < 5:
                writer.write(b"T" if begun else b"")
                try:
                    await asyncio.wait_for(reader.read(65536), 0.05)
                except TimeoutError:
                    continue
                except ConnectionError:
                    break
            return time.monotonic() - begin

    assert finish(dripping()) < 2


def test_a_reader_who_takes_nothing_in_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was to be sent does not stay in memory."""
    monkeypatch.setattr(connections, "_LONGEST_STILL", 0.2)

    async def deaf() -> bool:
        async with running(PlainTextResponse(VERY_LONG)) as (server, connect):
            _, writer = await connect()
            writer.write(WHOLE)
            await asyncio.sleep(0.1)
            assert server.server_state.connections
            await asyncio.sleep(0.8)
            return bool(server.server_state.connections)

    assert not finish(deaf())


async def slow(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer after a while."""
    await asyncio.sleep(0.5)
    await PlainTextResponse("finished")(scope, receive, send)


def test_who_is_being_answered_when_the_server_stops_gets_the_answer() -> None:
    """Meanwhile the server says that it stops, and still lets readers in."""

    async def stopped() -> tuple[bytes, bytes]:
        async with running(slow) as (server, connect):
            reader, writer = await connect()
            writer.write(WHOLE)
            await asyncio.sleep(0.1)
            server.should_exit = True
            await asyncio.sleep(0.2)
            asking, asked = await connect()
            asked.write(b"GET /readyz HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
            return await asking.read(), await reader.read()

    ready, answer = finish(stopped())
    assert (b"503" in ready, b'"stopping"' in ready) == (True, True)
    assert answer.endswith(b"finished")
