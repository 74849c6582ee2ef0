"""Charts whose values run across, and whose rows are counted in pixels from the top."""

from lutondash.charts import theme
from lutondash.charts.framed import Framed
from lutondash.charts.spec import Spec
from lutondash.charts.theme import Size

ENDS: Spec = {
    "x2": {"field": "to"},
    "y": {"field": "top", "type": "quantitative"},
    "y2": {"field": "foot"},
}
"""Of a line or a rectangle: from `value` to `to`, from `top` to `foot`."""


def plane(ends: tuple[float, float], height: float, left: float, right: float) -> Spec:
    """Encode values across and pixels down; so many pixels at either side are kept free for words."""
    across = {
        "domain": list(ends),
        "nice": False,
        "zero": False,
        "rangeMin": left,
        "rangeMax": {"expr": f"width - {right}"},
    }
    rows = [0, height]
    down = {"domain": rows, "range": rows, "nice": False, "zero": False}
    return {
        "x": {"field": "value", "type": "quantitative", "axis": None, "scale": across},
        "y": {"field": "down", "type": "quantitative", "axis": None, "scale": down},
    }


def framed(size: Size, height: int, encoding: Spec, layers: list[Spec]) -> Framed:
    """Frame layers on a plane of this height: all their words stand on it."""
    edges = dict(theme.PADDING)
    return Framed(size, height + edges["top"] + edges["bottom"], edges, encoding, layers)


def least_width(size: Size) -> float:
    """Return how wide the plane is where it has least room."""
    return float(size.least_width - theme.PADDING["left"] - theme.PADDING["right"])
