"""A pack as one file of HTML: charts, style and letters are in it, and nothing is fetched from elsewhere."""

from base64 import b64encode
from dataclasses import replace
from functools import lru_cache, partial
from importlib.resources import files

from lutondash.charts import theme
from lutondash.charts.inline import inline_svg
from lutondash.dataset.dataset import Dataset
from lutondash.markup.carrying import with_edition
from lutondash.markup.engine import Lines, render
from lutondash.site.taken import Locate
from lutondash.views.pack.pack import pack
from lutondash.views.pack.records import Measure, Pack
from lutondash.views.scrutiny.scope import Asking

_FONT = "assets/lutondash-sans-1.woff2"
ON_PAPER = replace(theme.MIDDLE, height=280)
_SIZES = (ON_PAPER, theme.NARROW)
"""One drawing for paper and wide windows, low enough to leave room for its table; one for phones."""
_LETTERS = '<svg font-family="Lutondash Sans, Arial, sans-serif" '
"""Programs that make a PDF do not apply a page's style within a drawing."""


def pack_html(
    dataset: Dataset, asking: Asking, locate: Locate, *, since: str = "", meeting: str = ""
) -> bytes:
    """Make a pack; raises UnknownIdError and PackFaultError as the view does.

    Where `locate` gives no absolute addresses, the pack leads to its own parts and to sources only.
    """
    return html_bytes(pack(dataset, asking, since=since, meeting=meeting), locate)


def html_bytes(found: Pack, locate: Locate) -> bytes:
    """Write a pack that was made, as the bytes of a file."""
    return html_of(found, locate).encode()


def html_of(found: Pack, locate: Locate) -> str:
    """Write a pack that was made."""
    at = partial(public_place, found, locate)
    return render(
        "pack.html",
        Lines.DRAWN,
        pack=found,
        sections=[_section(each, at) for each in found.measures],
        at=at,
        style=_style(),
        font=_font(),
    )


def public_place(found: Pack, locate: Locate, address: str) -> str:
    """Say where the public finds an address of the site in a pack's edition; blank if nobody knows."""
    absolute = locate(with_edition(address, found.edition))
    return absolute if "://" in absolute else ""


def _section(measure: Measure, at: Locate) -> str:
    return render("pack_measure.html", Lines.DRAWN, measure=measure, chart=_chart(measure), at=at)


def _chart(measure: Measure) -> str:
    """Draw the chart of a figure; blank where it has none."""
    view = measure.page.chart
    if view is None:
        return ""
    drawn = [(size.name, inline_svg(view, size).replace("<svg ", _LETTERS, 1)) for size in _SIZES]
    return render("chart.html", alt=view.alt, drawn=drawn)


@lru_cache(maxsize=1)
def _style() -> str:
    return files("lutondash.markup").joinpath("pack.css").read_text("utf-8")


@lru_cache(maxsize=1)
def _font() -> str:
    letters = files("lutondash.markup").joinpath(_FONT).read_bytes()
    return f"data:font/woff2;base64,{b64encode(letters).decode()}"
