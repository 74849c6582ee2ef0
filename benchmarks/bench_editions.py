"""What readers notice while an edition takes the place of another: nothing fails, and how much slower it is.

`python -m benchmarks.bench_editions [FOLDER]` publishes the folder twice into a store, follows it, and has
readers ask for pages all the time while the second edition comes out. It prints how many answers failed, and
the wait of a reader during the switch as a ratio to the wait before it.
"""

import asyncio
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from starlette.responses import PlainTextResponse
from starlette.types import Message

import lutondash
from benchmarks.timing import table
from lutondash.editions.draft import begin
from lutondash.editions.following import Follower
from lutondash.editions.publishing import publish
from lutondash.editions.reading import check_out
from lutondash.editions.store import Store
from lutondash.site import pages
from lutondash.web.front import Front
from scripts.pages import AS_OF, ROOT

READERS, CALM_SECONDS, PAUSE = 8, 3.0, 0.002
OUT = datetime.combine(AS_OF, datetime.min.time(), tzinfo=UTC) + timedelta(hours=9, minutes=30)
NEXT = OUT + timedelta(hours=1)


@dataclass
class Seen:
    """What readers were answered: the waits in seconds, and every status that was not 200."""

    waits: list[float] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)


def store_of_two(folder: Path, place: Path) -> Store:
    """Publish a folder, and once more an hour later with other words."""
    store = Store.open(str(place / "store"))
    said = {"note": "Measured.", "approved_by": "Nobody", "changes": ()}
    shutil.copytree(folder, place / "first")
    first = publish(place / "first", store, at=OUT, now=OUT, **said)  # type: ignore[arg-type]  # words and no changes
    begin(place / "second", check_out(first, store, place / "out"), 1)
    text = (place / "second" / "README.md").read_text("utf-8")
    (place / "second" / "README.md").unlink(missing_ok=True)
    (place / "second" / "README.md").write_text(f"{text}\nOnce more.\n", "utf-8")
    publish(place / "second", store, at=NEXT, now=OUT, **said)  # type: ignore[arg-type]  # the same
    return store


async def ask(front: Front, address: str) -> int:
    """Ask for an address, and return the status of the answer."""
    path, _, query = address.partition("?")
    got: list[Message] = []
    scope = {
        "type": "http", "method": "GET", "scheme": "http", "path": path, "query_string": query.encode(),
        "root_path": "", "headers": [(b"host", b"bench.test"), (b"accept-encoding", b"br")],
        "server": ("127.0.0.1", 8501), "client": ("127.0.0.1", 1),
    }  # fmt: skip

    said: asyncio.Queue[Message] = asyncio.Queue()
    said.put_nowait({"type": "http.request", "body": b"", "more_body": False})

    async def send(message: Message) -> None:
        got.append(message)

    await front(scope, said.get, send)
    return int(got[0]["status"])


async def read(front: Front, addresses: list[str], until: asyncio.Event, seen: Seen) -> None:
    """Ask for one page after another until it is time to stop."""
    while not until.is_set():
        for address in addresses:
            start = perf_counter()
            status = await ask(front, address)
            seen.waits.append(perf_counter() - start)
            seen.failed += [status] if status != 200 else []  # noqa: PLR2004  fine
            await asyncio.sleep(PAUSE)


async def watched(front: Front, addresses: list[str], work: asyncio.Future[None]) -> Seen:
    """Have readers ask until a piece of work is done."""
    until, seen = asyncio.Event(), Seen()
    readers = [asyncio.create_task(read(front, addresses[at:], until, seen)) for at in range(READERS)]
    await work
    until.set()
    await asyncio.gather(*readers)
    return seen


async def measure(store: Store, place: Path, addresses: list[str]) -> dict[str, Seen]:
    """Read in calm, then while the next edition is fetched, read and shown, then in calm again."""
    now = OUT
    follower = Follower(store.address, place / "cache", AS_OF)
    follower.refresh(now)
    front = Front(PlainTextResponse("the app"), lambda: follower, lambda: now)
    await watched(front, addresses, asyncio.ensure_future(asyncio.sleep(CALM_SECONDS)))
    seen = {"before": await watched(front, addresses, asyncio.ensure_future(asyncio.sleep(CALM_SECONDS)))}
    switch = asyncio.ensure_future(asyncio.to_thread(follower.refresh, NEXT))
    seen["during the switch"] = await watched(front, addresses, switch)
    seen["after"] = await watched(front, addresses, asyncio.ensure_future(asyncio.sleep(CALM_SECONDS)))
    if follower.shown(NEXT).number != 2:  # noqa: PLR2004  the second edition
        raise ValueError(f"the second edition is not shown: {follower.health(NEXT).fault}")
    return seen


def main() -> None:
    """Print how many answers failed, and how long readers waited."""
    folder = (Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data").resolve()
    held = lutondash.load(folder, as_of=AS_OF)
    addresses = [pages.address(*each) for each in pages.addresses(held)][: READERS * 4]
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        seen = asyncio.run(measure(store_of_two(folder, place), place, addresses))
    calm = statistics.median(seen["before"].waits)
    rows = [
        (
            name,
            str(len(each.waits)),
            str(len(each.failed)),
            f"{statistics.median(each.waits) / calm:.1f}x",
            f"{max(each.waits):.2f} s",
        )
        for name, each in seen.items()
    ]
    header = ("", "answers", "failed (aim: 0)", "median wait", "longest wait")
    print(f"{READERS} readers of {len(addresses)} pages\n\n{table(header, rows)}")


if __name__ == "__main__":
    main()
