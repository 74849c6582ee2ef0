"""Answers already made, or being made: each is made once, however many readers ask for it at a time."""

import asyncio
from collections.abc import Callable
from functools import partial
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool

from lutondash.web.answers import Answer
from lutondash.web.asked import Asked
from lutondash.web.queues import Queues

_MOST = 2000
"""What was asked first is forgotten first; a page takes about 30 kB."""


class Kept:
    """Answers by what was asked; for one event loop."""

    def __init__(self, make: Callable[[Asked], Answer], most: int = _MOST) -> None:
        self._make = make
        self._most = most
        self._queues = Queues()
        self._tasks: dict[Asked, asyncio.Task[Answer]] = {}

    async def answer(self, asked: Asked) -> Answer:
        """Return an answer; making it runs in a thread, and a reader who leaves does not stop it."""
        if asked not in self._tasks:
            self._tasks[asked] = self._begun(asked)
            self._forget_the_first()
        return await asyncio.shield(self._tasks[asked])

    def _begun(self, asked: Asked) -> asyncio.Task[Answer]:
        task = asyncio.create_task(self._made(asked))
        task.add_done_callback(partial(self._keep_only_what_was_found, asked))
        return task

    async def _made(self, asked: Asked) -> Answer:
        async with self._queues.place(asked):
            return await run_in_threadpool(self._make, asked)

    def _keep_only_what_was_found(self, asked: Asked, task: asyncio.Task[Answer]) -> None:
        """Forget a fault, and what nothing bears: of wrong addresses there is no end."""
        if task.cancelled() or task.exception() or task.result().status != HTTPStatus.OK:
            self._tasks.pop(asked, None)

    def _forget_the_first(self) -> None:
        while len(self._tasks) > self._most:
            self._tasks.pop(next(iter(self._tasks)))
