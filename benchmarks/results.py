"""What was measured, beside its aim and beside what was measured last time; kept as JSON."""

import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.timing import table

LAST = Path(__file__).with_name("last.json")


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with its unit; `least` and `most` are its aim, where it has one."""

    what: str
    value: float
    unit: str = ""
    least: float | None = None
    most: float | None = None

    @property
    def aim(self) -> str:
        """The aim in words."""
        least = f"at least {self.least:g}{self.unit}" if self.least is not None else ""
        return f"at most {self.most:g}{self.unit}" if self.most is not None else least

    @property
    def verdict(self) -> str:
        """Whether the aim is met; blank where there is none."""
        if self.least is None and self.most is None:
            return ""
        is_met = (self.least is None or self.value >= self.least) and (
            self.most is None or self.value <= self.most
        )
        return "met" if is_met else "MISSED"


def number(value: float) -> str:
    """A figure with about three digits that tell something, and never fewer before the point than it has."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"  # noqa: PLR2004  # three digits


def printed(figures: Sequence[Measured], before: Mapping[str, float]) -> str:
    """One table of all figures."""
    rows = [
        (
            each.what,
            f"{number(each.value)}{each.unit}",
            each.aim,
            each.verdict,
            f"{number(before[each.what])}{each.unit}" if each.what in before else "",
            f"{each.value / before[each.what]:.2f}x" if before.get(each.what) else "",
        )
        for each in figures
    ]
    return table(("what", "measured", "aim", "", "last time", "to last time"), rows)


def last(path: Path = LAST) -> dict[str, float]:
    """What was measured last time, by name; nothing where nothing was kept."""
    return dict(json.loads(path.read_text("utf-8"))["figures"]) if path.exists() else {}


def keep(figures: Iterable[Measured], conditions: Mapping[str, object], path: Path = LAST) -> None:
    """Keep figures for next time; what was not measured this time stays as it was."""
    kept = last(path) | {each.what: float(f"{each.value:.5g}") for each in figures}
    whole = {"machine": machine(), "conditions": conditions, "figures": dict(sorted(kept.items()))}
    path.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", "utf-8")


def machine() -> dict[str, object]:
    """What figures depend on: seconds compare on the same machine only, ratios nearly everywhere."""
    return {
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "streamlit": version("streamlit"),
    }
