"""Draw a figure over time: labelled lines, intervals as bands, targets as lines, breaks as gaps."""

from datetime import date

from lutondash.charts import theme
from lutondash.charts.finished import FinishedChart
from lutondash.charts.plane import Plane, plane_of, stamp
from lutondash.charts.spec import SCHEMA, Spec, layer, stack
from lutondash.charts.style import line_style
from lutondash.charts.texts import date_texts, end_texts, target_texts
from lutondash.charts.theme import Size
from lutondash.charts.words import TargetWords, end_labels, target_labels, target_words
from lutondash.views.lines import Line, LinePoint
from lutondash.views.trend_chart import TrendChart

_DOT = {"type": "circle", "size": 36, "opacity": 1}
_CASING = {"line": 3, "dot": 1}
"""Pixels of white around lines and dots that may stand on the pale band: their colours always touch white."""
_TOOLTIP = [
    {"field": field, "type": "nominal", "title": title}
    for field, title in (("place", "Place"), ("period", "When"), ("figure", "Figure"))
]


def draw(view: TrendChart, size: Size) -> FinishedChart:
    """Draw the view for the app, as wide as its place; the text alternative stays with the view."""
    around = {"width": "container", "height": size.height, "padding": theme.PADDING}
    return FinishedChart(_chart(view, size)[1] | around)


def still(view: TrendChart, size: Size) -> Spec:
    """Draw the view for good: exactly as large as the size, whatever fonts the machine has."""
    plane, spec = _chart(view, size)
    edges = {
        "top": size.over_the_plot,
        "bottom": size.under_the_plot,
        "left": plane.axis_width + theme.PADDING["left"] + 1,
        "right": theme.PADDING["right"],
    }
    width = size.width - edges["left"] - edges["right"]
    return spec | {"width": width, "height": size.plot_height, "padding": edges, "autosize": "none"}


def _chart(view: TrendChart, size: Size) -> tuple[Plane, Spec]:
    """Lay out the plane and write the layers on it."""
    labels = end_labels(view, size)
    plane = plane_of(view, size, labels)
    beside = _words_beside_targets(view, plane)
    if len(beside) < len(view.targets):
        beside, labels = [], [*labels, *target_labels(view, size)]
        plane = plane_of(view, size, labels)
    layers = [
        *_intervals(view),
        *_targets(view, plane),
        *_breaks(view, plane),
        *(_line(view, line, n) for n, line in enumerate(_behind_first(view))),
        *target_texts(beside, plane),
        end_texts(view, labels, plane),
        date_texts(view, plane),
    ]
    shared = {"$schema": SCHEMA, "config": theme.config(size), "encoding": plane.encoding}
    return plane, shared | {"layer": layers}


def _words_beside_targets(view: TrendChart, plane: Plane) -> list[TargetWords]:
    """Place the words of every target that has room beside it."""
    dots = [[plane.at(point) for point in line.points] for line in view.lines]
    placed = (target_words(t.words, plane.up(t.value), plane.width, plane.size, dots) for t in view.targets)
    return [words for words in placed if words is not None]


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
    style = line_style(view, line)
    edge = {"stroke": theme.GROUND, "strokeWidth": _CASING["dot"]} if _has_band(view) else {}
    dots = {f"points_{number}": _DOT | {"color": style.colour} | edge}
    strokes = _strokes(view, style.colour, style.width, style.dashes) if view.joined else {}
    lines = {f"{look}_{number}": mark for look, mark in strokes.items()}
    rows = [_row(line, point) for point in line.points]
    drawn = stack(f"place_{number}", rows, lines, _by_run(line.points))
    drawn["layer"] += stack("dots", rows, dots, {"tooltip": _TOOLTIP})["layer"]
    return drawn


def _has_band(view: TrendChart) -> bool:
    return view.has_intervals and view.joined


def _strokes(view: TrendChart, colour: str, width: int, dashes: tuple[int, ...]) -> dict[str, Spec]:
    """Draw a line, where there is a pale band over a wider white one."""
    line: Spec = {"type": "line", "color": colour, "strokeWidth": width}
    line |= {"strokeDash": list(dashes)} if dashes else {}
    casing = {"type": "line", "color": theme.GROUND, "strokeWidth": width + _CASING["line"]}
    return {"casing": casing, "line": line} if _has_band(view) else {"line": line}


def _by_run(points: tuple[LinePoint, ...]) -> Spec:
    """Keep runs apart where there are several; a line that is whole needs no such care."""
    runs = {point.run for point in points}
    return {"detail": {"field": "run", "type": "nominal"}} if len(runs) > 1 else {}


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
    return [layer("interval", rows, area, ends | _by_run(held))]


def _targets(view: TrendChart, plane: Plane) -> list[Spec]:
    """Draw targets as dashed lines, from the first value to the last."""
    if not view.targets:
        return []
    ends = (plane.first, plane.last)
    rows: list[Spec] = [{"value": t.value, "day": stamp(day)} for t in view.targets for day in ends]
    apart = {"detail": {"field": "value", "type": "quantitative"}} if len(view.targets) > 1 else {}
    strokes = _strokes(view, theme.ORANGE, 2, theme.TARGET_DASH)
    return [stack("targets", rows, {f"target_{look}": mark for look, mark in strokes.items()}, apart)]


def _breaks(view: TrendChart, plane: Plane) -> list[Spec]:
    """Draw a dotted line where the way of counting changed: between the values on either side."""
    rows: list[Spec] = [
        {"day": stamp(_between(view, mark.day)), "words": mark.words}
        for mark in view.breaks
        if plane.first < mark.day <= plane.last
    ]
    if not rows:
        return []
    height = {"y": {"value": 0}, "y2": {"value": "height"}}
    tooltip = {"tooltip": {"field": "words", "type": "nominal"}}
    return [
        layer("break", rows, {"type": "rule", "color": theme.SOFT, "strokeDash": [2, 3]}, height | tooltip)
    ]


def _between(view: TrendChart, day: date) -> date:
    """Find the middle between the last value counted the old way and the first counted the new way."""
    days = sorted({point.day for line in view.lines for point in line.points})
    before, after = max(d for d in days if d < day), min(d for d in days if d >= day)
    return before + (after - before) / 2
