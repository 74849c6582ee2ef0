"""`MoneyContents`: every record about money with the place it was read, and the `Budget` made of them."""

import os
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from lutondash.dataset import layout
from lutondash.dataset.accounts import AccountIndex
from lutondash.dataset.budget import Budget
from lutondash.dataset.money_rows import read_money
from lutondash.dataset.money_table import MoneyTable
from lutondash.dataset.records import Entry, R, many, rows
from lutondash.errors import Finding
from lutondash.model.budget import BudgetLine, Deflator, LineName, Population, ServiceLink
from lutondash.model.money_said import CapitalScheme, CouncilTax, MoneyStatement, PlanRow, Saving
from lutondash.model.objective import Objective


@dataclass(frozen=True)
class MoneyContents:
    """What a data folder holds about money; what was at fault is left out."""

    lines: list[Entry[BudgetLine]]
    names: list[Entry[LineName]]
    accounts: MoneyTable
    population: list[Entry[Population]]
    deflators: list[Entry[Deflator]]
    council_tax: list[Entry[CouncilTax]]
    savings: list[Entry[Saving]]
    capital: list[Entry[CapitalScheme]]
    plan: list[Entry[PlanRow]]
    statements: list[Entry[MoneyStatement]]
    links: list[Entry[ServiceLink]]


def read_money_files(folder: Path, found: list[Finding]) -> MoneyContents:
    """Read every file about money; a missing one holds nothing, and faults are added to `found`."""
    return MoneyContents(
        lines=_rows(folder, layout.BUDGET_LINES, BudgetLine, found),
        names=_rows(folder, layout.BUDGET_LINE_NAMES, LineName, found),
        accounts=read_money(folder, found),
        population=_rows(folder, layout.POPULATION, Population, found),
        deflators=_rows(folder, layout.DEFLATORS, Deflator, found),
        council_tax=_rows(folder, layout.COUNCIL_TAX, CouncilTax, found),
        savings=_rows(folder, layout.SAVINGS, Saving, found),
        capital=_rows(folder, layout.CAPITAL, CapitalScheme, found),
        plan=_rows(folder, layout.PLAN, PlanRow, found),
        statements=_rows(folder, layout.MONEY_STATEMENTS, MoneyStatement, found),
        links=_rows(folder, layout.SERVICE_LINKS, ServiceLink, found),
    )


def read_objectives(folder: Path, found: list[Finding]) -> list[Entry[Objective]]:
    """Read what priorities set out to do, where a file says it."""
    if not os.path.lexists(folder / layout.OBJECTIVES):
        return []
    return many(folder, layout.OBJECTIVES, "objective", Objective, found)


def _rows(folder: Path, path: str, model: type[R], found: list[Finding]) -> list[Entry[R]]:
    return rows(folder, path, model, found) if os.path.lexists(folder / path) else []


def budget_of(contents: MoneyContents) -> Budget:
    """Return the budget that records in order make."""
    people = (entry.record for entry in contents.population)
    return Budget(
        lines=MappingProxyType({entry.record.line: entry.record for entry in contents.lines}),
        names=_records(contents.names),
        accounts=AccountIndex(contents.accounts),
        population=MappingProxyType({(row.geography, int(row.year)): row for row in people}),
        deflators=_records(contents.deflators),
        council_tax=_records(contents.council_tax),
        savings=_records(contents.savings),
        capital=_records(contents.capital),
        plan=_records(contents.plan),
        statements=_records(contents.statements),
        links=_records(contents.links),
    )


def _records(entries: list[Entry[R]]) -> tuple[R, ...]:
    return tuple(entry.record for entry in entries)
