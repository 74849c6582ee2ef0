"""Everything that is measured under load, in one table: `python -m benchmarks.under_load --keep`.

`--only sessions --only workers` measures some of it; `--python` is the Python that has the extra `compare`,
without which the pages by hand in Dash and in Panel are left out. What failed is told beside the rest.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from functools import partial

from benchmarks import bench_compare, bench_memory, bench_sessions, bench_sizes, bench_start, bench_workers
from benchmarks.plan import Plan, asked, of, told
from benchmarks.results import Measured

Part = Callable[[Plan], list[Measured]]

PARTS: dict[str, Part] = {
    "sessions": bench_sessions.measure,
    "workers": bench_workers.measure,
    "start": bench_start.measure,
    "memory": bench_memory.measure,
    "sizes": bench_sizes.measure,
}


def main() -> None:
    """Measure, print one table, and keep it if asked; leave with 1 where a part could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=[*PARTS, "compare"], help="a part; repeatable")
    parser.add_argument("--python", default="", help="a Python with the extra `compare`")
    given = asked(parser)
    parts = dict(PARTS)
    if given.python:
        parts["compare"] = partial(bench_compare.measure, python=given.python)
    wanted = {name: part for name, part in parts.items() if not given.only or name in given.only}
    found, failed = measured(wanted, of(given))
    told(found, given)
    for words in failed:
        print(words)
    if "compare" not in parts:
        print("\nDash and Panel: not measured; name a Python that has the extra `compare` with --python.")
    sys.exit(bool(failed))


def measured(parts: dict[str, Part], plan: Plan) -> tuple[list[Measured], list[str]]:
    """Measure part after part; a part that fails costs only itself."""
    found: list[Measured] = []
    failed: list[str] = []
    for name, part in parts.items():
        print(f"measuring {name}", file=sys.stderr, flush=True)
        try:
            found += part(plan)
        except (RuntimeError, OSError, subprocess.CalledProcessError) as fault:
            failed.append(f"\n{name}: NOT MEASURED. {fault}")
    return found, failed


if __name__ == "__main__":
    main()
