"""A chart as SVG that stands inside a page, whose heading, source and text alternative stand around it."""

import re
from xml.etree import ElementTree as Xml

from lutondash.charts.drawing import svg_of
from lutondash.charts.drawings import still
from lutondash.charts.spec import extent
from lutondash.charts.theme import Size
from lutondash.views.chart_view import ChartView

_MEASURED_WITH = "sans-serif"
"""What every machine has; the letters themselves take the font of the page they stand in."""

_UNSEEN = ("background", "foreground")
_LEFT_OUT = ("role", "class", "pointer-events", "font-family")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_NAMESPACE = re.compile(r"^\{.*\}")


def inline_svg(view: ChartView, size: Size) -> str:
    """Draw the chart as an `svg` element for a page of HTML.

    It is as high as the app draws it, fills its place as far as its type stays readable, and is
    silent: the element around it carries the text alternative.
    """
    spec = still(view, size)
    spec["config"] = spec["config"] | {"font": _MEASURED_WITH}
    drawn = Xml.fromstring(svg_of(spec))  # nosec B314  # noqa: S314 - our own drawing
    _prune(drawn)
    drawn.attrib = _attributes(*extent(spec))
    return Xml.tostring(drawn, encoding="unicode")


def _attributes(width: int, height: int) -> dict[str, str]:
    """Let the drawing shrink with its place, but not the room it takes; it grows with the reader's text."""
    return {
        "viewBox": f"0 0 {width} {height}",
        "width": "100%",
        "height": f"{height / 16:g}rem",
        "preserveAspectRatio": "xMinYMin",
        "overflow": "visible",
        "aria-hidden": "true",
        "focusable": "false",
    }


def _prune(element: Xml.Element) -> None:
    """Drop what only Vega's own scripts and screen readers would use, and digits nobody can see."""
    element.tag = _NAMESPACE.sub("", element.tag)
    element.attrib = {
        name: _LONG_NUMBER.sub(_rounded, value)
        for name, value in element.attrib.items()
        if name not in _LEFT_OUT and not name.startswith("aria-")
    }
    for child in list(element):
        if child.get("class") in _UNSEEN:
            element.remove(child)
        else:
            _prune(child)


def _rounded(found: re.Match[str]) -> str:
    return f"{float(found[0]):.1f}"
