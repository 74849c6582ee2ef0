"""What can do harm by its nature is used nowhere in the source but where it is listed, with the reason."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOWHERE: dict[str, str] = {}

ONLY_IN: dict[str, tuple[str, dict[str, str]]] = {
    "HTML let through Streamlit unread": (r"unsafe_allow_html|allow_html\s*=\s*True", NOWHERE),
    "a script let through Streamlit": (
        r"unsafe_allow_javascript",
        {"lutondash/ui/frame.py": "our own file, links.js, which the content policy knows by its hash"},
    ),
    "text run as a program": (r"(?<![\w.])(eval|exec|compile|__import__)\(", NOWHERE),
    "objects that run when they are read": (r"\b(pickle|marshal|shelve|dill|joblib)\b", NOWHERE),
    "YAML that makes objects": (r"\byaml\.(load|unsafe_load|full_load)\w*\(", NOWHERE),
    "a shell": (r"shell\s*=\s*True|\bos\.(system|popen|spawn\w+|exec\w+)\(", NOWHERE),
    "other programs started": (
        r"\bsubprocess\b|\bPopen\b",
        {
            "lutondash/charts/engine.py": "the drawing library, by our own interpreter and our own file",
            "lutondash/cli/child.py": "the server of `lutondash serve`, our own interpreter",
            "lutondash/cli/watched.py": "workers and nginx, by words of our own and no shell",
            "lutondash/importers/trials.py": "workbooks of others are read in a process with bounds",
            "scripts/audit.py": "pip-audit",
            "scripts/server.py": "servers for measurements and tests",
        },
    ),
    "archives unpacked where their names say": (r"\.extractall\(|unpack_archive\(", NOWHERE),
    "a certificate not looked at": (r"verify\s*=\s*False|_create_unverified_context", NOWHERE),
}
SAFE_IN_TEMPLATES = {
    "chart.html": "drawings that lutondash/charts made",
    "ending.html": "what starts the app, from Streamlit's own page",
    "finished_head.html": "JSON-LD, in which no sign can end the script",
    "opening.html": "our own script",
    "pack.html": "parts of the page that other templates made, and our own style",
    "pack_measure.html": "drawings that lutondash/charts made",
    "whole.html": "parts of the page that other templates made",
}


def sources(*patterns: str) -> Iterator[tuple[str, str]]:
    """Give every file of the product and of its programs: its path and its text."""
    for path in (each for pattern in patterns for each in sorted(ROOT.glob(pattern))):
        yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


@pytest.mark.parametrize("what", ONLY_IN)
def test_what_can_do_harm_is_only_where_it_is_listed(what: str) -> None:
    """A new place is thought about before it is listed, and one that is gone leaves the list."""
    pattern, allowed = ONLY_IN[what]
    of_python = sources("app.py", "pages/*.py", "scripts/*.py", "lutondash/**/*.py")
    found = {path for path, text in of_python if re.search(pattern, text)}
    assert found == set(allowed)


def test_templates_let_through_unescaped_only_what_is_listed() -> None:
    """All else is escaped as it is filled in."""
    unescaped = re.compile(r"\|\s*safe\b|autoescape\s+false")
    found = {
        path.rpartition("/")[2]
        for path, text in sources("lutondash/**/templates/*.html")
        if unescaped.search(text)
    }
    assert found == set(SAFE_IN_TEMPLATES)
