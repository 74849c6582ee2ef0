"""The plan's aims are in its own words, and its figures as they were stated."""

from lutondash import Dataset
from lutondash.markup.engine import render
from lutondash.views.money.plan import plan
from tests.views.money.made_money import plan_row, with_budget, without_money


def test_aims_come_from_the_objective_about_money(dataset: Dataset) -> None:
    """Values of another objective are not among them."""
    (aims,) = plan(dataset).aims
    assert (aims.heading, aims.aims) == ("Aims", ("No surprises",))
    assert aims.source_url == "https://example.org/rain-plan"


def test_figures_are_listed_as_stated(dataset: Dataset) -> None:
    """Each row says what it counts, for when, and when it was set."""
    figures = plan(dataset).figures
    assert [(row.amount, row.when) for row in figures.rows] == [
        ("about £37 million", "2023 to 2027"),
        ("£41 million", "2024 to 2028"),
    ]


def test_a_plan_with_aims_alone_has_no_table(dataset: Dataset) -> None:
    """A table without rows is not shown."""
    html = render("money_plan.html", page=plan(with_budget(dataset, plan=())))
    assert "No surprises" in html
    assert "<table" not in html


def test_a_plan_with_figures_alone_says_that_aims_are_missing(dataset: Dataset) -> None:
    """What is missing is said where it would stand."""
    made = with_budget(without_money(dataset), plan=(plan_row(5_000_000),))
    html = render("money_plan.html", page=plan(made))
    assert "We hold no aims of the plan." in html
    assert "£5 million" in html


def test_without_a_plan_the_section_says_so(dataset: Dataset) -> None:
    """An empty folder gives words."""
    page = plan(without_money(dataset))
    assert page.is_empty
    assert "We hold neither aims nor figures" in render("money_plan.html", page=page)
