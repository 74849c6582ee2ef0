"""Reserves are shown by day, and a year that does not begin as the last one ended is told."""

from lutondash import Dataset
from lutondash.markup.engine import render
from lutondash.views.money.reserves import reserves
from tests.views.money.made_money import without_money


def test_the_latest_day_comes_first(dataset: Dataset) -> None:
    """The last return with reserves is of 2017 to 2018."""
    page = reserves(dataset)
    assert page.recent is not None
    assert page.recent.headings == ("Day", "Earmarked reserves", "Unallocated reserves")
    assert page.recent.rows[0].name == "31 March 2018"
    assert page.recent.rows[0].cells == ("£20.8m", "£8.9m")
    assert page.lead == "31 March 2018 is the last day we have. Most was in earmarked reserves: £20.8m."


def test_earlier_days_follow_without_a_gap_or_a_repeat(dataset: Dataset) -> None:
    """Both tables together hold two days of each of six years."""
    page = reserves(dataset)
    assert page.recent is not None
    assert page.earlier is not None
    days = [row.name for row in page.recent.rows + page.earlier.rows]
    assert len(days) == len(set(days)) == 12
    assert days[-1] == "1 April 2010"


def test_a_jump_over_one_night_is_told_to_the_pound(dataset: Dataset) -> None:
    """The made-up town ends a year with one amount and begins the next with another."""
    assert reserves(dataset).jumps[0] == (
        "Earmarked reserves: £21,500,000 on 31 March 2011, but £20,000,000 on 1 April 2011."
    )
    assert not any("2014" in words for words in reserves(dataset).jumps)


def test_without_returns_the_section_says_so(dataset: Dataset) -> None:
    """An empty folder gives words."""
    page = reserves(without_money(dataset))
    assert page.recent is None
    assert page.jumps == ()
    assert "We hold no return that says what the reserves held." in render("money_reserves.html", page=page)
