"""Files of changes to take away: of a draft, and of every edition that is out."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from lutondash.dataset.dataset import Dataset
from lutondash.dataset.history_file import read_changes
from lutondash.exports.cells import csv_bytes, safe
from lutondash.model.edition import Change, History, Withdrawal
from lutondash.views.changed import Names

COLUMNS = (
    "kind",
    "indicator",
    "title",
    "geography",
    "place",
    "breakdown",
    "period",
    "sequence",
    "period_label",
    "old",
    "new",
    "old_status",
    "new_status",
    "why",
)
"""What is said of a change; values are as written in `observations.csv`, blank where there is none."""

REVISION_COLUMNS = ("edition", "out_at", "withdrawn_at", *COLUMNS)


def drafted_csv(dataset: Dataset) -> bytes:
    """Return every change of a draft, in every place, as UTF-8 CSV."""
    names = Names(dataset, dataset.before)
    return csv_bytes(COLUMNS, (_cells(names, change) for change in dataset.history.drafted))


def revisions_csv(dataset: Dataset) -> bytes:
    """Return the changes of every edition that is or was out, newest first, as UTF-8 CSV.

    One that was withdrawn did show its figures: its rows stay and say when it was, unless it was hidden.
    """
    names = Names(dataset)
    visible = (each for each in dataset.history.editions if not each.is_hidden)
    times = {each.number: _times(each.at, each.withdrawn) for each in visible}
    rows = (
        [str(number), *times[number], *_cells(names, change)]
        for number in sorted(times, reverse=True)
        for change in _changes(dataset.history, number)
    )
    return csv_bytes(REVISION_COLUMNS, rows)


def _changes(history: History, number: int) -> Iterator[Change]:
    """Yield what an edition changed in every place; here only, where no file holds the others."""
    path = dict(history.whole).get(number)
    if path is not None:
        yield from read_changes(Path(path))
    else:
        yield from (each.change for each in history.changes if each.edition == number)


def _times(at: datetime, withdrawn: Withdrawal | None) -> tuple[str, str]:
    return at.isoformat(), withdrawn.at.isoformat() if withdrawn else ""


def _cells(names: Names, change: Change) -> Sequence[str]:
    told = change.model_dump(mode="json")
    words = {"title": names.title(change.indicator), "place": names.place(change.geography)}
    return [_cell(name, words.get(name) or told[name]) for name in COLUMNS]


def _cell(name: str, value: str) -> str:
    """Return a value as a cell: numbers untouched, text that no spreadsheet runs."""
    return value if name in ("old", "new") and _is_number(value) else safe(value)


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
