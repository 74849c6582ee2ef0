"""On which line of a TOML file a key stands, which `tomllib` does not say."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

Place = tuple[str | int, ...]
"""A way through nested tables, such as `("contributes_to", 1, "reason")`; lists count from 0."""

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(#.*)?")
_LIST = re.compile(r"\s*\[\[\s*([^\[\]]+?)\s*\]\]\s*(#.*)?")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-.\"' ]+?)\s*=")
_TRIPLE = ('"""', "'''")


@lru_cache(maxsize=8)
def key_lines(text: str) -> Mapping[Place, int]:
    """Return the line of every table and key that is written on a line of its own."""
    lines: dict[Place, int] = {(): 1}
    counts: dict[Place, int] = {}
    here: Place = ()
    open_quote = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if open_quote:
            open_quote = "" if open_quote in line else open_quote
            continue
        if table := _LIST.fullmatch(line):
            here = _enter(_names(table[1]), counts, is_list=True)
            lines.setdefault(here, number)
            lines.setdefault(here[:-1], number)
        elif table := _TABLE.fullmatch(line):
            here = _enter(_names(table[1]), counts, is_list=False)
            lines.setdefault(here, number)
        elif key := _KEY.match(line):
            lines.setdefault(here + _names(key[1]), number)
            open_quote = _left_open(line)
    return MappingProxyType(lines)


def line_of(text: str, place: Place) -> int:
    """Return the line of a key, or else of the nearest table around it."""
    lines = key_lines(text)
    for length in range(len(place), -1, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return 1


def _names(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _enter(names: Place, counts: dict[Place, int], *, is_list: bool) -> Place:
    """Return the place a table header opens; a list's name is followed by the number of its entry."""
    here: Place = ()
    for depth, name in enumerate(names):
        here = (*here, name)
        last = depth == len(names) - 1
        if last and is_list:
            counts[here] = counts.get(here, -1) + 1
        if here in counts:
            here = (*here, counts[here])
    return here


def _left_open(line: str) -> str:
    return next((quote for quote in _TRIPLE if line.count(quote) % 2), "")
