"""A store in a folder and one on a real S3-compatible server of this machine, for the same tests."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from lutondash.editions.store import Store

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
