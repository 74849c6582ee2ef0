"""Colours, type and sizes of charts: the Analysis Function palette in its order, on white."""

import math
from dataclasses import dataclass
from typing import Any

INK, TEAL, PLUM, ORANGE, BLACK, LILAC = "#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"
TEXT, SOFT, HAIR, GROUND = "#0b0c0c", "#505a5f", "#dfe3e6", "#ffffff"

LINE_COLOURS = {"home": INK, "country": BLACK, "region": TEAL}
LABEL_COLOURS = {"home": INK, "country": BLACK, "region": "#0b5f59"}
CHOSEN_COLOURS = (PLUM, ORANGE, LILAC)
CHOSEN_LABELS = (PLUM, "#a23c06", "#5d3f8c")
"""Text in orange and lilac is darkened until it reads on white."""

BAND, BAND_EDGE = "#e0e7ed", "#5b7d9b"
"""The interval of our own line: ink made pale, and an edge that shows where the pale ends."""

PALE = "#a9c0d6"
"""What is less than nought or than planned: ink made pale, always within an outline of ink."""

FONT = "'Source Sans', 'Source Sans 3', Arial, Helvetica, sans-serif"
"""The page's font, and common ones where a picture is opened without it; names with a digit need quotes."""

DASHES: dict[str, tuple[int, ...]] = {"home": (), "country": (), "region": (5, 4)}
CHOSEN_DASHES: tuple[tuple[int, ...], ...] = ((), (6, 3), (2, 3))
TARGET_DASH = (6, 4)
WIDTHS = {"home": 3, "country": 2, "region": 2, "chosen": 2}


@dataclass(frozen=True, slots=True)
class Size:
    """How large a chart is drawn, in pixels.

    `width` is that of a drawing that cannot stretch; `least_width` is the narrowest place that one
    which stretches has to fit; `dates` is the most dates named.
    """

    name: str
    width: int
    height: int
    type_size: int
    least_width: int
    label_width: int
    dates: int

    @property
    def date_size(self) -> int:
        """The size of type of the dates, a little smaller than the rest."""
        return self.type_size - 1

    @property
    def over_the_plot(self) -> int:
        """Room for half a line of text over the highest gridline, and some air."""
        return PADDING["top"] + math.ceil(self.type_size / 2)

    @property
    def under_the_plot(self) -> int:
        """Room for the dates, and some air."""
        return ABOVE_DATES + self.date_size + PADDING["bottom"]

    @property
    def plot_height(self) -> int:
        """How high the plane of the lines is."""
        return self.height - self.over_the_plot - self.under_the_plot


PADDING = {"top": 10, "bottom": 10, "left": 2, "right": 2}
ABOVE_DATES = 8

WIDE = Size("wide", width=1120, height=360, type_size=15, least_width=760, label_width=250, dates=5)
MIDDLE = Size("middle", width=720, height=360, type_size=15, least_width=720, label_width=200, dates=5)
NARROW = Size("narrow", width=358, height=300, type_size=13, least_width=288, label_width=112, dates=3)
SIZES = (WIDE, MIDDLE, NARROW)
"""The drawings of a finished page: for windows over 1000 px, for tablets and paper, and up to 640 px."""

PICTURE = Size("picture", width=1000, height=440, type_size=15, least_width=1000, label_width=250, dates=5)


def config(size: Size) -> dict[str, Any]:
    """Return the settings every chart of this size shares."""
    axis = {
        "labelFontSize": size.type_size,
        "labelColor": SOFT,
        "labelPadding": 8,
        "gridColor": HAIR,
        "domain": False,
        "ticks": False,
    }
    return {
        # The text alternative speaks for the whole chart; else every dot would be read out, and every group
        # of marks would bear a role without a name.
        "aria": False,
        "mark": {"aria": False},
        "background": GROUND,
        "font": FONT,
        "view": {"stroke": None},
        "axis": axis,
        "text": {"fontSize": size.type_size},
    }
