"""A chart as a picture to take away: SVG or PNG, with its headline, subtitle, source and date in it."""

from dataclasses import dataclass

import vl_convert

from lutondash.charts import theme
from lutondash.charts.drawing import svg_of
from lutondash.charts.drawings import still
from lutondash.charts.placing import wrapped
from lutondash.charts.spec import Spec, layer
from lutondash.charts.theme import PICTURE
from lutondash.views.chart_view import ChartView
from lutondash.views.control_chart import ControlChart

_SHARPNESS = 1.5
"""Pixels of a PNG for each unit of the drawing: over 200 to the inch where it is as wide as a page of A4."""
_MARGIN, _AIR = 24, 16


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines of text in one type, from the left edge of the picture."""

    name: str
    lines: list[str]
    type_size: int
    leading: int
    look: Spec

    @property
    def height(self) -> int:
        """How high all its lines stand, in pixels."""
        return len(self.lines) * self.leading


def svg(view: ChartView) -> str:
    """Draw the chart as an SVG document that needs nothing from elsewhere."""
    return svg_of(specification(view))


def png(view: ChartView) -> bytes:
    """Draw the chart as a PNG file."""
    return png_of(svg(view))


def png_of(drawn: str) -> bytes:
    """Make a PNG file of a chart that is drawn as SVG already: drawing takes half the time."""
    return bytes(vl_convert.svg_to_png(drawn, scale=_SHARPNESS))


def specification(view: ChartView) -> Spec:
    """Return the chart with everything in it that a picture standing alone must say."""
    spec = still(view, PICTURE)
    edges: dict[str, int] = spec["padding"]
    headline = _text("headline", [view.headline], 22, 28, {"color": theme.TEXT, "fontWeight": 700})
    subtitle = _text("subtitle", [view.subtitle], 15, 22, {"color": theme.SOFT})
    key = [view.legend] if isinstance(view, ControlChart) else []
    notes = _text("notes", [*key, *view.notes, view.source, view.held], 13, 18, {"color": theme.SOFT})
    heading = headline.height + subtitle.height + _AIR
    top = -edges["top"] - heading
    layers = [
        _written(headline, -edges["left"], {"value": top}),
        _written(subtitle, -edges["left"], {"value": top + headline.height}),
        _written(notes, -edges["left"], {"value": spec["height"] + edges["bottom"]}),
    ]
    padding = {
        "left": edges["left"] + _MARGIN,
        "right": edges["right"] + _MARGIN,
        "top": edges["top"] + heading + _MARGIN,
        "bottom": edges["bottom"] + notes.height + _MARGIN,
    }
    return spec | {"padding": padding, "layer": [*spec["layer"], *layers]}


def _text(name: str, texts: list[str], type_size: int, leading: int, look: Spec) -> _Text:
    lines = [line for text in texts for line in wrapped(text, PICTURE.width, type_size)]
    return _Text(name, lines, type_size, leading, look)


def _written(text: _Text, left: int, down: Spec) -> Spec:
    """Write lines of text outside the plane, as a layer of their own."""
    mark: Spec = {"type": "text", "align": "left", "baseline": "top"}
    mark |= text.look | {"fontSize": text.type_size, "lineHeight": text.leading}
    encoding = {"x": {"value": left}, "y": down, "text": {"field": "words"}}
    return layer(text.name, [{"words": text.lines}], mark, encoding)
