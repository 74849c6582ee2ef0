"""Labels of Streamlit's fields and buttons: it reads them as Markdown, and what people write is none."""

import re

_MEANS_SOMETHING = re.compile(r"([!-&*+./:-@\[-`{-~]|^-)")
"""Every sign that Markdown may take for more than itself; after a backslash it never does."""
_BEGINS_AN_ICON = re.compile(r":(?=\w)")
_JOINER = "\N{WORD JOINER}"
"""Is not seen; Streamlit looks for the names of icons even where their first sign is written as itself."""


def label(words: str) -> str:
    """Return words as a label that says them as they are, on one line: no link, picture, icon or formula."""
    whole = _BEGINS_AN_ICON.sub(f":{_JOINER}", " ".join(words.split()))
    return _MEANS_SOMETHING.sub(r"\\\1", whole)
