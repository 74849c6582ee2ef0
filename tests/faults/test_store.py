"""The store goes away or is damaged while people read: they keep the last good edition, and then the next."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lutondash.editions import looked
from lutondash.editions.store import blob_path
from tests.editions.shelves import manifest_path, spoil
from tests.faults.conftest import Publish, begun
from tests.faults.crowd import crowd
from tests.faults.serving import Site, site

SOON = timedelta(seconds=2)

Break = Callable[[Path], Callable[[], object]]
"""Makes the folder of a store unreadable, and returns what mends it."""


def taken_away(store: Path) -> Callable[[], object]:
    """As where a share of the network is not mounted."""
    away = store.rename(store.with_name("away"))
    return lambda: away.rename(store)


def another_thing(store: Path) -> Callable[[], object]:
    """As where somebody put a file in its place."""
    away = store.rename(store.with_name("away"))
    store.write_text("No folder.", "utf-8")

    def mend() -> None:
        store.unlink()
        away.rename(store)

    return mend


def locked_up(store: Path) -> Callable[[], object]:
    """As where the server's user lost its rights; nobody can be kept out who runs as root."""
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (store / "editions").chmod(0)
    return lambda: (store / "editions").chmod(0o700)


@pytest.mark.parametrize("break_", [taken_away, another_thing, locked_up])
def test_a_store_that_cannot_be_read(shown: Site, break_: Break) -> None:
    """Everybody reads on; health says what is wrong, and no more once it is mended."""
    before = shown.health()
    with crowd(shown.server.url) as readers:
        mend = break_(shown.place / "store")
        try:
            said = shown.wait_for(status="degraded")
            readers.wait_for_more()
        finally:
            mend()
        healed = shown.wait_for(status="ok")
    assert (said["code"], said["edition"], said["fault"]) == (200, before["edition"], looked.OUT_OF_REACH)
    assert healed["edition"] == before["edition"]
    assert not readers.failures()


def test_the_manifest_of_what_is_shown_is_damaged(shown: Site) -> None:
    """The edition stays; an edition is never taken for withdrawn because its record cannot be read."""
    before = shown.health()
    path = manifest_path(before["edition"])
    whole = shown.store.read_record(path) or b""
    with crowd(shown.server.url) as readers:
        spoil(shown.store, path, whole[: len(whole) // 2])
        said = shown.wait_for(status="degraded")
        readers.wait_for_more()
        spoil(shown.store, path, whole)
        shown.wait_for(status="ok", edition=before["edition"], fault="")
    assert (said["code"], said["edition"], said["fault"]) == (200, before["edition"], looked.DAMAGED_RECORD)
    assert not readers.failures()


def test_files_of_a_newer_edition_are_damaged(shown: Site, publish: Publish) -> None:
    """It waits until they are mended, and the one before stays; what this one holds is not touched."""
    before = shown.health()["edition"]
    there = {each.path for each in shown.store.files.every("blobs")}
    with crowd(shown.server.url) as readers:
        new, damaged = _published_damaged(shown, publish, there)
        said = shown.wait_for(status="degraded")
        readers.wait_for_more()
        spoil(shown.store, *damaged)
        shown.wait_for(status="ok", edition=new)
    assert (said["code"], said["edition"], said["fault"]) == (200, before, looked.NOT_WHOLE.format(new))
    assert not readers.failures()
    assert new == before + 1


def _published_damaged(site_: Site, publish: Publish, there: set[str]) -> tuple[int, tuple[str, bytes]]:
    """Publish an edition and damage a file of it before it comes out; return its number and what mends it."""
    now = datetime.now(UTC)
    new = publish(at=now + SOON, now=now)
    path = next(blob_path(each.sha256) for each in new.manifest.files if blob_path(each.sha256) not in there)
    whole = site_.store.files.read(path)
    spoil(site_.store, path, b"nonsense")
    return new.number, (path, whole)


@pytest.mark.thorough
def test_what_the_server_keeps_is_removed(shown: Site) -> None:
    """It is brought again from the store; nobody who reads notices."""
    before = shown.health()
    (kept,) = (each for each in (shown.cache / "editions").iterdir() if each.is_dir())
    with crowd(shown.server.url) as readers:
        kept.rename(shown.place / f"gone-{before['edition']}")
        readers.wait_for_more()
        shown.wait_for(status="ok", edition=before["edition"])
    assert not readers.failures()
    assert list((shown.cache / "editions").glob("*/*/indicators"))


@pytest.mark.thorough
def test_a_start_without_the_store(tmp_path: Path) -> None:
    """Who has an edition shows it and says that the store is away; then it is back, and all is well."""
    begun(tmp_path)
    with site(tmp_path) as first:
        first.wait_for(status="ok", edition=1)
    mend = taken_away(tmp_path / "store")
    with site(tmp_path) as second:
        said = second.wait_for(status="degraded")
        with crowd(second.server.url) as readers:
            mend()
            second.wait_for(status="ok", edition=1)
    assert (said["code"], said["edition"], said["fault"]) == (200, 1, looked.OUT_OF_REACH)
    assert not readers.failures()
