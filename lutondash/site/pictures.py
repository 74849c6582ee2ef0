"""Pictures of charts as files, drawn once while they are asked for often."""

from collections.abc import Callable
from functools import lru_cache

from lutondash.charts import picture
from lutondash.views.chart_view import ChartView

_KEPT = 64


@lru_cache(maxsize=_KEPT)
def drawn_svg(chart: ChartView) -> bytes:
    """Draw a chart in lines."""
    return picture.svg(chart).encode()


@lru_cache(maxsize=_KEPT)
def drawn_png(chart: ChartView) -> bytes:
    """Draw a chart in dots."""
    return picture.png_of(drawn_svg(chart).decode())


PICTURES: dict[str, Callable[[ChartView], bytes]] = {"svg": drawn_svg, "png": drawn_png}
"""Pictures of a chart, by their ending."""
