"""From the start of a server to its first page, and finished pages a second, beside the floor app.

`python -m benchmarks.bench_start [--seconds 20] [--rounds 3]`. The first page is there when a reader without
a browser has the whole of it; our finished page is there when its HTML is.
"""

import statistics
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks import contestants, http_client
from benchmarks.client import Reader
from benchmarks.plan import Plan, shown
from benchmarks.processes import processor_seconds
from benchmarks.results import Measured
from scripts.server import Server

READERS = 16
ANSWERS_A_SECOND = 500.0

Starts = Callable[[Path], AbstractContextManager[Server]]


def measure(plan: Plan) -> list[Measured]:
    """Cold starts in turn, then finished pages a second."""
    page = contestants.priority(plan.folder)
    ours = partial(contestants.ours, plan.folder)
    works: dict[str, Callable[[], tuple[float, float]]] = {
        contestants.FLOOR: partial(cold, contestants.floor, ""),
        contestants.OURS: partial(cold, ours, page),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(plan.rounds):
        for name, work in works.items():
            taken[name].append(work())
    found = []
    for name, each in taken.items():
        opens, whole = (statistics.median(times) for times in zip(*each, strict=True))
        found += [
            Measured(f"cold start, {name}: port open", opens, " s"),
            Measured(f"cold start, {name}: first page whole", whole, " s"),
            Measured(f"cold start, {name}: wait of the first reader", whole - opens, " s"),
        ]
    return found + answers(ours, f"/{page}", plan.seconds)


def cold(starts: Starts, page: str) -> tuple[float, float]:
    """Seconds until a server's port is open, and until a first reader has a page whole."""
    with tempfile.TemporaryDirectory() as place:
        start = perf_counter()
        with starts(Path(place)) as server:
            opens = perf_counter() - start
            with Reader(server.url) as reader:
                reader.run(page)
            return opens, perf_counter() - start


def answers(starts: Starts, path: str, seconds: float) -> list[Measured]:
    """Finished pages a second from one process, and the server's work for each."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(starts(place))
        size = http_client.size(server.url, path, "br")
        used, start = processor_seconds([server.pid]), perf_counter()
        rate = http_client.rate(server.url, path, seconds, READERS)
        work = (processor_seconds([server.pid]) - used) / (rate * (perf_counter() - start))
    return [
        Measured("finished priority page, brotli: size", size / 1000, " kB"),
        Measured("finished priority page, one process: answers", rate, "/s", least=ANSWERS_A_SECOND),
        Measured("finished priority page, one process: processor", work * 1000, " ms/answer"),
    ]


if __name__ == "__main__":
    shown(measure, __doc__)
