"""Tests of amounts of money and financial years as text."""

import pytest

from lutondash import Dataset
from lutondash.views.money import amounts

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("pounds", "text"),
    [
        (211_766_000, "£211.8m"),
        (-2_450_000, f"{MINUS}£2.5m"),
        (100_000, "£0.1m"),
        (99_999, "£99,999"),
        (-41_000, f"{MINUS}£41,000"),
        (1_234_567_000, "£1,234.6m"),
        (0, "£0"),
        (-0.4, "£0"),
    ],
)
def test_amounts_are_in_millions(pounds: float, text: str) -> None:
    """Halves go up, and what would round to nothing is written out."""
    assert amounts.millions(pounds) == text


def test_exact_amounts_are_in_whole_pounds() -> None:
    """Thousands are set apart and the sign stands before the £."""
    assert amounts.exact(211_766_000) == "£211,766,000"
    assert amounts.exact(-1_000) == f"{MINUS}£1,000"


@pytest.mark.parametrize(
    ("pounds", "text"), [(5_300_000, "+£5.3m"), (-2_500_000, f"{MINUS}£2.5m"), (0, "£0"), (0.2, "£0")]
)
def test_a_difference_has_its_sign(pounds: float, text: str) -> None:
    """No difference has none."""
    assert amounts.signed(pounds) == text


@pytest.mark.parametrize(
    ("share", "text"), [(1.06, "+1.1%"), (-3.0, f"{MINUS}3.0%"), (0.04, "0.0%"), (-0.04, "0.0%")]
)
def test_a_percentage_has_its_sign(share: float, text: str) -> None:
    """What rounds to nothing has none."""
    assert amounts.percent(share) == text


def test_a_financial_year_is_named_by_both_its_years() -> None:
    """Nobody has to know what 99-00 means."""
    assert amounts.year_words("1999-00") == "1999 to 2000"
    assert amounts.years_words(("2011-12", "2014-15", "2016-17")) == (
        "2011 to 2012, 2014 to 2015 and 2016 to 2017"
    )


def test_every_publication_is_named_once(dataset: Dataset) -> None:
    """A release drawn from twice is one source, with its day."""
    release = next(iter(dataset.releases))
    said = amounts.source_words(dataset, (release, release))
    assert said.count("Source: ") == 1
    assert dataset.releases[release].publisher in said
    assert said.endswith(".")
