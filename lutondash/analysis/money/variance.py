"""Budget against outturn: the difference worked out again, never taken over."""

from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.dataset.accounts import Account

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Variance:
    """What was planned and what was spent on a line, net, in whole pounds."""

    line: str
    budget: int
    outturn: int

    @property
    def difference(self) -> int:
        """Spent less planned: positive where more was spent than planned."""
        return self.outturn - self.budget

    @property
    def percent(self) -> float | None:
        """The difference in percent of the plan; None where one of the two was not more than zero."""
        is_share = self.budget > 0 and self.outturn > 0
        return self.difference / self.budget * _PERCENT if is_share else None


def variances(budget: Account, outturn: Account, wanted: Iterable[str]) -> tuple[Variance, ...]:
    """Set the plan beside the spending for each wanted line that both accounts hold, in order."""
    planned, spent = budget.entries, outturn.entries
    return tuple(
        Variance(line, planned[line].net, spent[line].net)
        for line in wanted
        if line in planned and line in spent
    )
