"""`Span`: a stretch of values in words, such as "over 5, up to 8"."""

from dataclasses import dataclass

from lutondash.analysis.goal import same
from lutondash.analysis.writing import Writer


@dataclass(frozen=True, slots=True)
class Edge:
    """An end of a stretch; `counts` tells whether the value itself belongs to it."""

    value: float
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """All values from one edge to another; without an edge it goes on for ever."""

    low: Edge | None = None
    high: Edge | None = None

    def words(self, writer: Writer) -> str:
        """Say which values it holds."""
        if self.low is None or self.high is None:
            return self._half(writer)
        low, high = writer.value(self.low.value), writer.value(self.high.value)
        if self.low.counts and self.high.counts:
            return low if same(self.low.value, self.high.value) else f"{low} to {high}"
        first = f"{low} or more" if self.low.counts else f"over {low}"
        return f"{first}, up to {high}" if self.high.counts else f"{first}, under {high}"

    def within(self, possible: "Span") -> "Span | None":
        """Return the part of it that lies in another span, or None where there is none."""
        lows = [edge for edge in (self.low, possible.low) if edge is not None]
        highs = [edge for edge in (self.high, possible.high) if edge is not None]
        low = max(lows, key=lambda edge: (edge.value, not edge.counts), default=None)
        high = min(highs, key=lambda edge: (edge.value, edge.counts), default=None)
        if low is not None and high is not None:
            is_point = low.value == high.value and low.counts and high.counts
            if low.value >= high.value and not is_point:
                return None
        return Span(low, high)

    def _half(self, writer: Writer) -> str:
        if self.low is not None:
            value = writer.value(self.low.value)
            return f"{value} or more" if self.low.counts else f"over {value}"
        if self.high is not None:
            value = writer.value(self.high.value)
            return f"{value} or less" if self.high.counts else f"under {value}"
        return "any value"


ANY = Span()


def from_bad_to_good(bad: Edge | None, good: Edge | None, *, rise_is_good: bool) -> Span:
    """Return the span between a worse and a better edge, whichever way is better."""
    return Span(bad, good) if rise_is_good else Span(good, bad)
