"""Two servers on one store and one cache: both follow it, each by itself, without a restart."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lutondash.editions import looked
from lutondash.editions.store import Store
from lutondash.editions.withdrawing import withdraw
from scripts.server import Server, dashboard
from tests.editions.shelves import fill, lose, next_draft, put
from tests.sample import AS_OF
from tests.web.test_server import get

A_MINUTE = 60.0
SOON = timedelta(seconds=5)
CHANGED = "/download/rainy-days.csv?place=E92999001"

pytestmark = pytest.mark.thorough


@pytest.fixture
def store(tmp_path: Path, sample: Path) -> Store:
    """Return a store with an edition that has just come out."""
    store = Store.open(str(tmp_path / "store"))
    now = datetime.now(UTC)
    fill(store, sample, tmp_path, editions=1, at=now, now=now)
    return store


@pytest.fixture
def servers(store: Store, tmp_path: Path) -> Iterator[tuple[Server, ...]]:
    """Start two servers that share a place on this machine."""
    settings = {
        "LUTONDASH_STORE": store.address,
        "LUTONDASH_CACHE": str(tmp_path / "cache"),
        "LUTONDASH_AS_OF": AS_OF.isoformat(),
    }
    with ExitStack() as running:
        yield tuple(running.enter_context(dashboard(settings, tmp_path / f"log-{n}")) for n in (1, 2))


def health(server: Server) -> dict[str, Any]:
    """Return what a server says of itself."""
    return dict(json.loads(get(f"{server.url}/healthz").text))


def seconds_until(servers: tuple[Server, ...], wanted: dict[str, object]) -> float:
    """Return after how long every server says what is wanted; the last thing said shows where it does not."""
    start, said = time.monotonic(), [health(each) for each in servers]
    while not all(each | wanted == each for each in said) and time.monotonic() - start < A_MINUTE:
        time.sleep(0.5)
        said = [health(each) for each in servers]
    assert [each | wanted for each in said] == said
    return time.monotonic() - start


def test_both_show_a_new_edition_within_a_minute_and_both_take_it_back(
    servers: tuple[Server, ...], store: Store, tmp_path: Path
) -> None:
    """Not before its time; and it does not come back where the record of that is lost."""
    seconds_until(servers, {"edition": 1, "status": "ok"})
    draft, changed = next_draft(store, tmp_path, 102)
    now = datetime.now(UTC)
    published = put(draft, store, at=now + SOON, now=now, changes=changed)
    assert [health(each)["edition"] for each in servers] == [1, 1]

    seconds_until(servers, {"edition": 2, "status": "ok"})
    assert (datetime.now(UTC) - published.manifest.at).total_seconds() < A_MINUTE
    for each in servers:
        assert datetime.fromisoformat(health(each)["since"]) >= published.manifest.at
        assert get(each.url + CHANGED).text.rstrip().splitlines()[-1].count("102") == 1

    withdraw(store, now=datetime.now(UTC) + timedelta(minutes=2), note="Wrong.", approved_by="Director")
    seconds_until(servers, {"edition": 1, "status": "ok"})
    for each in servers:
        assert "102" not in get(each.url + CHANGED).text.rstrip().splitlines()[-1]

    lose(store, "withdrawals/0002.json")
    seconds_until(servers, {"edition": 1, "status": "degraded", "fault": looked.DAMAGED_RECORD})
