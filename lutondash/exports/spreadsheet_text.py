"""Text for a workbook: what a library or a spreadsheet would take for a command stays text."""

import re
from dataclasses import dataclass

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_LINK = re.compile(r"\](?=\()")
_REFERENCE = re.compile(r"\$(?=\$)")
_FORMULA = ("=", "+", "-", "@")
_SAFE_URL = re.compile(r"https?://[^\s\[\]()$]{1,1990}", re.ASCII)
_LONGEST = 32_000
"""A cell holds 32,767 letters; xlsxwriter drops longer text without a word."""
_CUT = " (shortened; the CSV file has all of it)"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page on the web."""

    words: str
    url: str


def inert(text: str) -> str:
    """Return text that gptables neither makes a link of nor a reference to a note, nor refuses.

    It takes `[words](address)` for a link and `$$key$$` for a note, so a space goes between; and it
    refuses a cell without a letter of A to Z or a digit, so such text is announced.
    """
    plain = _CONTROL.sub(" ", text).strip()
    plain = _REFERENCE.sub("$ ", _LINK.sub("] ", plain))
    if len(plain) > _LONGEST:
        plain = plain[:_LONGEST] + _CUT
    return plain if re.search("[a-zA-Z0-9]", plain) else f"text: {plain}"


def looks_like_a_formula(text: str) -> bool:
    """Say whether a spreadsheet would run text once a reader has edited the cell."""
    return inert(text).startswith(_FORMULA)


def linked(link: Link) -> str | dict[str, str]:
    """Return words with their address as gptables wants a link; an unusual address is left out."""
    words = inert(link.words)
    return {words: link.url} if _SAFE_URL.fullmatch(link.url) else words
