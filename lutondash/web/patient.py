"""`Patient`: hears what an interactive page says at the pace of a reader."""

import asyncio
from collections.abc import Callable, Sequence

from starlette.types import Message, Receive

from lutondash.web.allowance import Allowance

_MESSAGES = 10.0
"""What one interactive page may say in a second: a reader who types and clicks says two or three things."""
_MESSAGES_AT_ONCE = 40.0
_LONGEST_BEHIND = 30.0
"""In seconds: who says more than is heard for so long is no reader, and may be gone already."""
_TOO_MUCH = 1008
"""The code with which a connection ends that breaks a rule of the house."""


class Patient:
    """Hears a connection out at the pace of a reader; who says more waits, and at last is not heard any more.

    What was sent is heard in its order: behind a heap of it even the word that the line is closed would wait.
    Each message may draw a page: it counts as one that was asked for by its address, which is `shared` with
    all its connections.
    """

    def __init__(
        self, receive: Receive, clock: Callable[[], float], shared: Sequence[Allowance] = ()
    ) -> None:
        self.receive, self.clock = receive, clock
        self.allowances = (Allowance(_MESSAGES, _MESSAGES_AT_ONCE, clock()), *shared)
        self.behind = 0.0

    async def __call__(self) -> Message:
        """Return what is said next, or that the connection is over."""
        message = await self.receive()
        if message["type"] == "websocket.receive":
            waited = sum([await self._waited(each) for each in self.allowances])
            self.behind = self.behind + waited if waited else 0.0
        if self.behind > _LONGEST_BEHIND:
            return {"type": "websocket.disconnect", "code": _TOO_MUCH}
        return message

    async def _waited(self, allowance: Allowance) -> float:
        """Wait until one more may be heard, and return for how many seconds that was."""
        waited = 0.0
        while seconds := allowance.wait(self.clock()):
            await asyncio.sleep(seconds)
            waited += seconds
        return waited
