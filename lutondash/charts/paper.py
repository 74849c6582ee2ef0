"""A chart for paper where the page holds no drawing of its own: an image that needs no screen."""

from urllib.parse import quote

from lutondash.charts import theme
from lutondash.charts.inline import inline_svg
from lutondash.views.trend_chart import TrendChart

_SAFE_IN_AN_ADDRESS = " !$&'()*+,-./:;=?@_~"


def paper_image(view: TrendChart) -> str:
    """Draw the chart as finished pages print it, as an address for an `img`; it names its own font."""
    root = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{theme.FONT}" '
    drawn = inline_svg(view, theme.MIDDLE).replace("<svg ", root, 1)
    return "data:image/svg+xml," + quote(drawn, safe=_SAFE_IN_AN_ADDRESS)
