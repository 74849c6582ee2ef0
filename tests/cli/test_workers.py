"""Two real workers behind a real nginx: readers notice nothing of a worker that dies, nor of the end."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import psutil
import pytest
from websockets.asyncio.client import ClientConnection, connect

from lutondash.site.headers import headers
from scripts.server import Server, free_port, wait_for
from tests.nginx import needs_nginx
from tests.sample import AS_OF, write_sample
from tests.web.test_server import get

PATIENCE = 60.0
SERVE = "from lutondash.cli.main import run; run()"

pytestmark = needs_nginx


@contextmanager
def two_workers(folder: Path, log: Path, drain: int) -> Iterator[tuple[Server, subprocess.Popen[bytes]]]:
    """Run `lutondash serve --workers 2` until the block ends."""
    port = free_port()
    options = [f"--port={port}", "--address=127.0.0.1", "--workers=2", f"--drain={drain}"]
    words = [sys.executable, "-c", SERVE, "serve", *options, f"--data={folder}", f"--as-of={AS_OF}"]
    with (
        log.open("w", encoding="utf-8") as output,
        subprocess.Popen(  # noqa: S603  ourselves
            words,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "LUTONDASH_METRICS": "127.0.0.1"},
        ) as process,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz", process, log)
            yield Server(f"http://127.0.0.1:{port}", process.pid), process
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all that is started writes."""
    return tmp_path_factory.mktemp("workers") / "log"


@pytest.fixture(scope="module")
def started(
    tmp_path_factory: pytest.TempPathFactory, log: Path
) -> Iterator[tuple[Server, subprocess.Popen[bytes]]]:
    """Start a site of the made-up figures once; the last test ends it."""
    folder = tmp_path_factory.mktemp("figures") / "data"
    write_sample(folder)
    with two_workers(folder, log, drain=5) as running:
        yield running


@pytest.fixture(scope="module")
def server(started: tuple[Server, subprocess.Popen[bytes]]) -> Server:
    """Return where it answers."""
    return started[0]


def workers(server: Server) -> dict[int, int]:
    """Return the workers and the ports that they listen on."""
    found = {}
    for each in psutil.Process(server.pid).children():
        if "lutondash.web" in each.cmdline():
            found[each.pid] = int(each.cmdline()[-2].removeprefix("--port="))
    return found


def until(is_so: Callable[[], bool]) -> None:
    """Wait for something that is about to be."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def visit(server: Server, second: int) -> connect:
    """Open a session as a browser does whose cookie was made at a second, and written anew since."""
    cookie = f"_streamlit_xsrf=2|{os.urandom(4).hex()}|{os.urandom(16).hex()}|{second}"
    address = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    return connect(
        address, origin=server.url, subprotocols=["streamlit"], additional_headers={"Cookie": cookie}
    )


def sessions(server: Server) -> dict[int, int]:
    """Ask each worker itself, past nginx, how many sessions are open in it."""
    found = {}
    for pid, port in workers(server).items():
        counts = get(f"http://127.0.0.1:{port}/_stcore/metrics").text
        (line,) = [each for each in counts.splitlines() if each.startswith("active_sessions ")]
        found[pid] = int(float(line.split()[1]))
    return found


async def held_by(server: Server, second: int) -> int:
    """Return which worker a visitor's session lies in."""
    async with visit(server, second):
        (pid,) = [pid for pid, count in sessions(server).items() if count]
    while any(sessions(server).values()):
        await asyncio.sleep(0.05)
    return pid


def test_a_visitor_comes_back_to_the_same_worker(server: Server) -> None:
    """However often the cookie is written anew; and not all visitors come to the same one."""
    get(server.url + "/healthz")

    async def visits() -> list[int]:
        return [await held_by(server, second) for second in (*range(1_700_000_000, 1_700_000_012),) * 2]

    found = asyncio.run(visits())
    assert found[:12] == found[12:]
    assert set(found) == set(workers(server))


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system says nothing of cores")
def test_each_worker_keeps_to_a_core_of_its_own(server: Server) -> None:
    """As long as there are enough of them."""
    ours = os.sched_getaffinity(0)
    kept = [tuple(psutil.Process(pid).cpu_affinity()) for pid in workers(server)]
    assert {len(each) for each in kept} == {1}
    assert {core for each in kept for core in each} <= ours
    assert len(set(kept)) == min(2, len(ours))


def test_a_page_knows_by_which_name_it_was_asked(server: Server) -> None:
    """What nginx tells is believed: links name the port that the reader uses, not a worker's."""
    assert f'rel="canonical" href="{server.url}/"' in get(f"{server.url}/").text


@pytest.mark.parametrize("address", ["/_stcore/metrics", "/_stcore/agent", "/_stcore/agent/x"])
def test_what_is_nobodys_business_is_closed(server: Server, address: str) -> None:
    """Counts of visits and doors for programs stay within."""
    assert get(server.url + address).status == 404


@pytest.mark.parametrize("address", ["/", "/about", "/healthz", "/_stcore/health", "/_stcore/metrics"])
def test_every_answer_bears_each_header_once(server: Server, address: str) -> None:
    """Whether a worker gives it, nginx keeps it, or nginx itself says that nothing is there."""
    place = urlsplit(server.url)
    line = HTTPConnection(str(place.hostname), place.port, timeout=PATIENCE)
    with closing(line):
        line.request("GET", address)
        found = [name.lower() for name, _ in line.getresponse().getheaders()]
    assert {name: found.count(name) for name in headers()} == dict.fromkeys(headers(), 1)


def test_no_secret_stands_in_the_list_of_processes(server: Server) -> None:
    """Anybody on the machine can read that list; the secret is in each worker's environment, the same."""
    told = [psutil.Process(pid) for pid in workers(server)]
    secrets = {each.environ()["STREAMLIT_SERVER_COOKIE_SECRET"] for each in told}
    assert len(secrets) == 1
    assert not any(secret in " ".join(each.cmdline()) for secret in secrets for each in told)


def test_nobody_notices_that_a_worker_dies(server: Server, log: Path) -> None:
    """Every page comes while it is away, sessions of the other go on, and it is started again."""
    before, over = set(workers(server)), Event()

    def read(reader: int) -> list[int]:
        statuses, count = [], 0
        while not over.is_set():
            count += 1
            statuses.append(get(f"{server.url}/?reader={reader}&page={count}").status)
        return statuses

    async def is_open_after_a_kill() -> list[bool]:
        open_: list[ClientConnection] = [await visit(server, 1_700_000_000 + n) for n in range(12)]
        os.kill(min(before), signal.SIGKILL)
        await asyncio.sleep(1)
        states = [each.state.name == "OPEN" for each in open_]
        again = [await visit(server, 1_700_000_000 + n) for n in range(12)]
        assert {each.state.name for each in again} == {"OPEN"}
        for each in (*open_, *again):
            await each.close()
        return states

    with ThreadPoolExecutor() as pool:
        readers = [pool.submit(read, number) for number in range(3)]
        try:
            states = asyncio.run(is_open_after_a_kill())
            until(lambda: len(workers(server)) == 2)
        finally:
            over.set()
        statuses = [status for each in readers for status in each.result()]
    assert True in states
    assert False in states
    assert len(statuses) > 20
    assert set(statuses) == {200}
    assert max(before) in workers(server)
    assert "worker 1 ended (SIGKILL)" in log.read_text(
        "utf-8"
    ) or "worker 2 ended (SIGKILL)" in log.read_text("utf-8")


def test_nginx_is_started_again(server: Server) -> None:
    """With all that it had started itself."""
    (nginx,) = [each for each in psutil.Process(server.pid).children() if each.name() == "nginx"]
    nginx.kill()
    until(lambda: _is_up(server) and nginx.pid not in psutil.pids())


def _is_up(server: Server) -> bool:
    try:
        return get(f"{server.url}/healthz").status == 200
    except OSError:
        return False


def test_the_end_is_told_first_and_leaves_nothing(started: tuple[Server, subprocess.Popen[bytes]]) -> None:
    """While /readyz says so, pages still come; then all that was started is gone."""
    server, process = started
    family = psutil.Process(server.pid).children(recursive=True)
    process.terminate()
    until(lambda: get(f"{server.url}/readyz").status == 503)
    assert get(f"{server.url}/").status == 200
    assert process.wait(PATIENCE) == 0
    assert psutil.wait_procs(family, timeout=5)[1] == []
