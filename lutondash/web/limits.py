"""`Limits`: how much one reader, and all together, may ask of this process, each limit with its reason.

Readers of one building, such as the council's own, often come from one address: what is allowed to an
address must do for hundreds. Who comes from this machine itself is a proxy that was not named, or the people
who run the site: no limit for an address holds for them.
"""

import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from lutondash.errors import UsageError
from lutondash.web.allowance import Allowance
from lutondash.web.headers import refused
from lutondash.web.health import WATCHED
from lutondash.web.network import network
from lutondash.web.patient import Patient

SESSIONS = "LUTONDASH_SESSIONS"
"""The setting for how many interactive pages may be open at a time; more readers keep their finished page."""
SHARE = "LUTONDASH_SESSIONS_OF_ONE"
"""The setting for how many of them may be one address's."""
RATE = "LUTONDASH_RATE"
"""The setting for how many pages, files and connections a second one address may ask for; 0: any number."""
BURST = "LUTONDASH_BURST"
"""The setting for how many it may ask for at once, after a time of quiet."""

_USUAL = {
    # A quarter of a megabyte each: 250 MB for all of them.
    SESSIONS: 1000,
    # A quarter: nobody can take all the places, and 250 people of one building can look at once.
    SHARE: 250,
    # A third of what a process can run: a building in which 10 people turn pages every second.
    RATE: 20,
    # 500 people of one building who open the page in the same minute, for its page and its connection.
    BURST: 1000,
}
_CHEAP = ("/static/", "/assets/")
"""Files that a page brings along, a hundred of them: they are at hand, and sending them is all their cost."""
_DEAR = ("/download/",)
"""Files to take away are made for the one who asks, and a pack takes as long as hundreds of pages."""
_COST_OF_A_FILE = 5
_MOST_KNOWN = 20_000
"""Addresses whose requests are counted; who was quiet for longest is forgotten first: 5 MB at most."""


@dataclass(frozen=True, slots=True)
class Most:
    """The limits that can be set."""

    sessions: int
    share: int
    rate: int
    burst: int


def most(settings: Mapping[str, str]) -> Most:
    """Read the limits that the settings tell; UsageError for what is no whole number from 0 on."""
    sessions, share, rate, burst = (_number(settings, name) for name in _USUAL)
    return Most(sessions, share, rate, burst)


def _number(settings: Mapping[str, str], name: str) -> int:
    written = settings.get(name) or str(_USUAL[name])
    if not (written.isascii() and written.isdecimal()):
        raise UsageError(f"{name} is {written!r}. Give it a whole number, such as {_USUAL[name]}.")
    return int(written)


class Limits:
    """Stands before the app, for one event loop. `clock` tells seconds that never run backwards."""

    def __init__(self, app: ASGIApp, most: Most, clock: Callable[[], float] = time.monotonic) -> None:
        self.app, self.most, self.clock = app, most, clock
        self.allowances: OrderedDict[str, Allowance] = OrderedDict()
        self.sessions: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request for the moment, or pass it on."""
        who = network(scope) if scope["type"] in ("http", "websocket") else ""
        seconds = self._wait(who, scope) if who else 0
        if seconds:
            await _too_many(seconds)(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._session(who, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _wait(self, who: str, scope: Scope) -> float:
        """Return for how long somebody has to wait; in vain asked for costs nothing."""
        path = scope["path"]
        if not self.most.rate or path in WATCHED or path.startswith(_CHEAP):
            return 0
        return self._allowance(who).wait(self.clock(), _COST_OF_A_FILE if path.startswith(_DEAR) else 1)

    def _allowance(self, who: str) -> Allowance:
        new = Allowance(self.most.rate, self.most.burst, self.clock())
        found = self.allowances.setdefault(who, new)
        self.allowances.move_to_end(who)
        while len(self.allowances) > _MOST_KNOWN:
            self.allowances.popitem(last=False)
        return found

    async def _session(self, who: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Let an interactive page connect if there is a place; else its reader keeps the finished one."""
        if self.sessions.total() >= self.most.sessions or (who and self.sessions[who] >= self.most.share):
            await _full()(scope, receive, send)
            return
        self.sessions[who] += 1
        shared = [self._allowance(who)] if who and self.most.rate else []
        try:
            await self.app(scope, Patient(receive, self.clock, shared), send)
        finally:
            self.sessions[who] -= 1
            self.sessions += Counter[str]()  # forget whoever has none left


def _too_many(seconds: float) -> ASGIApp:
    words = "Many requests come from your network. Try again in a moment."
    return refused(HTTPStatus.TOO_MANY_REQUESTS, words, retry_after=str(int(seconds) + 1))


def _full() -> ASGIApp:
    words = "Many people are here now. You can read everything; try the interactive page later."
    return refused(HTTPStatus.SERVICE_UNAVAILABLE, words, retry_after="60")
