"""Draw a few amounts over the years: lines from a scale with zero, each named where it ends."""

import math
from dataclasses import dataclass, replace
from datetime import date

from lutondash.charts import marks
from lutondash.charts.finished import FinishedChart
from lutondash.charts.framed import Framed
from lutondash.charts.over_time import framed
from lutondash.charts.placing import wrapped
from lutondash.charts.plane import Plane, plane_of, stamp
from lutondash.charts.scale import short_money
from lutondash.charts.spec import Spec
from lutondash.charts.style import amount_style
from lutondash.charts.texts import date_texts, end_texts
from lutondash.charts.theme import Size
from lutondash.charts.words import EndLabel
from lutondash.model.indicator import Unit
from lutondash.views.line_chart import LineChart, LinePoint, MoneyLine
from lutondash.views.trend_chart import BreakMark

_TOOLTIP: list[Spec] = [
    {"field": field, "type": "nominal", "title": title}
    for field, title in (("line", "What"), ("period", "When"), ("figure", "Figure"))
]


@dataclass(frozen=True, slots=True)
class _Dated:
    """A view as a plane reads it: the last day of each financial year, and pounds from zero."""

    view: LineChart
    unit: Unit = Unit.GBP
    from_zero: bool = True

    @property
    def days(self) -> list[date]:
        return [_day(point.position) for line in self.view.lines for point in _points(line)]

    @property
    def heights(self) -> list[float]:
        return [point.value for line in self.view.lines for point in _points(line)]


def draw(view: LineChart, size: Size) -> FinishedChart:
    """Draw the view for the app, as wide as its place; the text alternative stays with the view."""
    return _chart(view, size).stretched


def still(view: LineChart, size: Size) -> Spec:
    """Draw the view for good: exactly as large as the size, whatever fonts the machine has."""
    return _chart(view, size).fitted


def _chart(view: LineChart, size: Size) -> Framed:
    """Lay out the plane and write the layers on it: the first line is drawn last, on top."""
    labels = _labels(view, size)
    plane = _plane(view, _high_enough(size, labels), labels)
    named = {_day(point.position): point.period for line in view.lines for point in _points(line)}
    breaks = tuple(BreakMark(_day(mark.position), mark.words) for mark in view.breaks)
    numbered = reversed(list(enumerate(view.lines)))
    layers = [
        *marks.uprights("break", breaks, list(named), plane),
        *(_line(line, number) for number, line in numbered),
        end_texts(labels, plane),
        date_texts(named, plane),
    ]
    return framed(plane, layers)


def _plane(view: LineChart, size: Size, labels: list[EndLabel]) -> Plane:
    """Lay out the plane; the words beside its gridlines are short, such as £200m."""
    plane = plane_of(_Dated(view), size, labels)
    return replace(plane, ticks=short_money(plane.scale))


def _points(line: MoneyLine) -> list[LinePoint]:
    return [point for run in line.runs for point in run]


def _day(position: int) -> date:
    """Give the last day of the financial year that begins in the year of this number."""
    return date(position + 1, 3, 31)


def _line(line: MoneyLine, number: int) -> Spec:
    """Draw one amount: a line through each run of its years, and a dot for each year."""
    rows = [_row(line, point, run) for run, points in enumerate(line.runs) for point in points]
    style = amount_style(number)
    looks = marks.strokes(style.colour, style.width, style.dashes, on_a_band=False)
    return marks.dotted(number, rows, looks, marks.dot(style.colour, on_a_band=False), _TOOLTIP)


def _row(line: MoneyLine, point: LinePoint, run: int) -> Spec:
    return {
        "day": stamp(_day(point.position)),
        "value": point.value,
        "run": run,
        "line": line.name,
        "period": point.period,
        "figure": point.text,
    }


def _labels(view: LineChart, size: Size) -> list[EndLabel]:
    """Name every line and its last figure at its end; one that ends before the others says when."""
    last = max(point.position for line in view.lines for point in _points(line))
    ends = [(line.name, _points(line)[-1]) for line in view.lines]
    texts = [_texts(name, end, size) + ((end.period,) if end.position < last else ()) for name, end in ends]
    return [
        EndLabel(end.value, amount_style(number).label_colour, words, size.type_size)
        for number, ((_, end), words) in enumerate(zip(ends, texts, strict=True))
    ]


def _high_enough(size: Size, labels: list[EndLabel]) -> Size:
    """Make a drawing higher where its labels need that: names of money are never cut."""
    lacking = math.ceil(sum(label.height for label in labels)) - size.plot_height
    return replace(size, height=size.height + max(0, lacking))


def _texts(name: str, end: LinePoint, size: Size) -> tuple[str, ...]:
    """Write a name and a figure in as many lines of text as they need; the figure is never broken."""
    return tuple(wrapped(f"{name} {end.text}", size.label_width, size.type_size))
