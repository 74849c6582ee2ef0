"""A site that follows a store, with a clock that a test sets."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from starlette.responses import PlainTextResponse

from lutondash import Dataset
from lutondash.editions.following import Follower
from lutondash.editions.store import Store
from lutondash.site import downloads, pages
from lutondash.web.front import Front
from tests.web.asking import Client, Reply

SLOW_TO_DRAW = ".png"
"""A picture of dots holds no text to look through, and takes long to draw."""


class FollowedSite(Client):
    """Asks a site that follows a store; the time is what the test says it is."""

    def __init__(self, store: Store, place: Path, now: datetime) -> None:
        self.follower = Follower(store.address, place)
        self.now = now
        super().__init__(Front(PlainTextResponse("the app"), lambda: self.follower, lambda: self.now))
        self.look(now)

    def look(self, now: datetime) -> None:
        """Let time go on to a moment, and the follower look."""
        self.now = now
        self.follower.refresh(now)


def addresses(datasets: Iterable[Dataset]) -> Iterator[str]:
    """Give every address that any of some datasets has, and some that none has."""
    for held in datasets:
        yield from (pages.address(*each) for each in pages.addresses(held))
        yield from (f"/download/{name}" for name in downloads.names(held) if not name.endswith(SLOW_TO_DRAW))
        yield from (f"/download/outcome.csv?id={slug}" for slug in held.outcomes)
        yield from (f"/{each.id}?since={number}" for each in held.priorities for number in (1, 2, 3))
    yield from (
        "/sitemap.xml",
        "/robots.txt",
        "/favicon.ico",
        "/nothing",
        "/healthz",
        "/?q=canary",
        "/?q=rain",
    )


def in_edition(address: str, number: int) -> str:
    """Return the address of the same page in an edition."""
    return f"{address}{'&' if '?' in address else '?'}edition={number}"


def everything(reply: Reply) -> str:
    """Return all that a reader is sent, unpacked and in small letters, the headers with it."""
    headers = "\n".join(f"{name}: {value}" for name, value in reply.headers.items())
    return f"{headers}\n{_unpacked(reply)}".lower()


def _unpacked(reply: Reply) -> str:
    if not reply.body.startswith(b"PK"):
        return reply.text
    with zipfile.ZipFile(io.BytesIO(reply.body)) as packed:
        return "\n".join(f"{name}\n{packed.read(name).decode()}" for name in packed.namelist())
