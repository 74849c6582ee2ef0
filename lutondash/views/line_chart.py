"""`LineChart`: a few amounts over the years, each line named where it ends; a break is a gap."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinePoint:
    """One financial year: the year it begins in, its words, its value in pounds, the figure as printed."""

    position: int
    period: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One amount over time as runs of years; between two runs the line is broken."""

    name: str
    runs: tuple[tuple[LinePoint, ...], ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """Before which year the rules changed, and in what way."""

    position: int
    words: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines on one axis that starts at zero; all are of one basis."""

    id: str
    headline: str
    subtitle: str
    source: str
    held: str
    alt: str
    lines: tuple[MoneyLine, ...]
    breaks: tuple[LineBreak, ...] = ()
    notes: tuple[str, ...] = ()
