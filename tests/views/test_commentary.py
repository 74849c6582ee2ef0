"""Tests of `lutondash.views.commentary`: officers' words about the latest figure, and of no earlier one."""

from dataclasses import replace

from lutondash import Dataset
from lutondash.views.commentary import NONE_PUBLISHED, CommentaryView, commentary_of
from lutondash.views.indicator_page import indicator_page

GUTTERS = "gutters-cleared"


def said_of(dataset: Dataset, period: str) -> Dataset:
    """Return the dataset with its words bound to another period."""
    words = tuple(each.model_copy(update={"period": period}) for each in dataset.commentary(GUTTERS))
    return replace(dataset, all_commentary={GUTTERS: words})


def test_words_about_the_latest_figure_are_told(dataset: Dataset) -> None:
    """What happened, what is being done, which role answers for it, and by when."""
    assert commentary_of(dataset, dataset.indicator(GUTTERS)) == CommentaryView(
        period="October to December 2023",
        happened="A storm brought many leaves.",
        action="A second crew works at weekends.",
        role="Head of gutters",
        by="December 2024",
    )


def test_words_about_an_earlier_figure_are_hidden(dataset: Dataset) -> None:
    """They would be taken for words about the latest."""
    stale = said_of(dataset, "2023-07-01/P3M")
    assert commentary_of(stale, stale.indicator(GUTTERS)) is None
    assert indicator_page(stale, GUTTERS).commentary is None


def test_a_figure_without_words_has_none(dataset: Dataset) -> None:
    """Nothing is made up."""
    assert commentary_of(dataset, dataset.indicator("rainy-days")) is None
    assert "No officers" in NONE_PUBLISHED
