"""Tests of search, on the made-up dataset."""

import pytest

from lutondash import Dataset
from lutondash.views.search import search_page


def _titles(dataset: Dataset, query: str) -> list[str]:
    found = search_page(dataset, query)
    assert found is not None
    return [row.title for row in found.rows]


def test_every_title_finds_itself_first(dataset: Dataset) -> None:
    """Typing a figure's title leads to that figure."""
    for indicator in dataset.indicators.values():
        assert indicator.title in _titles(dataset, indicator.title)


def test_everyday_words_find_figures(dataset: Dataset) -> None:
    """Every search word of the data leads to its figure, in the plural too."""
    for indicator in dataset.indicators.values():
        for word in indicator.search_words:
            assert indicator.title in _titles(dataset, word)


def test_every_word_must_be_found(dataset: Dataset) -> None:
    """A word found nowhere finds nothing, and the page says what to try."""
    found = search_page(dataset, "xyzzy")

    assert found is not None
    assert not found.rows
    assert "Try another word" in found.summary


@pytest.mark.parametrize("query", ["", "   ", "?!", "the of"])
def test_an_empty_query_is_no_search(dataset: Dataset, query: str) -> None:
    """Blank space, signs and small words alone are no question."""
    assert search_page(dataset, query) is None


def test_a_very_long_query_is_cut(dataset: Dataset) -> None:
    """Nobody types that much on purpose."""
    found = search_page(dataset, "x" * 10_000)

    assert found is not None
    assert len(found.query) == 100
