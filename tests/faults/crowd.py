"""Readers who go on reading while something breaks, and an account of everything that they asked."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.client import HTTPException
from itertools import cycle
from threading import Event

from websockets.exceptions import WebSocketException

from benchmarks.client import PageFaultError, Reader
from tests.web.test_server import get

PAGES = ("/", "/indicator?id=rainy-days", "/dry-town", "/download/rainy-days.csv?place=E92999001", "/data")
RUNS = (("", ""), ("indicator", "id=rainy-days"), ("dry-town", ""))
"""Pages as the app is asked for them: the name and the choices."""
PATIENCE = 60.0
_PAUSE = 0.05
"""In seconds between two requests of one reader: steady, and no flood."""
_FAULTS = (OSError, WebSocketException, PageFaultError, HTTPException)


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """One thing asked, when by the clock that never goes back, and what went wrong; blank if nothing did."""

    begun: float
    ended: float
    what: str
    fault: str = ""

    def meets(self, broken: tuple[float, float]) -> bool:
        """Say whether it was under way while something was being broken."""
        return self.begun <= broken[1] and broken[0] <= self.ended


@dataclass(slots=True)
class Crowd:
    """Readers of one address; `asked` holds all that they asked, each once, when it was over."""

    url: str
    asked: list[Asked] = field(default_factory=list)
    over: Event = field(default_factory=Event)
    at_work: list[Future[None]] = field(default_factory=list)

    def read(self, reader: int) -> None:
        """Load one page after another; each address is asked once, so that no answer is an old one."""
        for count, path in enumerate(cycle(PAGES)):
            if self.over.wait(_PAUSE):
                return
            unlike = f"{'&' if '?' in path else '?'}reader={reader}-{count}"
            self._note(path, partial(_load, self.url + path + unlike), time.monotonic())

    def visit(self) -> None:
        """Run one page after another in the app; where the line breaks, come back and ask for it again."""
        pages = iter(cycle(RUNS))
        page = next(pages)
        while not self.over.wait(_PAUSE):
            with ExitStack() as line:
                reader = Reader(self.url)
                alive = time.monotonic()
                is_well = self._note("session", partial(line.enter_context, reader), alive)
                while is_well and not self.over.is_set():
                    alive = time.monotonic()
                    self.over.wait(_PAUSE)
                    is_well = self._note(f"run {page[0]}", partial(reader.run, *page), alive)
                    page = next(pages) if is_well else page

    def failures(self, *broken: tuple[float, float]) -> list[Asked]:
        """Return what failed and was not under way while something was being broken: from when until when."""
        return [each for each in self.asked if each.fault and not any(map(each.meets, broken))]

    def counted(self, since: float = 0.0) -> dict[str, int]:
        """Return how often each thing was asked for and came, of what was begun since a moment."""
        came = [each.what for each in self.asked if not each.fault and each.begun >= since]
        return {what: came.count(what) for what in came}

    def wait_for_more(self) -> None:
        """Return when every page has been loaded and run once more, from now on."""
        since, end = time.monotonic(), time.monotonic() + PATIENCE
        wanted = {*PAGES, *(f"run {name}" for name, _ in RUNS)}
        while wanted - set(self.counted(since)):
            for each in self.at_work:
                assert not each.done(), each.exception()
            assert time.monotonic() < end, self.failures()[-5:]
            time.sleep(_PAUSE)

    def _note(self, what: str, work: Callable[[], object], begun: float) -> bool:
        """Do something, write down how it went, and say whether it went well.

        A run in a session begins with the last sign of life of its line, which may break before it is sent.
        """
        fault = ""
        try:
            work()
        except _FAULTS as reason:
            fault = f"{type(reason).__name__}: {reason}"
        self.asked.append(Asked(begun, time.monotonic(), what, fault))
        return not fault


def _load(address: str) -> None:
    """Load an address; PageFaultError for any answer but a page."""
    reply = get(address)
    if reply.status != HTTPStatus.OK or not reply.body:
        raise PageFaultError(f"{reply.status} with {len(reply.body)} bytes")


@contextmanager
def crowd(url: str, readers: int = 3, visitors: int = 2) -> Iterator[Crowd]:
    """Let readers load pages and visitors run them until the block ends; then all has been counted."""
    them = Crowd(url)
    with ThreadPoolExecutor(readers + visitors) as pool:
        them.at_work += [pool.submit(them.read, number) for number in range(readers)]
        them.at_work += [pool.submit(them.visit) for _ in range(visitors)]
        try:
            them.wait_for_more()
            yield them
            them.wait_for_more()
        finally:
            them.over.set()
        for each in them.at_work:
            each.result()
