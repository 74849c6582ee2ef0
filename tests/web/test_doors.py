"""What no reader sends is turned away before anything is run."""

from collections.abc import Mapping
from ipaddress import ip_network

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope

from lutondash.errors import UsageError
from lutondash.web.doors import Doors, Known, known
from tests.web.asking import Client, finish

PUBLIC = "https://dashboard.test"
KNOWN = Known(frozenset({"dashboard.test", "*.council.test", "localhost"}), frozenset({PUBLIC}))
PASSED = (200, "passed")


def ask(address: str = "/", method: str = "GET", known: Known = KNOWN, **headers: str) -> tuple[int, str]:
    """Ask an application behind the doors."""
    client = Client(Doors(PlainTextResponse("passed"), known))
    reply = client.ask(address, method, **headers)
    client.close()
    return reply.status, reply.text


def connect(path: str = "/_stcore/stream", **headers: str) -> tuple[int, Scope]:
    """Connect a websocket; return the status of the refusal, or 101, and what the app was told."""
    got: list[Message] = []
    told: list[Scope] = []
    named = {"host": "dashboard.test", **headers}
    scope = {
        "type": "websocket",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        "extensions": {"websocket.http.response": {}},
    }

    async def app(scope: Scope, _receive: object, _send: object) -> None:
        told.append(scope)

    async def send(message: Message) -> None:
        got.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    finish(Doors(app, KNOWN)(scope, receive, send))
    return (101, told[0]) if told else (got[0]["status"], {})


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_but_reading_is_offered(method: str) -> None:
    """Streamlit's own addresses are no exception: its agents and its uploads are closed."""
    for address in ("/", "/_stcore/agent/interact", "/_stcore/upload_file/a/b", "/_stcore/health"):
        assert ask(address, method)[0] == 405


@pytest.mark.parametrize(
    ("status", "headers"),
    [(413, {"content_length": "1"}), (413, {"transfer_encoding": "chunked"}), (200, {"content_length": "0"})],
)
def test_a_body_is_refused_unread(status: int, headers: Mapping[str, str]) -> None:
    """However its length is told."""
    assert ask(**headers)[0] == status


def test_a_very_long_address_is_refused() -> None:
    """It is nobody's choice of places."""
    assert ask("/?q=" + "x" * 9000)[0] == 414
    assert ask("/?q=" + "x" * 7000) == PASSED


@pytest.mark.parametrize(
    "host", ["dashboard.test", "DASHBOARD.test:443", "www.council.test", "localhost:8501"]
)
def test_the_site_is_asked_for_by_its_names(host: str) -> None:
    """With a port or without."""
    assert ask(host=host) == PASSED


@pytest.mark.parametrize(
    "host",
    ["evil.test", "dashboard.test.evil.test", "council.test", "a@dashboard.test", "dashboard.test/x", ""],
)
def test_by_another_name_it_is_not_here(host: str) -> None:
    """Programs that watch over it may use any."""
    assert ask(host=host)[0] == 421
    assert ask("/healthz", host=host) == PASSED


def test_where_no_name_was_told_only_what_is_no_name_is_refused() -> None:
    """Whoever starts it on their own machine need tell it nothing."""
    assert ask(known=Known(), host="anything.test:8501") == PASSED
    assert ask(known=Known(), host="<script>")[0] == 421


@pytest.mark.parametrize("origin", [PUBLIC, "http://dashboard.test"])
def test_pages_of_the_site_may_connect(origin: str) -> None:
    """Streamlit need not check again: it would look up this machine's address on the internet."""
    status, told = connect(origin=origin)
    assert status == 101
    assert b"origin" not in dict(told["headers"])


@pytest.mark.parametrize(
    "origin", ["https://evil.test", "null", "http://localhost:3000", "https://dashboard.test.evil.test", ""]
)
def test_pages_of_other_sites_may_not(origin: str) -> None:
    """Not even one on the server's own machine, which Streamlit itself would let in."""
    assert connect(origin=origin)[0] == 403


def test_there_is_one_websocket() -> None:
    """Elsewhere nobody listens."""
    assert connect("/_stcore/agent/stream")[0] == 404


def test_counts_are_for_those_named_and_never_through_a_proxy() -> None:
    """Nobody is named unless somebody was."""
    told = Known(watchers=(ip_network("127.0.0.1"),))
    assert ask("/_stcore/metrics")[0] == 404
    assert ask("/_stcore/metrics", known=told) == PASSED
    assert ask("/_stcore/metrics", known=told, x_forwarded_for="10.0.0.1")[0] == 404


def test_counts_are_asked_for_by_any_name() -> None:
    """A program that watches over a cluster asks each server by its number."""
    told = Known(frozenset({"dashboard.test"}), watchers=(ip_network("127.0.0.1"),))
    assert ask("/_stcore/metrics", known=told, host="10.1.2.3:8501") == PASSED
    assert ask("/about", known=told, host="10.1.2.3:8501")[0] == 421


def test_a_network_that_is_none_is_told_of() -> None:
    """With the setting that names it; spaces between are no fault."""
    assert len(known({"LUTONDASH_METRICS": "10.0.0.1, 10.0.0.0/8,"}).watchers) == 2
    with pytest.raises(UsageError, match="LUTONDASH_METRICS: 'everybody'"):
        known({"LUTONDASH_METRICS": "everybody"})


def test_names_are_read_from_the_settings() -> None:
    """The public address names the host and the origin; a draft's names are checked elsewhere."""
    found = known({"LUTONDASH_ADDRESS": PUBLIC + "/", "LUTONDASH_METRICS": "10.0.0.0/8"})
    assert {"dashboard.test", "127.0.0.1"} <= found.hosts
    assert found.origins == {PUBLIC}
    assert found.watchers == (ip_network("10.0.0.0/8"),)
    assert not known({"LUTONDASH_ADDRESS": PUBLIC, "LUTONDASH_DRAFT": "/drafts/one"}).hosts
