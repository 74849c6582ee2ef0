"""Tests of the fragment with officers' words and the questions to ask about a figure."""

from html import unescape

from lutondash import Dataset
from lutondash.markup.engine import render
from lutondash.views.commentary import NONE_PUBLISHED
from lutondash.views.indicator_page import indicator_page


def fragment(dataset: Dataset, id_: str) -> str:
    """Return what the page of a figure shows of words and questions."""
    return unescape(render("indicator_words.html", page=indicator_page(dataset, id_)))


def test_words_stand_with_their_period_role_and_date(dataset: Dataset) -> None:
    """Everything the officers said, and what it is about."""
    text = fragment(dataset, "gutters-cleared")
    for said in ("October to December 2023", "A storm brought", "A second crew", "Head of gutters", "2024"):
        assert said in text
    assert NONE_PUBLISHED not in text


def test_a_page_says_that_no_words_are_published(dataset: Dataset) -> None:
    """An empty place says so."""
    assert NONE_PUBLISHED in fragment(dataset, "rainy-days")


def test_questions_are_folded_and_lead_to_their_source(dataset: Dataset) -> None:
    """Each says why it is asked; the editors' own say that they are."""
    text = fragment(dataset, "umbrellas-returned")
    assert '<details class="more questions">' in text
    assert "What level would be good, and by when?" in text
    assert "Our own question." in text
    assert '<a href="https://example.org/plan" rel="noopener">A book about rain</a>.' in text
