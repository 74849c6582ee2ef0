"""Draw a figure over time: labelled lines, intervals as bands, targets as lines, breaks as gaps."""

from datetime import date
from typing import Any

import altair as alt

from lutondash.charts import theme
from lutondash.charts.finished import FinishedChart
from lutondash.charts.placing import Alignment, even_days, spread
from lutondash.charts.plane import BESIDE_THE_DOT, Plane, plane_of, stamp
from lutondash.charts.theme import Size
from lutondash.charts.words import EndLabel, TargetWords, end_labels, target_labels, target_words
from lutondash.views.trend_chart import Line, LinePoint, TrendChart

Layer = alt.Chart | alt.LayerChart

_PADDING = {"top": 14, "bottom": 28, "left": 2, "right": 2}


def draw(view: TrendChart, size: Size) -> FinishedChart:
    """Draw the view at one size; its text alternative stays with the view, for whoever shows it."""
    labels = end_labels(view, size)
    plane = plane_of(view, size, labels)
    beside = _words_beside_targets(view, plane)
    if len(beside) < len(view.targets):
        beside, labels = [], [*labels, *target_labels(view, size)]
        plane = plane_of(view, size, labels)
    drawn = alt.LayerChart(
        layer=[
            *_intervals(view, plane),
            *_targets(view, plane),
            *_breaks(view, plane),
            *(layer for n, line in enumerate(_behind_first(view)) for layer in _line(view, line, n, plane)),
            *_target_words(beside, plane),
            _end_labels(view, labels, plane),
            *_dates(view, plane),
        ],
        width="container",
        height=size.height,
        padding=_PADDING,
        config=theme.config(size),
    )
    return FinishedChart(drawn.to_dict())


def _behind_first(view: TrendChart) -> list[Line]:
    """Our own line is drawn last, on top."""
    return sorted(view.lines, key=lambda line: line.tone == "home")


def _row(line: Line, point: LinePoint) -> dict[str, Any]:
    return {
        "day": stamp(point.day),
        "value": point.value,
        "run": point.run,
        "place": line.name,
        "period": point.label,
        "figure": point.text + (", provisional" if point.provisional else ""),
        "lower": point.lower,
        "upper": point.upper,
    }


def _data(rows: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=rows)


def _style(view: TrendChart, line: Line) -> tuple[str, str, list[int], float]:
    if line.tone != "chosen":
        tone = line.tone
        return theme.LINE_COLOURS[tone], theme.LABEL_COLOURS[tone], theme.DASHES[tone], theme.WIDTHS[tone]
    chosen = [other.code for other in view.lines if other.tone == "chosen"].index(line.code)
    colour, dash = chosen % len(theme.CHOSEN_COLOURS), chosen // len(theme.CHOSEN_COLOURS)
    dashes = theme.CHOSEN_DASHES[dash % len(theme.CHOSEN_DASHES)]
    return theme.CHOSEN_COLOURS[colour], theme.CHOSEN_LABELS[colour], dashes, theme.WIDTHS["chosen"]


def _line(view: TrendChart, line: Line, number: int, plane: Plane) -> list[Layer]:
    colour, _, dash, width = _style(view, line)
    data = _data([_row(line, point) for point in line.points])
    tooltip = [alt.Tooltip("place:N", title="Place"), alt.Tooltip("period:N", title="When")]
    tooltip.append(alt.Tooltip("figure:N", title="Figure"))
    dots = alt.Chart(data, name=f"points_{number}").mark_circle(size=36, color=colour, opacity=1)
    points = dots.encode(x=plane.x, y=plane.y(), tooltip=tooltip)
    if not view.joined:
        return [points]
    lines = alt.Chart(data, name=f"line_{number}")
    joined = lines.mark_line(color=colour, strokeWidth=width, strokeDash=dash)
    return [joined.encode(x=plane.x, y=plane.y(), detail="run:N"), points]


def _intervals(view: TrendChart, plane: Plane) -> list[Layer]:
    home = next(line for line in view.lines if line.tone == "home")
    rows = [_row(home, p) for p in home.points if p.lower is not None and p.upper is not None]
    if not rows:
        return []
    base = alt.Chart(_data(rows), name="interval")
    if not view.joined:
        return [base.mark_rule(color=theme.INK).encode(x=plane.x, y=plane.y("lower"), y2="upper:Q")]
    area = base.mark_area(color=theme.INK, opacity=0.13)
    return [area.encode(x=plane.x, y=plane.y("lower"), y2="upper:Q", detail="run:N")]


def _targets(view: TrendChart, plane: Plane) -> list[Layer]:
    """Draw targets as dashed lines, from the first value to the last."""
    if not view.targets:
        return []
    ends = (plane.first, plane.last)
    rows = [{"value": t.value, "day": stamp(day)} for t in view.targets for day in ends]
    rule = alt.Chart(_data(rows), name="target_rule")
    drawn = rule.mark_line(color=theme.ORANGE, strokeWidth=2, strokeDash=[6, 4])
    return [drawn.encode(x=plane.x, y=plane.y(), detail="value:Q")]


def _words_beside_targets(view: TrendChart, plane: Plane) -> list[TargetWords]:
    """Place the words of every target that has room beside it."""
    dots = [[plane.at(point) for point in line.points] for line in view.lines]
    placed = (target_words(t.words, plane.up(t.value), plane.width, plane.size, dots) for t in view.targets)
    return [words for words in placed if words is not None]


def _target_words(beside: list[TargetWords], plane: Plane) -> list[Layer]:
    layers: list[Layer] = []
    for n, placed in enumerate(beside):
        day = plane.first + (plane.last - plane.first) * placed.along
        rows = [
            {"value": plane.value(line.up), "day": stamp(day), "words": line.text} for line in placed.lines
        ]
        layers += _with_halo(rows, f"target_words_{n}", plane)
    return layers


def _with_halo(rows: list[dict[str, Any]], name: str, plane: Plane) -> list[Layer]:
    """Write words over a white edge, so that a line behind them never runs through the letters."""
    looks: dict[str, dict[str, Any]] = {
        "halo": {"color": "#ffffff", "stroke": "#ffffff", "strokeWidth": 5, "strokeJoin": "round"},
        "ink": {"color": theme.TEXT},
    }
    return [
        alt.Chart(_data(rows), name=f"{name}_{look}")
        .mark_text(align="left", baseline="middle", fontSize=plane.size.type_size, **marks)
        .encode(x=plane.x, y=plane.y(), text="words:N")
        for look, marks in looks.items()
    ]


def _breaks(view: TrendChart, plane: Plane) -> list[Layer]:
    """Draw a dotted line where the way of counting changed: between the values on either side."""
    rows = [
        {"day": stamp(_between(view, mark.day)), "words": mark.words}
        for mark in view.breaks
        if plane.first < mark.day <= plane.last
    ]
    if not rows:
        return []
    base = alt.Chart(_data(rows), name="break")
    return [base.mark_rule(color=theme.SOFT, strokeDash=[2, 3]).encode(x=plane.x, tooltip="words:N")]


def _between(view: TrendChart, day: date) -> date:
    """Find the middle between the last value counted the old way and the first counted the new way."""
    days = sorted({point.day for line in view.lines for point in line.points})
    before, after = max(d for d in days if d < day), min(d for d in days if d >= day)
    return before + (after - before) / 2


def _end_labels(view: TrendChart, labels: list[EndLabel], plane: Plane) -> Layer:
    """Label every line at its end; labels that would touch are pushed apart."""
    wanted = [plane.up(label.value) for label in labels]
    centres = spread(wanted, [label.height for label in labels], 0.0)
    rows = [
        {
            "day": stamp(plane.last),
            "value": plane.value(centre + label.offset(n)),
            "label": text,
            "colour": _style(view, label.line)[1] if label.line else theme.TEXT,
        }
        for label, centre in zip(labels, centres, strict=True)
        for n, text in enumerate(label.texts)
    ]
    base = alt.Chart(_data(rows), name="labels")
    text = base.mark_text(
        align="left", baseline="middle", dx=BESIDE_THE_DOT, fontWeight=600, fontSize=plane.size.type_size
    )
    colour = alt.Color("colour:N", scale=None)
    drawn: alt.Chart = text.encode(x=plane.x, y=plane.y(), text="label:N", color=colour)
    return drawn


def _dates(view: TrendChart, plane: Plane) -> list[Layer]:
    """Name a few periods under the lines: the first starts at its point, the last ends there."""
    named = {point.day: point.short for line in view.lines for point in line.points}
    kept = even_days(named, plane.size.dates, plane.width, plane.size.type_size - 1)
    placed: list[tuple[Alignment, list[date]]] = [
        ("left", kept[:1]),
        ("center", kept[1:-1]),
        ("right", kept[1:][-1:]),
    ]
    return [_dates_aligned(named, days, align, plane) for align, days in placed if days]


def _dates_aligned(named: dict[date, str], days: list[date], align: Alignment, plane: Plane) -> Layer:
    rows = [{"day": stamp(day), "label": named[day]} for day in days]
    text = alt.Chart(_data(rows), name=f"dates_{align}").mark_text(
        align=align, baseline="top", dy=8, color=theme.SOFT, fontSize=plane.size.type_size - 1
    )
    dated: alt.Chart = text.encode(x=plane.x, y=alt.value("height"), text="label:N")
    return dated
