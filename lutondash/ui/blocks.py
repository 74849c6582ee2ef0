"""Draw a page's blocks with Streamlit: fragments as HTML, charts as Altair, choices as widgets."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from lutondash.charts import theme
from lutondash.charts.drawings import draw
from lutondash.charts.finished import FinishedChart
from lutondash.charts.paper import paper_image
from lutondash.dataset.edition import Edition, dataset
from lutondash.markup.blocks import (
    Block,
    Chart,
    Choices,
    CompareChoice,
    Downloads,
    GroupChoice,
    Html,
    ListChoice,
    MoneyChoice,
    PackChoice,
    PlaceChoice,
)
from lutondash.markup.carrying import carried, saved_as
from lutondash.markup.engine import Lines, render
from lutondash.site import pack_kinds
from lutondash.site.downloads import download, kept_as
from lutondash.site.pages import MOST_PLACES
from lutondash.site.taken import media_type
from lutondash.ui import comparing
from lutondash.ui.labels import label
from lutondash.views.chart_view import ChartView

PLACES = "place"
_CHOSEN = "places-chosen"


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart drawn at every size, with its text alternative, and once more as HTML for paper.

    `id` keeps the charts of a page apart.
    """

    id: str
    alt: str
    paper: str
    by_size: tuple[tuple[str, FinishedChart], ...]


Ready = str | DrawnChart | PlaceChoice | CompareChoice | Downloads


def ready(block: Block) -> Ready:
    """Fill a fragment or draw a chart once, so that a run only has to send it; other blocks are ready."""
    if isinstance(block, Html):
        return block.body(Lines.AS_IMAGES)
    if isinstance(block, GroupChoice):
        return render("groups.html", page=block.view, chooses=True)
    if isinstance(block, MoneyChoice):
        return render("money_control.html", controls=block.controls, served=True)
    if isinstance(block, ListChoice):
        return render("scrutiny_list.html", page=block, served=True)
    if isinstance(block, PackChoice):
        return render("packs.html", page=block.packs, kinds=pack_kinds.offered(), served=True)
    return _drawn(block.view) if isinstance(block, Chart) else block


def _drawn(view: ChartView) -> DrawnChart:
    paper = render("chart_paper.html", image=paper_image(view), alt=view.alt)
    sizes = (theme.WIDE, theme.NARROW)
    return DrawnChart(view.id, view.alt, paper, tuple((size.name, draw(view, size)) for size in sizes))


def show(block: Ready, shown: Edition) -> None:
    """Show one block; its links stay in the edition that is shown."""
    match block:
        case str():
            show_html(block, shown)
        case DrawnChart():
            _show_chart(block, shown)
        case PlaceChoice():
            _show_places(block, shown)
        case CompareChoice():
            _show_comparing(block, shown)
        case Downloads():
            _show_downloads(block, shown)


def show_html(body: str, shown: Edition) -> None:
    """Show a fragment within the scope of our style, its links within the edition."""
    st.html(f'<div class="lut">{carried(body, shown.past, shown.meeting)}</div>')


def _show_chart(chart: DrawnChart, shown: Edition) -> None:
    for size, drawn in chart.by_size:
        with st.container(key=f"chart-{size}-{chart.id}"):
            st.altair_chart(drawn, width="stretch", theme=None, alt=chart.alt)
    show_html(chart.paper, shown)


def _show_places(choice: PlaceChoice, shown: Edition) -> None:
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
    show_html(render("places_compare.html", choice=choice), shown)


def _keep_places() -> None:
    st.query_params[PLACES] = st.session_state[_CHOSEN]


def _show_comparing(block: CompareChoice, shown: Edition) -> None:
    """Let the reader choose what to set side by side; before that, name a few figures to begin with."""
    comparing.show_choice(block.view)
    after = "compare_groups_link.html" if block.view.selection.indicator else "compare_few.html"
    show_html(render(after, choice=block.view), shown)


def _show_downloads(block: Downloads, shown: Edition) -> None:
    """Offer the files in one row; each is made when it is asked for."""
    with st.container(key=f"download-{block.files[0].name}", horizontal=True):
        for file in block.files:
            st.download_button(
                label(file.words),
                data=partial(_content, shown, file.name, file.choices),
                file_name=saved_as(kept_as(file.name, shown.kind), shown.past),
                mime=media_type(file.name),
                on_click="ignore",
            )


def _content(shown: Edition, name: str, choices: Choices) -> bytes:
    """Make a file; what few ask for does not push out what many do."""
    return _kept_content(shown, name, choices) if shown.is_usual else _made_content(shown, name, choices)


def _made_content(shown: Edition, name: str, choices: Choices) -> bytes:
    return download(dataset(shown), name, dict(choices)).content


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept_content(shown: Edition, name: str, choices: Choices) -> bytes:
    """Make a file once for each edition: the largest takes seconds."""
    return _made_content(shown, name, choices)
