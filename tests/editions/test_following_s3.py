"""Tests of `lutondash.editions.following` on a bucket: a new edition, a damaged one, a server down."""

from collections.abc import Callable, Iterator
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from lutondash.editions import looked
from lutondash.editions.following import Follower
from lutondash.editions.store import Store, blob_path
from lutondash.editions.withdrawing import withdraw
from tests.editions.followers import LATER, SECOND, TIME, following, rain
from tests.editions.shelves import NOW, fill, next_draft, put, spoil

Stop = Callable[[], None]


@pytest.fixture
def stop(bucket: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stop]:  # noqa: ARG001  its settings
    """Start a second server of the bucket, which a test may stop, and have it asked without patience."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    soon = {"retries": {"max_attempts": 1}, "connect_timeout": 2, "read_timeout": 10}
    settings = {"endpoint_url": f"http://{host}:{port}", "config_kwargs": soon}
    monkeypatch.setitem(fsspec.config.conf, "s3", settings)
    stopped: list[bool] = []

    def stop() -> None:
        if not stopped:
            stopped.append(True)
            server.stop()

    yield stop
    stop()


@pytest.fixture
def store(bucket: str, sample: Path, tmp_path: Path) -> Store:
    """Return a store in a bucket with an edition that is out, and one that comes out a day later."""
    store = Store.open(bucket)
    fill(store, sample, tmp_path, editions=1)
    draft, changed = next_draft(store, tmp_path, 102)
    put(draft, store, at=TIME, changes=changed)
    return store


@pytest.fixture
def follower(store: Store, tmp_path: Path) -> Follower:
    """Return who follows the store, having looked once."""
    return following(store, tmp_path, NOW)


def test_an_edition_in_a_bucket_comes_and_goes(follower: Follower, store: Store) -> None:
    """From its second on it is shown; one published later, too; one taken back is not."""
    follower.refresh(TIME - SECOND)
    assert rain(follower.shown(TIME - SECOND)) == 154
    follower.refresh(TIME)
    assert rain(follower.shown(TIME)) == 102
    withdraw(store, now=LATER, note="A total was wrong.", approved_by="Chief executive")
    follower.refresh(LATER)
    assert (follower.shown(LATER).number, rain(follower.shown(LATER))) == (1, 154)
    assert follower.health(LATER).status == "ok"


def test_a_damaged_file_in_a_bucket_is_refused_until_it_is_mended(follower: Follower, store: Store) -> None:
    """The last good edition stays up, and health says why."""
    new = store.ledger().standing[0]
    file = next(each for each in new.manifest.files if each.path.endswith("rainy-days/observations.csv"))
    path, whole = blob_path(file.sha256), store.read_blob(file.sha256)
    spoil(store, path, whole.replace(b",102", b",103"))
    follower.refresh(TIME)
    assert rain(follower.shown(TIME)) == 154
    assert follower.health(TIME).fault == looked.NOT_WHOLE.format(2)

    spoil(store, path, whole)
    follower.refresh(LATER)
    assert (rain(follower.shown(LATER)), follower.health(LATER).status) == (102, "ok")


def test_a_server_that_is_down_leaves_what_is_shown(stop: Stop, store: Store, tmp_path: Path) -> None:
    """For who was there before, and for who starts meanwhile; both say that the store is out of reach."""
    follower = following(store, tmp_path, TIME)
    stop()
    follower.refresh(LATER)
    for each in (follower, following(store, tmp_path, LATER)):
        assert (each.shown(LATER).number, rain(each.shown(LATER))) == (2, 102)
        health = each.health(LATER)
        assert (health.status, health.edition, health.fault) == ("degraded", 2, looked.OUT_OF_REACH)
