"""The same priority page by hand in Dash and in Panel: bytes to the first paint, visits a second, work.

`python -m benchmarks.bench_compare --python PYTHON`: the Python of an environment with the extra `compare`.
A visit is what brings the page's words: for ours one request, for Dash the page and its layout, for Panel the
request in which its server makes the page. What Panel sends later over its websocket is left out.
"""

import argparse
import http.client
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from urllib.parse import urljoin, urlsplit

from benchmarks import contestants
from benchmarks.plan import Plan, asked, of, told
from benchmarks.processes import memory, processor_seconds
from benchmarks.results import Measured
from scripts.pages import ROOT
from scripts.server import PATIENCE, Server, free_port

READERS = 8
NEEDED = re.compile(
    r'<script(?![^>]*type="module")[^>]*\ssrc="([^"]+)"|<link[^>]*stylesheet[^>]*href="([^"]+)"'
)
DASH = ("/", "/_dash-layout", "/_dash-dependencies")

Paths = Sequence[str]


def measure(plan: Plan, python: str) -> list[Measured]:
    """Every figure of the three servers, measured in turn."""
    page = contestants.priority(plan.folder)
    found: list[Measured] = []
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        dash, panel = by_hand(python)
        told_of = {**contestants.settings(plan.folder), "BENCHMARK_PRIORITY": page, "PYTHONPATH": str(ROOT)}
        servers: dict[str, tuple[Server, Paths]] = {
            "ours": (stack.enter_context(contestants.ours(plan.folder, place)), (f"/{page}",)),
            "Dash": (stack.enter_context(started(dash, told_of, place / "dash.log")), DASH),
            "Panel": (
                stack.enter_context(started(panel, told_of, place / "panel.log")),
                ("/panel_priority",),
            ),
        }
        for name, (server, paths) in servers.items():
            found.append(
                Measured(f"{name}: bytes until there is something to see", first(server, paths) / 1000, " kB")
            )
        rates: dict[str, list[tuple[float, float]]] = {name: [] for name in servers}
        for _ in range(plan.rounds):
            for name, (server, paths) in servers.items():
                rates[name].append(visited(server, paths, plan.seconds))
        for name, each in rates.items():
            found += [
                Measured(f"{name}: visits", median(rate for rate, _ in each), "/s"),
                Measured(f"{name}: processor", median(work for _, work in each) * 1000, " ms/visit"),
                Measured(f"{name}: memory after the visits", memory([servers[name][0].pid]), " MB"),
            ]
    return found


def by_hand(python: str) -> tuple[list[str], list[str]]:
    """What starts the two pages by hand, up to the port: one process each, as ours."""
    dash = [
        python,
        "-m",
        "gunicorn",
        "--threads=8",
        "benchmarks.dash_priority:server",
        "--bind=127.0.0.1:{port}",
    ]
    panel = [
        python,
        "-m",
        "panel",
        "serve",
        "benchmarks/panel_priority.py",
        "--port={port}",
        "--address=127.0.0.1",
    ]
    return dash, [*panel, "--allow-websocket-origin=127.0.0.1:{port}"]


@contextmanager
def started(words: Sequence[str], told_of: dict[str, str], log: Path) -> Iterator[Server]:
    """Run a server until the block ends. Raises RuntimeError where it does not answer."""
    port = free_port()
    with (
        log.open("w") as output,
        subprocess.Popen(
            [word.replace("{port}", str(port)) for word in words],
            cwd=ROOT,
            env=told_of | {"PATH": "/usr/bin:/bin"},
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            wait(port, process, log)
            yield Server(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()


def wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when something answers at a port, whatever it says."""
    end = perf_counter() + PATIENCE
    while process.poll() is None and perf_counter() < end:
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=5).connect()
        except OSError:
            sleep(0.2)
        else:
            return
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8')[-3000:]}")


def fetched(connection: http.client.HTTPConnection, path: str) -> bytes:
    """The body of an answer as it is on the line. Raises RuntimeError where it is not all right."""
    connection.request("GET", path, headers={"Accept-Encoding": "br, gzip"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{path} was answered with {answer.status}")
    return body


def first(server: Server, paths: Paths) -> int:
    """Bytes of a page with its style sheets and its scripts, without those that wait for the page."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    connection.request("GET", paths[0])
    page = connection.getresponse().read().decode()
    needed = {one or other for one, other in NEEDED.findall(page)}
    here = [urlsplit(urljoin(server.url + paths[0], each)) for each in needed]
    files = [f"{each.path}?{each.query}" for each in here if each.netloc == urlsplit(server.url).netloc]
    return sum(len(fetched(connection, path)) for path in (*paths, *files))


def visited(server: Server, paths: Paths, seconds: float) -> tuple[float, float]:
    """Visits a second to readers who come again at once, and the server's work for each in seconds."""
    used, start = processor_seconds([server.pid]), perf_counter()

    def reader(_: int) -> int:
        connection, visits = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60), 0
        while perf_counter() < start + seconds:
            for path in paths:
                fetched(connection, path)
            visits += 1
        return visits

    with ThreadPoolExecutor(READERS) as pool:
        visits = sum(pool.map(reader, range(READERS)))
    return visits / (perf_counter() - start), (processor_seconds([server.pid]) - used) / visits


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="a Python with the extra `compare`")
    given = asked(parser)
    told(measure(of(given), given.python), given)
