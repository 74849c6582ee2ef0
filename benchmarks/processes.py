"""What servers and their children use: processor time, memory, and the cores they may run on."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

import psutil

MEGABYTE = 2**20


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
