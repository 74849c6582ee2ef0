"""A line between readers and a server that a test can cut, as a proxy or a cable would."""

import asyncio
import time
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from urllib.parse import urlsplit

_AT_ONCE = 64 * 1024
_PATIENCE = 10.0


@dataclass
class Line:
    """Passes on to a server whatever comes, both ways; `url` is where readers ask. Made by `line_to`."""

    server: str
    url: str = ""
    is_up: Event = field(default_factory=Event)
    _is_whole: bool = True
    _open: set[StreamWriter] = field(default_factory=set)

    def cut(self, *, for_good: bool = False) -> tuple[float, float]:
        """Break every connection there is; `for_good`, until `mend` none is made. Tells when: from, until."""
        self._is_whole = not for_good
        begun = time.monotonic()
        self._soon(self._break)
        return begun, time.monotonic()

    def mend(self) -> None:
        """Let connections be made again."""
        self._is_whole = True

    def stop(self) -> None:
        """Break what is open and listen no more."""
        self.cut(for_good=True)
        self._soon(self._over.set)

    def run(self) -> None:
        """Pass on until stopped."""
        asyncio.run(self._run())

    async def _run(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        async with await asyncio.start_server(self._joined, "127.0.0.1", 0) as listening:
            self.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
            self.is_up.set()
            await self._over.wait()
            self._break()
        await asyncio.sleep(0.1)  # what was broken is let go of

    def _soon(self, work: Callable[[], object]) -> None:
        done = Event()
        self._loop.call_soon_threadsafe(work)
        self._loop.call_soon_threadsafe(done.set)
        assert done.wait(_PATIENCE)

    def _break(self) -> None:
        for each in self._open:
            each.transport.abort()

    async def _joined(self, reader: StreamReader, writer: StreamWriter) -> None:
        if not self._is_whole:
            writer.transport.abort()
            return
        host = urlsplit(self.server)
        with suppress(OSError):
            there, back = await asyncio.open_connection(host.hostname, host.port)
            both = {writer, back}
            self._open |= both
            await asyncio.gather(_passed(reader, back), _passed(there, writer))
            self._open -= both
        writer.transport.abort()


async def _passed(reader: StreamReader, writer: StreamWriter) -> None:
    """Pass on what comes until its end, and the end with it."""
    with suppress(OSError):
        while data := await reader.read(_AT_ONCE):
            writer.write(data)
            await writer.drain()
    writer.close()


@contextmanager
def line_to(server: str) -> Iterator[Line]:
    """Give a line to a server, whole until a test cuts it."""
    line = Line(server)
    thread = Thread(target=line.run)
    thread.start()
    assert line.is_up.wait(_PATIENCE)
    yield line
    line.stop()
    thread.join(_PATIENCE)
