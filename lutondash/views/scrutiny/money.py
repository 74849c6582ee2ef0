"""The parts of the page about money that a committee looks at beside its figures."""

from collections.abc import Iterable

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.views.money.parts import PARTS, MoneyPart

_ASKED = ("budget", "reserves", "savings", "borrowing")
"""What is the whole council's and so belongs to no single figure."""


def money_parts(dataset: Dataset, indicators: Iterable[Indicator]) -> tuple[MoneyPart, ...]:
    """Return the parts to look at where one of the figures' priorities has an objective about money."""
    about_money = {each.priority for each in dataset.objectives if each.see_money}
    if dataset.budget.is_empty or about_money.isdisjoint(each.priority for each in indicators):
        return ()
    return tuple(part for part in PARTS if part.anchor in _ASKED)
