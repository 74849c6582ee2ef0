"""Page runs a second and waits with 10, 50 and 200 sessions, beside the floor app in two settings.

`python -m benchmarks.bench_sessions [--folder FOLDER] [--seconds 20] [--rounds 3]`. The floor app is the
least page of its kind; with Streamlit's defaults it is what somebody gets who sets nothing.
"""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from benchmarks import contestants
from benchmarks.contestants import FLOOR, OURS, TUNED
from benchmarks.crowds import loosed, middle, ratio, rounds
from benchmarks.load_client import Load
from benchmarks.plan import Plan, shown
from benchmarks.results import Measured

SESSIONS = (10, 50, 200)
JUDGED_AT = 50
TIMES_THE_RUNS, PART_OF_THE_WAIT = 4.0, 0.5
CLIENT_AT_MOST = 0.5
"""Cores: a client that is busy for longer may be what is measured."""


def measure(plan: Plan) -> list[Measured]:
    """Every figure of every number of sessions."""
    page = contestants.priority(plan.folder)
    found: list[Measured] = []
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        floor = stack.enter_context(contestants.floor(place))
        tuned = stack.enter_context(contestants.tuned(place))
        ours = stack.enter_context(contestants.ours(plan.folder, place))
        for sessions in SESSIONS:
            crowds: dict[str, Callable[[], Load]] = {
                FLOOR: partial(loosed, floor, "", sessions, plan.seconds),
                TUNED: partial(loosed, tuned, "", sessions, plan.seconds),
                OURS: partial(loosed, ours, page, sessions, plan.seconds),
            }
            found += figures(sessions, rounds(crowds, plan.rounds))
    return found


def figures(sessions: int, loads: dict[str, list[Load]]) -> list[Measured]:
    """What a number of sessions got of each server, then the ratios of ours to the floor's."""
    found = []
    for name, each in loads.items():
        about = f"{sessions} sessions, {name}"
        found += [
            Measured(f"{about}: page runs", middle(each, lambda load: load.rate), "/s"),
            Measured(f"{about}: half wait at most", middle(each, lambda load: load.p50 * 1000), " ms"),
            Measured(f"{about}: 95 in 100 wait at most", middle(each, lambda load: load.p95 * 1000), " ms"),
            Measured(
                f"{about}: processor", middle(each, lambda load: load.server_processor * 1000), " ms/run"
            ),
        ]
    busiest = max(load.client_cores for each in loads.values() for load in each)
    found.append(
        Measured(f"{sessions} sessions: the client itself, busiest", busiest, " cores", most=CLIENT_AT_MOST)
    )
    return found + ratios(sessions, loads)


def ratios(sessions: int, loads: dict[str, list[Load]]) -> list[Measured]:
    """Ours to the floor in each setting; the aims hold at 50 sessions and Streamlit's defaults."""
    found = []
    for other in (FLOOR, TUNED):
        is_judged = other == FLOOR and sessions == JUDGED_AT
        about = f"{sessions} sessions, ours to the {other}"
        runs = ratio(loads[OURS], loads[other], lambda load: load.rate)
        wait = ratio(loads[OURS], loads[other], lambda load: load.p95)
        found += [
            Measured(f"{about}: page runs", runs, "x", least=TIMES_THE_RUNS if is_judged else None),
            Measured(f"{about}: 95 in 100 wait", wait, "x", most=PART_OF_THE_WAIT if is_judged else None),
        ]
    return found


if __name__ == "__main__":
    shown(measure, __doc__)
