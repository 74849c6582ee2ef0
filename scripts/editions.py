"""Sites that show editions of the published figures, for whatever has to look at their pages.

No figure is made up for them: the first edition is what was held before the newest figure of one measure came
out. The second brought it and was taken back, and the third brings it again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from shutil import copytree

from lutondash.editions.changes import changes
from lutondash.editions.draft import begin
from lutondash.editions.publishing import publish
from lutondash.editions.reading import check_out
from lutondash.editions.store import Store
from lutondash.editions.withdrawing import withdraw
from scripts.pages import AS_OF, ROOT
from scripts.server import dashboard, free_port, running

MEASURE = "household-waste-recycled"
"""Its newest figure is what the second and the third edition bring."""
NEWEST = "2023-04-01/P1Y,E06000032,"
"""How the line begins that holds it."""
_OUT = datetime.combine(AS_OF, time(9, 30), UTC)
_ROLE = "Head of performance"

IN_EDITIONS = (
    "/data",
    "/?edition=1",
    f"/indicator?id={MEASURE}&edition=2",
    "/net-zero-town?since=1",
)
IN_DRAFT = ("/changes", f"/indicator?id={MEASURE}")
WITH_NOTHING = ("/",)
OF_EDITIONS = len(IN_EDITIONS) + len(IN_DRAFT) + len(WITH_NOTHING)
"""How many pages there are to look at."""


@contextmanager
def pages_of_editions(place: Path) -> Iterator[list[str]]:
    """Give the address of every page of this kind while their servers run; `place` is an empty folder."""
    before = _before(place)
    store = _filled(place, before)
    told = {"LUTONDASH_CACHE": str(place / "cache"), "LUTONDASH_AS_OF": AS_OF.isoformat()}
    port = free_port()
    words = ["lutondash.web.preview", f"--draft={ROOT / 'data'}", f"--port={port}", "--address=127.0.0.1"]
    with (
        dashboard({**told, "LUTONDASH_STORE": store.address}, place / "store-log") as out,
        running(words, port, {**told, "LUTONDASH_DATA": str(before)}, place / "draft-log") as draft,
        dashboard({**told, "LUTONDASH_STORE": str(place / "empty")}, place / "empty-log") as down,
    ):
        shown = ((out, IN_EDITIONS), (draft, IN_DRAFT), (down, WITH_NOTHING))
        yield [server.url + path for server, paths in shown for path in paths]


def _before(place: Path) -> Path:
    """Copy the published figures without the newest one; raise ValueError where that is not there."""
    folder = Path(copytree(ROOT / "data", place / "before"))
    held = folder / "indicators" / MEASURE / "observations.csv"
    lines = held.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(NEWEST)]
    if len(kept) != len(lines) - 1:
        raise ValueError(f"{held} has not one line that begins with {NEWEST}: name another in {__name__}")
    held.write_text("".join(kept), encoding="utf-8")
    return folder


def _filled(place: Path, before: Path) -> Store:
    """Fill a store with the three editions."""
    store = Store.open(str(place / "store"))
    _publish(before, store, place)
    _publish(ROOT / "data", store, place)
    taken_back = _OUT + timedelta(hours=2)
    withdraw(store, now=taken_back, note="It came out by mistake.", approved_by=_ROLE, number=2)
    _publish(ROOT / "data", store, place)
    return store


def _publish(folder: Path, store: Store, place: Path) -> None:
    """Publish a folder as the next edition; each of them is out an hour after the one before."""
    ledger = store.ledger()
    number = len(ledger.manifests)
    at = _OUT + timedelta(hours=number)
    words = {"note": "The newest figures.", "approved_by": _ROLE}
    if not ledger.standing:
        publish(folder, store, at=at, now=at, changes=(), **words)
        return
    base = check_out(ledger.standing[0], store, place / "base")
    draft = place / f"draft-{number}"
    begin(draft, folder, ledger.standing[0].number)
    publish(draft, store, at=at, now=at, changes=changes(base, draft, {}), **words)
