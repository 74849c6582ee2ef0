"""The front before an app that only says that it was asked, on the made-up figures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse

from lutondash.web.front import Front
from tests.sample import AS_OF, write_sample
from tests.web.asking import Client

PASSED_ON = "the app was asked"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of made-up data that no test changes."""
    folder = tmp_path_factory.mktemp("front") / "data"
    write_sample(folder)
    return folder


@pytest.fixture(scope="session")
def front() -> Iterator[Client]:
    """Return a client of the front; what is made once is kept for all tests, as in a running server."""
    client = Client(Front(PlainTextResponse(PASSED_ON)))
    yield client
    client.close()


@pytest.fixture
def site(front: Client, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Return the front on the made-up data, with no public address set."""
    monkeypatch.setenv("LUTONDASH_DATA", str(folder))
    monkeypatch.setenv("LUTONDASH_AS_OF", AS_OF.isoformat())
    monkeypatch.delenv("LUTONDASH_ADDRESS", raising=False)
    return front
