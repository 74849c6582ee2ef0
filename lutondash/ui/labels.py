"""Labels of Streamlit's fields and buttons: it reads them as Markdown, and what people write is none."""

import re

_MEANS_SOMETHING = re.compile(r"([!-&*+./:-@\[-`{-~]|^-)")
"""Every sign that Markdown may take for more than itself; after a backslash it never does."""
_BEGINS_MORE = re.compile(r":(?=[\w/])|www(?=\.)|(?=@)", re.IGNORECASE)
"""Where a name of an icon, an address on the web or one to write to begins or goes on."""
_JOINER = "\N{WORD JOINER}"
"""Is not seen; Streamlit looks for icons and addresses even where their signs are written as themselves."""


def label(words: str) -> str:
    """Return words as a label that says them as they are, on one line: no link, picture, icon or formula."""
    whole = _BEGINS_MORE.sub(lambda found: found[0] + _JOINER, " ".join(words.split()))
    return _MEANS_SOMETHING.sub(r"\\\1", whole)
