"""Who waits for whom: pages for pages, small files for small ones, large for large, packs for packs.

Whatever is asked of earlier editions waits for the rest of it: each of them may have to be fetched and read.
Of what can be asked for there is no end; whoever asks without end keeps only those of the same kind waiting,
and no network has more than its share of those who may wait. What is kept already waits for nobody.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import PurePosixPath

from lutondash.errors import LutondashError
from lutondash.site.pack_files import is_pack
from lutondash.web.asked import Asked

DOWNLOADS = "/download/"
"""Where files to take away stand."""
_TAKES_SECONDS = (".docx", ".pdf", ".png", ".xlsx", ".zip")


class BusyError(LutondashError):
    """There are too many waiting for the same kind of answer."""


class Queue:
    """A few places in which answers are made; whoever waits for one holds no thread."""

    def __init__(self, places: int, most: int, share: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._most, self._share = most, share
        self._waiting: Counter[str] = Counter()

    @asynccontextmanager
    async def place(self, who: str) -> AsyncIterator[None]:
        """Wait for a place and hold it; BusyError where too many wait already, or too many of one network.

        `who` is blank for this machine itself, which may speak for everybody.
        """
        if self._waiting.total() >= self._most or (who and self._waiting[who] >= self._share):
            raise BusyError
        self._waiting[who] += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting[who] -= 1
            self._waiting += Counter[str]()  # forget whoever waits no more
        try:
            yield
        finally:
            self._places.release()


class Queues:
    """A queue for each kind of answer, so that none of one kind waits for another."""

    def __init__(self) -> None:
        # A page takes 10 to 40 ms of the one core that a process has: 500 wait for 20 s.
        self.pages = Queue(places=2, most=500, share=250)
        self.small = Queue(places=2, most=100, share=50)
        # A picture or a workbook takes a second or two.
        self.large = Queue(places=1, most=20, share=5)
        # A pack of 25 figures takes 20 s: whoever would wait for over a minute is told so at once.
        self.packs = Queue(places=1, most=3, share=1)
        self.earlier = Queue(places=1, most=20, share=5)

    def of(self, asked: Asked) -> Queue:
        """Return the queue for an answer."""
        if not asked.is_usual:
            return self.earlier
        if not asked.path.startswith(DOWNLOADS):
            return self.pages
        if PurePosixPath(asked.name).suffix not in _TAKES_SECONDS:
            return self.small
        return self.packs if is_pack(asked.name) else self.large
