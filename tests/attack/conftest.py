"""A running server to attack, as `lutondash serve` starts it, and a look at whether it still serves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.server import Server, dashboard
from tests.attack.attacking import Target
from tests.sample import AS_OF, write_sample


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the made-up figures, which believes no proxy and knows its public name."""
    place = tmp_path_factory.mktemp("attacked")
    write_sample(place / "data")
    (place / "secret.txt").write_text("a secret beside the data", encoding="utf-8")
    settings = {
        "LUTONDASH_DATA": str(place / "data"),
        "LUTONDASH_AS_OF": AS_OF.isoformat(),
        "LUTONDASH_ADDRESS": "https://dashboard.test",
    }
    with dashboard(settings, log_of(place)) as running:
        yield running


def log_of(place: Path) -> Path:
    """Say where the server writes."""
    return place / "log"


@pytest.fixture(scope="package")
def whole(server: Server) -> bytes:
    """The overview as it is served before any attack."""
    return Target(server.url).ask("/").body


@pytest.fixture
def target(server: Server, whole: bytes) -> Iterator[Target]:
    """The server; after the test the overview must be served whole, as it was before, and quickly."""
    target = Target(server.url)
    yield target
    target.still_serves(whole)
