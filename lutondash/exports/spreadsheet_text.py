"""Text for a workbook: what a library or a spreadsheet would take for a command stays text."""

import re
from dataclasses import dataclass

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_REFERENCE = re.compile(r"\$(?=\$)")
_ESCAPE = re.compile("_(?=x[0-9a-f]{4}_)", re.IGNORECASE)
_ROUND = str.maketrans("[]", "()")
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


@dataclass(frozen=True, slots=True)
class Marks:
    """Words of ours with marks in square brackets, which stand as they are."""

    words: str


def inert(text: str) -> str:
    """Return other people's words so that they are nothing but words in a workbook.

    Square brackets belong to marks and notes, and gptables makes a link of `[words](address)`: they
    become round ones. It takes `$$key$$` for a note, and spreadsheets `_x0041_` for a letter: a space
    goes between. It refuses a cell without a letter of A to Z or a digit: such text is announced.
    """
    plain = _CONTROL.sub(" ", text).strip().translate(_ROUND)
    plain = _ESCAPE.sub("_ ", _REFERENCE.sub("$ ", plain))
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
