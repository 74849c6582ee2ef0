"""Nobody can take all there is, and a building full of people is not shut out."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lutondash.errors import UsageError
from lutondash.web.limits import Limits, Most, most
from lutondash.web.network import network
from tests.web.asking import finish

BUILDING = "203.0.113.7"
NEXT_DOOR = "203.0.113.8"


class Site:
    """An application behind limits, with a clock that a test sets."""

    def __init__(self, app: ASGIApp, limits: Most) -> None:
        self.now = 0.0
        self.limits = Limits(app, limits, lambda: self.now)

    async def ask(self, who: str, path: str = "/", kind: str = "http") -> int:
        """Ask from an address; return the status, or 0 where nothing was answered."""
        got: list[Message] = []
        scope = {"type": kind, "client": (who, 1), "path": path, "method": "GET", "headers": []}

        async def send(message: Message) -> None:
            got.append(message)

        async def receive() -> Message:
            return {"type": "websocket.receive", "bytes": b""}

        await self.limits(scope, receive, send)
        return int(got[0]["status"]) if got else 0


def statuses(asking: Callable[[], Awaitable[int]], times: int) -> list[int]:
    """Ask several times."""

    async def all_of_them() -> list[int]:
        return [await asking() for _ in range(times)]

    return finish(all_of_them())


def test_an_address_may_ask_for_so_much_and_then_waits() -> None:
    """Others are not concerned; after a second there is more."""
    site = Site(PlainTextResponse("yes"), Most(sessions=9, share=9, rate=2, burst=3))
    assert statuses(lambda: site.ask(BUILDING), 5) == [200, 200, 200, 429, 429]
    assert statuses(lambda: site.ask(NEXT_DOOR), 1) == [200]
    site.now += 1
    assert statuses(lambda: site.ask(BUILDING), 3) == [200, 200, 429]


def test_a_file_counts_as_several_pages() -> None:
    """It is made for the one who asks."""
    site = Site(PlainTextResponse("yes"), Most(sessions=9, share=9, rate=1, burst=11))
    assert statuses(lambda: site.ask(BUILDING, "/download/pack.pdf"), 3) == [200, 200, 429]
    assert statuses(lambda: site.ask(BUILDING), 2) == [200, 429]


def test_where_little_is_allowed_at_once_a_file_still_is() -> None:
    """It takes all there is."""
    site = Site(PlainTextResponse("yes"), Most(sessions=9, share=9, rate=1, burst=3))
    assert statuses(lambda: site.ask(BUILDING, "/download/pack.pdf"), 2) == [200, 429]


@pytest.mark.parametrize(
    ("who", "path"), [("127.0.0.1", "/"), (BUILDING, "/healthz"), (BUILDING, "/static/js/a.js")]
)
def test_this_machine_watchers_and_what_pages_bring_are_not_counted(who: str, path: str) -> None:
    """A proxy that was not named speaks for everybody."""
    site = Site(PlainTextResponse("yes"), Most(sessions=9, share=9, rate=1, burst=1))
    assert statuses(lambda: site.ask(who, path), 3) == [200] * 3


def test_who_asked_longest_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of made-up addresses there is no end."""
    monkeypatch.setattr("lutondash.web.limits._MOST_KNOWN", 2)
    site = Site(PlainTextResponse("yes"), Most(sessions=9, share=9, rate=1, burst=1))
    for number in range(5):
        statuses(lambda number=number: site.ask(f"198.51.100.{number}"), 1)  # type: ignore[misc]  # its default
    assert list(site.limits.allowances) == ["198.51.100.3/32", "198.51.100.4/32"]


async def open_connections(site: Site, *who: str) -> list[int]:
    """Connect one after the other, and stay; return what those were told who may not."""
    tasks = []
    for each in who:
        tasks.append(asyncio.create_task(site.ask(each, "/_stcore/stream", "websocket")))
        await asyncio.sleep(0)
    refused = [task.result() if task.done() else 0 for task in tasks]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return refused


async def staying(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """Stay connected."""
    await asyncio.Event().wait()


def test_places_for_interactive_pages_are_shared() -> None:
    """One address has its share, all have all; a place that is left is there for the next."""
    site = Site(staying, Most(sessions=3, share=2, rate=0, burst=0))
    for _ in range(2):
        told = finish(open_connections(site, BUILDING, BUILDING, BUILDING, NEXT_DOOR, NEXT_DOOR))
        assert told == [0, 0, 503, 0, 503]
    assert not site.limits.sessions


def heard(site: Site, who: str, messages: int, monkeypatch: pytest.MonkeyPatch) -> float:
    """Say so much over one connection; return for how long its messages are held back, in seconds."""
    begun = site.now

    async def hearing(_scope: Scope, receive: Receive, _send: Send) -> None:
        for _ in range(messages):
            await receive()

    async def sleep(seconds: float) -> None:
        site.now += seconds

    monkeypatch.setattr("lutondash.web.patient.asyncio.sleep", sleep)
    site.limits.app = hearing
    finish(site.ask(who, "/_stcore/stream", "websocket"))
    return site.now - begun


def test_a_flood_of_messages_is_heard_at_a_readers_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost and nobody thrown out: the rest waits."""
    site = Site(PlainTextResponse("yes"), Most(sessions=9, share=9, rate=0, burst=0))
    assert heard(site, BUILDING, 100, monkeypatch) == pytest.approx(6, abs=0.2)


def test_who_says_too_much_for_too_long_is_not_heard_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A heap that was sent at once does not hold its place until it is worked off."""
    site = Site(PlainTextResponse("yes"), Most(sessions=9, share=9, rate=0, burst=0))
    ended: list[Message] = []

    async def hearing(_scope: Scope, receive: Receive, _send: Send) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            """Go on."""
        ended.append(message)

    async def sleep(seconds: float) -> None:
        site.now += seconds

    monkeypatch.setattr("lutondash.web.patient.asyncio.sleep", sleep)
    site.limits.app = hearing
    finish(site.ask(BUILDING, "/_stcore/stream", "websocket"))
    assert ended == [{"type": "websocket.disconnect", "code": 1008}]
    assert site.now == pytest.approx(30, abs=1)
    assert not site.limits.sessions


def test_many_connections_of_one_address_are_heard_at_its_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page costs the same, however it is asked for; others are not concerned, nor is this machine."""
    site = Site(PlainTextResponse("yes"), Most(sessions=9, share=9, rate=2, burst=21))
    assert heard(site, BUILDING, 19, monkeypatch) == 0  # the connection itself counts as one
    assert heard(site, BUILDING, 20, monkeypatch) == pytest.approx(10, abs=0.2)
    assert heard(site, NEXT_DOOR, 10, monkeypatch) == 0
    assert heard(site, "127.0.0.1", 30, monkeypatch) == 0


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("203.0.113.7", "203.0.113.7/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7/32"),
        ("::1", ""),
        ("unix", "unix"),
    ],
)
def test_who_asks_is_a_network(address: str, named: str) -> None:
    """Whoever has an IPv6 address has many."""
    assert network({"client": (address, 1)}) == named


def test_limits_are_whole_numbers() -> None:
    """Anything else is told of before the server starts."""
    assert most({"LUTONDASH_SESSIONS": "50"}).sessions == 50
    with pytest.raises(UsageError, match="LUTONDASH_RATE is 'fast'"):
        most({"LUTONDASH_RATE": "fast"})
