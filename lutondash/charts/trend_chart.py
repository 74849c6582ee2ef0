"""Draw a figure over time: labelled lines, intervals as bands, targets as lines, breaks as gaps."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import altair as alt

from lutondash.charts import theme
from lutondash.charts.finished import FinishedChart
from lutondash.charts.scale import Scale, spread, value_scale
from lutondash.charts.theme import Size
from lutondash.model.indicator import Unit
from lutondash.views.trend_chart import Line, LinePoint, TrendChart

_DAYS_OF_ROOM = 40

Layer = alt.Chart | alt.LayerChart
Alignment = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where things stand: the days across and the values up, the same for every layer."""

    x: alt.X
    unit: Unit
    scale: Scale

    def y(self, field: str = "value") -> alt.Y:
        """Encode a field's height."""
        axis = alt.Axis(title=None, values=list(self.scale.ticks), labelExpr=_tick_words(self.unit))
        domain = alt.Scale(domain=[self.scale.low, self.scale.high], nice=False, zero=False)
        return alt.Y(field, type="quantitative", axis=axis, scale=domain)


def draw(view: TrendChart, size: Size) -> FinishedChart:
    """Draw the view at one size; its text alternative stays with the view, for whoever shows it."""
    plane = _Plane(_across(view, size), view.unit, value_scale(view))
    layers: list[Layer] = [
        *_intervals(view, plane),
        *_targets(view, size, plane),
        *_breaks(view, plane),
        *(layer for n, line in enumerate(_behind_first(view)) for layer in _line(view, line, n, plane)),
        _end_labels(view, size, plane),
        *_dates(view, size, plane),
    ]
    drawn = alt.LayerChart(
        layer=layers,
        width="container",
        height=size.height,
        padding={"bottom": 28},
        config=theme.config(size),
    )
    return FinishedChart(drawn.to_dict())


def _behind_first(view: TrendChart) -> list[Line]:
    """Our own line is drawn last, on top."""
    return sorted(view.lines, key=lambda line: line.tone == "home")


def _across(view: TrendChart, size: Size) -> alt.X:
    days = [point.day for line in view.lines for point in line.points]
    first, last = min(days), max(days)
    room = max((last - first).days * size.room / (1 - size.room), _DAYS_OF_ROOM)
    domain = [_stamp(first), _stamp(last + timedelta(days=room))]
    return alt.X("day:T", axis=None, scale=alt.Scale(domain=domain))


def _tick_words(unit: Unit) -> str:
    number = "format(datum.value, ',')"
    return {Unit.PERCENT: f"{number} + '%'", Unit.GBP: f"'£' + {number}"}.get(unit, number)


def _stamp(day: date) -> str:
    return day.isoformat()


def _row(line: Line, point: LinePoint) -> dict[str, Any]:
    return {
        "day": _stamp(point.day),
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


def _line(view: TrendChart, line: Line, number: int, plane: _Plane) -> list[Layer]:
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


def _intervals(view: TrendChart, plane: _Plane) -> list[Layer]:
    home = next(line for line in view.lines if line.tone == "home")
    rows = [_row(home, p) for p in home.points if p.lower is not None and p.upper is not None]
    if not rows:
        return []
    base = alt.Chart(_data(rows), name="interval")
    if not view.joined:
        return [base.mark_rule(color=theme.INK).encode(x=plane.x, y=plane.y("lower"), y2="upper:Q")]
    area = base.mark_area(color=theme.INK, opacity=0.13)
    return [area.encode(x=plane.x, y=plane.y("lower"), y2="upper:Q", detail="run:N")]


def _targets(view: TrendChart, size: Size, plane: _Plane) -> list[Layer]:
    if not view.targets:
        return []
    first = min(point.day for line in view.lines for point in line.points)
    rows = [{"value": t.value, "words": t.words, "day": _stamp(first)} for t in view.targets]
    data = _data(rows)
    rule = alt.Chart(data, name="target_rule").mark_rule(color=theme.ORANGE, strokeWidth=2, strokeDash=[6, 4])
    words = alt.Chart(data, name="target_words").mark_text(
        align="left", baseline="bottom", dy=-4, color=theme.TEXT, fontSize=size.type_size
    )
    return [rule.encode(y=plane.y()), words.encode(x=plane.x, y=plane.y(), text="words:N")]


def _breaks(view: TrendChart, plane: _Plane) -> list[Layer]:
    if not view.breaks:
        return []
    rows = [{"day": _stamp(mark.day), "words": mark.words} for mark in view.breaks]
    base = alt.Chart(_data(rows), name="break")
    return [base.mark_rule(color=theme.SOFT, strokeDash=[2, 3]).encode(x=plane.x, tooltip="words:N")]


def _end_labels(view: TrendChart, size: Size, plane: _Plane) -> Layer:
    """Label every line at its end; labels that would touch are pushed apart."""
    scale = plane.scale
    gap = (scale.high - scale.low) * (size.type_size + 6) / size.height
    heights = spread([line.end.value for line in view.lines], gap, scale.low)
    rows = [
        {
            "day": _stamp(line.end.day),
            "value": at,
            "label": f"{line.name} {line.end.text}",
            "colour": _style(view, line)[1],
        }
        for line, at in zip(view.lines, heights, strict=True)
    ]
    base = alt.Chart(_data(rows), name="labels")
    text = base.mark_text(align="left", dx=9, fontWeight=600, fontSize=size.type_size)
    colour = alt.Color("colour:N", scale=None)
    labels: alt.Chart = text.encode(x=plane.x, y=plane.y(), text="label:N", color=colour)
    return labels


def _dates(view: TrendChart, size: Size, plane: _Plane) -> list[Layer]:
    """Name a few periods under the lines: the first starts at its point, the last ends there."""
    named = {point.day: point.short for line in view.lines for point in line.points}
    days = sorted(named)
    steps = min(size.dates, len(days)) - 1
    kept = [days[round(n * (len(days) - 1) / steps)] for n in range(steps + 1)] if steps else days
    placed: list[tuple[Alignment, list[date]]] = [
        ("left", kept[:1]),
        ("center", kept[1:-1]),
        ("right", kept[1:][-1:]),
    ]
    return [_dates_aligned(named, days, align, size, plane) for align, days in placed if days]


def _dates_aligned(
    named: dict[date, str], days: list[date], align: Alignment, size: Size, plane: _Plane
) -> Layer:
    rows = [{"day": _stamp(day), "label": named[day]} for day in days]
    text = alt.Chart(_data(rows), name=f"dates_{align}").mark_text(
        align=align, baseline="top", dy=8, color=theme.SOFT, fontSize=size.type_size - 1
    )
    dated: alt.Chart = text.encode(x=plane.x, y=alt.value("height"), text="label:N")
    return dated
