"""Accounts become the text of `revenue.csv`, `funding.csv` and `reserves.csv`."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from lutondash.importers.account_lines import ALL_SERVICES, LineBook
from lutondash.importers.account_rows import AccountKey, Entry, Held, whole_pounds
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
_COLUMNS = tuple(MoneyRow.model_fields)
_OF_REVENUE = frozenset({"gross", "income"})
_MAY_BE_LEFT_OUT = frozenset({"gross", "income", "note"})


def account_texts(held: Held, book: LineBook) -> dict[str, str]:
    """Return the text of each file of accounts, sorted, without columns that would be empty throughout."""
    by_file: dict[str, list[tuple[str, ...]]] = {path: [] for path in _FILES.values()}
    file_of = {line: by_file[_FILES[each.kind]] for line, each in book.lines.items()}
    for key in sorted(held):
        for line, entry in sorted(held[key].items()):
            file_of[line].append(_written(key, line, entry))
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


def _written(key: AccountKey, line: str, entry: Entry) -> tuple[str, ...]:
    """Return the cells of a row, in the order of the model's fields."""
    amounts, source = entry.amounts, entry.source
    return (
        key.authority,
        key.year,
        line,
        key.stage,
        whole_pounds(amounts.gross),
        whole_pounds(amounts.income),
        whole_pounds(amounts.net),
        source.basis,
        source.release,
        entry.note,
    )


def _text(path: str, rows: Sequence[tuple[str, ...]]) -> str:
    kept = list(_kept(path, rows))
    return csv_text([_COLUMNS[at] for at in kept], ([row[at] for at in kept] for row in rows))


def _kept(path: str, rows: Sequence[tuple[str, ...]]) -> Iterator[int]:
    """Yield where the columns stand that are written."""
    for at, name in enumerate(_COLUMNS):
        belongs = path == REVENUE or name not in _OF_REVENUE
        if belongs and (name not in _MAY_BE_LEFT_OUT or any(row[at] for row in rows)):
            yield at
