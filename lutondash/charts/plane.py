"""The plane a chart is drawn on: days across, values up, and room for words at the ends of lines."""

from dataclasses import dataclass
from datetime import date

import altair as alt

from lutondash.charts.placing import text_width
from lutondash.charts.scale import Scale, tick_words, value_scale
from lutondash.charts.theme import Size
from lutondash.charts.words import EndLabel
from lutondash.views.trend_chart import LinePoint, TrendChart

BESIDE_THE_DOT = 9
"""Pixels between the end of a line and its label."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Where things stand: days across, values up, and the pixels kept free for labels at the end."""

    first: date
    last: date
    ticks: list[str]
    scale: Scale
    size: Size
    room: float

    @property
    def width(self) -> float:
        """How wide the lines are where the chart has least room."""
        return self.size.least_width - self.room - _axis_width(self.ticks, self.size)

    @property
    def x(self) -> alt.X:
        """Encode a day across; the room at the end is in pixels, so that no label is ever cut off."""
        end = alt.ExprRef(expr=f"width - {round(self.room)}")
        scale = alt.Scale(domain=[stamp(self.first), stamp(self.last)], rangeMin=0, rangeMax=end)
        return alt.X("day:T", axis=None, scale=scale)

    def y(self, field: str = "value") -> alt.Y:
        """Encode a field's height."""
        step = self.scale.span / (len(self.ticks) - 1)
        words = f"{self.ticks}[round((datum.value - ({self.scale.low})) / {step})]"
        axis = alt.Axis(title=None, values=list(self.scale.ticks), labelExpr=words)
        domain = alt.Scale(domain=[self.scale.low, self.scale.high], nice=False, zero=False)
        return alt.Y(field, type="quantitative", axis=axis, scale=domain)

    def at(self, point: LinePoint) -> tuple[float, float]:
        """Place a point in pixels, from the left and from the bottom."""
        across = (point.day - self.first).days / (self.last - self.first).days
        return across * self.width, self.up(point.value)

    def up(self, value: float) -> float:
        """Place a value in pixels from the bottom."""
        return (value - self.scale.low) / self.scale.span * self.size.height

    def value(self, up: float) -> float:
        """Give the value that stands so many pixels from the bottom."""
        return self.scale.low + up / self.size.height * self.scale.span


def plane_of(view: TrendChart, size: Size, labels: list[EndLabel]) -> Plane:
    """Lay out the plane of a chart with these labels at its end."""
    days = [point.day for line in view.lines for point in line.points]
    scale = value_scale(view)
    room = BESIDE_THE_DOT + max(label.width for label in labels)
    return Plane(min(days), max(days), tick_words(scale, view.unit), scale, size, room)


def _axis_width(ticks: list[str], size: Size) -> float:
    return max(text_width(words, size.type_size) for words in ticks) + 8


def stamp(day: date) -> str:
    """Write a day as charts read it."""
    return day.isoformat()
