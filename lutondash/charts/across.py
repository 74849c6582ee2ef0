"""Charts whose values run across, and whose rows are counted in pixels from the top."""

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


def framed(size: Size, height: int, room: dict[str, int], encoding: Spec, layers: list[Spec]) -> Framed:
    """Frame layers on a plane of this height, with room around it; all their words stand on the plane."""
    return Framed(size, height + room["top"] + room["bottom"], dict(room), room, encoding, layers)
