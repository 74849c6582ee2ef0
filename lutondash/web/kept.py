"""Answers already made, or being made: each is made once, however many readers ask for it at a time."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool

from lutondash.web.answers import Answer
from lutondash.web.asked import Asked
from lutondash.web.queues import Queues

_MOST = 2000
"""What nobody has asked for for longest is forgotten first; a page takes about 30 kB."""


@dataclass(slots=True)
class _Making:
    """An answer made or being made, and how many wait for it."""

    task: asyncio.Task[Answer] = field(init=False)
    waiting: int = 0
    is_begun: bool = False


class Kept:
    """Answers by what was asked; for one event loop."""

    def __init__(self, make: Callable[[Asked], Answer], queues: Queues, most: int = _MOST) -> None:
        self._make, self._queues, self._most = make, queues, most
        self._kept: dict[Asked, _Making] = {}

    def is_at_hand(self, asked: Asked) -> bool:
        """Say whether an answer is made already."""
        return asked in self._kept and self._kept[asked].task.done()

    async def answer(self, asked: Asked, who: str = "") -> Answer:
        """Return an answer; BusyError where too many are waiting for others, or too many of a network.

        `who` is the network that asks, blank for this machine. Making it runs in a thread. A reader who
        leaves does not stop it where another waits, or it is begun.
        """
        making = self._kept.pop(asked, None) or self._begun(asked, who)
        self._kept[asked] = making
        self._forget_the_first()
        making.waiting += 1
        try:
            return await asyncio.shield(making.task)
        finally:
            making.waiting -= 1
            self._leave(asked, making)

    def _begun(self, asked: Asked, who: str) -> _Making:
        making = _Making()
        making.task = asyncio.create_task(self._made(asked, who, making))
        making.task.add_done_callback(partial(self._keep_only_what_was_found, asked))
        return making

    async def _made(self, asked: Asked, who: str, making: _Making) -> Answer:
        async with self._queues.of(asked).place(who):
            making.is_begun = True
            return await run_in_threadpool(self._make, asked)

    def _leave(self, asked: Asked, making: _Making) -> None:
        """Let nothing be made that nobody waits for any more."""
        if not (making.waiting or making.is_begun):
            making.task.cancel()
            self._forget(asked, making.task)

    def _keep_only_what_was_found(self, asked: Asked, task: asyncio.Task[Answer]) -> None:
        """Forget a fault, and what nothing bears: of wrong addresses there is no end."""
        if task.cancelled() or task.exception() or task.result().status != HTTPStatus.OK:
            self._forget(asked, task)

    def _forget(self, asked: Asked, task: asyncio.Task[Answer]) -> None:
        if asked in self._kept and self._kept[asked].task is task:
            del self._kept[asked]

    def _forget_the_first(self) -> None:
        while len(self._kept) > self._most:
            self._kept.pop(next(iter(self._kept)))
