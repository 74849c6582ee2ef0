"""Draw a page's blocks with Streamlit: fragments as HTML, charts as Altair, choices as widgets."""

import altair as alt
import streamlit as st

from lutondash.charts import theme, trend_chart
from lutondash.exports.figures import all_figures_csv, figures_csv
from lutondash.markup.blocks import (
    Block,
    Chart,
    EverythingDownload,
    FigureDownload,
    Html,
    PlaceChoice,
)
from lutondash.ui import session
from lutondash.ui.session import Edition
from lutondash.views.trend_chart import TrendChart

MOST_PLACES = 6
"""More lines than this cannot be told apart."""

PLACES = "place"


def show(block: Block, shown: Edition) -> None:
    """Draw one block."""
    match block:
        case Html():
            st.html(block.body)
        case Chart():
            _show_chart(block.view)
        case PlaceChoice():
            _show_places(block)
        case FigureDownload():
            _show_download(block, shown)
        case EverythingDownload():
            _show_everything(shown)


def _show_chart(view: TrendChart) -> None:
    for size in (theme.WIDE, theme.NARROW):
        with st.container(key=f"chart-{size.name}"):
            st.altair_chart(_drawn(view, size), width="stretch", theme=None, alt=view.alt)


@st.cache_resource(show_spinner=False, max_entries=1000)
def _drawn(view: TrendChart, size: theme.Size) -> alt.LayerChart:
    return trend_chart.draw(view, size)


def chosen_places() -> tuple[str, ...]:
    """Return the codes of places in the address; what is no place is left out by the page."""
    return tuple(st.query_params.get_all(PLACES))[:MOST_PLACES]


def _show_places(choice: PlaceChoice) -> None:
    """Let the reader choose places; the choice goes into the address and the page is drawn again."""
    names = {place.code: place.name for place in choice.places}
    with st.container(key="places"):
        st.multiselect(
            "Compare with other places",
            options=list(names),
            default=[place.code for place in choice.chosen],
            format_func=lambda code: names[code],
            max_selections=MOST_PLACES,
            placeholder="Choose up to six places",
            key="places-chosen",
            on_change=_keep_places,
        )


def _keep_places() -> None:
    st.query_params[PLACES] = st.session_state["places-chosen"]


def _show_download(block: FigureDownload, shown: Edition) -> None:
    with st.container(key="download"):
        st.download_button(
            "Download these figures (CSV)",
            data=lambda: figures_csv(session.dataset(shown), block.indicator, block.table.codes),
            file_name=f"{block.indicator}.csv",
            mime="text/csv",
            on_click="ignore",
        )


def _show_everything(shown: Edition) -> None:
    with st.container(key="everything"):
        st.download_button(
            "Download every figure for Luton (CSV)",
            data=lambda: all_figures_csv(session.dataset(shown)),
            file_name="luton-figures.csv",
            mime="text/csv",
            on_click="ignore",
        )
