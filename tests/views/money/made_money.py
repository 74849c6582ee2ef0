"""A made-up dataset with other words or no words about money."""

from dataclasses import replace
from typing import Any

from lutondash import Dataset
from lutondash.dataset.budget import Budget
from lutondash.model.money_said import CapitalScheme, CouncilTax, MoneyStatement, PlanRow, Saving


def without_money(dataset: Dataset) -> Dataset:
    """Return the dataset with nothing in it about money."""
    return replace(dataset, budget=Budget(), objectives=())


def with_budget(dataset: Dataset, **changes: Any) -> Dataset:
    """Return the dataset with other parts of the budget."""
    return replace(dataset, budget=replace(dataset.budget, **changes))


def tax(year: str, element: str, **more: str) -> CouncilTax:
    """Make a published amount or rise."""
    fields = {"financial_year": year, "element": element, "stage": "reported", "release": "money-page"}
    return CouncilTax.model_validate(fields | more)


def saving(order: int, amount: int, kind: str = "planned", **more: str) -> Saving:
    """Make a saving."""
    fields: dict[str, object] = {
        "period_label": f"{order}/{order % 100 + 1:02d}",
        "title": f"Savings of {order}",
        "amount": str(amount),
        "kind": kind,
        "order": order,
        "who": "the council",
        "release": "money-page",
    }
    return Saving.model_validate(fields | more)


def scheme(name: str, amount: str = "", **more: str) -> CapitalScheme:
    """Make a scheme."""
    fields = {"scheme": name, "group": "halls", "amount": amount, "what": "whole cost", "who": "the council"}
    return CapitalScheme.model_validate(fields | {"release": "money-page"} | more)


def statement(topic: str, question: str, value: str, **more: str) -> MoneyStatement:
    """Make a statement."""
    fields = {
        "topic": topic,
        "question": question,
        "statement": f"It is {value}",
        "value": value,
        "basis": "all of it",
        "who": "the council",
        "release": "money-page",
    }
    return MoneyStatement.model_validate(fields | more)


def plan_row(amount: int, release: str = "money-page") -> PlanRow:
    """Make a figure of the plan."""
    return PlanRow.model_validate(
        {
            "set_at": "2023-02",
            "period_label": "2023/24",
            "title": "Still to find",
            "amount": str(amount),
            "who": "the council",
            "release": release,
        }
    )
