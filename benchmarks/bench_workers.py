"""Two workers beside one: page runs a second, with the client's own work counted fairly.

`python -m benchmarks.bench_workers [--seconds 20] [--rounds 3]`. On a machine of two cores two workers share
them with nginx and with the client, while one worker leaves the client a core of its own. So the aim is
judged twice: with both on the same two cores; and like for like, one worker and the client on one core beside
two workers, nginx and the client on two. What two cores give two programs that share nothing is told too:
like for like, two workers cannot do better than that.
"""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from benchmarks import contestants
from benchmarks.crowds import loosed, middle, ratio, rounds
from benchmarks.load_client import Load
from benchmarks.plan import Plan, shown
from benchmarks.processes import cores_give, on_cores
from benchmarks.results import Measured
from scripts.server import Server

SESSIONS = 50
TIMES = 1.8
ALONE, PAIR, FREE = "one worker, one core", "two workers, two cores", "one worker, two cores"


def measure(plan: Plan) -> list[Measured]:
    """Runs a second and the work of each, then the two ratios."""
    page = contestants.priority(plan.folder)
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        crowds: dict[str, Callable[[], Load]] = {}
        for name, (number, cores) in {ALONE: (1, 1), FREE: (1, 2), PAIR: (2, 2)}.items():
            with on_cores(cores):
                server = stack.enter_context(contestants.workers(number, plan.folder, place))
            crowds[name] = partial(pinned, server, page, cores, plan.seconds)
        loads = rounds(crowds, plan.rounds)
    found = []
    for name, each in loads.items():
        about = f"{SESSIONS} sessions, {name}"
        found += [
            Measured(f"{about}: page runs", middle(each, lambda load: load.rate), "/s"),
            Measured(f"{about}: 95 in 100 wait at most", middle(each, lambda load: load.p95 * 1000), " ms"),
            Measured(
                f"{about}: processor", middle(each, lambda load: load.server_processor * 1000), " ms/run"
            ),
            Measured(
                f"{about}: the client's processor",
                middle(each, lambda load: load.client_processor * 1000),
                " ms/run",
            ),
        ]
    fair = ratio(loads[PAIR], loads[ALONE], lambda load: load.rate)
    plain = ratio(loads[PAIR], loads[FREE], lambda load: load.rate)
    return [
        *found,
        Measured("two workers on two cores to one on one, client and nginx counted", fair, "x", least=TIMES),
        Measured("two workers to one, on the same two cores", plain, "x", least=TIMES),
        Measured(
            "two programs on two cores to one on one, which share nothing", cores_give(plan.seconds), "x"
        ),
    ]


def pinned(server: Server, page: str, cores: int, seconds: float) -> Load:
    """Let a crowd loose from the cores that the server runs on."""
    with on_cores(cores):
        return loosed(server, page, SESSIONS, seconds)


if __name__ == "__main__":
    shown(measure, __doc__)
