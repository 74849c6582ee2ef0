"""Schemes stand as the plan names them; where no amount was published, that is what it says."""

from lutondash import Dataset
from lutondash.markup.engine import render
from lutondash.views.money.capital import NO_AMOUNT, capital
from tests.views.money.made_money import scheme, with_budget, without_money


def test_the_plan_names_schemes_with_and_without_an_amount(dataset: Dataset) -> None:
    """No amount is never nought."""
    page = capital(dataset)
    assert [(each.told.what, each.told.amount) for each in page.in_plan] == [
        ("The Umbrella Hall", "about £20 million"),
        ("Airship dock", NO_AMOUNT),
        ("New gutters", NO_AMOUNT),
    ]
    assert page.plan_lead.endswith("An amount was published for 1 of them.")


def test_a_priority_is_named_only_where_the_source_states_one(dataset: Dataset) -> None:
    """The hall serves the dry town, and nobody said what the dock serves."""
    hall, dock, _ = capital(dataset).in_plan
    assert hall.priority is not None
    assert hall.priority.address == "/dry-town"
    assert dock.priority is None


def test_other_schemes_stand_by_group(dataset: Dataset) -> None:
    """What others said of the hall is not among what the plan says."""
    groups = {group.title: [row.amount for row in group.rows] for group in capital(dataset).groups}
    assert groups == {"programmes": ["£302 million"], "The Hall": ["£25 million"]}


def test_a_source_of_the_plan_is_named_once(dataset: Dataset) -> None:
    """Two schemes from one page have one source line."""
    made = with_budget(dataset, capital=(scheme("A", in_plan="yes"), scheme("B", in_plan="yes")))
    page = capital(made)
    assert len(page.plan_said) == 1
    assert page.plan_lead.endswith("An amount was published for none of them.")


def test_without_schemes_the_section_says_so(dataset: Dataset) -> None:
    """An empty folder gives words."""
    page = capital(without_money(dataset))
    assert page.is_empty
    assert "We hold nothing about the capital programme." in render("money_capital.html", page=page)
