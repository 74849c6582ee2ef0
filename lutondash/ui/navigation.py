"""The pages of the app: every file in `pages/`, addressed by its name, and every other page of the data."""

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lutondash.dataset.edition import dataset
from lutondash.site.pages import HOME, names
from lutondash.ui import frame, session
from lutondash.views.site import site_name


def run(pages: Path) -> None:
    """Run the page at the reader's address; a priority of other data has a page without having a file."""
    try:
        held = dataset(session.begin().shown)
    except frame.AT_FAULT as fault:
        frame.show_unavailable(fault)
        return
    files = {path.stem: path for path in sorted(pages.glob("*.py"))}
    wanted = (HOME, *(name for name in dict.fromkeys((*files, *names(held))) if name != HOME))
    title = site_name(held)
    entries = [_entry(name, files.get(name), title) for name in wanted]
    st.navigation(entries, position="hidden").run()


def _entry(name: str, file: Path | None, title: str) -> StreamlitPage:
    address = "" if name == HOME else name
    return st.Page(file or partial(frame.show, name), title=title, url_path=address, default=name == HOME)
