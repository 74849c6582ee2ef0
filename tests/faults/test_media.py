"""Files of a session, behind nginx: where another worker took the session over, that one is asked as well."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from lutondash.cli.asking import READY
from lutondash.site.deployment import workers_nginx
from tests.nginx import needs_nginx, nginx_running
from tests.web.test_server import get

pytestmark = needs_nginx


class Worker(BaseHTTPRequestHandler):
    """Has the files of its own sessions and no others; `held` names them."""

    held: frozenset[str] = frozenset()

    def do_GET(self) -> None:
        """Answer with the worker's name, or with 404."""
        has_it = self.path == READY or self.path in self.held
        self.send_response(HTTPStatus.OK if has_it else HTTPStatus.NOT_FOUND)
        self.end_headers()
        self.wfile.write(b"here" if has_it else b"not here")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def worker(*held: str) -> Iterator[int]:
    """Run a worker until the block ends; give its port."""
    own = type("Worker", (Worker,), {"held": frozenset(held)})
    with ThreadingHTTPServer(("127.0.0.1", 0), own) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Where nginx stands before two workers, each with a file of its own."""
    with (
        worker("/media/of-one.png") as one,
        worker("/media/of-two.png") as two,
        nginx_running(
            lambda folder, port: workers_nginx(folder, [f"127.0.0.1:{port}"], [one, two], (), 5), READY
        ) as (port, _),
    ):
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("name", ["one", "two"])
def test_whichever_worker_has_a_file_gives_it(url: str, name: str) -> None:
    """One of the two is not the session's own by its reader's mark, and is asked second."""
    for _ in range(3):
        reply = get(f"{url}/media/of-{name}.png")
        assert (reply.status, reply.text) == (200, "here")


def test_a_file_that_nobody_has_is_not_found(url: str) -> None:
    """That is said as such, not as a fault of the site; and both workers stay in use."""
    for _ in range(3):
        assert (get(f"{url}/media/of-nobody.png").status, get(f"{url}/media/of-one.png").status) == (404, 200)
