"""A site on a store, which the tests break while it is read; each of them leaves it whole."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lutondash.editions.manifest import StoredManifest
from lutondash.editions.store import Store
from tests.editions.shelves import next_draft, put
from tests.faults.serving import Site, site
from tests.sample import write_sample

Publish = Callable[..., StoredManifest]
"""Publishes the next edition, which changes one figure; further words go to `put`."""


def begun(place: Path) -> Store:
    """Return a store in a place with one edition that is out."""
    write_sample(place / "data")
    store = Store.open(str(place / "store"))
    put(place / "data", store)
    return store


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Start the site once for the tests of a file."""
    place = tmp_path_factory.mktemp("faults")
    begun(place)
    with site(place) as started:
        yield started


@pytest.fixture
def shown(running: Site) -> Site:
    """Return the site once all is well with it."""
    running.wait_for(status="ok")
    return running


@pytest.fixture
def publish(running: Site, tmp_path: Path) -> Publish:
    """Return what publishes the next edition on the site's store."""

    def publish_next(value: int = 0, **more: object) -> StoredManifest:
        number = running.store.ledger().last_number + 1
        draft, changed = next_draft(running.store, tmp_path, value or 100 + number)
        published = put(draft, running.store, changes=changed, **more)
        shutil.rmtree(draft)
        return published

    return publish_next
