"""What plain English forbids here: length, hard words and signs; the words stand in `words.toml`."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.plain_english.reading import grade, sentences, words

LONGEST = 25
"""Words in a sentence."""

EASIEST_FOR_ALL = 7.0
"""Grade of any passage a resident reads: a headline, an explanation, a label."""

HARDEST_TOGETHER = 9.0
"""Grade of everything taken together, and of any passage for officers or for those who work with the data."""

FEWEST_WORDS_TO_GRADE = 10
"""A grade is a mean: on fewer words it tells of one long name, not of the text."""

_LISTS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


def _listed(*names: str) -> dict[str, str]:
    """Give every word of some lists, with what is said of it."""
    lines = (line for name in names for line in _LISTS[name].items())
    return {word: reason for listed, reason in lines for word in listed.split(", ")}


_LETTERS, _LET_THROUGH = ("capitals", "terms")
TERMS = _listed(_LET_THROUGH)
CAPITALS = _listed(_LETTERS)
BANNED = _listed(*(name for name in _LISTS if name not in {_LETTERS, _LET_THROUGH}))


def _pattern(word: str) -> re.Pattern[str]:
    ending = r"\w*" if word.endswith("*") else ""
    return re.compile(rf"(?<![\w./-]){re.escape(word.rstrip('*'))}{ending}(?![\w/-]|\.\w)", re.IGNORECASE)


_PATTERNS = [(_pattern(word), reason) for word, reason in BANNED.items()]
_LET = re.compile("|".join([r"\([A-Z]+s?\)", *map(re.escape, TERMS)]))
_CAPITALS = re.compile(r"(?<![\w<\[`/-])[A-Z][A-Z]+s?\b(?![\w`/]|\.\w)")
_DASH = "[-/\N{EN DASH}\N{EM DASH}]"
_YEARS = re.compile(rf"\b((?:19|20)\d\d) ?({_DASH}) ?((?:19|20)?\d\d)\b(?!{_DASH}\d)")
_RANGE = re.compile(r"\d%? ?[\N{EN DASH}\N{EM DASH}] ?£?\d")
_TYPED = re.compile("`[^`]*`")
"""A name in backticks is typed, not read."""

_A_YEAR = len("24")


def faults(text: str) -> Iterator[str]:
    """Yield what is wrong with a text, sentence by sentence."""
    for sentence in sentences(text):
        for fault in (*_of_length(sentence), *_of_words(sentence), *_of_signs(sentence)):
            yield f"{fault} in: {sentence}"


def hard(text: str, limit: float, *, fewest: int = FEWEST_WORDS_TO_GRADE) -> str:
    """Say by how much a passage is over a grade; nothing where it is not, or has too few words to tell."""
    found = grade([_TYPED.sub("it", text)])
    return f"grade {found:.1f} in: {text}" if len(words(text)) >= fewest and found > limit else ""


def _of_length(sentence: str) -> Iterator[str]:
    length = len(words(sentence))
    if length > LONGEST:
        yield f"{length} words"


def _of_words(sentence: str) -> Iterator[str]:
    checked = _LET.sub("", sentence)
    for pattern, reason in _PATTERNS:
        yield from (f"“{found}” ({reason})" for found in pattern.findall(checked))


def _of_signs(sentence: str) -> Iterator[str]:
    if "&" in sentence:
        yield "“&” (and)"
    for letters in _CAPITALS.findall(sentence):
        if letters not in CAPITALS:
            yield f"“{letters}” (small letters, or say what it is)"
    for found in (*_RANGE.finditer(sentence), *filter(_is_range_of_years, _YEARS.finditer(sentence))):
        yield f"“{found.group()}” (to)"


def _is_range_of_years(found: re.Match[str]) -> bool:
    """Tell 2023-24, 2023/24 and 2019-2023 from the month 2024-03."""
    first, sign, last = found.groups()
    return sign != "-" or len(last) > _A_YEAR or int(last) == (int(first) + 1) % 100
