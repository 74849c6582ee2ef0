"""A store of made-up editions behind a server, for pages that say which edition they show."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

from lutondash.editions.changes import changes
from lutondash.editions.draft import begin
from lutondash.editions.reading import check_out
from lutondash.editions.store import Store
from lutondash.editions.withdrawing import withdraw
from scripts.server import free_port, running
from tests.editions.shelves import NOW, put
from tests.sample import AS_OF, change, write_sample

PATIENCE = 30.0
"""In seconds, until a server shows what is out."""

Work = Callable[[Path], object]


@dataclass(frozen=True)
class Shelf:
    """A store, the folder it lies in beside the made-up data, and where a server shows it."""

    place: Path
    store: Store
    url: str

    def publish(self, work: Work) -> int:
        """Publish the data after some work on it, and return the number once the server shows it."""
        number = len(self.store.ledger().manifests) + 1
        folder = Path(copytree(self.place / "data", self.place / f"worked-{number}"))
        work(folder)
        add(self.store, folder, self.place)
        self.wait_for(number)
        return number

    def publish_counted(self) -> int:
        """Publish an edition whose pages bear its number wherever they speak of rain."""
        number = len(self.store.ledger().manifests) + 1
        return self.publish(lambda folder: count(folder, number))

    def take_back(self) -> None:
        """Take back every edition, so that nothing can be shown."""
        for each in self.store.ledger().standing:
            withdraw(
                self.store, now=NOW, note="It was wrong.", approved_by="Chief executive", number=each.number
            )
        self.wait_for(None)

    def wait_for(self, number: int | None) -> None:
        """Return when the server shows an edition, or says that there is none."""
        end = time.monotonic() + PATIENCE
        while shown(self.url) != number:
            assert time.monotonic() < end, f"edition {number} is not shown"
            time.sleep(0.05)


def count(folder: Path, number: int) -> None:
    """Write the number of an edition into what is said of rain."""
    change(folder, "indicators/rainy-days/indicator.toml", "Rainy days in a year", f"Rain, count {number}")


def add(store: Store, folder: Path, place: Path) -> None:
    """Publish a folder as the next edition of a store, with what it changes; it is out at once."""
    newest = next(iter(store.ledger().standing), None)
    if newest is None:
        put(folder, store)
        return
    base = check_out(newest, store, place / f"base-{newest.number}")
    draft = folder.with_name(f"{folder.name}-draft")
    begin(draft, base_folder=folder, base=newest.number)
    put(draft, store, changes=changes(base, draft, {}))


def shown(url: str) -> int | None:
    """Return the number of the edition that a server shows."""
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as reply:  # noqa: S310  # our own address
            body = reply.read()
    except urllib.error.HTTPError as down:
        body = down.read()
    number = json.loads(body)["edition"]
    return None if number is None else int(number)


@contextmanager
def shelf(place: Path) -> Iterator[Shelf]:
    """Run a server on an empty store until the block ends; it looks there often."""
    write_sample(place / "data")
    port = free_port()
    told = {
        "LUTONDASH_STORE": str(place / "store"),
        "LUTONDASH_CACHE": str(place / "cache"),
        "LUTONDASH_AS_OF": AS_OF.isoformat(),
    }
    words = ["tests.browser.quick", f"--port={port}", "--address=127.0.0.1"]
    with running(words, port, told, place / "log") as server:
        yield Shelf(place, Store.open(str(place / "store")), server.url)
