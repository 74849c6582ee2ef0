"""Search over titles, questions and everyday words, such as bins, potholes or homeless."""

import re
import unicodedata
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.views import formats
from lutondash.views.indicator_row import IndicatorRow, indicator_row

LONGEST_QUERY = 100
"""Characters read from a query; nobody types more on purpose."""

_WORD = re.compile(r"[a-z0-9]+")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "are", "at", "by", "for", "how", "in", "is", "of", "on", "or"}
    | {"our", "the", "there", "to", "we", "what", "with"}
)
_SHORTEST_STEM = 4
_ENDINGS = ("ings", "ing", "ies", "es", "ed", "s")
_TITLE, _EVERYDAY, _REST = 4, 3, 1


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked for and what was found, best first."""

    query: str
    summary: str
    rows: tuple[IndicatorRow, ...]


def search_page(dataset: Dataset, query: str) -> SearchPage | None:
    """Find indicators whose words begin as the query's words do; None for an empty query."""
    asked = query[:LONGEST_QUERY].strip()
    wanted = _stems(asked)
    if not wanted:
        return None
    scored = ((_score(dataset, indicator, wanted), indicator) for indicator in dataset.indicators.values())
    found = sorted((-score, i.title, i.id) for score, i in scored if score)
    rows = tuple(indicator_row(dataset, dataset.indicator(id_)) for _, _, id_ in found)
    return SearchPage(asked, _summary(len(rows)), rows)


def _summary(number: int) -> str:
    if not number:
        return "We found nothing for that. Try another word, such as rent, school or rubbish."
    return f"We found {formats.count_of(number, 'figure')}."


def _score(dataset: Dataset, indicator: Indicator, wanted: tuple[str, ...]) -> int:
    """Add up where each word is found; every word must be found somewhere."""
    outcomes = " ".join(dataset.outcomes[link.outcome].title for link in indicator.links)
    places = (
        (_TITLE, _stems(indicator.title)),
        (_EVERYDAY, _stems(" ".join(indicator.search_words))),
        (_REST, _stems(f"{indicator.question} {indicator.measure} {outcomes}")),
    )
    scores = [max((w for w, stems in places if _holds(stems, word)), default=0) for word in wanted]
    return sum(scores) if all(scores) else 0


def _holds(stems: tuple[str, ...], word: str) -> bool:
    return any(stem.startswith(word) for stem in stems)


def _stems(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _WORD.findall(plain.replace("'", ""))
    return tuple(_stem(word) for word in words if word not in _SMALL_WORDS)


def _stem(word: str) -> str:
    """Cut common endings, so that potholes finds pothole; a word also finds those that begin with it."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM - 1), "")
    return word.removesuffix(ending) if ending else word
