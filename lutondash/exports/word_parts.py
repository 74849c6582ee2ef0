"""What a Word document is made of: words with their dress, links, shapes and tables, whatever writes it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lutondash.analysis.direction import Meaning
from lutondash.views.answer import Answer
from lutondash.views.indicator_row import Mark

TEXT, SOFT, INK = "0B0C0C", "505A5F", "12436D"
"""The colours of the pages."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    words: str


@dataclass(frozen=True, slots=True)
class Soft:
    """Words that explain others."""

    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place on the web; without an address, only words."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class To:
    """Words that lead to a part of the document."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a verdict, with its colour; its words follow it."""

    sign: str
    color: str


Inline = str | Strong | Soft | Link | To | Shape
Cell = tuple[Inline, ...]

SHAPES: Mapping[Meaning, Shape] = MappingProxyType(
    {
        Meaning.BETTER: Shape("\u25cf", "28A197"),
        Meaning.SAME: Shape("\u25c6", "F46A25"),
        Meaning.WORSE: Shape("\u25b2", "801650"),
        Meaning.NO_JUDGEMENT: Shape("\u2013", SOFT),
        Meaning.CANNOT_SAY: Shape("\u25cb", SOFT),
    }
)
"""The five shapes of the pages, as signs."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it holds, its headings, its rows with a heading first, and how wide its columns are.

    `widths` are shares of the width of the text. `right` names the columns of numbers.
    """

    holds: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    right: frozenset[int] = frozenset()
    is_small: bool = False


def verdict(found: Answer | Mark) -> Cell:
    """Write a judgement: its shape, then its words."""
    return (SHAPES[found.meaning], found.words)


def says(part: Inline) -> bool:
    """Tell whether there is anything to write."""
    return bool(part if isinstance(part, str) else part.sign if isinstance(part, Shape) else part.words)


def joined(*parts: str) -> str:
    """Put sentences together, without those that are blank."""
    return " ".join(each for each in parts if each)


_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold: control characters, halves of pairs, and two that are no characters."""


def writable(words: str) -> str:
    """Leave out the characters that XML cannot hold: one of them would spoil the whole file."""
    return _NOT_IN_XML.sub("", words)
