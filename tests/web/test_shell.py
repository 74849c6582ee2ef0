"""Streamlit's page as a shell: what starts the app waits in a template."""

import re
from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from lutondash.web.shell import app_parts
from tests.web.asking import Client


def test_what_starts_the_app_is_taken_from_the_installed_streamlit() -> None:
    """Every script, module and style that its page names is there, and each is a file that exists."""
    page = Path(get_static_dir(), "index.html").read_text("utf-8")
    parts = app_parts(page)
    named = re.findall(r'"/(static/[^"]+)"', parts)
    assert len(named) == len(re.findall(r'"\./(static/[^"]+\.(?:js|css))"', page))
    assert all(Path(get_static_dir(), name).is_file() for name in named)
    assert "favicon" not in parts


def test_a_page_of_another_form_is_refused() -> None:
    """A Streamlit whose page has no module script must be looked at."""
    with pytest.raises(ValueError, match="no module script"):
        app_parts("<html><body><script src='old.js'></script></body></html>")


def test_nothing_of_the_app_is_asked_for_before_the_script_says_so(site: Client) -> None:
    """Outside the template no address of Streamlit's stands in the page."""
    text = site.ask("/dry-town").text
    before, _, rest = text.partition('<template id="app">')
    assert "/static/js/" in rest.partition("</template>")[0]
    assert "/static/" not in before + rest.partition("</template>")[2]


def test_no_app_starts_behind_a_page_that_is_not_there(site: Client) -> None:
    """The helpful page has no script at all."""
    assert "<script" not in site.ask("/nothing").text
