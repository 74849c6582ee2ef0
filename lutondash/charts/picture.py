"""A chart as a picture to take away: SVG or PNG, with its headline, subtitle, source and date in it."""

from io import BytesIO

from PIL import Image

from lutondash.charts import engine, theme
from lutondash.charts.drawing import svg_of
from lutondash.charts.drawings import still
from lutondash.charts.spec import Spec
from lutondash.charts.theme import PICTURE, Size
from lutondash.charts.written import written
from lutondash.views.chart_view import ChartView
from lutondash.views.control_chart import ControlChart

_SHARPNESS = 1.5
"""Pixels of a PNG for each unit of the drawing: over 200 to the inch where it is as wide as a page of A4."""
_COLORS = 256
_MARGIN, _AIR = 24, 16


def svg(view: ChartView) -> str:
    """Draw the chart as an SVG document that needs nothing from elsewhere."""
    return svg_of(specification(view))


def png(view: ChartView) -> bytes:
    """Draw the chart as a PNG file."""
    return png_of(svg(view))


def png_of(drawn: str, scale: float = _SHARPNESS) -> bytes:
    """Make a PNG file of a chart that is drawn as SVG already: drawing takes half the time.

    A chart has few colours, so each dot names one of a list: the file is an eighth as large.
    """
    whole = Image.open(BytesIO(engine.png(drawn, scale))).convert("RGB")
    small = BytesIO()
    whole.quantize(_COLORS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        small, "PNG", optimize=True
    )
    return small.getvalue()


def bare_png(view: ChartView, size: Size, scale: float) -> bytes:
    """Draw the chart alone as a PNG file: its headline, notes and source stand in words around it."""
    return png_of(svg_of(still(view, size)), scale)


def specification(view: ChartView) -> Spec:
    """Return the chart with everything in it that a picture standing alone must say."""
    spec = still(view, PICTURE)
    edges: dict[str, int] = spec["padding"]
    wide = PICTURE.width
    headline = written("headline", [view.headline], wide, 22, 28, color=theme.TEXT, fontWeight=700)
    subtitle = written("subtitle", [view.subtitle], wide, 15, 22, color=theme.SOFT)
    key = [view.legend] if isinstance(view, ControlChart) else []
    said = [*key, *view.notes, view.source, view.held]
    notes = written("notes", said, wide, 13, 18, color=theme.SOFT)
    heading = headline.height + subtitle.height + _AIR
    top = -edges["top"] - heading
    layers = [
        headline.at(-edges["left"], top),
        subtitle.at(-edges["left"], top + headline.height),
        notes.at(-edges["left"], spec["height"] + edges["bottom"]),
    ]
    padding = {
        "left": edges["left"] + _MARGIN,
        "right": edges["right"] + _MARGIN,
        "top": edges["top"] + heading + _MARGIN,
        "bottom": edges["bottom"] + notes.height + _MARGIN,
    }
    return spec | {"padding": padding, "layer": [*spec["layer"], *layers]}
