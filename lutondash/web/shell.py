"""Streamlit's own page as a shell: what starts the app waits until the finished page has been painted."""

from functools import lru_cache
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

from streamlit.file_util import get_static_dir

from lutondash.markup.engine import render
from lutondash.site.finished import Finished, whole

_STARTS_THE_APP = {"stylesheet", "modulepreload"}


class _AppParts(HTMLParser):
    """Collects, as written, the module scripts of a page and the style and modules that they need."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag that starts the app."""
        given = dict(attrs)
        if tag == "link" and given.get("rel") in _STARTS_THE_APP:
            self.found.append(self.get_starttag_text() or "")
        if tag == "script" and given.get("type") == "module":
            self.found.append(f"{self.get_starttag_text()}</script>")


def app_parts(page: str) -> str:
    """Return what starts the app in Streamlit's page, with addresses that hold at every depth.

    Raises ValueError where the page has no module script: another Streamlit, whose page must be looked at.
    """
    parser = _AppParts()
    parser.feed(page)
    if not any(part.startswith("<script") for part in parser.found):
        raise ValueError("Streamlit's index.html holds no module script: app_parts must learn its new form.")
    return "\n".join(parser.found).replace('="./', '="/')


def shell(page: Finished, line: str = "") -> str:
    """Put a finished page into the shell; on a `dear` line the app starts only when the reader asks."""
    return whole(page, style=_part("start.css"), opening=opening(line), ending=_ending())


def opening(line: str = "") -> str:
    """Return what stands before the content of a page: the offer to start the app, and what starts it."""
    return render("opening.html", line=line, script=_part("start.js"))


@lru_cache(maxsize=1)
def _ending() -> str:
    page = Path(get_static_dir(), "index.html").read_text("utf-8")
    return render("ending.html", app=app_parts(page))


@lru_cache
def _part(name: str) -> str:
    return files("lutondash.web").joinpath(name).read_text("utf-8")
