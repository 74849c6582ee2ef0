"""Tests of `lutondash.views.scrutiny.money`: the whole council's money beside a committee's figures."""

from lutondash import Dataset
from lutondash.views.scrutiny.money import money_parts


def test_a_priority_with_an_objective_about_money_leads_to_its_parts(dataset: Dataset) -> None:
    """Budget, reserves, savings and borrowing, each at its own place on the page about money."""
    found = money_parts(dataset, dataset.indicators_in("tidy-council"))
    assert [part.anchor for part in found] == ["budget", "reserves", "savings", "borrowing"]
    assert found[1].address == "/money#reserves"


def test_figures_of_other_priorities_lead_to_no_money(dataset: Dataset) -> None:
    """Rain has no objective about money."""
    assert money_parts(dataset, dataset.indicators_in("dry-town")) == ()
