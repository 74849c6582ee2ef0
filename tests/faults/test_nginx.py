"""What nginx itself answers before the workers: it bears the headers of a page, each once, as a page does."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from lutondash.cli.asking import READY
from lutondash.site.deployment import stopping_file, workers_nginx
from lutondash.site.headers import headers
from tests.nginx import needs_nginx, nginx_running

pytestmark = needs_nginx

TABLE = headers(is_secure=True)
OF_HTTPS = "strict-transport-security"


@dataclass
class Site:
    """Where nginx answers, and what it asked of the worker behind it."""

    port: int
    folder: Path
    asked: list[str] = field(default_factory=list)


class Worker(BaseHTTPRequestHandler):
    """Answers everything, with the headers of a page that came by https; a query is for nobody to keep."""

    asked: list[str]

    def do_GET(self) -> None:
        """Write down what was asked for, and answer."""
        self.asked.append(self.path)
        self.send_response(HTTPStatus.OK)
        if "?" in self.path:
            self.send_header("cache-control", "private, no-store")
        for name, value in TABLE.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def worker(asked: list[str]) -> Iterator[int]:
    """Run a worker until the block ends; give its port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Worker,), {"asked": asked})) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def _settings(folder: Path, port: int, behind: int) -> str:
    """Believe this machine about who asks, and let one address ask for little at once."""
    text = workers_nginx(folder, [f"127.0.0.1:{port}"], [behind], ["127.0.0.1"], 5)
    return text.replace("burst=1000", "burst=1")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Where nginx stands before one worker."""
    asked: list[str] = []
    with (
        worker(asked) as behind,
        nginx_running(lambda folder, port: _settings(folder, port, behind), READY) as (port, folder),
    ):
        yield Site(port, folder, asked)


def ask(site: Site, first: str, *more: str) -> tuple[int, list[tuple[str, str]]]:
    """Send a first line and headers; return the status and every header that came back."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as line:
        lines = (first, "Host: a.test", "X-Forwarded-Proto: https", *more, "Connection: close")
        line.sendall("\r\n".join((*lines, "", "")).encode())
        reply = HTTPResponse(line)
        reply.begin()
        return reply.status, [(name.lower(), value) for name, value in reply.getheaders()]


def borne(found: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Return every value of each header that all answers bear."""
    return {name: [value for each, value in found if each == name] for name in TABLE}


OWN = {name: [value] for name, value in TABLE.items()} | {
    "content-security-policy": ["default-src 'none'; frame-ancestors 'none'"]
}
UNREAD = OWN | {OF_HTTPS: []}
"""Where nginx refuses a request before its headers, it cannot know what a proxy says of https."""


@pytest.mark.parametrize(
    ("status", "expected", "lines"),
    [
        (404, OWN, ["GET /_stcore/metrics HTTP/1.1"]),
        (404, OWN, ["GET /_stcore/agent HTTP/1.1"]),
        (404, OWN, ["GET /_stcore/agent/x HTTP/1.1"]),
        (405, OWN, ["TRACE / HTTP/1.1"]),
        (413, OWN, ["POST / HTTP/1.1", "Content-Length: 100000"]),
        (414, UNREAD, [f"GET /{'a' * 20_000} HTTP/1.1"]),
        (400, UNREAD, ["GET / / / HTTP/1.1"]),
    ],
)
def test_a_refusal_bears_the_headers(
    site: Site, status: int, expected: dict[str, list[str]], lines: list[str]
) -> None:
    """Each once; and no worker is asked."""
    before = list(site.asked)
    found, table = ask(site, *lines)
    assert (found, borne(table)) == (status, expected)
    assert site.asked == before


def test_who_asks_for_too_much_is_answered_with_the_headers(site: Site) -> None:
    """The same address, time and again."""
    replies = [ask(site, "GET / HTTP/1.1", "X-Forwarded-For: 203.0.113.7") for _ in range(20)]
    refused = [borne(table) for status, table in replies if status == 429]
    assert refused
    assert all(each == OWN for each in refused)


def test_the_word_that_the_site_is_stopping_bears_the_headers(site: Site) -> None:
    """It is what watches over the site that reads it, but it may be anybody."""
    stopping_file(site.folder).touch()
    try:
        status, table = ask(site, f"GET {READY} HTTP/1.1")
    finally:
        stopping_file(site.folder).unlink()
    assert (status, borne(table)) == (503, OWN)


def test_what_a_worker_answers_bears_its_own_headers(site: Site) -> None:
    """Each once, be it from the worker or kept by nginx."""
    for _ in range(2):
        status, table = ask(site, "GET /about HTTP/1.1")
        assert (status, borne(table)) == (200, {name: [value] for name, value in TABLE.items()})


@pytest.mark.parametrize("address", ["/?q=waste", "/?%71=waste"])
def test_what_nobody_may_keep_is_not_kept_by_nginx(site: Site, address: str) -> None:
    """A search is asked of a worker each time, however its address is written."""
    for _ in range(2):
        ask(site, f"GET {address} HTTP/1.1")
    assert site.asked.count(address) == 2


def test_where_no_worker_answers_the_headers_are_there() -> None:
    """With the words that the site is being started."""
    with (
        ExitStack() as behind,
        nginx_running(
            lambda folder, port: _settings(folder, port, behind.enter_context(worker([]))), READY
        ) as (port, folder),
    ):
        behind.close()
        status, table = ask(Site(port, folder), "GET / HTTP/1.1")
    assert (status, borne(table)) == (503, OWN)
    assert ("retry-after", "10") in table
