"""Tests of search, on the made-up dataset."""

import pytest

from lutondash import Dataset
from lutondash.views.search import SearchPage, search_page


def _found(dataset: Dataset, query: str) -> SearchPage:
    found = search_page(dataset, query)
    assert found is not None
    return found


def _titles(dataset: Dataset, query: str) -> list[str]:
    return [row.title for row in _found(dataset, query).rows]


def _other_number(word: str) -> str:
    """The plural of a singular, and the singular of a plural, of the regular kinds."""
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    if word.endswith("y") and word[-2] not in "aeiou":
        return word.removesuffix("y") + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def test_every_title_finds_itself(dataset: Dataset) -> None:
    """Typing a figure's title leads to that figure."""
    for indicator in dataset.indicators.values():
        assert indicator.title in _titles(dataset, indicator.title)


def test_everyday_words_find_figures_in_singular_and_plural(dataset: Dataset) -> None:
    """Every search word of the data leads to its figure, in either number."""
    for indicator in dataset.indicators.values():
        for word in indicator.search_words:
            assert indicator.title in _titles(dataset, word)
            assert indicator.title in _titles(dataset, _other_number(word)), _other_number(word)


def test_a_word_found_nowhere_finds_nothing(dataset: Dataset) -> None:
    """The page then says what to try."""
    found = _found(dataset, "xyzzy")

    assert not found.rows
    assert not found.pages
    assert "Try another word" in found.summary


def test_some_of_the_words_are_better_than_none(dataset: Dataset) -> None:
    """Where no figure has all the words, those with some are shown, and the page says so."""
    title = next(iter(dataset.indicators.values())).title

    found = _found(dataset, f"{title} xyzzy")

    assert found.rows[0].title == title
    assert "No figure has all of these words" in found.summary


def test_a_short_word_is_not_the_beginning_of_another(dataset: Dataset) -> None:
    """The first three letters of a title's long word find it only where they are a word."""
    word = next(w for i in dataset.indicators.values() for w in i.title.split() if len(w) > 6)
    every = {w.lower() for i in dataset.indicators.values() for w in f"{i.title} {i.question}".split()}

    if word[:3].lower() not in every:
        assert not _titles(dataset, word[:3])


def test_pages_are_found_by_their_titles(dataset: Dataset) -> None:
    """The title of a priority or an outcome leads to its page."""
    for priority in dataset.priorities:
        assert priority.title in [page.title for page in _found(dataset, priority.title).pages]
    for outcome in dataset.outcomes.values():
        assert outcome.title in [page.title for page in _found(dataset, outcome.title).pages]


@pytest.mark.parametrize("query", ["", "   ", "?!", "the of", "what is my"])
def test_an_empty_query_is_no_search(dataset: Dataset, query: str) -> None:
    """Blank space, signs and small words alone are no question."""
    assert search_page(dataset, query) is None


def test_a_very_long_query_is_cut(dataset: Dataset) -> None:
    """Nobody types that much on purpose."""
    assert len(_found(dataset, "x" * 10_000).query) == 100


def test_words_about_money_lead_to_the_parts_of_its_page(dataset: Dataset) -> None:
    """Someone who asks for savings or debt is led to where the page about money tells of them."""
    found = {query: search_page(dataset, query) for query in ("savings", "debt")}

    assert {query: page.pages[-1].address for query, page in found.items() if page} == {
        "savings": "/money#savings",
        "debt": "/money#borrowing",
    }
