"""Nothing is made for a reader who has left; for one who stays everything is."""

import asyncio

import pytest
from starlette.types import Message

from lutondash.web.leaving import GoneError, unless_gone
from tests.web.asking import finish

ASKED: Message = {"type": "http.request", "body": b"", "more_body": False}
LEFT: Message = {"type": "http.disconnect"}


def told(*messages: Message, takes: float) -> tuple[str, bool]:
    """Answer a reader who says this; return the answer and whether it was cancelled."""
    cancelled = []

    async def answering() -> str:
        try:
            await asyncio.sleep(takes)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise
        return "the answer"

    async def reader() -> str:
        said: asyncio.Queue[Message] = asyncio.Queue()
        for each in messages:
            said.put_nowait(each)
        try:
            return await unless_gone(said.get, answering())
        except GoneError:
            await asyncio.sleep(0)
            return ""

    return finish(reader()), bool(cancelled)


def test_one_who_stays_is_answered() -> None:
    """However much was said before."""
    assert told(ASKED, ASKED, takes=0.01) == ("the answer", False)


def test_for_one_who_leaves_the_answer_is_cancelled() -> None:
    """At once."""
    assert told(ASKED, LEFT, takes=60) == ("", True)


def test_a_fault_is_the_readers_to_hear() -> None:
    """It is not taken for a reader who has left."""

    async def fails() -> str:
        raise OSError("the folder has gone")

    async def asking() -> str:
        return await unless_gone(asyncio.Queue[Message]().get, fails())

    with pytest.raises(OSError, match="gone"):
        finish(asking())
