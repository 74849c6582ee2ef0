"""The pages of the site: every file in `pages/`, addressed by its name."""

from pathlib import Path

import streamlit as st

from lutondash.views.site import NAME

FIRST = "overview"


def run(pages: Path) -> None:
    """Run the page at the reader's address; files of `pages/` bear their addresses."""
    found = sorted(pages.glob("*.py"), key=lambda path: (path.stem != FIRST, path.stem))
    entries = [st.Page(path, title=NAME, url_path=_path(path), default=path.stem == FIRST) for path in found]
    st.navigation(entries, position="hidden").run()


def _path(page: Path) -> str:
    return "" if page.stem == FIRST else page.stem
