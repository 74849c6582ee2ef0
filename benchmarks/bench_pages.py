"""How much work a run of our pages is, beside the least page of their kind (`floor_app.py`).

`python -m benchmarks.bench_pages [FOLDER]` starts both apps, runs the pages in turn over Streamlit's
websocket, and prints the server's processor time and the reader's wait as ratios to the floor.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import psutil

import lutondash
from benchmarks.client import Reader
from benchmarks.timing import table
from lutondash.views.scrutiny.scope import committees
from scripts.pages import AS_OF, ROOT
from scripts.server import Server, streamlit

AIM = 2.5
WARM_UPS, ROUNDS, RUNS = 5, 7, 10

Cost = tuple[float, float]


def processor_seconds(server: Server) -> float:
    """Processor time a server has used so far."""
    times = psutil.Process(server.pid).cpu_times()
    return float(times.user + times.system)


def cost(server: Server, reader: Reader, page: str, query: str) -> Cost:
    """Mean processor and mean waiting milliseconds of a few runs of a page."""
    used, start = processor_seconds(server), perf_counter()
    for _ in range(RUNS):
        reader.run(page, query)
    return (
        (processor_seconds(server) - used) * 1000 / RUNS,
        (perf_counter() - start) * 1000 / RUNS,
    )


def addresses(folder: Path) -> dict[str, tuple[str, str]]:
    """The pages measured: the overview, money, and the largest priority, indicator and committee."""
    held = lutondash.load(folder, as_of=AS_OF)
    priority = max(held.priorities, key=lambda each: len(held.indicators_in(each.id)))
    indicator = max(held.indicators, key=lambda each: len(held.places(each)))
    committee = max(committees(held), key=lambda each: len(each.remit_priorities))
    return {
        "overview": ("", ""),
        f"priority ({priority.id})": (priority.id, ""),
        f"indicator ({indicator})": ("indicator", f"id={indicator}"),
        "money": ("money", ""),
        f"scrutiny ({committee.id})": ("scrutiny", f"committee={committee.id}"),
    }


def medians(works: dict[str, Callable[[], Cost]]) -> dict[str, Cost]:
    """The median cost of each page over interleaved rounds."""
    taken: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            taken[name].append(work())
    return {
        name: (statistics.median(cpu for cpu, _ in costs), statistics.median(wait for _, wait in costs))
        for name, costs in taken.items()
    }


def measure(floor: Server, app: Server, pages: dict[str, tuple[str, str]]) -> dict[str, Cost]:
    """The cost of the floor and of each page, both servers warm."""
    with Reader(floor.url) as floor_reader, Reader(app.url) as reader:
        works: dict[str, Callable[[], Cost]] = {"floor": lambda: cost(floor, floor_reader, "", "")}
        for name, (page, query) in pages.items():
            works[name] = lambda page=page, query=query: cost(app, reader, page, query)  # type: ignore[misc]  # bound now
        for _ in range(WARM_UPS):
            floor_reader.run()
            for page, query in pages.values():
                reader.run(page, query)
        return medians(works)


def main() -> None:
    """Print processor time and wait of each page as ratios to the floor."""
    folder = (Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data").resolve()
    settings = {"LUTONDASH_DATA": str(folder), "LUTONDASH_AS_OF": AS_OF.isoformat()}
    with (
        tempfile.TemporaryDirectory() as place,
        streamlit(ROOT / "benchmarks" / "floor_app.py", {}, Path(place) / "floor.log") as floor,
        streamlit(ROOT / "app.py", settings, Path(place) / "app.log") as app,
    ):
        costs = measure(floor, app, addresses(folder))
    floor_cpu, floor_wait = costs["floor"]
    rows = [
        (
            name,
            f"{cpu:.1f} ms",
            f"{wait:.1f} ms",
            f"{cpu / floor_cpu:.1f}x",
            f"{wait / floor_wait:.1f}x",
            f"{AIM}x",
        )
        for name, (cpu, wait) in costs.items()
    ]
    header = ("page", "processor", "wait", "processor ratio", "wait ratio", "aim, processor at most")
    print(f"one run of a page, {os.cpu_count()} processors\n\n{table(header, rows)}")


if __name__ == "__main__":
    main()
