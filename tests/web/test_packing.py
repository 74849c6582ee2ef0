"""Packed copies: whole or not there, made anew when damaged, and never needed to serve."""

import gzip
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest
from starlette.responses import PlainTextResponse

from lutondash.web import assets
from lutondash.web.assets import Assets
from lutondash.web.packing import QUICK, is_packed, packed
from tests.web.asking import Client, Reply

SCRIPT = b"let rain = 'every day';" * 200
PICTURE = bytes(range(256)) * 8

Serve = Callable[[Path | None], Client]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder as Streamlit's: a script, a picture."""
    folder = tmp_path / "installed" / "static"
    (folder / "js").mkdir(parents=True)
    (folder / "js" / "index.abc.js").write_bytes(SCRIPT)
    (folder / "rain.png").write_bytes(PICTURE)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return a cache folder that is not there yet."""
    return tmp_path / "cache" / "lutondash"


def test_text_is_packed_beside_itself(source: Path, cache: Path) -> None:
    """What holds pictures stays as it is."""
    made = packed(source, cache, QUICK)
    script = made / "js" / "index.abc.js"
    assert script.read_bytes() == SCRIPT
    assert brotli.decompress(script.with_name("index.abc.js.br").read_bytes()) == SCRIPT
    assert gzip.decompress(script.with_name("index.abc.js.gz").read_bytes()) == SCRIPT
    assert not (made / "rain.png.br").exists()


def test_it_is_made_only_once(source: Path, cache: Path) -> None:
    """The second time the same folder comes back untouched."""
    first = packed(source, cache, QUICK)
    made_at = first.stat().st_ctime_ns
    assert packed(source, cache, QUICK) == first
    assert first.stat().st_ctime_ns == made_at
    assert is_packed(source, cache, QUICK)


def test_another_version_is_packed_anew(source: Path, cache: Path) -> None:
    """Files of another name or size have another folder."""
    first = packed(source, cache, QUICK)
    (source / "js" / "index.def.js").write_bytes(SCRIPT)
    assert packed(source, cache, QUICK) != first


@pytest.mark.parametrize("name", ["js/index.abc.js", "js/index.abc.js.br", "js/index.abc.js.gz", "rain.png"])
@pytest.mark.parametrize("damage", [b"", b"not what was packed", None])
def test_a_damaged_folder_is_made_anew(
    source: Path, cache: Path, caplog: pytest.LogCaptureFixture, name: str, damage: bytes | None
) -> None:
    """A file cut off, changed or gone is noticed and told in the log; a packed form gone is done without."""
    made = packed(source, cache, QUICK)
    (made / name).unlink() if damage is None else (made / name).write_bytes(damage)
    again = packed(source, cache, QUICK)
    assert (again / "js" / "index.abc.js").read_bytes() == SCRIPT
    if damage is not None:
        assert brotli.decompress((again / "js" / "index.abc.js.br").read_bytes()) == SCRIPT
        assert "damaged" in caplog.text


def test_two_at_once_do_no_harm(source: Path, cache: Path) -> None:
    """All get the same whole folder, and nothing else is left."""
    with ThreadPoolExecutor(8) as threads:
        made = set(threads.map(lambda _: packed(source, cache, QUICK), range(8)))
    assert len(made) == 1
    assert [path.name for path in cache.iterdir()] == [made.pop().name]


def test_what_a_stopped_process_left_is_cleared_after_a_day(source: Path, cache: Path) -> None:
    """What another may still be making stays."""
    old, new = cache / "being-made-old", cache / "being-made-new"
    for folder in (old, new):
        folder.mkdir(parents=True)
    os.utime(old, times=(time.time() - 2 * 24 * 60 * 60,) * 2)
    packed(source, cache, QUICK)
    assert (old.exists(), new.exists()) == (False, True)


@pytest.fixture
def serve(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Return what serves the folder as Streamlit's, beside ours, once packing is over."""
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "font-1.woff2").write_bytes(PICTURE)
    (ours / "card.png").write_bytes(PICTURE)
    monkeypatch.setattr(assets, "get_static_dir", lambda: str(source.parent))
    monkeypatch.setattr(assets, "_be_least_urgent", lambda: None)

    clients = []

    def served(cache: Path | None) -> Client:
        app = Assets(PlainTextResponse("the app was asked"), ours=ours, cache=cache)
        app.packing.join()
        clients.append(Client(app))
        return clients[-1]

    yield served
    for client in clients:
        client.close()


def script(client: Client, **headers: str) -> Reply:
    """Ask for the script."""
    return client.ask("/static/js/index.abc.js", **headers)


@pytest.mark.parametrize(("accepted", "encoding"), [("br, gzip", "br"), ("gzip", "gzip"), ("", None)])
def test_a_file_comes_as_the_browser_takes_it(
    serve: Serve, cache: Path, accepted: str, encoding: str | None
) -> None:
    """It holds the same, may be kept for ever, and is not sent twice."""
    client = serve(cache)
    reply = script(client, accept_encoding=accepted)
    assert (reply.status, reply.headers.get("content-encoding")) == (200, encoding)
    assert reply.text.encode() == SCRIPT
    assert "immutable" in reply.headers["cache-control"]
    assert reply.headers["vary"] == "Accept-Encoding"
    assert script(client, if_none_match=reply.headers["etag"]).status == 304
    assert client.ask("/static/js/index.abc.js", method="HEAD", accept_encoding=accepted).body == b""


@pytest.mark.parametrize("accepted", ["br, gzip", "gzip", ""])
def test_a_download_broken_off_begins_anew(serve: Serve, cache: Path, accepted: str) -> None:
    """A browser that asks for the rest gets the whole: what it has may be in another encoding."""
    client = serve(cache)
    mark = script(client).headers["etag"]
    reply = script(client, range="bytes=3-", if_range=mark, accept_encoding=accepted)
    assert (reply.status, reply.text.encode()) == (200, SCRIPT)
    assert "content-range" not in reply.headers


@pytest.mark.parametrize("place", ["none", "read-only", "a file"])
def test_without_a_cache_folder_files_are_packed_all_the_same(
    serve: Serve, tmp_path: Path, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    """The log says so, once."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    cache = {"none": None, "read-only": Path("/proc/lutondash"), "a file": blocked}[place]
    client = serve(cache)
    assert script(client, accept_encoding="br").headers["content-encoding"] == "br"
    assert caplog.text.count("packed for this run only") == 1


def test_where_nothing_can_be_written_files_are_served_as_they_are(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says so."""

    def full(**_: str) -> None:
        raise OSError("no space is left")

    monkeypatch.setattr(assets.tempfile, "mkdtemp", full)
    reply = script(serve(None), accept_encoding="br")
    assert (reply.status, reply.text.encode()) == (200, SCRIPT)
    assert "no space is left" in caplog.text


def test_a_file_that_is_not_there_is_not_found(serve: Serve, cache: Path) -> None:
    """Streamlit would send its page in place of a script of an earlier version."""
    client = serve(cache)
    for address in ("/static/js/index.old.js", "/static/", "/static/../app.py", "/static/js/index.abc.js.br"):
        assert client.ask(address).status == 404
    assert client.ask("/about").text == "the app was asked"


def test_ours_are_kept_for_ever_only_with_a_version_in_their_name(serve: Serve, cache: Path) -> None:
    """What may change under its name is asked for again after an hour."""
    client = serve(cache)
    assert "immutable" in client.ask("/assets/font-1.woff2").headers["cache-control"]
    assert client.ask("/assets/card.png").headers["cache-control"] == "max-age=3600, public"
