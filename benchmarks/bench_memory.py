"""Memory with idle sessions, and whether it grows in a soak, beside the floor app with Streamlit's defaults.

`python -m benchmarks.bench_memory [--idle 1000] [--soak 20]`: sessions are added and held, then visitors come
and go for so many minutes; the second half of the soak tells whether memory grows.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

import numpy as np

from benchmarks import contestants
from benchmarks.client import request
from benchmarks.load_client import OPENING_AT_ONCE, Tally, opened, run
from benchmarks.plan import Plan, shown
from benchmarks.processes import memory
from benchmarks.results import Measured
from scripts.pages import ROOT
from scripts.server import Server

IDLE = (0, 50, 200, 1000)
JUDGED_AT, TIMES_THE_MEMORY = 200, 1.5
SETTLED = 25.0
"""Seconds after the last session has its page: by then the process that draws charts has ended."""
EVERY = 2.0
"""Seconds between two looks at the memory in a soak."""
VISITORS = 4
PAGES = ("", "money", "compare", "data", "indicator?id=road-deaths")
CERTAIN = 2.31
"""Standard errors on either side within which a line through ten points has its slope 95 times in 100."""
BLOCKS = 10


def measure(plan: Plan) -> list[Measured]:
    """Memory at each number of idle sessions, the ratio to the floor, and the soak."""
    page = contestants.priority(plan.folder)
    numbers = [number for number in IDLE if number <= plan.idle]
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        floor = stack.enter_context(contestants.floor(place))
        ours = stack.enter_context(contestants.ours(plan.folder, place))
        held = {
            contestants.FLOOR: asyncio.run(idle(floor, "", numbers)),
            contestants.OURS: asyncio.run(idle(ours, page, numbers)),
        }
    return compared(numbers, held) + soaked(plan, page)


async def idle(server: Server, page: str, numbers: Sequence[int]) -> list[float]:
    """Megabytes a server holds when so many sessions have their page and ask for nothing."""
    asked = request(server.url, page, "")
    doors, tally, found = asyncio.Semaphore(OPENING_AT_ONCE), Tally(), []
    async with AsyncExitStack() as stack:

        async def enter(number: int) -> None:
            async with doors:
                await run(await stack.enter_async_context(opened(server.url, number)), asked, tally)

        # A first visitor has come and gone, so that "none" is a server at work and not one just started.
        async with opened(server.url, numbers[-1]) as connection:
            await run(connection, asked, tally)
        here = 0
        for number in numbers:
            await asyncio.gather(*(enter(each) for each in range(here, number)))
            here = number
            await asyncio.sleep(SETTLED)
            found.append(memory([server.pid]))
    if tally.faults:
        raise RuntimeError(f"{server.url}: {tally.faults}")
    return found


def compared(numbers: Sequence[int], held: dict[str, list[float]]) -> list[Measured]:
    """Memory of both servers at each number of sessions, and what a session costs."""
    found = []
    for at, number in enumerate(numbers):
        for name, each in held.items():
            found.append(Measured(f"{number} idle sessions, {name}: memory", each[at], " MB"))
        ratio = held[contestants.OURS][at] / held[contestants.FLOOR][at]
        most = TIMES_THE_MEMORY if number == JUDGED_AT else None
        found.append(Measured(f"{number} idle sessions, ours to the floor: memory", ratio, "x", most=most))
    for name, each in held.items():
        session = (each[-1] - each[0]) * 1000 / numbers[-1]
        found.append(Measured(f"an idle session, {name}: memory", session, " kB"))
    return found


@dataclass(frozen=True, slots=True)
class Slope:
    """How memory grows, in megabytes an hour, with the half width of its 95 % interval."""

    slope: float
    either_side: float


def soaked(plan: Plan, page: str) -> list[Measured]:
    """Let visitors come and go, and look at the memory all the while."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(contestants.ours(plan.folder, place))
        times, held, runs = watched(server, page, plan.soak * 60)
    late = [at for at, time in enumerate(times) if time >= times[-1] / 2]
    found = slope([times[at] for at in late], [held[at] for at in late])
    # No growth is told where nothing of the interval lies over nothing: what is sure to be growth fails.
    sure = found.slope - found.either_side
    return [
        Measured("soak: minutes", plan.soak),
        Measured("soak: visits", float(runs)),
        Measured("soak: memory half way", held[late[0]], " MB"),
        Measured("soak: memory at the end", held[-1], " MB"),
        Measured("soak, second half: growth", found.slope, " MB/h"),
        Measured("soak, second half: growth, either side", found.either_side, " MB/h"),
        Measured("soak, second half: growth that is sure", max(sure, 0.0), " MB/h", most=0.0),
    ]


def watched(server: Server, page: str, seconds: float) -> tuple[list[float], list[float], int]:
    """Seconds, megabytes at those, and how many visits there were."""
    words = [sys.executable, "-m", "benchmarks.load_client", server.url, "--visits", f"--seconds={seconds}"]
    words += [f"--sessions={VISITORS}", *(f"--page={each}" for each in (*PAGES, page))]
    times, held = [], []
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as client:
        start = perf_counter()
        while client.poll() is None:
            times.append(perf_counter() - start)
            held.append(memory([server.pid]))
            sleep(EVERY)
        said = client.communicate()[0]
    return times, held, visits(said)


def visits(said: bytes) -> int:
    """How many visits a client tells of. Raises RuntimeError where one went wrong."""
    found = json.loads(said)
    if found["faults"]:
        raise RuntimeError(f"the soak: {found['faults']}")
    return int(found["runs"])


def slope(times: Sequence[float], held: Sequence[float]) -> Slope:
    """Fit a line to means of blocks of time: neighbouring looks at memory say nearly the same.

    Ten blocks are nearly independent, so that the fit's own error tells what is not known of the slope.
    """
    x = np.array([block.mean() for block in np.array_split(np.array(times), BLOCKS)]) / 3600
    y = np.array([block.mean() for block in np.array_split(np.array(held), BLOCKS)])
    (grown, _), covariance = np.polyfit(x, y, 1, cov=True)
    return Slope(float(grown), CERTAIN * float(np.sqrt(covariance[0, 0])))


if __name__ == "__main__":
    shown(measure, __doc__)
