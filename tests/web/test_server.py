"""A running server: what it answers beside the pages, and what it writes down."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from lutondash import Dataset
from lutondash.site import pages
from lutondash.site.headers import policy
from lutondash.web.headers import scripts
from scripts.server import Server, dashboard
from tests.sample import AS_OF
from tests.site.reading import parsed
from tests.web.asking import Reply
from tests.web.test_front import head

STREAMLITS_OWN_PAGE = "You need to enable JavaScript to run this app."


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server writes what it has to say."""
    return tmp_path_factory.mktemp("server") / "log"


@pytest.fixture(scope="module")
def server(folder: Path, log: Path) -> Iterator[Server]:
    """A server of the made-up figures."""
    with dashboard({"LUTONDASH_DATA": str(folder), "LUTONDASH_AS_OF": AS_OF.isoformat()}, log) as running:
        yield running


def get(url: str) -> Reply:
    """Ask a running server."""
    try:
        with urlopen(url, timeout=60) as reply:  # noqa: S310  # the address of our own server
            return Reply(reply.status, {k.lower(): v for k, v in reply.headers.items()}, reply.read())
    except HTTPError as refused:
        with refused:
            return Reply(refused.code, {k.lower(): v for k, v in refused.headers.items()}, refused.read())


@pytest.mark.parametrize("address", ["/_stcore/health", "/_stcore/host-config"])
def test_what_passes_to_streamlit_is_answered_by_it(server: Server, address: str) -> None:
    """The installed Streamlit has an answer of its own there, not its empty page."""
    reply = get(server.url + address)
    assert reply.status == 200
    assert "<html" not in reply.text


@pytest.mark.parametrize(
    "address",
    [
        "/_stcore/nothing",
        "/_stcore/stream",
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/message",
        "/_stcore/script-health-check",
        "/_stcore/upload_file/a/b",
        "/_stcore/bidi-components/nothing.js",
        "/media/nothing.png",
        "/component/nothing/index.html",
        "/static/nothing.js",
    ],
)
def test_streamlits_empty_page_is_never_an_answer(server: Server, address: str) -> None:
    """Where nothing stands, the answer says so."""
    reply = get(server.url + address)
    assert reply.status == 404
    assert STREAMLITS_OWN_PAGE not in reply.text


def pictures_and_files(page: Reply) -> set[str]:
    """Collect the pictures and the files that a page's head names."""
    structured = next(each.text for each in page.page.iter("script") if "ld+json" in each.get("type", ""))
    listed = json.loads(structured or "").get("distribution", [])
    return {head(page.page)["og:image"], *(each["contentUrl"] for each in listed)}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables.core.wrappers")
def test_every_picture_and_file_that_a_page_names_is_there(server: Server, dataset: Dataset) -> None:
    """Each is answered, the picture as one."""
    named: set[str] = set()
    for name, choices in pages.addresses(dataset):
        named |= pictures_and_files(get(server.url + pages.address(name, choices)))
    assert {each.rpartition(".")[2] for each in named} >= {"png", "csv"}
    for url in named:
        reply = get(url)
        assert reply.status == 200, url
        assert reply.headers["content-type"].startswith("image/png") == url.endswith(".png")
        assert reply.body


def test_every_page_with_the_app_behind_it_is_html_as_the_standard_has_it(
    server: Server, dataset: Dataset
) -> None:
    """A strict reader finds no fault, and the style stands in the head."""
    for name, choices in pages.addresses(dataset):
        page = get(server.url + pages.address(name, choices))
        assert not parsed(page.text)[1]
        assert page.page.find(".//body//style") is None


def test_every_answer_of_a_running_server_bears_the_policy(server: Server) -> None:
    """Also what the server itself says to something that is no request; who serves is told nobody."""
    addresses = ("/", "/nothing", "/static/nothing.js", "/_stcore/health", "/assets/favicon.svg", "/readyz")
    for reply in map(get, (server.url + each for each in addresses)):
        assert reply.headers["content-security-policy"] == policy(scripts())
        assert "server" not in reply.headers
    assert policy(scripts()) in said_to(server, b"NONSENSE\r\n\r\n")
    websocket = (
        b"GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.test\r\nUpgrade: websocket"
    )
    handshake = (
        b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="
    )
    refusal = said_to(server, websocket + b"\r\n" + handshake + b"\r\n\r\n")
    assert refusal.startswith("HTTP/1.1 403")
    assert policy(scripts()) in refusal


def said_to(server: Server, words: bytes) -> str:
    """Send a running server some bytes, and return all that it says."""
    place = urlsplit(server.url)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as connection:
        connection.sendall(words)
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


def test_a_headers_length_is_limited(server: Server) -> None:
    """It is refused before all of it has come."""
    assert said_to(server, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 40_000).startswith(
        "HTTP/1.1 400"
    )


def test_no_list_of_visitors_is_kept(server: Server, log: Path) -> None:
    """No request is written down, nor what was searched for."""
    get(f"{server.url}/?q=zebra")
    get(f"{server.url}/nothing?q=zebra")
    written = log.read_text("utf-8")
    assert "zebra" not in written
    assert "GET" not in written
    assert "127.0.0.1" not in written
    lines = [json.loads(line) for line in written.splitlines()]
    assert {each["event"] for each in lines} >= {"answered"}
    told = next(each for each in lines if each.get("status") == 404)
    assert set(told) == {"time", "level", "from", "event", "kind", "status", "ms"}
