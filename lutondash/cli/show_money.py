"""`lutondash show money`: the accounts of our authority, their gaps, and what was said about money."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import typer

from lutondash.analysis.money.ladder import Rung, ladder
from lutondash.cli.printing import print_json, print_table
from lutondash.dataset.accounts import Account, Entry
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.money_rows import FILE_OF
from lutondash.model.budget import BudgetLine
from lutondash.model.record import Record

MONEY = "money"
"""What stands in place of an indicator's id."""


def show_money(dataset: Dataset, *, json: bool) -> None:
    """Print what is held about the money of our authority."""
    described = described_money(dataset)
    if json:
        print_json(described)
        return
    for line in _in_words(described):
        typer.echo(line)
    for name in _SAID:
        if described[name]:
            typer.echo(f"\n{name.replace('_', ' ').capitalize()}")
            print_table([[_plain(value) for value in row.values()] for row in described[name]])


_SAID = (
    *("council_tax", "savings", "capital", "plan", "statements", "links"),
    *("deflators", "population"),
)
"""What is not part of an account."""


def described_money(dataset: Dataset) -> dict[str, Any]:
    """Return accounts, gaps, words, prices and residents as plain values; amounts are whole pounds."""
    budget, home = dataset.budget, dataset.vision.geography
    ours = [key for key in budget.accounts.keys if key.authority == home]
    accounts = (budget.accounts.account(home, key.year, key.stage) for key in ours)
    people = (row for (place, _), row in budget.population.items() if place == home)
    return {
        "authority": home,
        "name": dataset.geography(home).name,
        "accounts": [_account(account, budget.lines) for account in accounts],
        "council_tax": _rows(budget.council_tax),
        "savings": _rows(budget.savings),
        "capital": _rows(budget.capital),
        "plan": _rows(budget.plan),
        "statements": _rows(budget.statements),
        "links": _rows(budget.links),
        "deflators": _rows(budget.deflators),
        "population": _rows(people),
    }


def _account(account: Account, lines: Mapping[str, BudgetLine]) -> dict[str, Any]:
    """Return an account as plain values, its lines by their file and in the publisher's order."""
    found: dict[str, list[dict[str, Any]]] = {"revenue": [], "funding": [], "reserves": []}
    for name, line in lines.items():
        if name in account.entries:
            file = FILE_OF[line.kind].rpartition("/")[2].removesuffix(".csv")
            found[file].append(_entry(account.entries[name], line))
    return {
        "financial_year": account.key.year,
        "stage": account.key.stage.value,
        "bases": list(account.bases),
        **found,
        "gaps": [_gap(rung) for rung in ladder(account, lines) if rung.parts and not rung.adds_up],
    }


def _entry(entry: Entry, line: BudgetLine) -> dict[str, Any]:
    return {
        "line": entry.line,
        "title": line.title,
        "kind": line.kind.value,
        "adds_to": line.adds_to,
        "gross": entry.gross,
        "income": entry.income,
        "net": entry.net,
        "basis": entry.basis,
        "release": entry.release,
        "note": entry.note,
    }


def _gap(rung: Rung) -> dict[str, Any]:
    """Return what a total holds that its parts do not."""
    return {
        "line": rung.total.line,
        "net": rung.total.net,
        "parts": [part.line for part in rung.parts],
        "sum_of_parts": sum(part.net for part in rung.parts),
        "gap": rung.gap,
        "basis": rung.total.basis,
        "release": rung.total.release,
    }


def _rows(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [record.model_dump(mode="json") for record in records]


def _in_words(described: Mapping[str, Any]) -> Iterator[str]:
    """Yield each account as lines of text: every net, then every gap."""
    yield f"The money of {described['name']} ({described['authority']}), in whole pounds"
    if not described["accounts"]:
        yield "No account is held."
    for account in described["accounts"]:
        yield f"\n{account['financial_year']} {account['stage']}: {'; '.join(account['bases'])}"
        for entry in (*account["revenue"], *account["funding"], *account["reserves"]):
            yield f"{entry['net']:>16,}  {entry['title']} ({entry['release']})"
        for gap in account["gaps"]:
            yield f"{gap['gap']:>16,}  is missing from the parts of {gap['line']}"


def _plain(value: object) -> str:
    return "" if value is None else str(value)
