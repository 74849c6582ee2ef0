"""Rows of accounts become the text of `revenue.csv`, `funding.csv` and `reserves.csv`."""

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from lutondash.importers.account_lines import ALL_SERVICES, LineBook
from lutondash.importers.account_rows import AccountRow, whole_pounds
from lutondash.importers.amounts import to_decimal
from lutondash.model.budget import LineKind, MoneyRow

REVENUE = "budget/revenue.csv"
_FILES = {
    LineKind.SERVICE: REVENUE,
    LineKind.TOTAL: REVENUE,
    LineKind.SPENDING: REVENUE,
    LineKind.FUNDING: "budget/funding.csv",
    LineKind.RESERVE_MOVEMENT: "budget/reserves.csv",
    LineKind.RESERVE_LEVEL: "budget/reserves.csv",
}
_OF_REVENUE = ("gross", "income")
_MAY_BE_LEFT_OUT = ("gross", "income", "note")


def account_texts(rows: Iterable[AccountRow], book: LineBook) -> dict[str, str]:
    """Return the text of each file of accounts, sorted, without columns that would be empty throughout."""
    by_file: dict[str, list[AccountRow]] = {path: [] for path in _FILES.values()}
    for row in rows:
        by_file[_FILES[book.lines[row.line].kind]].append(row)
    return {path: _text(path, found) for path, found in by_file.items()}


def held_totals(data: Path) -> dict[tuple[str, str], Decimal]:
    """Return the service totals that the data folder holds already, by authority and year."""
    path = data / REVENUE
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as text:
        found = {
            (row["authority"], row["financial_year"]): to_decimal(row["net"])
            for row in csv.DictReader(text)
            if row.get("line") == ALL_SERVICES and row.get("net")
        }
    return {key: amount for key, amount in found.items() if amount is not None}


def csv_text(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Write rows under a header, with LF at the end of each line."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, list(columns), lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return lines.getvalue()


def _text(path: str, rows: list[AccountRow]) -> str:
    written = [_written(row) for row in sorted(rows, key=lambda each: each.key)]
    columns = [
        name
        for name in MoneyRow.model_fields
        if (path == REVENUE or name not in _OF_REVENUE)
        and (name not in _MAY_BE_LEFT_OUT or any(row[name] for row in written))
    ]
    return csv_text(columns, written)


def _written(row: AccountRow) -> dict[str, str]:
    return {
        "authority": row.authority,
        "financial_year": row.year,
        "line": row.line,
        "stage": row.stage.value,
        "gross": whole_pounds(row.gross),
        "income": whole_pounds(row.income),
        "net": whole_pounds(row.net),
        "basis": row.basis,
        "release": row.release,
        "note": row.note,
    }
