"""A priority shows what the plan sets out to do, in the plan's words, and what stands beside it."""

from lutondash import Dataset
from lutondash.views.money.objectives import objectives
from lutondash.views.priority_page import priority_page


def test_objectives_stand_in_the_order_of_the_plan(dataset: Dataset) -> None:
    """Each with its points, and only on its own priority's page."""
    found = priority_page(dataset, "tidy-council").objectives
    assert [each.title for each in found] == ["Be kind", "Careful with money"]
    assert [(point.title, point.text) for point in found[0].points] == [("Patient", "We wait."), ("Dry", "")]
    assert priority_page(dataset, "dry-town").objectives == ()
    assert priority_page(dataset, "tidy-council", side="council").objectives == ()


def test_who_chose_the_figures_is_said(dataset: Dataset) -> None:
    """Figures say who chose them; without figures nobody chose."""
    kind, careful = objectives(dataset, "tidy-council")
    assert [row.id for row in kind.rows] == ["letters-answered"]
    assert kind.chosen_by == "We chose these figures, not the council."
    assert (careful.rows, careful.chosen_by) == ((), "")


def test_only_what_is_about_money_leads_to_the_money(dataset: Dataset) -> None:
    """One of the two leads there, and both name where they were published."""
    kind, careful = objectives(dataset, "tidy-council")
    assert (kind.money, careful.money) == ("", "/money")
    assert kind.source == "Source: Rainland Statistics, Figures about rain-plan. Published in June 2024."
    assert kind.source_url == "https://example.org/rain-plan"
