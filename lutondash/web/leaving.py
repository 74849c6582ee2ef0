"""`unless_gone`: an answer for a reader who stays; nothing is waited for on behalf of one who has left."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from starlette.types import Receive

from lutondash.errors import LutondashError

T = TypeVar("T")


class GoneError(LutondashError):
    """Whoever asked has closed the connection."""


async def unless_gone(receive: Receive, answering: Coroutine[Any, Any, T]) -> T:
    """Return what an answer comes to; GoneError, and the answer is cancelled, where its reader leaves first.

    `receive` gives what the reader says: the end of the request, and then that the connection is closed.
    """
    answer, leaving = asyncio.ensure_future(answering), asyncio.ensure_future(_left(receive))
    try:
        await asyncio.wait((answer, leaving), return_when=asyncio.FIRST_COMPLETED)
    finally:
        leaving.cancel()
        if not answer.done():
            answer.cancel()
    with suppress(asyncio.CancelledError):
        return await answer
    raise GoneError


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        """A body, which nobody reads."""
