"""How long all signals of all indicators take, beside a plain loop over the same points.

`python -m benchmarks.bench_signals [FOLDER]` prints ratios; seconds differ from machine to machine.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import lutondash
from benchmarks.timing import interleaved, table
from lutondash import Dataset
from lutondash.analysis.judge import Evidence, judge
from lutondash.model.observation import Observation
from lutondash.views.answer import answer
from lutondash.views.signals import evidence
from lutondash.views.unit_writer import UnitWriter
from scripts.pages import AS_OF, ROOT

AIM = 1.0
"""Milliseconds an indicator, on average."""

TIMES = 10
LINEAR = 1.2
"""Time may grow by so much more than the number of indicators, for the noise of the machine."""

ROUNDS = 7


def gathered(dataset: Dataset) -> list[Evidence]:
    """Gather what every indicator is judged on; the series are built by this."""
    return [evidence(dataset, indicator) for indicator in dataset.indicators.values()]


def repeated(found: Sequence[Evidence], times: int) -> list[Evidence]:
    """Repeat indicators under other ids, in memory only."""
    return [
        replace(each, indicator=each.indicator.model_copy(update={"id": f"{each.indicator.id}-{turn}"}))
        for turn in range(times)
        for each in found
    ]


def judged(found: Sequence[Evidence]) -> int:
    """Judge every indicator four ways; return how many verdicts there are."""
    answers = (answer(signal) for each in found for signal in judge(each, UnitWriter(each.indicator)))
    return sum(each.signal.is_assessed for each in answers)


def points(each: Evidence) -> list[Observation]:
    """Every point an indicator is judged on: its own and those of similar places."""
    series = (each.series, *each.similar.values())
    return [observation for one in series for observation in one.observations]


def looped(found: Sequence[Sequence[Observation]]) -> float:
    """Look at every point once and do the least with it: the base."""
    total = 0.0
    for observations in found:
        for observation in observations:
            if observation.value is not None:
                total += observation.value
    return total


def row(name: str, found: Sequence[Evidence], signals: float, loop: float) -> tuple[str, ...]:
    """A line of the table: milliseconds an indicator, and how many loops that is."""
    return (
        name,
        f"{len(found):,}",
        f"{sum(len(points(each)) for each in found):,}",
        f"{signals * 1000 / len(found):.2f} ms",
        f"{loop * 1000 / len(found):.3f} ms",
        f"{signals / loop:.0f}x",
        f"{AIM:.0f} ms",
    )


def main() -> None:
    """Print milliseconds an indicator, the ratio to the base, and whether ten times as many are linear."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data"
    once = gathered(lutondash.load(folder, as_of=AS_OF))
    sizes = {"1x": once, f"{TIMES}x": repeated(once, TIMES)}
    works: dict[str, Callable[[], object]] = {}
    for name, found in sizes.items():
        works[f"signals {name}"] = partial(judged, found)
        works[f"loop {name}"] = partial(looped, [points(each) for each in found])
    seconds = interleaved(works, ROUNDS)
    rows = [
        row(name, found, seconds[f"signals {name}"], seconds[f"loop {name}"]) for name, found in sizes.items()
    ]
    header = ("data", "indicators", "points", "an indicator", "plain loop", "ratio", "aim, less than")
    print(f"all four signals of every indicator, in one process\n\n{table(header, rows)}")
    grown = seconds[f"signals {TIMES}x"] / seconds["signals 1x"]
    verdict = "linear" if grown <= TIMES * LINEAR else "more than linear"
    print(f"\n{TIMES} times the indicators take {grown:.1f} times as long: {verdict}")


if __name__ == "__main__":
    main()
