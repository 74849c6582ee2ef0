"""The frame of every page: style, links, head and foot, and the blocks between them."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

import streamlit as st

from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.markup import documents
from lutondash.markup.blocks import Document
from lutondash.ui import blocks, session
from lutondash.ui.blocks import Ready
from lutondash.ui.session import Edition
from lutondash.views.site import Site, site

Maker = Callable[..., Document]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page ready to be sent to any visitor."""

    title: str
    blocks: tuple[Ready, ...]


def show(maker: Maker, current: str, /, **choices: object) -> None:
    """Show a page: made once for each edition and choice, then sent to each visitor."""
    shown = session.edition()
    page = _page(maker, maker.__name__, shown, tuple(sorted(choices.items())))
    st.set_page_config(page_title=page.title, layout="wide")
    st.html(f"<style>{_asset('style.css')}</style>")
    st.html(_top(shown, current, str(choices.get("query", ""))))
    for block in page.blocks:
        blocks.show(block, shown)
    st.html(_foot(shown))
    st.html(f"<script>{_asset('links.js')}</script>", unsafe_allow_javascript=True)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _page(_maker: Maker, name: str, shown: Edition, choices: tuple[tuple[str, object], ...]) -> _Page:
    """Make a page; Streamlit cannot hash the maker, so its name stands for it in the cache's key."""
    if _maker.__name__ != name:
        raise ValueError(f"{name} is not the name of {_maker.__name__}")
    try:
        document = _maker(session.dataset(shown), **dict(choices))
    except UnknownIdError:
        document = documents.not_found(_site(shown))
    return _Page(document.title, tuple(blocks.ready(block) for block in document.blocks))


def about(dataset: Dataset) -> Document:
    """Make the page about this site."""
    return documents.about(site(dataset))


@st.cache_resource(show_spinner=False, max_entries=2)
def _site(shown: Edition) -> Site:
    return site(session.dataset(shown))


@st.cache_resource(show_spinner=False, max_entries=200)
def _top(shown: Edition, current: str, query: str) -> str:
    return documents.top(_site(shown), current, query)


@st.cache_resource(show_spinner=False, max_entries=2)
def _foot(shown: Edition) -> str:
    return documents.foot(_site(shown))


@st.cache_resource(show_spinner=False)
def _asset(name: str) -> str:
    return files("lutondash.markup").joinpath(name).read_text(encoding="utf-8")
