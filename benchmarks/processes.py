"""What servers and their children use: processor time, memory, and the cores they may run on."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

import psutil

MEGABYTE = 2**20
_BUSY = """
import sys, time
end, turns = time.monotonic() + float(sys.argv[1]), 0
while time.monotonic() < end:
    turns += sum(range(1000)) > 0
print(turns)
"""
"""A program that shares nothing with another but the machine."""


def family(servers: Iterable[int]) -> list[psutil.Process]:
    """Processes with all that they have started."""
    found = []
    for server in servers:
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(server)
            found += [process, *process.children(recursive=True)]
    return found


def processor_seconds(servers: Iterable[int]) -> float:
    """Processor time that servers have used so far."""
    times = [process.cpu_times() for process in family(servers)]
    return float(sum(each.user + each.system for each in times))


def memory(servers: Iterable[int]) -> float:
    """Megabytes that servers hold: what is resident, so that what children share counts for each."""
    return float(sum(process.memory_info().rss for process in family(servers)) / MEGABYTE)


@contextmanager
def on_cores(cores: int) -> Iterator[None]:
    """Let whatever is started in the block run on so many cores only; all of it shares them."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(before)[:cores]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def cores_give(seconds: float) -> float:
    """How many times as much two such programs get done on two cores as one on one core.

    Two cores that a machine calls so may be the two halves of one: no server can do better than this.
    """
    with on_cores(1):
        alone = sum(_turns(1, seconds))
    with on_cores(2):
        together = sum(_turns(2, seconds))
    return together / alone


def _turns(programs: int, seconds: float) -> list[int]:
    words = [sys.executable, "-c", _BUSY, str(seconds)]
    running = [subprocess.Popen(words, stdout=subprocess.PIPE) for _ in range(programs)]
    return [int(each.communicate()[0]) for each in running]
