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

from lutondash.cli.doorstep import doorstep, knock
from lutondash.cli.watched import Watched
from lutondash.errors import UsageError
from scripts.server import free_port, wait_for
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


@contextmanager
def taken() -> Iterator[int]:
    """A port that somebody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield int(other.getsockname()[1])


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_port_that_is_taken_is_told_of_at_once(folder: Path, workers: str) -> None:
    """Whatever answers there is not taken for this site."""
    with taken() as port:
        given = words(folder, f"--port={port}", "--address=127.0.0.1", f"--workers={workers}")
        ran = subprocess.run(given, capture_output=True, text=True, check=False, timeout=PATIENCE)  # noqa: S603
    assert ran.returncode == 2
    (said,) = ran.stderr.splitlines()
    assert said.startswith(f"The site cannot listen at 127.0.0.1, port {port}: Address already in use.")


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


def test_proxies_that_are_none_are_told_of(folder: Path) -> None:
    """Before anything starts, whether nginx would read them or the server itself."""
    environment = {**os.environ, "LUTONDASH_PROXIES": "everybody"}
    for workers in ("1", "2"):
        given = words(folder, f"--port={free_port()}", f"--workers={workers}")
        ran = subprocess.run(  # noqa: S603
            given, capture_output=True, text=True, check=False, timeout=PATIENCE, env=environment
        )
        assert ran.returncode != 0
        assert ran.stderr.splitlines()[-1].startswith("LUTONDASH_PROXIES: 'everybody' does not appear")
        assert "Traceback" not in ran.stderr


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


def test_what_cannot_be_started_is_tried_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told with the reason, and whoever watches goes on."""

    async def twice() -> None:
        program = Watched("worker 1", [], {}, tmp_path / "nowhere")
        keeping = asyncio.create_task(program.keep())
        await program.ended.wait()
        assert not keeping.done()
        program.tell()
        await keeping

    finish(twice())
    assert "worker 1 ended (it could not be started: " in capsys.readouterr().err
