"""Every answer bears the headers: pages and files, refusals and faults, of http and of websockets."""

import asyncio
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.testing.v1 import AppTest

from lutondash.site.headers import headers, script_hash
from lutondash.web.headers import Headed, scripts, scripts_in
from tests.sample import AS_OF
from tests.web.asking import Client, Reply, finish

ROOT = Path(__file__).parents[2]
TABLE = headers(scripts())
ALWAYS = set(TABLE) - {"cross-origin-resource-policy"}


def ask(app: ASGIApp, address: str = "/", **more: str) -> Reply:
    """Ask an application behind the headers."""
    client = Client(Headed(app))
    try:
        return client.ask(address, **more)
    finally:
        client.close()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/nothing", 404),
        ("/about/", 308),
        ("/robots.txt", 200),
        ("/healthz", 200),
        ("/media/x", 200),
    ],
)
def test_every_answer_bears_the_headers(site: Client, address: str, status: int) -> None:
    """Pages, wrong addresses, other ways to write one, files, and what Streamlit answers."""
    reply = ask(site.app, address)
    assert reply.status == status
    assert {name: reply.headers.get(name) for name in TABLE} == TABLE


def test_what_still_holds_bears_the_headers(site: Client) -> None:
    """Also where nothing else is sent."""
    reply = ask(site.app, "/", if_none_match="*")
    assert (reply.status, reply.headers["content-security-policy"]) == (304, TABLE["content-security-policy"])


def test_a_file_to_take_away_may_be_used_by_other_sites(site: Client) -> None:
    """It is open data; all else about it is as strict."""
    reply = ask(site.app, "/download/money.csv")
    assert reply.headers["cross-origin-resource-policy"] == "cross-origin"
    assert {name: reply.headers[name] for name in ALWAYS} == {name: TABLE[name] for name in ALWAYS}


async def at_fault(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """Fail, as a slip in the program would."""
    raise ZeroDivisionError("a secret of the program")


def test_a_fault_is_answered_in_words_and_told_of_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing of the program reaches the reader."""
    reply = ask(at_fault)
    assert (reply.status, reply.text) == (500, "Something went wrong. Try again.")
    assert reply.headers["content-security-policy"]
    assert "a secret of the program" in caplog.text


async def refusing(_scope: Scope, _receive: Receive, send: Send) -> None:
    """Refuse a websocket, as Streamlit does."""
    await send({"type": "websocket.close", "code": 1008})


def test_a_refused_websocket_bears_the_headers() -> None:
    """The browser is answered with 403 and the policy."""
    got: list[Message] = []
    scope = {"type": "websocket", "scheme": "ws", "path": "/", "extensions": {"websocket.http.response": {}}}

    async def send(message: Message) -> None:
        await asyncio.sleep(0)
        got.append(message)

    async def receive() -> Message:
        await asyncio.sleep(0)
        return {"type": "websocket.connect"}

    finish(Headed(refusing)(scope, receive, send))
    assert (got[0]["type"], got[0]["status"]) == ("websocket.http.response.start", 403)
    assert b"content-security-policy" in dict(got[0]["headers"])


def test_cookies_go_by_https_alone_where_the_public_comes_by_it() -> None:
    """Streamlit does not know that it stands behind one who speaks https."""
    app = PlainTextResponse("yes", headers={"set-cookie": "_streamlit_xsrf=1; Path=/; SameSite=Lax"})
    client = Client(Headed(app, is_secure=True))
    reply = client.ask("/")
    client.close()
    assert reply.headers["set-cookie"] == "_streamlit_xsrf=1; Path=/; SameSite=Lax; Secure"
    assert reply.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize("save_data", ["on", "off"])
def test_every_script_in_a_finished_page_is_let_in(site: Client, save_data: str) -> None:
    """What is really served is what the policy knows."""
    found = scripts_in(site.ask("/", save_data=save_data).text)
    assert found
    assert all(script_hash(each) in TABLE["content-security-policy"] for each in found)


def test_every_script_that_the_app_brings_is_let_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken from what the app sends to a browser."""
    monkeypatch.setenv("LUTONDASH_DATA", str(folder))
    monkeypatch.setenv("LUTONDASH_AS_OF", AS_OF.isoformat())
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    found = [script for each in app.get("html") for script in scripts_in(each.proto.body)]
    assert found
    assert all(script_hash(each) in TABLE["content-security-policy"] for each in found)


def test_what_holds_data_and_what_names_a_file_is_no_script_in_a_page() -> None:
    """Only what a browser would run on the spot has a hash."""
    page = (
        '<script src="a.js"></script><script type="application/ld+json">{}</script><script>\nrun()\n</script>'
    )
    assert scripts_in(page) == ("\nrun()\n",)
