"""A crowd of readers without browsers: so many sessions over Streamlit's websocket, in one process.

`python -m benchmarks.load_client URL --sessions 50 --seconds 20` runs pages in a closed loop: each session
asks for its next page as soon as it has the last. With `--visits` each page is a new visitor. It prints JSON.
Every session has its own address of this machine, as readers have; servers share out work and limits by it.
"""

import argparse
import asyncio
import json
import os
import statistics
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import asdict, dataclass, field
from time import perf_counter
from urllib.parse import urlsplit

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from benchmarks.client import fault_in, is_last, request
from benchmarks.processes import processor_seconds

PATIENCE = 180.0
OPENING_AT_ONCE = 20
"""More would be a rush at the door, which is another thing to measure."""


@dataclass(slots=True)
class Tally:
    """What a crowd saw: the wait for each run, bytes and messages, and what went wrong how often."""

    waits: list[float] = field(default_factory=list)
    size: int = 0
    messages: int = 0
    faults: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Load:
    """What a crowd found; waits are in seconds, processor times in seconds of one core for each run."""

    sessions: int
    runs: int
    rate: float
    p50: float
    p95: float
    size: float
    server_processor: float
    client_processor: float
    client_cores: float
    faults: dict[str, int]


def address(number: int) -> tuple[str, int]:
    """The address of a reader; all are this machine's own."""
    return (f"127.0.{number // 250}.{number % 250 + 2}", 0)


def opened(url: str, number: int) -> AbstractAsyncContextManager[ClientConnection]:
    """Open the session of a reader."""
    return connect(
        f"ws://{urlsplit(url).netloc}/_stcore/stream",
        origin=Origin(url),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        compression=None,
        open_timeout=PATIENCE,
        ping_interval=None,
        local_addr=address(number),
    )


async def run(connection: ClientConnection, asked: bytes, tally: Tally) -> None:
    """Ask for a page and wait for its end; every message is read, so that a fault cannot hide."""
    start, ended = perf_counter(), False
    await connection.send(asked)
    while not ended:
        async with asyncio.timeout(PATIENCE):
            data = await connection.recv(decode=False)
        tally.size, tally.messages = tally.size + len(data), tally.messages + 1
        message = ForwardMsg.FromString(data)
        tally.faults.update(fault_in(message))
        ended = is_last(message)
    tally.waits.append(perf_counter() - start)


class Crowd:
    """Readers of one server."""

    def __init__(self, url: str, pages: list[str], sessions: int, seconds: float) -> None:
        self.url, self.sessions, self.seconds = url, sessions, seconds
        self.asked = [request(url, *page.partition("?")[::2]) for page in pages]
        self.tally, self.end = Tally(), 0.0
        self.doors = asyncio.Semaphore(OPENING_AT_ONCE)
        self.inside = asyncio.Barrier(sessions + 1)

    async def reader(self, number: int) -> None:
        """One session: a first run that is not counted, then one after another until the end."""
        warming, turn = Tally(), number
        async with AsyncExitStack() as stack:
            async with self.doors:
                connection = await stack.enter_async_context(opened(self.url, number))
                await run(connection, self._page(turn), warming)
            self.tally.faults.update(warming.faults)
            await self.inside.wait()
            while perf_counter() < self.end:
                turn += 1
                await run(connection, self._page(turn), self.tally)

    def _page(self, turn: int) -> bytes:
        return self.asked[turn % len(self.asked)]

    async def visitor(self, number: int) -> None:
        """One visitor after another: each opens a session, runs one page and goes."""
        await self.inside.wait()
        turn = number
        while perf_counter() < self.end:
            turn += 1
            start = perf_counter()
            async with opened(self.url, turn % 20_000) as connection:
                await run(connection, self._page(turn), self.tally)
            self.tally.waits[-1] = perf_counter() - start

    async def load(self, servers: list[int], *, visits: bool) -> Load:
        """Let the crowd loose; what was begun when time is up is ended, and counted with its time."""
        kind = self.visitor if visits else self.reader
        tasks = [asyncio.create_task(self._kept(kind, number)) for number in range(self.sessions)]
        self.end = float("inf")
        await self.inside.wait()
        start, used, own = perf_counter(), processor_seconds(servers), sum(os.times()[:2])
        self.end = start + self.seconds
        await asyncio.gather(*tasks)
        wall = perf_counter() - start
        return self._found(wall, processor_seconds(servers) - used, sum(os.times()[:2]) - own)

    async def _kept(self, kind: Callable[[int], Awaitable[None]], number: int) -> None:
        """Note what breaks a reader off, and let the others go on."""
        try:
            await kind(number)
        except (OSError, TimeoutError, WebSocketException) as broken:
            self.tally.faults[type(broken).__name__] += 1
            if self.end == float("inf"):
                await self.inside.wait()

    def _found(self, wall: float, server: float, client: float) -> Load:
        waits, runs = sorted(self.tally.waits), max(len(self.tally.waits), 1)
        cuts = statistics.quantiles(waits, n=20, method="inclusive") if len(waits) > 1 else [0.0] * 19
        return Load(
            sessions=self.sessions,
            runs=len(waits),
            rate=len(waits) / wall,
            p50=cuts[9],
            p95=cuts[18],
            size=self.tally.size / runs,
            server_processor=server / runs,
            client_processor=client / runs,
            client_cores=client / wall,
            faults=dict(self.tally.faults),
        )


def main() -> None:
    """Print what a crowd found as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--page", action="append", help="a page such as indicator?id=road-deaths; repeatable")
    parser.add_argument("--sessions", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--visits", action="store_true", help="each page is a new visitor")
    parser.add_argument(
        "--server", type=int, action="append", default=[], help="a process whose work is counted"
    )
    given = parser.parse_args()

    async def crowd() -> Load:
        readers = Crowd(given.url, given.page or [""], given.sessions, given.seconds)
        return await readers.load(given.server, visits=given.visits)

    print(json.dumps(asdict(asyncio.run(crowd()))))


if __name__ == "__main__":
    main()
