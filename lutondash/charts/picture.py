"""A chart as a picture to take away: SVG or PNG, with its headline, its subtitle and its source in it."""

from typing import Any

import vl_convert

from lutondash.charts import theme
from lutondash.charts.placing import wrapped
from lutondash.charts.trend_chart import draw
from lutondash.views.trend_chart import TrendChart

_WIDTH = 1000
_SHARPNESS = 2.0
"""Pixels of a PNG for each unit of the drawing, so that it prints well."""
_NOTE_SIZE, _NOTE_LEADING, _BELOW_THE_DATES = 13, 18, 52
_TITLE = {"anchor": "start", "frame": "bounds", "color": theme.TEXT, "fontSize": 22, "fontWeight": 700}
_SUBTITLE = {"subtitleColor": theme.SOFT, "subtitleFontSize": 15, "subtitlePadding": 6, "offset": 20}


def svg(view: TrendChart) -> str:
    """Draw the chart as an SVG document that needs nothing from elsewhere."""
    return str(vl_convert.vegalite_to_svg(specification(view), allowed_base_urls=[]))


def png(view: TrendChart) -> bytes:
    """Draw the chart as a PNG file."""
    return bytes(vl_convert.vegalite_to_png(specification(view), scale=_SHARPNESS, allowed_base_urls=[]))


def specification(view: TrendChart) -> dict[str, Any]:
    """Return the wide chart with everything in it that a picture standing alone must say."""
    spec = draw(view, theme.WIDE).to_dict()
    below = _wrapped([*view.notes, view.source], _NOTE_SIZE)
    return spec | {
        "width": _WIDTH,
        "padding": 24,
        "layer": [*spec["layer"], _below(below)],
        "title": {"text": _wrapped([view.headline], 22), "subtitle": _wrapped([view.subtitle], 15)}
        | _TITLE
        | _SUBTITLE,
    }


def _wrapped(texts: list[str], type_size: int) -> list[str]:
    return [line for text in texts for line in wrapped(text, _WIDTH, type_size)]


def _below(lines: list[str]) -> dict[str, Any]:
    """Write lines of text under the dates, as a layer of their own."""
    return {
        "name": "below",
        "data": {"values": [{"words": lines}]},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "top",
            "dy": _BELOW_THE_DATES,
            "fontSize": _NOTE_SIZE,
            "lineHeight": _NOTE_LEADING,
            "color": theme.SOFT,
        },
        "encoding": {
            "x": {"value": 0},
            "y": {"value": "height"},
            "text": {"field": "words"},
        },
    }
