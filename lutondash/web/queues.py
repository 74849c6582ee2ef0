"""Who waits for whom: pages for pages, small files for small ones, large files for large ones.

Whatever is asked of earlier editions waits for the rest of it: each of them may have to be fetched and read.
Of what can be asked for there is no end; whoever asks without end keeps only those of the same kind waiting,
and what is kept already, and every page's word that the site is well, waits for nobody.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import PurePosixPath

from lutondash.errors import LutondashError
from lutondash.web.asked import Asked

DOWNLOADS = "/download/"
"""Where files to take away stand."""
_TAKES_SECONDS = (".docx", ".pdf", ".png", ".xlsx", ".zip")


class BusyError(LutondashError):
    """There are too many waiting for the same kind of answer."""


class Queue:
    """A few places in which answers are made; whoever waits for one holds no thread."""

    def __init__(self, places: int, most: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._most, self._waiting = most, 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait for a place and hold it; BusyError where too many wait already."""
        if self._waiting >= self._most:
            raise BusyError
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._places.release()


class Queues:
    """A queue for each kind of answer, so that none of one kind waits for another."""

    def __init__(self) -> None:
        # A page takes 10 to 40 ms of the one core that a process has: 500 wait for 20 s.
        self.pages = Queue(places=2, most=500)
        self.small = Queue(places=2, most=100)
        # A pack of 25 figures takes 20 s: whoever is behind 20 of them is told so at once.
        self.large = Queue(places=1, most=20)
        self.earlier = Queue(places=1, most=20)

    def of(self, asked: Asked) -> Queue:
        """Return the queue for an answer."""
        if not asked.is_usual:
            return self.earlier
        if not asked.path.startswith(DOWNLOADS):
            return self.pages
        return self.large if PurePosixPath(asked.name).suffix in _TAKES_SECONDS else self.small
