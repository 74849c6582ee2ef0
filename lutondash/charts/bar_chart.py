"""Draw amounts as horizontal bars from zero, or as steps from total to total, joined by thin lines."""

from lutondash.charts import theme
from lutondash.charts.across import ENDS, framed, plane
from lutondash.charts.bar_layout import BESIDE, BarLayout, Row, is_bold, layout
from lutondash.charts.finished import FinishedChart
from lutondash.charts.framed import Framed
from lutondash.charts.spec import Spec, layer, stack
from lutondash.charts.theme import Size
from lutondash.views.bar_chart import BarChart, BarKind

LEAST_SEEN = 2
"""Pixels: an amount that is not nothing is never drawn smaller."""
_LOOKS: dict[BarKind, Spec] = {
    BarKind.PART: {"fill": theme.INK},
    BarKind.TOTAL: {"fill": theme.BLACK},
    BarKind.MORE: {"fill": theme.INK},
    BarKind.LESS: {"fill": theme.PALE, "stroke": theme.INK, "strokeWidth": 1},
    BarKind.GAP: {"fill": theme.GROUND, "stroke": theme.SOFT, "strokeWidth": 1.5, "strokeDash": [4, 3]},
}
"""Every kind has a fill and an outline of its own; a total has bold words, a gap a dashed outline."""
_ROOM = theme.PADDING | {"left": 0, "right": 0}
"""None at the sides: names start in line with the heading over the chart."""
_OVER_THE_BARS = 4
_HALO: Spec = {"color": theme.GROUND, "stroke": theme.GROUND, "strokeWidth": 5, "strokeJoin": "round"}
_TOOLTIP = [
    {"field": field, "type": "nominal", "title": title}
    for field, title in (("name", "What"), ("figure", "Figure"))
]


def draw(view: BarChart, size: Size) -> FinishedChart:
    """Draw the view for the app, as wide as its place; the text alternative stays with the view."""
    return _chart(view, size).stretched


def still(view: BarChart, size: Size) -> Spec:
    """Draw the view for good: exactly as wide as the size, whatever fonts the machine has."""
    return _chart(view, size).fitted


def _chart(view: BarChart, size: Size) -> Framed:
    """Write the layers on the plane: thin lines behind, then bars, then words."""
    placed = layout(view, size)
    layers = [
        *_rules(placed),
        *_joins(view, placed),
        *_bars(placed),
        *_zero(view, placed),
        _names(placed),
        *_figures(placed),
    ]
    encoding = plane((placed.low, placed.high), placed.height, placed.left, placed.right)
    return framed(size, placed.height, _ROOM, encoding, layers)


def _rules(placed: BarLayout) -> list[Spec]:
    """Draw a hairline between rows, from edge to edge, so that the eye finds the bar of a name."""
    rows: list[Spec] = [{"down": row.foot} for row in placed.rows[:-1]]
    across = {"x": {"value": 0}, "x2": {"value": "width"}}
    return [layer("rules", rows, {"type": "rule", "color": theme.HAIR}, across)] if rows else []


def _joins(view: BarChart, placed: BarLayout) -> list[Spec]:
    """Join steps by thin lines, each from the end of a bar to the next that starts or ends there."""
    rows = [
        {"value": one.bar.end, "to": one.bar.end, "top": one.bar_foot, "foot": other.bar_top}
        for one, other in (placed.joined() if view.is_stepped else ())
    ]
    return [layer("joins", rows, {"type": "rule", "color": theme.SOFT}, ENDS)] if rows else []


def _bars(placed: BarLayout) -> list[Spec]:
    """Draw the bars, kind by kind."""
    return [
        layer(
            f"bars_{kind}",
            [_bar(row) for row in placed.rows if row.bar.kind is kind],
            {"type": "rect", "opacity": 1, "x2Offset": _least_seen()} | look,
            ENDS | {"tooltip": _TOOLTIP},
        )
        for kind, look in _LOOKS.items()
        if any(row.bar.kind is kind for row in placed.rows)
    ]


def _least_seen() -> Spec:
    """Stretch a bar that would be too thin to see, away from where it starts."""
    length = "abs(scale('x', datum.to) - scale('x', datum.value))"
    return {"expr": f"datum.direction * max(0, {LEAST_SEEN} - {length})"}


def _bar(row: Row) -> Spec:
    """Write a bar; its direction is 1 to the right, -1 to the left, and 0 where there is nothing."""
    start, end = row.bar.start, row.bar.end
    ends = {"value": start, "to": end, "top": row.bar_top, "foot": row.bar_foot}
    words = {"name": row.bar.name, "figure": row.bar.text}
    return ends | words | {"direction": (end > start) - (end < start)}


def _zero(view: BarChart, placed: BarLayout) -> list[Spec]:
    """Draw where zero is, where bars go under it or stand away from it; never through a name."""
    away = view.is_stepped and not placed.names_stand_over
    if not placed.goes_under_zero and not away:
        return []
    each = ((row.bar_top - _OVER_THE_BARS, row.bar_foot + _OVER_THE_BARS) for row in placed.rows)
    spans = each if placed.names_stand_over else ((0, placed.height),)
    rows: list[Spec] = [{"value": 0, "to": 0, "top": top, "foot": foot} for top, foot in spans]
    return [layer("zero", rows, {"type": "rule", "color": theme.TEXT, "strokeWidth": 1.5}, ENDS)]


def _names(placed: BarLayout) -> Spec:
    """Write the names, over a white edge: the lines between steps never run through the letters."""
    rows: list[Spec] = [
        {"down": down, "label": text, "weight": _weight(row)}
        for row in placed.rows
        for text, down in placed.lines(row.names, row.name_middle)
    ]
    text: Spec = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "fontWeight": {"expr": "datum.weight"},
    }
    looks = {"name_halo": text | _HALO, "name_ink": text | {"color": theme.TEXT}}
    return stack("names", rows, looks, {"x": {"value": 0}, "text": {"field": "label"}})


def _figures(placed: BarLayout) -> list[Spec]:
    """Write each figure where its bar ends, outside it."""
    sides = {"figures_before": (True, "right", -BESIDE), "figures": (False, "left", BESIDE)}
    found = (
        (name, look, [row for row in placed.rows if row.is_before is look[0]]) for name, look in sides.items()
    )
    return [_written(placed, name, rows, look[1], look[2]) for name, look, rows in found if rows]


def _written(placed: BarLayout, name: str, rows: list[Row], align: str, aside: int) -> Spec:
    texts: list[Spec] = [
        {"value": _beside(row), "down": down, "label": text, "weight": _weight(row)}
        for row in rows
        for text, down in placed.lines(row.figures, row.middle)
    ]
    mark = {"type": "text", "align": align, "baseline": "middle", "dx": aside, "color": theme.TEXT}
    return layer(name, texts, mark | {"fontWeight": {"expr": "datum.weight"}}, {"text": {"field": "label"}})


def _beside(row: Row) -> float:
    """Give the value at which a figure stands: the end of its bar, or the far side where words follow."""
    return row.bar.end if row.is_before else max(row.bar.start, row.bar.end)


def _weight(row: Row) -> int:
    return 700 if is_bold(row.bar) else 400
