"""Draw what is more than chance: limits as a pale band, every value by its mark, rebases as dotted lines."""

from datetime import timedelta
from functools import partial

from lutondash.charts import marks, theme
from lutondash.charts.finished import FinishedChart
from lutondash.charts.framed import Framed
from lutondash.charts.over_time import Paths, framed, laid_out
from lutondash.charts.plane import Plane, stamp
from lutondash.charts.spec import Spec, layer
from lutondash.charts.texts import date_texts, end_texts, target_texts
from lutondash.charts.theme import Size
from lutondash.charts.words import EndLabel
from lutondash.views.control_chart import ControlChart, ControlPoint, Limits

COLOURS = {"better": theme.TEAL, "worse": theme.PLUM, "none": theme.SOFT}
"""What the meaning of a mark looks like; chance is ink."""

_AREAS = {"dot": 28, "circle": 75, "square": 75, "diamond": 105, "triangle-up": 95, "triangle-down": 95}
"""Areas of marks in square pixels: as large to the eye as each other, the dots of chance small."""
_THIN = 1.5
_LIMIT_DASH = [5, 4]
_TOOLTIP = [
    {"field": field, "type": "nominal", "title": title}
    for field, title in (("period", "When"), ("figure", "Figure"), ("words", "Mark"))
]


def draw(view: ControlChart, size: Size) -> FinishedChart:
    """Draw the view for the app, as wide as its place; the text alternative stays with the view."""
    return _chart(view, size).stretched


def still(view: ControlChart, size: Size) -> Spec:
    """Draw the view for good: exactly as large as the size, whatever fonts the machine has."""
    return _chart(view, size).fitted


def _chart(view: ControlChart, size: Size) -> Framed:
    """Lay out the plane and write the layers on it; a phone gets the last values only."""
    shown = view.latest if size == theme.NARROW else view
    placed = laid_out(shown, size, _labels(shown, size), partial(_paths, shown))
    plane = placed.plane
    layers = [
        *_limits(shown),
        *marks.target_lines(shown.targets, plane, on_a_band=True),
        *marks.uprights("rebase", shown.rebases, shown.days, plane),
        _line(shown),
        _points(shown),
        *target_texts(placed.beside, plane),
        end_texts(placed.labels, plane),
        date_texts({point.day: point.short for point in shown.points}, plane),
    ]
    return framed(plane, layers)


def _labels(view: ControlChart, size: Size) -> list[EndLabel]:
    """Label our latest value, and the limits it is judged by."""
    last, limits = view.points[-1], view.segments[-1]
    levels = (
        (limits.upper, limits.upper_words),
        (limits.mean, limits.mean_words),
        (limits.lower, limits.lower_words),
    )
    ours = EndLabel(last.value, theme.INK, (last.number,), size.type_size)
    return [ours, *(EndLabel(value, theme.SOFT, (words,), size.type_size, 400) for value, words in levels)]


def _paths(view: ControlChart, plane: Plane) -> Paths:
    """Say where the line, the limits and the averages run."""
    levels = [
        [plane.at(each.first, value), plane.at(each.last, value)]
        for each in view.segments
        for value in (each.lower, each.mean, each.upper)
    ]
    return [[plane.at(point.day, point.value) for point in view.points], *levels]


def _limits(view: ControlChart) -> list[Spec]:
    """Draw the band of chance, its limits dashed and its average thin, a stretch at a time."""
    edge = {"type": "rule", "color": theme.SOFT}
    across = {"x": {"field": "day"}, "x2": {"field": "until"}}
    across["x"] |= {"type": "temporal"}
    band = {"y": {"field": "lower", "type": "quantitative"}, "y2": {"field": "upper"}}
    stretches = [_stretch(each) for each in view.segments]
    limits = [{**row, "value": row[end]} for row in stretches for end in ("lower", "upper")]
    averages = [{**row, "value": row["mean"]} for row in stretches]
    return [
        layer("band", stretches, {"type": "rect", "color": theme.BAND, "opacity": 1}, across | band),
        layer("limit", limits, edge | {"strokeDash": _LIMIT_DASH}, across),
        layer("average", averages, edge, across),
    ]


def _stretch(limits: Limits) -> Spec:
    """Write one stretch; one of a single value is a day wide, so that it is seen."""
    until = max(limits.last, limits.first + timedelta(days=1))
    ends = {"day": stamp(limits.first), "until": stamp(until)}
    return ends | {"lower": limits.lower, "mean": limits.mean, "upper": limits.upper}


def _line(view: ControlChart) -> Spec:
    rows = [_row(point) for point in view.points]
    apart = {"detail": {"field": "run", "type": "nominal"}}
    return layer("line", rows, {"type": "line", "color": theme.INK, "strokeWidth": _THIN}, apart)


def _points(view: ControlChart) -> Spec:
    mark = {"type": "point", "filled": True, "opacity": 1, "stroke": theme.GROUND, "strokeWidth": 1}
    seen = {"type": "nominal", "scale": None, "legend": None}
    looks = {
        "shape": {"field": "shape", **seen},
        "fill": {"field": "colour", **seen},
        "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
    }
    return layer("points", [_row(point) for point in view.points], mark, looks | {"tooltip": _TOOLTIP})


def _row(point: ControlPoint) -> Spec:
    """Write a point; shape and colour say the same as its mark."""
    is_chance = point.mark.shape == "dot"
    return {
        "day": stamp(point.day),
        "value": point.value,
        "run": point.run,
        "period": point.label,
        "figure": point.text,
        "words": point.mark.words,
        "shape": "circle" if is_chance else point.mark.shape,
        "colour": theme.INK if is_chance else COLOURS[point.mark.meaning],
        "size": _AREAS[point.mark.shape],
    }
