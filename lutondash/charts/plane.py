"""The plane a chart is drawn on: days across, values up, and room for words at the ends of lines."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from lutondash.charts.placing import text_width
from lutondash.charts.scale import Scale, Scaled, tick_words, value_scale
from lutondash.charts.theme import Size
from lutondash.charts.words import EndLabel

BESIDE_THE_DOT = 9
"""Pixels between the end of a line and its label."""


class Placed(Scaled, Protocol):
    """A view with days and values that a plane has to hold."""

    @property
    def days(self) -> list[date]:
        """Every day that is drawn."""
        ...


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
        return self.size.least_width - self.room - self.axis_width

    @property
    def axis_width(self) -> int:
        """How wide the words beside the gridlines are: the same on every machine, whatever its fonts."""
        return round(max(text_width(words, self.size.type_size) for words in self.ticks)) + 8

    @property
    def encoding(self) -> dict[str, Any]:
        """Encode day and value, for every layer that says nothing else."""
        return {"x": self._x, "y": self._y}

    @property
    def _x(self) -> dict[str, Any]:
        """The room at the end is in pixels, so that no label is ever cut off."""
        end = {"expr": f"width - {round(self.room)}"}
        scale = {"domain": [stamp(self.first), stamp(self.last)], "rangeMin": 0, "rangeMax": end}
        return {"field": "day", "type": "temporal", "axis": None, "scale": scale}

    @property
    def _y(self) -> dict[str, Any]:
        step = self.scale.span / (len(self.ticks) - 1)
        axis = {
            "title": None,
            "values": list(self.scale.ticks),
            "labelExpr": f"{self.ticks}[round((datum.value - ({self.scale.low})) / {step})]",
            "minExtent": self.axis_width,
            "maxExtent": self.axis_width,
        }
        scale = {"domain": [self.scale.low, self.scale.high], "nice": False, "zero": False}
        return {"field": "value", "type": "quantitative", "axis": axis, "scale": scale}

    def at(self, day: date, value: float) -> tuple[float, float]:
        """Place a value in pixels, from the left and from the bottom."""
        across = (day - self.first).days / (self.last - self.first).days
        return across * self.width, self.up(value)

    def up(self, value: float) -> float:
        """Place a value in pixels from the bottom."""
        return (value - self.scale.low) / self.scale.span * self.size.plot_height

    def value(self, up: float) -> float:
        """Give the value that stands so many pixels from the bottom."""
        return self.scale.low + up / self.size.plot_height * self.scale.span


def plane_of(view: Placed, size: Size, labels: list[EndLabel]) -> Plane:
    """Lay out the plane of a chart with these labels at its end."""
    days = view.days
    scale = value_scale(view)
    room = BESIDE_THE_DOT + max(label.width for label in labels)
    return Plane(min(days), max(days), tick_words(scale, view.unit), scale, size, room)


def stamp(day: date) -> str:
    """Write a day as charts read it."""
    return day.isoformat()
