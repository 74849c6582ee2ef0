"""How long and on what is measured, and the command line that every benchmark under load has."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import Measured, keep, last, printed
from scripts.pages import ROOT


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: seconds and rounds of each load, minutes of the soak, how large data gets."""

    folder: Path = ROOT / "data"
    seconds: float = 20.0
    rounds: int = 3
    soak: float = 20.0
    largest: int = 100
    idle: int = 1000


def asked(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """Read the command line with what every plan has."""
    usual = Plan()
    parser.add_argument("--folder", type=Path, default=usual.folder, help="the data folder")
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="length of each load")
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="how often all are measured in turn")
    parser.add_argument("--soak", type=float, default=usual.soak, help="minutes of the soak")
    parser.add_argument("--largest", type=int, default=usual.largest, help="how many times the data, at most")
    parser.add_argument("--idle", type=int, default=usual.idle, help="idle sessions, at most")
    parser.add_argument("--keep", action="store_true", help="keep the figures for next time, in last.json")
    return parser.parse_args()


def of(given: argparse.Namespace) -> Plan:
    """The plan that a command line asks for."""
    return Plan(given.folder.resolve(), given.seconds, given.rounds, given.soak, given.largest, given.idle)


def shown(measure: Callable[[Plan], list[Measured]], about: str | None) -> None:
    """Measure and print as the command line asks, beside what was measured last time."""
    given = asked(argparse.ArgumentParser(description=about))
    told(measure(of(given)), given)


def told(figures: list[Measured], given: argparse.Namespace) -> None:
    """Print figures, and keep them if the command line asks for that."""
    print(printed(figures, last()))
    if given.keep:
        keep(figures, {"seconds": given.seconds, "rounds": given.rounds, "soak": given.soak})
