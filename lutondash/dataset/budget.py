"""`Budget`: the council's money as the data folder holds it, looked up by authority, year and line."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol, TypeVar

from lutondash.dataset.accounts import AccountIndex
from lutondash.model.budget import BudgetLine, Deflator, LineName, Population, ServiceLink
from lutondash.model.money_said import CapitalScheme, CouncilTax, MoneyStatement, PlanRow, Saving


class _Dated(Protocol):
    @property
    def release(self) -> str: ...


P = TypeVar("P", bound=_Dated)


@dataclass(frozen=True)
class Budget:
    """Money of every authority and words about ours; never changed, empty where no file is there.

    `lines` stand in the publisher's order; `population` is by place and calendar year.
    """

    lines: Mapping[str, BudgetLine] = field(default_factory=lambda: MappingProxyType({}))
    names: tuple[LineName, ...] = ()
    accounts: AccountIndex = field(default_factory=AccountIndex)
    population: Mapping[tuple[str, int], Population] = field(default_factory=lambda: MappingProxyType({}))
    deflators: tuple[Deflator, ...] = ()
    council_tax: tuple[CouncilTax, ...] = ()
    savings: tuple[Saving, ...] = ()
    capital: tuple[CapitalScheme, ...] = ()
    plan: tuple[PlanRow, ...] = ()
    statements: tuple[MoneyStatement, ...] = ()
    links: tuple[ServiceLink, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no authority's account is held."""
        return not self.accounts.keys

    def without_releases(self, held: Collection[str]) -> "Budget":
        """Return the budget without every row of these releases."""
        return replace(
            self,
            accounts=self.accounts.without_releases(held),
            population=MappingProxyType(
                {key: row for key, row in self.population.items() if row.release not in held}
            ),
            deflators=_out(self.deflators, held),
            council_tax=_out(self.council_tax, held),
            savings=_out(self.savings, held),
            capital=_out(self.capital, held),
            plan=_out(self.plan, held),
            statements=_out(self.statements, held),
        )


def _out(rows: tuple[P, ...], held: Collection[str]) -> tuple[P, ...]:
    return tuple(row for row in rows if row.release not in held)
