"""Colours, type and sizes of charts: the Analysis Function palette in its order, on white."""

from dataclasses import dataclass
from typing import Any

INK, TEAL, PLUM, ORANGE, BLACK, LILAC = "#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"
TEXT, SOFT, HAIR = "#0b0c0c", "#505a5f", "#dfe3e6"

LINE_COLOURS = {"home": INK, "country": BLACK, "region": TEAL}
LABEL_COLOURS = {"home": INK, "country": BLACK, "region": "#0b5f59"}
CHOSEN_COLOURS = (PLUM, ORANGE, LILAC)
CHOSEN_LABELS = (PLUM, "#a23c06", "#5d3f8c")
"""Text in orange and lilac is darkened until it reads on white."""

FONT = "'Source Sans', 'Source Sans 3', Arial, Helvetica, sans-serif"
"""The page's font, and common ones where a picture is opened without it; names with a digit need quotes."""

DASHES: dict[str, list[int]] = {"home": [1, 0], "country": [1, 0], "region": [5, 4]}
CHOSEN_DASHES = ([1, 0], [6, 3], [2, 3])
WIDTHS = {"home": 3.0, "country": 2.0, "region": 2.0, "chosen": 2.0}


@dataclass(frozen=True, slots=True)
class Size:
    """How large a chart is drawn; `least_width` is the narrowest place it has to fit."""

    name: str
    height: int
    type_size: int
    least_width: int
    label_width: int
    dates: int


WIDE = Size("wide", height=360, type_size=15, least_width=760, label_width=250, dates=5)
NARROW = Size("narrow", height=300, type_size=13, least_width=288, label_width=112, dates=3)


def config(size: Size) -> dict[str, Any]:
    """Return the settings every chart of this size shares."""
    axis = {
        "labelFontSize": size.type_size,
        "labelColor": SOFT,
        "labelPadding": 8,
        "gridColor": HAIR,
        "domain": False,
        "ticks": False,
        "titleFontSize": size.type_size,
    }
    return {
        "background": "#ffffff",
        "font": FONT,
        "view": {"stroke": None},
        "axis": axis,
        "text": {"fontSize": size.type_size},
    }
