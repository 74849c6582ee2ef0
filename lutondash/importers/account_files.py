"""Accounts become the text of `revenue.csv`, `funding.csv` and `reserves.csv`."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from lutondash.importers.account_lines import LineBook
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


@dataclass
class _File:
    """A file of accounts on its way: which of the columns that may be left out it has, and its lines."""

    has_spend: bool = False
    has_notes: bool = False
    lines: list[str] = field(default_factory=list)
    _ends: dict[tuple[str, ...], str] = field(default_factory=dict)

    def add(self, key: AccountKey, line: str, entry: Entry) -> None:
        """Add a row; codes, ids and amounts need no quotes, so only the words go through the writer, once."""
        words = (entry.source.basis, entry.source.release, entry.note)[: 3 if self.has_notes else 2]
        if words not in self._ends:
            self._ends[words] = csv_text(words, ())
        spend = f"{whole_pounds(entry.gross)},{whole_pounds(entry.income)}," if self.has_spend else ""
        self.lines.append(
            f"{key.authority},{key.year},{line},{key.stage},{spend}{whole_pounds(entry.net)},{self._ends[words]}"
        )

    def text(self) -> str:
        """Return the header and the rows."""
        left_out = (set() if self.has_spend else {"gross", "income"}) | (
            set() if self.has_notes else {"note"}
        )
        return csv_text((name for name in MoneyRow.model_fields if name not in left_out), ()) + "".join(
            self.lines
        )


def account_texts(held: Held, book: LineBook) -> dict[str, str]:
    """Return the text of each file of accounts, sorted, without columns that would be empty throughout."""
    files = {path: _File() for path in _FILES.values()}
    file_of = {line: files[_FILES[each.kind]] for line, each in book.lines.items()}
    for lines in held.values():
        for line, entry in lines.items():
            file_of[line].has_spend |= entry.gross is not None
            file_of[line].has_notes |= bool(entry.note)
    for key in sorted(held):
        lines = held[key]
        for line in sorted(lines):
            file_of[line].add(key, line, lines[line])
    return {path: file.text() for path, file in files.items()}


def held_amounts(data: Path) -> dict[tuple[str, str], dict[str, list[Decimal]]]:
    """Return the net amounts that the data folder holds already, by authority and line, then by year."""
    found: dict[tuple[str, str], dict[str, list[Decimal]]] = {}
    for path in sorted({data / name for name in _FILES.values()}):
        if not path.is_file():
            continue
        with path.open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text):
                amount = to_decimal(row.get("net") or "")
                if amount is not None:
                    years = found.setdefault((row.get("authority", ""), row.get("line", "")), {})
                    years.setdefault(row.get("financial_year", ""), []).append(amount)
    return found


def csv_text(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Write rows under a header, with LF at the end of each line."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return lines.getvalue()
