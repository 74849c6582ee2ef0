"""`lutondash serve`: it starts where it can, says why where it cannot, and leaves nothing."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lutondash.cli import running, serve, watched
from lutondash.cli.doorstep import doorstep, knock
from lutondash.cli.watched import Watched
from lutondash.errors import UsageError
from scripts.server import free_port, wait_for
from tests.cli.test_commands import DAY, leave
from tests.sample import AS_OF, write_sample
from tests.web.asking import finish
from tests.web.test_server import get

SERVE = "from lutondash.cli.main import run; run()"
PATIENCE = 60.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up figures."""
    made = tmp_path_factory.mktemp("serving") / "data"
    write_sample(made)
    return made


def words(folder: Path, *options: str) -> list[str]:
    """What starts the site of the made-up figures."""
    return [sys.executable, "-c", SERVE, "serve", *options, f"--data={folder}", f"--as-of={AS_OF}"]


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run the site until the block ends; give its address and the command."""
    port, log = free_port(), folder.parent / "log"
    given = words(folder, f"--port={port}", *options)
    with log.open("w", encoding="utf-8") as out, subprocess.Popen(given, stdout=out, stderr=out) as process:  # noqa: S603
        try:
            wait_for(f"http://localhost:{port}/readyz", process, log)
            yield f"http://localhost:{port}", process
        finally:
            process.terminate()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_port_that_is_taken_is_told_of_at_once(
    workers: str, sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing starts, and whatever answers there is not taken for this site."""
    monkeypatch.setattr(serve, "knock", knock)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        place = ["--port", port, "--address", "127.0.0.1", "--workers", workers]
        assert leave("serve", "--data", sample, *DAY, *place) == 2
    said = capsys.readouterr()
    assert said.err.startswith(f"The site cannot listen at 127.0.0.1, port {port}: Address already in use.")
    assert "The site is at" not in said.out


def test_an_address_of_another_machine_is_told_of() -> None:
    """And a name that nobody bears."""
    with pytest.raises(UsageError, match=r"192\.0\.2\.1, port 8501"):
        finish(knock("192.0.2.1", 8501))
    with pytest.raises(UsageError, match=r"nobody\.invalid, port 8501"):
        finish(knock("nobody.invalid", 8501))


def test_a_name_is_listened_at_by_its_addresses() -> None:
    """So that readers wait there as well while nginx is started again."""

    async def places(port: int) -> tuple[str, ...]:
        step = await doorstep("localhost", port)
        found = step.places
        step.leave()
        return found

    port = free_port()
    assert f"127.0.0.1:{port}" in finish(places(port))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_proxies_that_are_none_are_told_of(
    workers: str, sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything starts, whether nginx would read them or the server itself."""
    monkeypatch.setenv("LUTONDASH_PROXIES", "everybody")
    assert leave("serve", "--data", sample, *DAY, "--workers", workers) == 2
    assert capsys.readouterr().err.startswith("LUTONDASH_PROXIES: 'everybody' does not appear")


def test_one_process_says_that_it_will_stop_before_it_does(folder: Path) -> None:
    """For as long as was asked."""
    with serving(folder, "--drain=2") as (url, process):
        begun = time.monotonic()
        process.terminate()
        while get(f"{url}/readyz").status != 503:
            assert time.monotonic() - begun < PATIENCE
        assert get(f"{url}/about").status == 200
        assert process.wait(PATIENCE) == 0
        assert time.monotonic() - begun >= 2


def test_what_cannot_be_started_is_told_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It runs once the machine has room for it again."""
    monkeypatch.setattr(watched, "_SHORTEST_REST", 0.05)
    there = tmp_path / "there"
    program = Watched("worker 1", [sys.executable, "-c", "import time; time.sleep(60)"], os.environ, there)

    async def kept() -> bool:
        keeping = asyncio.create_task(program.keep())
        await asyncio.wait_for(program.ended.wait(), PATIENCE)
        there.mkdir()
        async with asyncio.timeout(PATIENCE):
            while not program.is_running and not keeping.done():
                await asyncio.sleep(0.02)
        is_running = program.is_running
        program.tell()
        await keeping
        return is_running

    assert finish(kept())
    assert "worker 1 ended (it could not be started: " in capsys.readouterr().err


@pytest.mark.parametrize(("answers", "wanted"), [("/readyz", set[str]()), ("/nothing", {"worker 1"})])
def test_a_busy_worker_is_left_to_work(
    answers: str, wanted: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that has no thread left still says how it is, even that it is stopping; a silent one is ended."""
    monkeypatch.setattr(running, "_LOOK_EVERY", 0.01)
    ended: set[str] = set()
    monkeypatch.setattr(Watched, "kill", lambda worker: ended.add(worker.name))

    async def busy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if answers.encode() in await reader.readline():
            writer.write(b"HTTP/1.1 503 Service Unavailable\r\n\r\n")
        writer.close()
        await writer.wait_closed()

    async def looked_at() -> None:
        server = await asyncio.start_server(busy, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        looking = asyncio.create_task(running._end_when_silent(Watched("worker 1", [], {}, Path()), port))
        await asyncio.wait([looking], timeout=0.5)
        looking.cancel()
        server.close()
        await asyncio.sleep(0.1)

    finish(looked_at())
    assert ended == wanted
