"""The server as it is, only looking at its store more often and with a clock that a test sets."""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lutondash.editions.store import Store
from lutondash.ui import session
from lutondash.web import front, seen
from scripts.server import Server, free_port, running
from tests.browser import quick
from tests.sample import AS_OF
from tests.web.test_server import get

AHEAD = "LUTONDASH_TEST_AHEAD"
"""The file that says by how many seconds the clock is ahead."""
PATIENCE = 60.0


class Skewed(datetime):
    """Tells the time as a wrong clock does."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # a time as any other
        """Tell the time, so many seconds ahead."""
        return datetime.now(tz) + timedelta(seconds=float(Path(os.environ[AHEAD]).read_text("ascii")))


@dataclass(frozen=True)
class Site:
    """A store, what a server keeps of it on this machine, and the server with its clock."""

    place: Path
    store: Store
    server: Server

    @property
    def cache(self) -> Path:
        """Where the server keeps editions."""
        return self.place / "cache"

    def health(self) -> dict[str, Any]:
        """Return what the server says of itself."""
        return health(self.server.url)

    def wait_for(self, **wanted: object) -> dict[str, Any]:
        """Return what the server says of itself once that is as wanted."""
        return wait_for(self.server.url, **wanted)

    def set_clock(self, ahead: float) -> None:
        """Let the server's clock be so many seconds ahead."""
        set_clock(self.place, ahead)


def set_clock(place: Path, ahead: float) -> None:
    """Write down by how much a clock is ahead, whole or not at all."""
    (place / "ahead.new").write_text(str(ahead), "ascii")
    (place / "ahead.new").replace(place / "ahead")


def health(url: str) -> dict[str, Any]:
    """Return what a server says of itself, with the status of its answer."""
    reply = get(f"{url}/healthz")
    return {**json.loads(reply.text), "code": reply.status}


def until(is_so: Callable[[], bool], told: Callable[[], object]) -> None:
    """Wait for something that is about to be; where it never comes, say what there is."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, told()
        time.sleep(0.05)


def wait_for(url: str, **wanted: object) -> dict[str, Any]:
    """Return what a server says of itself once that is as wanted."""
    said: dict[str, Any] = {}

    def is_so() -> bool:
        said.update(health(url))
        return said == {**said, **wanted}

    until(is_so, lambda: said)
    return said


@contextmanager
def site(place: Path) -> Iterator[Site]:
    """Run a server on the store in a place until the block ends."""
    if not (place / "ahead").exists():
        set_clock(place, 0)
    store, port = Store.open(str(place / "store")), free_port()
    told = {
        "LUTONDASH_STORE": store.address,
        "LUTONDASH_CACHE": str(place / "cache"),
        "LUTONDASH_AS_OF": AS_OF.isoformat(),
        AHEAD: str(place / "ahead"),
    }
    words = ["tests.faults.serving", f"--port={port}", "--address=127.0.0.1"]
    with running(words, port, told, place / "log") as server:
        yield Site(place, store, server)


def main() -> None:
    """Serve."""
    with ExitStack() as skewed:
        for module in (front, seen, session):
            skewed.enter_context(patch.object(module, "datetime", Skewed))
        quick.main()


if __name__ == "__main__":
    main()
