"""Reading, judging and building at one, ten and a hundred times the data.

`python -m benchmarks.bench_sizes [--largest 100]`: every authority is repeated under made-up codes. Each size
is measured in a process of its own, so that its greatest memory is its own too.
"""

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import lutondash
from benchmarks.bench_signals import gathered, judged
from benchmarks.bench_static import WORKERS
from benchmarks.made_up import enlarge
from benchmarks.plan import Plan, shown
from benchmarks.results import Measured
from lutondash.dataset.edition import Edition
from lutondash.site.static_edition import build
from lutondash.site.static_files import Order
from scripts.pages import AS_OF, ROOT

SIZES = (1, 10, 100)
STEPS = {"rows": "", "load": " s", "signals": " s", "build": " s", "memory after load and signals": " MB"}


def measure(plan: Plan) -> list[Measured]:
    """Every step at every size, and how it grows from one size to the next."""
    taken: dict[int, dict[str, float]] = {}
    for times in (size for size in SIZES if size <= plan.largest):
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            folder = plan.folder if times == 1 else enlarge(plan.folder, place / "data", times)
            words = [
                sys.executable,
                "-m",
                "benchmarks.bench_sizes",
                "--one",
                str(folder),
                str(place / "site"),
            ]
            done = subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
            taken[times] = json.loads(done.stdout.splitlines()[-1])
    found = []
    for times, steps in taken.items():
        found += [Measured(f"{times}x data: {step}", steps[step], unit) for step, unit in STEPS.items()]
    for few, many in zip(list(taken)[:-1], list(taken)[1:], strict=True):
        found += [
            Measured(f"{step}, {few}x to {many}x the data", taken[many][step] / taken[few][step], "x")
            for step in STEPS
        ]
    return found


def one(folder: Path, target: Path) -> dict[str, float]:
    """Seconds of each step on a folder, from nothing; the site is built with every file."""
    start = perf_counter()
    held = lutondash.load(folder, as_of=AS_OF)
    loaded = perf_counter()
    judged(gathered(held))
    assessed = perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = len(held.figures.table)
    del held
    before = perf_counter()
    build(Order(Edition(str(folder), AS_OF), target), workers=WORKERS, tell=lambda _done, _known: None)
    seconds = (loaded - start, assessed - loaded, perf_counter() - before)
    return dict(zip(STEPS, (float(rows), *seconds, peak), strict=True))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(one(Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        shown(measure, __doc__)
