"""Search over titles, questions and everyday words, such as bins, potholes or homeless."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.dataset.once import once
from lutondash.model.indicator import Indicator
from lutondash.views import addresses, formats
from lutondash.views.indicator_row import IndicatorRow, indicator_row
from lutondash.views.money import parts
from lutondash.views.site import place_name

LONGEST_QUERY = 100
"""Characters read from a query; nobody types more on purpose."""

_WORD = re.compile(r"[a-z0-9]+")
_SMALL_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "do",
        "does",
        "for",
        "from",
        "how",
        "i",
        "in",
        "is",
        "it",
    }
    | {"many", "me", "much", "my", "of", "on", "or", "our", "the", "their", "there", "to", "we", "what"}
    | {"when", "where", "which", "who", "why", "with", "you", "your"}
)
_WEAK_WORDS = frozenset({"collection", "collections", "data", "figure", "figures", "number", "numbers"})
"""Words that say little beside others, as the place's name does: left out unless they are all there is."""

_SAME_WORD = {"children": "child", "men": "man", "people": "person", "women": "woman"}
_ENDINGS = ("ness", "ing", "ed", "e")
_SHORTEST_STEM = 4
_SHORTEST_BEGINNING = 4
"""Shorter words must be found whole: bus is not the beginning of business."""
_TITLE, _EVERYDAY, _REST = 4, 3, 1

Stems = tuple[str, ...]
Places = tuple[tuple[int, Stems], ...]
"""Where words stand, each with what it is worth to be found there."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page about what was asked for: a priority, an outcome or a part of the page about money."""

    title: str
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked for and what was found, best first."""

    query: str
    summary: str
    pages: tuple[FoundPage, ...]
    rows: tuple[IndicatorRow, ...]


def search_page(dataset: Dataset, query: str) -> SearchPage | None:
    """Find figures and pages that hold every word, else figures that hold some; None for no words."""
    asked = query[:LONGEST_QUERY].strip()
    wanted = _wanted(asked, frozenset(_words(place_name(dataset))))
    if not wanted:
        return None
    pages = tuple(page for page, stems in _pages(dataset) if _holds_all(stems, wanted))
    scores = {id_: _scores(places, wanted) for id_, places in _figures(dataset).items()}
    full = _best_first(dataset, scores, len(wanted))
    most = max((sum(map(bool, each)) for each in scores.values()), default=0)
    rows = full if full or pages or not most else _best_first(dataset, scores, most)
    summary = _summary(len(pages), len(full), len(rows))
    return SearchPage(asked, summary, pages, tuple(indicator_row(dataset, i) for i in rows))


def _summary(pages: int, full: int, rows: int) -> str:
    if rows > full:
        some = formats.count_of(rows, "figure")
        return f"No figure has all of these words. We found {some} with some of them."
    found = [formats.count_of(full, "figure")] if full else []
    found += [formats.count_of(pages, "page")] if pages else []
    if found:
        return f"We found {' and '.join(found)}."
    return "We found nothing for that. Try another word, such as rent, school or rubbish."


@once
def _pages(dataset: Dataset) -> tuple[tuple[FoundPage, Stems], ...]:
    """List every page that is no figure's, each with what it is found by."""
    return tuple((page, _stems(words)) for page, words in _named(dataset))


def _named(dataset: Dataset) -> Iterable[tuple[FoundPage, str]]:
    for priority in dataset.priorities:
        yield FoundPage(priority.title, "Priority", addresses.page(priority.id)), priority.title
    for outcome in dataset.outcomes.values():
        yield FoundPage(outcome.title, "Outcome", addresses.outcome(outcome.slug)), outcome.title
    for title, words, address in parts.searched(dataset):
        yield FoundPage(title, "Money", address), f"{title} {words}"


def _best_first(dataset: Dataset, scores: dict[str, list[int]], fewest: int) -> list[Indicator]:
    """List figures that hold at least so many of the words, best places first."""
    found = [dataset.indicator(id_) for id_, each in scores.items() if sum(map(bool, each)) >= fewest]
    return sorted(found, key=lambda i: (-sum(scores[i.id]), i.title, i.id))


@once
def _figures(dataset: Dataset) -> dict[str, Places]:
    """List every figure by its id, with what it is found by and how good a place that is."""
    return {id_: _places(dataset, indicator) for id_, indicator in dataset.indicators.items()}


def _places(dataset: Dataset, indicator: Indicator) -> Places:
    outcomes = " ".join(dataset.outcomes[link.outcome].title for link in indicator.links)
    return (
        (_TITLE, _stems(indicator.title)),
        (_EVERYDAY, _stems(" ".join(indicator.search_words))),
        (_REST, _stems(f"{indicator.question} {indicator.measure} {outcomes}")),
    )


def _scores(places: Places, wanted: tuple[str, ...]) -> list[int]:
    """Say for each word how good the best place is where it stands; 0 where it stands nowhere."""
    return [max((worth for worth, stems in places if _holds(stems, word)), default=0) for word in wanted]


def _holds_all(stems: Stems, wanted: tuple[str, ...]) -> bool:
    return all(_holds(stems, word) for word in wanted)


def _holds(stems: Stems, word: str) -> bool:
    """Tell whether a word stands there, or, if it is long enough, a word that begins with it."""
    if len(word) < _SHORTEST_BEGINNING:
        return word in stems
    return any(stem.startswith(word) for stem in stems)


def _wanted(asked: str, place: frozenset[str]) -> tuple[str, ...]:
    words = _words(asked)
    strong = [word for word in words if word not in _WEAK_WORDS | place]
    return tuple(dict.fromkeys(_stem(word) for word in strong or words))


def _stems(text: str) -> Stems:
    return tuple(_stem(word) for word in _words(text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    ascii_only = plain.encode("ascii", "ignore").decode().lower().replace("'s", "").replace("'", "")
    return [word for word in _WORD.findall(ascii_only) if word not in _SMALL_WORDS]


def _stem(word: str) -> str:
    """Cut a word to what its forms share: potholes and pothole, recycling, recycled and recycle."""
    one = _SAME_WORD.get(word) or _singular(word)
    ending = next((e for e in _ENDINGS if one.endswith(e) and len(one) - len(e) >= _SHORTEST_STEM), "")
    return one.removesuffix(ending)


def _singular(word: str) -> str:
    """Take away the s of more than one: families, buses, classes and bins, but not bus or business."""
    if len(word) <= _SHORTEST_STEM - 1 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[: -len("ies")] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "uses")):
        return word[: -len("es")]
    return word.removesuffix("s")
