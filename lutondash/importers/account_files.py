"""Accounts become the text of `revenue.csv`, `funding.csv` and `reserves.csv`."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from lutondash.importers.account_lines import ALL_SERVICES, LineBook
from lutondash.importers.account_rows import AccountKey, Amounts, Entry, Held, whole_pounds
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
_OF_REVENUE = {"gross", "income"}
_Row = tuple[AccountKey, str, Entry]


def account_texts(held: Held, book: LineBook) -> dict[str, str]:
    """Return the text of each file of accounts, sorted, without columns that would be empty throughout."""
    by_file: dict[str, list[_Row]] = {path: [] for path in _FILES.values()}
    file_of = {line: by_file[_FILES[each.kind]] for line, each in book.lines.items()}
    for key in sorted(held):
        for line, entry in sorted(held[key].items()):
            file_of[line].append((key, line, entry))
    return {path: _text(path, rows) for path, rows in by_file.items()}


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


def csv_text(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Write rows under a header, with LF at the end of each line."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return lines.getvalue()


def _text(path: str, rows: Sequence[_Row]) -> str:
    """Write a file; only spend, income and notes may be left out, and grants and reserves have no spend."""
    has_gross = path == REVENUE and any(entry.amounts.gross is not None for _, _, entry in rows)
    has_note = any(entry.note for _, _, entry in rows)
    left_out = (set() if has_gross else _OF_REVENUE) | (set() if has_note else {"note"})
    lines = [csv_text((name for name in MoneyRow.model_fields if name not in left_out), ())]
    write = _spend_and_net if has_gross else _net
    ends: dict[tuple[str, ...], str] = {}
    for key, line, entry in rows:
        words = (entry.source.basis, entry.source.release, entry.note)[: 3 if has_note else 2]
        if words not in ends:
            ends[words] = csv_text(words, ())
        # Codes, ids and amounts need no quotes, so only the words go through the writer, once for each file.
        lines.append(f"{key.authority},{key.year},{line},{key.stage},{write(entry.amounts)},{ends[words]}")
    return "".join(lines)


def _net(amounts: Amounts) -> str:
    return whole_pounds(amounts.net)


def _spend_and_net(amounts: Amounts) -> str:
    return f"{whole_pounds(amounts.gross)},{whole_pounds(amounts.income)},{whole_pounds(amounts.net)}"
