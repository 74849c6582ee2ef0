"""Draw a page's blocks with Streamlit: fragments as HTML, charts as Altair, choices as widgets."""

from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from lutondash.charts import picture, theme
from lutondash.charts.finished import FinishedChart
from lutondash.charts.trend_chart import draw
from lutondash.dataset.edition import Edition, dataset
from lutondash.exports.bundle import bundle
from lutondash.exports.figures import all_figures_csv, figures_csv
from lutondash.markup.blocks import (
    Block,
    Chart,
    EverythingDownload,
    FigureDownload,
    Html,
    PlaceChoice,
)
from lutondash.site.pages import MOST_PLACES
from lutondash.views.trend_chart import TrendChart

PLACES = "place"
_CHOSEN = "places-chosen"


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart drawn at every size, with its text alternative."""

    alt: str
    by_size: tuple[tuple[str, FinishedChart], ...]


Ready = Html | DrawnChart | PlaceChoice | FigureDownload | EverythingDownload


def ready(block: Block) -> Ready:
    """Draw a chart block once, so that a run only has to send it; other blocks are ready."""
    if not isinstance(block, Chart):
        return block
    sizes = (theme.WIDE, theme.NARROW)
    return DrawnChart(block.view.alt, tuple((size.name, draw(block.view, size)) for size in sizes))


def show(block: Ready, shown: Edition) -> None:
    """Show one block."""
    match block:
        case Html():
            show_html(block.body)
        case DrawnChart():
            _show_chart(block)
        case PlaceChoice():
            _show_places(block)
        case FigureDownload():
            _show_download(block, shown)
        case EverythingDownload():
            _show_everything(shown)


def show_html(body: str) -> None:
    """Show a fragment within the scope of our style."""
    st.html(f'<div class="lut">{body}</div>')


def _show_chart(chart: DrawnChart) -> None:
    for size, drawn in chart.by_size:
        with st.container(key=f"chart-{size}"):
            st.altair_chart(drawn, width="stretch", theme=None, alt=chart.alt)


def _show_places(choice: PlaceChoice) -> None:
    """Let the reader choose places; the choice goes into the address and the page is drawn again."""
    names = {place.code: place.name for place in choice.places}
    # The address is the truth: set before the widget is drawn, so that back, forward and links agree with it.
    st.session_state[_CHOSEN] = [place.code for place in choice.chosen]
    with st.container(key="places"):
        st.multiselect(
            "Compare with other places",
            options=list(names),
            format_func=lambda code: names[code],
            max_selections=MOST_PLACES,
            placeholder="Choose up to six places",
            key=_CHOSEN,
            on_change=_keep_places,
            # "Bed" means Bedford: no places that merely hold the letters, and no "select all that match".
            filter_mode="contains",
            select_all=False,
        )


def _keep_places() -> None:
    st.query_params[PLACES] = st.session_state[_CHOSEN]


def _show_download(block: FigureDownload, shown: Edition) -> None:
    """Offer the figures and, where there is a chart, its picture, in one row."""
    with st.container(key="download", horizontal=True):
        st.download_button(
            "Download these figures (CSV)",
            data=lambda: figures_csv(dataset(shown), block.indicator, block.table.codes),
            file_name=f"{block.indicator}.csv",
            mime="text/csv",
            on_click="ignore",
        )
        if block.chart is not None:
            _show_pictures(block.chart)


def _show_pictures(chart: TrendChart) -> None:
    st.download_button(
        "Picture (SVG)",
        data=lambda: _svg(chart),
        file_name=f"{chart.id}.svg",
        mime="image/svg+xml",
        on_click="ignore",
    )
    st.download_button(
        "Picture (PNG)",
        data=lambda: _png(chart),
        file_name=f"{chart.id}.png",
        mime="image/png",
        on_click="ignore",
    )


_PICTURES_KEPT = 64


@lru_cache(maxsize=_PICTURES_KEPT)
def _svg(chart: TrendChart) -> str:
    return picture.svg(chart)


@lru_cache(maxsize=_PICTURES_KEPT)
def _png(chart: TrendChart) -> bytes:
    return picture.png(chart)


def _show_everything(shown: Edition) -> None:
    with st.container(key="everything"):
        st.download_button(
            "Download every figure for Luton (CSV)",
            data=lambda: all_figures_csv(dataset(shown)),
            file_name="luton-figures.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            "Download every figure for every place (ZIP of CSV files)",
            data=lambda: _bundle(shown),
            file_name="lutondash-figures.zip",
            mime="application/zip",
            on_click="ignore",
        )


@st.cache_resource(show_spinner=False, max_entries=1)
def _bundle(shown: Edition) -> bytes:
    return bundle(dataset(shown))
