"""Who waits for whom: pages for nobody, small files for small ones, large files for large ones.

Whatever is asked of earlier editions waits for the rest of it: each of them may have to be fetched and read.
"""

import asyncio
from contextlib import AbstractAsyncContextManager, nullcontext
from pathlib import PurePosixPath

from lutondash.web.asked import Asked

DOWNLOADS = "/download/"
"""Where files to take away stand."""
_TAKES_SECONDS = (".docx", ".pdf", ".png", ".xlsx", ".zip")
_LARGE_AT_ONCE = 1
_SMALL_AT_ONCE = 2
_EARLIER_AT_ONCE = 1


class Queues:
    """Places for making files; whoever waits for one holds no thread, so that pages never wait."""

    def __init__(self) -> None:
        self.large = asyncio.Semaphore(_LARGE_AT_ONCE)
        self.small = asyncio.Semaphore(_SMALL_AT_ONCE)
        self.earlier = asyncio.Semaphore(_EARLIER_AT_ONCE)

    def place(self, asked: Asked) -> AbstractAsyncContextManager[None]:
        """Return the place in which an answer is made."""
        if not asked.is_usual:
            return self.earlier
        if not asked.path.startswith(DOWNLOADS):
            return nullcontext()
        return self.large if PurePosixPath(asked.name).suffix in _TAKES_SECONDS else self.small
