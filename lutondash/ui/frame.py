"""The frame of every page: style, links, head and foot, and the blocks between them."""

from dataclasses import dataclass
from importlib.resources import files

import streamlit as st

from lutondash.dataset.edition import Edition, dataset
from lutondash.errors import UnknownIdError
from lutondash.markup import documents
from lutondash.site import pages
from lutondash.site.pages import Choices
from lutondash.ui import blocks, session
from lutondash.ui.blocks import Ready
from lutondash.views.site import Site, site


@dataclass(frozen=True, slots=True)
class _Page:
    """A page ready to be sent to any visitor."""

    title: str
    paper: str
    blocks: tuple[Ready, ...]


def show(name: str) -> None:
    """Show a page with the reader's choices: made once for each edition and choice, sent to each visitor."""
    shown = session.edition()
    choices = pages.choices(dataset(shown), name, session.asked())
    page = _page(shown, name, choices)
    st.set_page_config(page_title=page.title, layout="wide")
    st.html(f"<style>{_style()}{page.paper}</style>")
    blocks.show_html(_top(shown, name, pages.first(choices, "q")))
    for block in page.blocks:
        blocks.show(block, shown)
    blocks.show_html(_foot(shown))
    st.html(f"<script>{_asset('lutondash.markup', 'links.js')}</script>", unsafe_allow_javascript=True)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _page(shown: Edition, name: str, choices: Choices) -> _Page:
    try:
        document = pages.document(dataset(shown), name, choices)
    except UnknownIdError:
        document = documents.not_found(_site(shown))
    title, paper = documents.title(document, _site(shown)), documents.paper(document, _site(shown))
    return _Page(title, paper, tuple(blocks.ready(block) for block in document.blocks))


@st.cache_resource(show_spinner=False, max_entries=2)
def _site(shown: Edition) -> Site:
    return site(dataset(shown))


@st.cache_resource(show_spinner=False, max_entries=200)
def _top(shown: Edition, current: str, query: str) -> str:
    return documents.top(_site(shown), current, query)


@st.cache_resource(show_spinner=False, max_entries=2)
def _foot(shown: Edition) -> str:
    return documents.foot(_site(shown))


@st.cache_resource(show_spinner=False)
def _style() -> str:
    shared = (_asset("lutondash.markup", name) for name in ("style.css", "print.css"))
    return "".join((*shared, _asset("lutondash.ui", "app.css")))


@st.cache_resource(show_spinner=False)
def _asset(room: str, name: str) -> str:
    return files(room).joinpath(name).read_text(encoding="utf-8")
