"""A pack as a Word document, its charts drawn in dots."""

from functools import lru_cache, partial

from lutondash.charts.picture import bare_png
from lutondash.site.pack import ON_PAPER, public_place
from lutondash.site.taken import Locate
from lutondash.views.chart_view import ChartView
from lutondash.views.pack.records import Pack

_SHARPNESS = 2.0
"""Pixels for each unit of the drawing: about 200 to the inch where it is as wide as the text of a page."""
_KEPT = 64


def docx_bytes(found: Pack, locate: Locate) -> bytes:
    """Write a pack as a Word document."""
    from lutondash.exports.pack_docx import pack_docx  # noqa: PLC0415  it needs an optional extra

    return pack_docx(found, found.day, _drawn, partial(public_place, found, locate))


@lru_cache(maxsize=_KEPT)
def _drawn(view: ChartView) -> bytes:
    return bare_png(view, ON_PAPER, _SHARPNESS)
