"""The frame of every page: style, links, head and foot, and the blocks between them."""

import logging
from dataclasses import dataclass
from importlib.resources import files

import streamlit as st

from lutondash.dataset.edition import Edition, dataset
from lutondash.errors import DataFaultError, EditionFaultError, UnknownIdError
from lutondash.markup import documents
from lutondash.markup.blocks import Document
from lutondash.site import finished, pages
from lutondash.site.pages import Choices
from lutondash.ui import blocks, session
from lutondash.ui.blocks import Ready
from lutondash.ui.session import Run
from lutondash.views.site import Site, site

AT_FAULT = (DataFaultError, EditionFaultError, OSError)
"""What comes of reading an edition that is damaged, or of there being none."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page ready to be sent to any visitor."""

    title: str
    paper: str
    blocks: tuple[Ready, ...]


def show(name: str) -> None:
    """Show a page with the reader's choices: made once for each edition and choice, sent to each visitor."""
    run = session.current()
    try:
        shown, choices = _asked(run, name)
        page = _page(shown, name, choices)
    except UnknownIdError:
        shown, choices, page = run.shown, (), _lost(run.shown)
    except AT_FAULT as fault:
        show_unavailable(fault)
        return
    _begin(page.title, page.paper)
    blocks.show_html(_top(shown, name, choices), shown)
    for block in page.blocks:
        blocks.show(block, shown)
    blocks.show_html(_foot(shown), shown)
    _end()


def show_unavailable(fault: Exception) -> None:
    """Say that the figures cannot be shown; the log says why."""
    _log.warning("an edition cannot be shown: %s", fault)
    page = finished.unavailable()
    _begin(finished.UNAVAILABLE, page.paper)
    for part in (page.top, *page.content, page.foot):
        st.html(f'<div class="lut">{part}</div>')
    _end()


def _begin(title: str, paper: str) -> None:
    st.set_page_config(page_title=title, layout="wide")
    st.html(f"<style>{_style()}{paper}</style>")


def _end() -> None:
    st.html(f"<script>{_asset('lutondash.markup', 'links.js')}</script>", unsafe_allow_javascript=True)


def _asked(run: Run, name: str) -> tuple[Edition, Choices]:
    """Return the edition shown on a page and its choices; UnknownIdError where the edition has no bearer."""
    if not run.is_known:
        raise UnknownIdError("edition", "")
    shown = run.shown
    if pages.looks_beside(dataset(shown), name):
        shown = session.beside_earlier(shown, usually=name == pages.SCRUTINY)
    return shown, pages.choices(dataset(shown), name, session.asked())


def _page(shown: Edition, name: str, choices: Choices) -> _Page:
    """Make a page; what few look at does not push out what many do."""
    made = _made_page if session.asks_back() else _kept_page
    return made(shown, name, choices)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _kept_page(shown: Edition, name: str, choices: Choices) -> _Page:
    return _made_page(shown, name, choices)


def _made_page(shown: Edition, name: str, choices: Choices) -> _Page:
    return _ready(pages.document(dataset(shown), name, choices), site(dataset(shown)))


def _lost(shown: Edition) -> _Page:
    """Make the page for what nothing bears; it repeats nothing of the address."""
    frame = site(dataset(shown))
    return _ready(documents.not_found(frame), frame)


def _ready(document: Document, frame: Site) -> _Page:
    title, paper = documents.title(document, frame), documents.paper(document, frame)
    return _Page(title, paper, tuple(blocks.ready(block) for block in document.blocks))


def _top(shown: Edition, name: str, choices: Choices) -> str:
    """Render the head of a page: the same on many, except where it leads from an earlier edition to now."""
    query = pages.first(choices, "q")
    if shown.is_usual:
        return _kept_top(shown, name, query)
    return documents.top(site(dataset(shown)), name, query, pages.address(name, choices))


@st.cache_resource(show_spinner=False, max_entries=200)
def _kept_top(shown: Edition, name: str, query: str) -> str:
    return documents.top(site(dataset(shown)), name, query)


def _foot(shown: Edition) -> str:
    return _kept_foot(shown) if shown.is_usual else documents.foot(site(dataset(shown)))


@st.cache_resource(show_spinner=False, max_entries=2)
def _kept_foot(shown: Edition) -> str:
    return documents.foot(site(dataset(shown)))


@st.cache_resource(show_spinner=False)
def _style() -> str:
    shared = (_asset("lutondash.markup", name) for name in ("style.css", "print.css"))
    return "".join((*shared, _asset("lutondash.ui", "app.css")))


@st.cache_resource(show_spinner=False)
def _asset(room: str, name: str) -> str:
    return files(room).joinpath(name).read_text(encoding="utf-8")
