"""Savings are listed, not joined: totals from first to last, single years from the newest back."""

from lutondash import Dataset
from lutondash.markup.engine import render
from lutondash.views.money.savings import savings
from tests.views.money.made_money import saving, with_budget, without_money


def test_totals_over_years_stand_apart_from_single_years(dataset: Dataset) -> None:
    """What is added up over years is no row among the years."""
    page = savings(dataset)
    assert [row.amount for row in page.added_up.rows] == ["£107 million"]
    assert [(row.amount, row.kind) for row in page.by_year.rows] == [
        ("at least £1 million", "A claim"),
        ("about £4.6 million", "Planned"),
    ]


def test_totals_are_in_order_and_years_newest_first(dataset: Dataset) -> None:
    """The order of the file does not matter."""
    made = with_budget(
        dataset,
        savings=(
            saving(2020, 186_000_000, "cumulative"),
            saving(2016, 107_000_000, "cumulative"),
            saving(2018, 5_000_000),
            saving(2021, 7_000_000, "delivered"),
        ),
    )
    page = savings(made)
    assert [row.amount for row in page.added_up.rows] == ["£107 million", "£186 million"]
    assert [row.amount for row in page.by_year.rows] == ["£7 million", "£5 million"]
    assert page.lead.startswith("Savings over the years were said to be from £107 million to £186 million.")


def test_one_total_is_no_span(dataset: Dataset) -> None:
    """From £107 million to £107 million would be silly."""
    assert savings(dataset).lead == "Savings over the years were said to be £107 million."


def test_without_savings_the_section_says_so(dataset: Dataset) -> None:
    """An empty folder gives words."""
    page = savings(without_money(dataset))
    assert page.is_empty
    assert "We hold no figure for savings." in render("money_savings.html", page=page)
