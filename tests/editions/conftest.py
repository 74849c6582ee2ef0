"""A store in a folder and one on a real S3-compatible server of this machine, for the same tests."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from lutondash.dataset import edition as editions
from lutondash.editions.following import Follower
from lutondash.editions.store import Store
from tests.editions.followers import TIME, following
from tests.editions.shelves import NOW, fill, next_draft, put

KEY = {"AWS_ACCESS_KEY_ID": "made-up", "AWS_SECRET_ACCESS_KEY": "made-up", "AWS_DEFAULT_REGION": "us-east-1"}


@pytest.fixture(scope="session")
def s3_endpoint() -> Iterator[str]:
    """Start the server once; it listens on this machine only."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3_endpoint: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of a new place in a new bucket, with fsspec's own settings leading there."""
    for name, value in KEY.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setitem(fsspec.config.conf, "s3", {"endpoint_url": s3_endpoint})
    name = f"shelf-{uuid.uuid4().hex}"
    fsspec.filesystem("s3").mkdir(name)
    return f"s3://{name}/luton"


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Return an empty store: once in a folder, once on the server."""
    if request.param == "folder":
        return Store.open(str(tmp_path / "store"))
    return Store.open(request.getfixturevalue("bucket"))


@pytest.fixture
def folder_store(tmp_path: Path) -> Store:
    """Return an empty store in a folder, where the kind of store makes no difference."""
    return Store.open(str(tmp_path / "store"))


@pytest.fixture
def followed(folder_store: Store, sample: Path, tmp_path: Path) -> Store:
    """Return a store with an edition that is out, and one that comes out a day later."""
    fill(folder_store, sample, tmp_path, editions=1)
    draft, changed = next_draft(folder_store, tmp_path, 102)
    put(draft, folder_store, at=TIME, changes=changed)
    return folder_store


@pytest.fixture
def follower(followed: Store, tmp_path: Path) -> Follower:
    """Return who follows the store, having looked once."""
    return following(followed, tmp_path, NOW)


@pytest.fixture(autouse=True)
def _empty_shelves() -> Iterator[None]:
    """Let no test find on the shelves what another has read."""
    yield
    for shelf in (editions._CURRENT, editions._PAST, editions._HISTORIES):
        shelf._held.clear()
