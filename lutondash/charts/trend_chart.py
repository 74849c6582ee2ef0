"""Draw a figure over time: labelled lines, intervals as bands, targets as lines, breaks as gaps."""

from functools import partial

from lutondash.charts import marks, theme
from lutondash.charts.course import course_labels, course_line, course_paths, course_start, course_wedge
from lutondash.charts.finished import FinishedChart
from lutondash.charts.framed import Framed
from lutondash.charts.over_time import Paths, framed, laid_out
from lutondash.charts.plane import Plane, stamp
from lutondash.charts.spec import Spec, layer
from lutondash.charts.style import line_style
from lutondash.charts.texts import date_texts, end_texts, target_texts
from lutondash.charts.theme import Size
from lutondash.charts.words import end_labels
from lutondash.views.lines import Line, LinePoint
from lutondash.views.trend_chart import TrendChart

_TOOLTIP = [
    {"field": field, "type": "nominal", "title": title}
    for field, title in (("place", "Place"), ("period", "When"), ("figure", "Figure"))
]


def draw(view: TrendChart, size: Size) -> FinishedChart:
    """Draw the view for the app, as wide as its place; the text alternative stays with the view."""
    return _chart(view, size).stretched


def still(view: TrendChart, size: Size) -> Spec:
    """Draw the view for good: exactly as large as the size, whatever fonts the machine has."""
    return _chart(view, size).fitted


def _chart(view: TrendChart, size: Size) -> Framed:
    """Lay out the plane and write the layers on it."""
    labels = [*end_labels(view, size), *course_labels(view.course, size)]
    placed = laid_out(view, size, labels, partial(_paths, view))
    plane = placed.plane
    named = {point.day: point.short for line in view.lines for point in line.points}
    layers = [
        *course_wedge(view.course),
        *_intervals(view),
        *marks.target_lines(view.targets, plane, on_a_band=_has_band(view)),
        *marks.uprights("break", view.breaks, view.days, plane),
        *course_line(view.course),
        *(_line(view, line, n) for n, line in enumerate(_behind_first(view))),
        *course_start(view),
        *target_texts(placed.beside, plane),
        end_texts(placed.labels, plane),
        date_texts(named | ({view.course.until: view.course.short} if view.course else {}), plane),
    ]
    return framed(plane, layers)


def _paths(view: TrendChart, plane: Plane) -> Paths:
    """Say where lines and the edges of a course run."""
    paths = [[(point.day, point.value) for point in line.points] for line in view.lines]
    return [[plane.at(*place) for place in path] for path in (*paths, *course_paths(view.course))]


def _behind_first(view: TrendChart) -> list[Line]:
    """Our own line is drawn last, on top."""
    return sorted(view.lines, key=lambda line: line.tone == "home")


def _row(line: Line, point: LinePoint) -> Spec:
    return {
        "day": stamp(point.day),
        "value": point.value,
        "run": point.run,
        "place": line.name,
        "period": point.label,
        "figure": point.text + (", provisional" if point.is_provisional else ""),
    }


def _line(view: TrendChart, line: Line, number: int) -> Spec:
    """Draw one place: a line through each run of its values, and a dot for each."""
    rows = [_row(line, point) for point in line.points]
    style, on_a_band = line_style(view, line), _has_band(view)
    looks = marks.strokes(style.colour, style.width, style.dashes, on_a_band=on_a_band)
    dots = marks.dot(style.colour, on_a_band=on_a_band)
    return marks.dotted(number, rows, looks if view.joined else {}, dots, _TOOLTIP)


def _has_band(view: TrendChart) -> bool:
    """Tell whether anything pale lies behind lines: our intervals, or the range of our course."""
    return (view.has_intervals and view.joined) or view.course is not None


def _intervals(view: TrendChart) -> list[Spec]:
    """Draw our own intervals: a band with an edge along a line, an upright through a lone dot."""
    home = next(line for line in view.lines if line.tone == "home")
    held = tuple(p for p in home.points if p.lower is not None and p.upper is not None)
    if not held:
        return []
    rows: list[Spec] = [{"day": stamp(p.day), "lower": p.lower, "upper": p.upper, "run": p.run} for p in held]
    ends = {"y": {"field": "lower", "type": "quantitative"}, "y2": {"field": "upper"}}
    if not view.joined:
        return [layer("interval", rows, {"type": "rule", "color": theme.INK}, ends)]
    area = {"type": "area", "color": theme.BAND, "opacity": 1, "stroke": theme.BAND_EDGE, "strokeWidth": 1}
    return [layer("interval", rows, area, ends | marks.by_run(rows))]
