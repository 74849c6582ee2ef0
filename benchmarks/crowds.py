"""Crowds let loose on servers in turn, each in a process of its own, and what several rounds say together."""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from benchmarks.load_client import Load
from scripts.pages import ROOT
from scripts.server import Server


def loosed(server: Server, page: str, sessions: int, seconds: float, *, visits: bool = False) -> Load:
    """Let a crowd loose on a server. Raises RuntimeError where anything went wrong: a fault is no run."""
    words = [sys.executable, "-m", "benchmarks.load_client", server.url, f"--page={page}"]
    words += [f"--sessions={sessions}", f"--seconds={seconds}", f"--server={server.pid}"]
    done = subprocess.run(
        words + ["--visits"] * visits, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    found = Load(**json.loads(done.stdout))
    if found.faults or not found.runs:
        raise RuntimeError(f"{server.url}/{page}, {sessions} sessions: {found.runs} runs, {found.faults}")
    return found


def rounds(contestants: Mapping[str, Callable[[], Load]], number: int) -> dict[str, list[Load]]:
    """Measure contestants in turn, so that a busy minute of the machine falls on all alike."""
    found: dict[str, list[Load]] = {name: [] for name in contestants}
    for _ in range(number):
        for name, measure in contestants.items():
            found[name].append(measure())
    return found


def middle(loads: Sequence[Load], what: Callable[[Load], float]) -> float:
    """The median over rounds."""
    return statistics.median(what(each) for each in loads)


def ratio(one: Sequence[Load], other: Sequence[Load], what: Callable[[Load], float]) -> float:
    """The median of the ratios within each round."""
    return statistics.median(what(a) / what(b) for a, b in zip(one, other, strict=True))
