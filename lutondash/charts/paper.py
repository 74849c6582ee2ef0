"""A chart for paper where the page holds no drawing of its own: an image that needs no screen."""

from dataclasses import dataclass
from urllib.parse import quote

from lutondash.charts import theme
from lutondash.charts.drawings import still
from lutondash.charts.inline import inline_svg
from lutondash.charts.spec import extent
from lutondash.views.chart_view import ChartView

_SAFE_IN_AN_ADDRESS = " !$&'()*+,-./:;=?@_~"


@dataclass(frozen=True, slots=True)
class PaperImage:
    """An image held in its own address, and how wide and high it stands in pixels."""

    address: str
    width: int
    height: int


def paper_image(view: ChartView) -> PaperImage:
    """Draw the chart as finished pages print it, as an address for an `img`; it names its own font."""
    root = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{theme.FONT}" '
    drawn = inline_svg(view, theme.MIDDLE).replace("<svg ", root, 1)
    address = "data:image/svg+xml," + quote(drawn, safe=_SAFE_IN_AN_ADDRESS)
    return PaperImage(address, *extent(still(view, theme.MIDDLE)))
