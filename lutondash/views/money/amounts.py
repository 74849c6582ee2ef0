"""Amounts of money and financial years as text, and the table that every section of money shares."""

from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.number import shown
from lutondash.views import formats
from lutondash.views.trend_chart import published_words

_MILLION = 1_000_000
_IN_MILLIONS_FROM = 100_000
"""Less than this is written out: £41,000 says more than £0.0m."""

NO_FIGURE = "no figure"
MINUS = "\N{MINUS SIGN}"


def millions(pounds: float) -> str:
    """Write pounds in millions to one decimal, such as £211.8m; small amounts in whole pounds."""
    size = abs(pounds)
    if size < _IN_MILLIONS_FROM:
        return exact(pounds)
    return f"{_minus(pounds)}£{shown(size / _MILLION, 1):,}m"


def exact(pounds: float) -> str:
    """Write whole pounds, such as £211,766,000."""
    rounded = shown(abs(pounds), 0)
    return f"{_minus(pounds) if rounded else ''}£{rounded:,}"


def signed(pounds: float) -> str:
    """Write a difference in millions with its sign, such as +£5.3m; no difference is £0."""
    text = millions(pounds)
    return text if pounds <= 0 or text == "£0" else f"+{text}"


def long_millions(pounds: float) -> str:
    """Write pounds for a sentence, such as £211.8 million."""
    return f"{_minus(pounds)}{formats.money(abs(pounds))}"


def percent(share: float) -> str:
    """Write a change in percent to one decimal with its sign, such as +1.1%."""
    rounded = shown(share, 1)
    sign = {1: "+", 0: "", -1: MINUS}[(rounded > 0) - (rounded < 0)]
    return f"{sign}{abs(rounded)}%"


def year_words(year: str) -> str:
    """Write a financial year by the two years it touches: 2017-18 is 2017 to 2018."""
    first = int(year[:4])
    return f"{first} to {first + 1}"


def years_words(years: Iterable[str]) -> str:
    """Name some financial years, such as 2011 to 2012, 2014 to 2015 and 2016 to 2017."""
    return and_list([year_words(year) for year in years])


def and_list(names: list[str]) -> str:
    """Write names with commas, and "and" before the last."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def source_words(dataset: Dataset, release_ids: Iterable[str]) -> str:
    """Name every publication drawn from once, by publisher, with when it was published."""
    by_publisher: dict[str, list[str]] = {}
    for found in (dataset.release(each) for each in dict.fromkeys(release_ids)):
        said = f"{found.title.rstrip('.')}. {published_words(found)}"
        by_publisher.setdefault(found.publisher, []).append(said)
    return " ".join(f"Source: {name}. {' '.join(titles)}" for name, titles in by_publisher.items())


def _minus(pounds: float) -> str:
    return MINUS if pounds < 0 else ""


@dataclass(frozen=True, slots=True)
class MoneyTableRow:
    """One row: its name, a cell for each heading after the first, and a small line beneath its name."""

    name: str
    cells: tuple[str, ...]
    is_total: bool = False
    note: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """A table of amounts as text; the first heading is that of the names.

    `worded` are the places of columns that hold words, the names counted as 0: these are not set right.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[MoneyTableRow, ...]
    worded: tuple[int, ...] = ()
    scrolls: bool = False
    """On a phone: whether it scrolls, so that years stay side by side, or becomes a list."""

    @property
    def is_stacked(self) -> bool:
        """Whether a phone shows it as a list, for want of room."""
        return len(self.headings) > _MOST_ON_A_PHONE and not self.scrolls


_MOST_ON_A_PHONE = 3
