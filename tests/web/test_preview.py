"""The server of a draft: who asks is written down, nothing is kept, and the public site knows of none."""

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from starlette.responses import PlainTextResponse

from lutondash.editions.previewing import DRAFT, PROCESS, Preview
from lutondash.editions.published_base import FolderBase
from lutondash.web import preview as entrance
from lutondash.web.front import Front
from lutondash.web.seen import Seen
from scripts.server import ROOT, free_port, running
from tests.sample import HOME, change
from tests.web.asking import Client
from tests.web.test_server import get

OUT = datetime(2024, 9, 5, 8, 30, tzinfo=UTC)
CANARY = "17.4321"
LETTERS = "indicators/letters-answered/observations.csv"
HEADER = "X-Forwarded-User"


@pytest.fixture(scope="module")
def draft(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft with a figure that nobody may see yet."""
    draft = Path(copytree(folder, tmp_path_factory.mktemp("draft") / "draft"))
    change(draft, LETTERS, f"2020-01-01/P3Y,{HOME},75,", f"2020-01-01/P3Y,{HOME},{CANARY},")
    return draft


@pytest.fixture(scope="module")
def source(draft: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """The draft beside the made-up folder."""
    return Preview(draft, FolderBase(folder), tmp_path_factory.mktemp("cache"), OUT)


def before_the_draft(source: Preview, *, must_be_known: bool = False) -> Seen:
    """Return the server of a draft as it is put together, without the app behind it."""
    front = Front(PlainTextResponse("the app"), lambda: source, lambda: OUT)
    return Seen(front, lambda: source, HEADER, must_be_known=must_be_known)


@pytest.fixture
def client(source: Preview, caplog: pytest.LogCaptureFixture) -> Iterator[Client]:
    """A client of the server of a draft; what is written down is caught."""
    caplog.set_level(logging.INFO, "lutondash.preview")
    client = Client(before_the_draft(source))
    yield client
    client.close()


def test_every_page_says_that_it_is_a_draft(client: Client) -> None:
    """On screen and on paper, also on the page for an address that leads nowhere."""
    for address in ("/", "/dry-town", "/indicator?id=letters-answered", "/data", "/changes", "/nowhere"):
        page = client.ask(address).text
        assert (
            "<strong>Draft: not published.</strong> It would come out on 5 September 2024 at 9:30am." in page
        )
        assert "Draft\\3a  not published" in page


def test_what_will_change_is_told(client: Client) -> None:
    """The page and its file stand in the preview."""
    page = client.ask("/changes").text
    assert "1 value changes: 1 corrected." in page
    file = client.ask("/download/changes.csv")
    assert CANARY in file.text
    assert 'filename="draft-changes.csv"' in file.headers["content-disposition"]


@pytest.mark.parametrize(
    "name", ["letters-answered.csv", "letters-answered.png", "dry-town.csv", "money.xlsx"]
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables.core.wrappers")
def test_every_file_bears_the_word_draft(client: Client, name: str) -> None:
    """Whoever keeps it can see by its name what it is."""
    kept = client.ask(f"/download/{name}").headers["content-disposition"]
    assert kept == f'attachment; filename="draft-{name}"'


def test_nothing_is_kept_or_found(client: Client) -> None:
    """No answer may be kept by anybody, and no search engine may list it."""
    for address in ("/", "/download/letters-answered.csv", "/nowhere", "/sitemap.xml"):
        headers = client.ask(address).headers
        assert (headers["cache-control"], headers["x-robots-tag"]) == ("no-store", "noindex")


def test_who_asks_is_written_down(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    """Who, what, when, and which state of the draft; a line for each request, whatever stands in it."""
    client.ask("/changes", x_forwarded_user="a.person@example.org")
    client.ask("/data?q=x", x_forwarded_user="two\nlines")
    client.ask("/")
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 3
    assert "who='a.person@example.org' path='/changes' draft='" in told[0]
    assert told[0].endswith("status=200")
    assert datetime.fromisoformat(told[0].split()[0]).tzinfo is not None
    assert r"who='two\nlines' path='/data?q=x'" in told[1]
    assert "who='unknown'" in told[2]


def test_who_is_not_named_is_turned_away(source: Preview) -> None:
    """Where a proxy must name everybody, who comes past it sees nothing; watchers see how the server is."""
    client = Client(before_the_draft(source, must_be_known=True))
    refused = client.ask("/changes")
    assert refused.status == 403
    assert "17" not in refused.text
    assert client.ask("/changes", x_forwarded_user="somebody").status == 200
    assert client.ask("/healthz").status == 200
    client.close()


def test_a_draft_at_fault_is_told_with_every_fault(folder: Path, tmp_path: Path) -> None:
    """Instead of any page: an officer sees what to mend."""
    broken = Path(copytree(folder, tmp_path / "broken"))
    change(broken, LETTERS, f",{HOME},70,", ",E00000000,70,")
    client = Client(before_the_draft(Preview(broken, FolderBase(folder), tmp_path / "cache", OUT)))
    reply = client.ask("/")
    assert reply.status == 503
    assert "E00000000" in reply.text
    client.close()


@pytest.mark.parametrize("path", ["/healthz", "/_stcore/health"])
def test_nobody_unknown_is_told_what_is_wrong_with_a_draft(folder: Path, tmp_path: Path, path: str) -> None:
    """What is wrong may hold a figure; who is named by the proxy sees it, a watcher only that there is."""
    broken = Path(copytree(folder, tmp_path / "broken"))
    change(broken, LETTERS, f"2020-01-01/P3Y,{HOME},75,", f"2020-01-01/P3Y,{HOME},999.123,")
    preview = Preview(broken, FolderBase(folder), tmp_path / "cache", OUT)
    client = Client(before_the_draft(preview, must_be_known=True))
    told = client.ask(path)
    assert (told.status, told.text) == (503, "The draft is at fault.")
    assert "999.123" in client.ask(path, x_forwarded_user="somebody").text
    assert preview.health(OUT).fault == "The draft is at fault."
    client.close()


ASKED = (
    "?preview=1",
    "?draft={draft}",
    "?edition=draft",
    "?edition=0",
    "?edition=2",
    "?edition=-1",
    "?since=1",
    "?edition=current",
    "?LUTONDASH_DRAFT={draft}",
    "?data={draft}",
)
PATHS = ("/", "/dry-town", "/indicator", "/data", "/changes", "/download/changes.csv")


@pytest.mark.parametrize("query", ASKED)
def test_the_public_site_cannot_be_asked_for_a_draft(site: Client, draft: Path, query: str) -> None:
    """No choice in an address, no header and no cookie leads to one."""
    for path in PATHS:
        reply = site.ask(
            path + query.format(draft=draft),
            x_forwarded_user="a.person@example.org",
            cookie=f"draft={draft}; preview=1; LUTONDASH_DRAFT={draft}",
            x_lutondash_draft=str(draft),
            authorization="Basic ZHJhZnQ6ZHJhZnQ=",
        )
        assert CANARY not in reply.text
        assert "Draft" not in reply.text
    assert site.ask("/changes").status == 404
    assert site.ask("/download/changes.csv").status == 404


@pytest.mark.parametrize(
    ("address", "is_local"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("0.0.0.0", False),  # noqa: S104  refused
        ("::", False),
        ("10.0.0.5", False),
        ("preview.example.org", False),
        ("localhost.example.org", False),
    ],
)
def test_only_this_machine_is_local(address: str, *, is_local: bool) -> None:
    """Whatever else is written may be reached from outside."""
    assert entrance.is_local(address) == is_local


@pytest.mark.parametrize(
    "host", ["localhost:8502", "127.0.0.1:8502", "[::1]:8502", "127.1.2.3", "proxy.test"]
)
def test_a_local_preview_answers_to_its_own_names(host: str) -> None:
    """And to the one that the proxy beside it passes on."""
    names = entrance.names("127.1.2.3", ["proxy.test"])
    client = Client(entrance.only_as(PlainTextResponse("the draft"), names))
    assert client.ask("/", host=host).text == "the draft"
    client.close()


@pytest.mark.parametrize("host", ["evil.test:8502", "localhost.evil.test", "www.localhost", ""])
def test_a_local_preview_refuses_other_names(host: str) -> None:
    """A web page elsewhere could lead its own name to this machine."""
    client = Client(entrance.only_as(PlainTextResponse("the draft"), entrance.names("localhost", [])))
    reply = client.ask("/", host=host)
    assert reply.status == 400
    assert "the draft" not in reply.text
    client.close()


def test_a_proxy_may_check_the_names_itself() -> None:
    """On an address that others reach every name passes, unless some are named."""
    assert entrance.names("10.0.0.5", []) == ()
    assert entrance.names("10.0.0.5", ["proxy.test"]) == ("proxy.test",)
    client = Client(entrance.only_as(PlainTextResponse("the draft"), ()))
    assert client.ask("/", host="any.test").status == 200
    client.close()


def shake_hands(port: int, host: str) -> str:
    """Ask a server for the websocket of the app, and return the first line it answers with."""
    words = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host}",
        f"Origin: http://{host}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    ]
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall("\r\n".join([*words, "", ""]).encode())
        return connection.makefile("rb").readline().decode().strip()


def start(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Start a server that should refuse to."""
    return subprocess.run(  # noqa: S603  our own interpreter and words
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_draft_is_not_served_to_the_world(draft: Path) -> None:
    """Without a proxy that names everybody, only this machine may listen."""
    done = start("lutondash.web.preview", f"--draft={draft}", "--address=0.0.0.0")
    assert done.returncode == 1
    assert "--identity-header" in done.stderr


@pytest.mark.parametrize("words", [("lutondash.web",), ("lutondash", "serve")])
def test_the_public_server_does_not_start_where_a_draft_is_set(draft: Path, words: tuple[str, ...]) -> None:
    """Not even with the number of another process."""
    done = start(*words, **{DRAFT: str(draft), PROCESS: str(os.getpid())})
    assert done.returncode != 0
    assert "The public site shows no draft" in done.stderr


def test_a_preview_runs(draft: Path, folder: Path, tmp_path: Path) -> None:
    """The whole server: the page, the app behind it, and who asked in its log."""
    log, port = tmp_path / "log", free_port()
    words = ["lutondash.web.preview", f"--draft={draft}", f"--port={port}", "--address=127.0.0.1"]
    told = {"LUTONDASH_DATA": str(folder), "LUTONDASH_CACHE": str(tmp_path / "cache")}
    with running([*words, f"--at={OUT.isoformat()}"], port, told, log) as server:
        assert "1 value changes: 1 corrected." in get(f"{server.url}/changes").text
        assert get(f"{server.url}/_stcore/health").headers["cache-control"] == "no-store"
        assert shake_hands(port, f"127.0.0.1:{port}").startswith("HTTP/1.1 101")
        assert shake_hands(port, f"evil.test:{port}").startswith("HTTP/1.1 400")
        previews = tmp_path / "cache" / "previews"
        assert list(previews.rglob("observations.csv"))
        assert previews.stat().st_mode & 0o077 == 0
    assert list(previews.iterdir()) == []
    assert "path='/changes'" in log.read_text("utf-8")
