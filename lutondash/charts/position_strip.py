"""Draw a figure among those of other places: a ring each at its true value, ours filled, on one axis."""

from itertools import pairwise

from lutondash.charts import theme
from lutondash.charts.across import ENDS, framed, plane
from lutondash.charts.finished import FinishedChart
from lutondash.charts.framed import Framed
from lutondash.charts.placing import text_width
from lutondash.charts.scale import tick_words
from lutondash.charts.spec import Spec, layer
from lutondash.charts.strip_layout import LEADER, RADIUS, SAME, TICK, Label, Layout, Ring, layout
from lutondash.charts.theme import Size
from lutondash.views.position_strip import PositionStrip, StripMiddle, StripPlace

_AREA = 113
"""The area of a dot of the radius, as charts measure dots."""
_COLOURS = {"home": theme.INK, "middle": theme.TEXT, "country": theme.TEXT}
_BETWEEN_TICKS = 12
_TOOLTIP = [
    {"field": field, "type": "nominal", "title": title}
    for field, title in (("place", "Place"), ("figure", "Figure"))
]


def draw(view: PositionStrip, size: Size) -> FinishedChart:
    """Draw the view for the app, as wide as its place; the text alternative stays with the view."""
    return _chart(view, size).stretched


def still(view: PositionStrip, size: Size) -> Spec:
    """Draw the view for good: exactly as wide as the size, whatever fonts the machine has."""
    return _chart(view, size).fitted


def _chart(view: PositionStrip, size: Size) -> Framed:
    """Write the layers on the plane: what lies behind first, ours last."""
    placed = layout(view, size)
    layers = [
        *_band(view, placed),
        *_uprights(view, placed),
        *_leaders(placed),
        *_axis(view, placed),
        *_dots(placed),
        *_texts(placed),
    ]
    ends = (placed.scale.low, placed.scale.high)
    encoding = plane(ends, placed.height, RADIUS, RADIUS)
    return framed(size, placed.height, theme.PADDING, encoding, layers)


def _band(view: PositionStrip, placed: Layout) -> list[Spec]:
    """Draw what is about the same as a pale band whose edge shows where it ends."""
    if view.middle is None or view.middle.low is None:
        return []
    row = {"value": view.middle.low, "to": view.middle.high, "top": placed.zone_top, "foot": placed.zone_foot}
    mark = {"type": "rect", "color": theme.BAND, "opacity": 1, "stroke": theme.BAND_EDGE, "strokeWidth": 1}
    return [layer("band", [row], mark, ENDS)]


def _uprights(view: PositionStrip, placed: Layout) -> list[Spec]:
    """Draw the middle as a dotted line and the country as a solid one."""
    looks: dict[str, tuple[StripMiddle | StripPlace | None, Spec]] = {
        "middle": (view.middle, {"color": theme.TEXT, "strokeDash": [2, 3]}),
        "country": (view.country, {"color": theme.BLACK}),
    }
    return [
        layer(name, [_upright(placed, mark.value)], {"type": "rule", "strokeWidth": 2} | look, ENDS)
        for name, (mark, look) in looks.items()
        if mark is not None
    ]


def _upright(placed: Layout, value: float) -> Spec:
    return {"value": value, "to": value, "top": placed.zone_top, "foot": placed.zone_foot}


def _leaders(placed: Layout) -> list[Spec]:
    """Lead from every mark to its label by a thin line, straight down through the zone, then aside."""
    rows = [_leader(placed, label, placed.zone_top, placed.zone_top - LEADER) for label in placed.over]
    for label, ring in ((label, placed.ring(label)) for label in placed.under):
        drop = _upright(placed, ring.place.value) | {"top": placed.base - ring.up}
        rows += [drop, _leader(placed, label, placed.zone_foot, placed.zone_foot + LEADER)]
    return [layer("leaders", rows, {"type": "rule", "color": theme.SOFT, "strokeWidth": 1}, ENDS)]


def _leader(placed: Layout, label: Label, start: float, text: float) -> Spec:
    """Lead from the edge of the zone to the text, which may stand aside."""
    return {"value": placed.value(label.at), "to": placed.value(label.end), "top": start, "foot": text}


def _dots(placed: Layout) -> list[Spec]:
    """Draw a ring for each place and a filled dot for ours, each at its true value."""
    hollow = {"fill": theme.GROUND, "stroke": theme.SOFT}
    dot = {"fill": theme.INK, "stroke": theme.INK}
    shape: Spec = {"type": "circle", "size": _AREA, "opacity": 1, "strokeWidth": 1.5}
    shown = {"tooltip": _TOOLTIP}
    return [
        layer(name, [_row(placed, ring) for ring in placed.rings if ring.is_home is ours], look, shown)
        for name, ours, look in (("rings", False, shape | hollow), ("home", True, shape | dot))
    ]


def _row(placed: Layout, ring: Ring) -> Spec:
    place = ring.place
    return {
        "value": place.value,
        "down": placed.base - ring.up,
        "place": place.name,
        "figure": place.text,
        "code": place.code,
    }


def _texts(placed: Layout) -> list[Spec]:
    """Write the labels, line by line; ours is bold and in its colour."""
    over, leading = placed.zone_top - LEADER, placed.leading
    rows = [
        _line(placed, label, text, over - (len(label.texts) - n - 0.5) * leading)
        for label in placed.over
        for n, text in enumerate(label.texts)
    ]
    rows += [
        _line(placed, label, text, placed.zone_foot + LEADER + (n + 0.5) * leading)
        for label in placed.under
        for n, text in enumerate(label.texts)
    ]
    colour = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
    looks = {"labels": (False, 400), "home_label": (True, 700)}
    return [
        layer(
            name,
            [row for row in rows if (row["role"] == "home") is ours],
            {"type": "text", "align": "center", "baseline": "middle", "fontWeight": weight},
            {"text": {"field": "label"}, "color": colour},
        )
        for name, (ours, weight) in looks.items()
    ]


def _line(placed: Layout, label: Label, text: str, down: float) -> Spec:
    return {
        "value": placed.value(label.centre),
        "down": down,
        "label": text,
        "role": label.role,
        "colour": theme.SOFT if text == SAME else _COLOURS.get(label.role, theme.SOFT),
    }


def _axis(view: PositionStrip, placed: Layout) -> list[Spec]:
    """Draw the axis with its ticks, and name as many as fit."""
    scale = placed.scale
    line = {"value": scale.low, "to": scale.high, "top": placed.axis, "foot": placed.axis}
    ticks = [
        {"value": tick, "to": tick, "top": placed.axis, "foot": placed.axis + TICK} for tick in scale.ticks
    ]
    return [
        layer("axis", [line, *ticks], {"type": "rule", "color": theme.SOFT, "strokeWidth": 1}, ENDS),
        _tick_texts(view, placed),
    ]


def _tick_texts(view: PositionStrip, placed: Layout) -> Spec:
    """Name every tick where the words fit, else every second, third and so on, always both ends."""
    every = list(zip(placed.scale.ticks, tick_words(placed.scale, view.unit), strict=True))
    last = len(every) - 1
    choices = (every[::step] for step in range(1, last + 1) if last % step == 0)
    named = next((c for c in choices if _fit([words for _, words in c], placed)), [every[0], every[-1]])
    aligned = ["left", *["center"] * (len(named) - 2), "right"]
    rows: list[Spec] = [
        {"value": tick, "label": words, "align": align, "down": placed.axis + theme.ABOVE_DATES}
        for (tick, words), align in zip(named, aligned, strict=True)
    ]
    mark = {
        "type": "text",
        "align": {"expr": "datum.align"},
        "baseline": "top",
        "color": theme.SOFT,
        "fontSize": placed.size.date_size,
    }
    return layer("ticks", rows, mark, {"text": {"field": "label"}})


def _fit(words: list[str], placed: Layout) -> bool:
    """Tell whether the words at neighbouring ticks keep apart; the outer ones stand inward."""
    step = (placed.width - 2 * RADIUS) / (len(words) - 1)
    widths = [text_width(text, placed.size.date_size) for text in words]
    shares = [1.0, *[0.5] * (len(words) - 2), 1.0]
    halves = [width * share for width, share in zip(widths, shares, strict=True)]
    return all(before + after + _BETWEEN_TICKS <= step for before, after in pairwise(halves))
