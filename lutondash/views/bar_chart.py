"""`BarChart`: amounts as horizontal bars, on both sides of zero or as steps from total to total."""

from dataclasses import dataclass
from enum import StrEnum


class BarKind(StrEnum):
    """What a bar is, which decides its look: never colour alone, its words say it too."""

    PART = "part"
    TOTAL = "total"
    MORE = "more"
    """A step up, or more than was planned."""
    LESS = "less"
    """A step down, or less than was planned."""
    GAP = "gap"
    """What the parts do not explain."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from `start` to `end`, both in the chart's unit; `text` is the figure as printed beside it."""

    name: str
    start: float
    end: float
    text: str
    kind: BarKind = BarKind.PART


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars in their order, first on top; all share one axis, which holds zero."""

    id: str
    headline: str
    subtitle: str
    source: str
    held: str
    alt: str
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_stepped(self) -> bool:
        """Whether bars start where others ended, so that thin lines join them."""
        return any(bar.start for bar in self.bars)
