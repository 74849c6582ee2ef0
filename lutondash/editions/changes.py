"""`changes`: every figure that is not the same in two data folders, found from their text."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pydantic import ValidationError

from lutondash.dataset import layout
from lutondash.dataset.layout import Layout
from lutondash.editions.explained import Explained, Explanations
from lutondash.editions.figure_rows import FigureRow, Rows, read_rows
from lutondash.editions.sources import Sources
from lutondash.errors import DataFaultError, Finding
from lutondash.model.edition import Change, ChangeKind
from lutondash.model.observation import Status

_NUMBERS = ("value", "lower", "upper", "numerator", "denominator")
_TEXTS = ("qualifier", "period")
_NOTHING = Explained(ChangeKind.NEW, "")


def changes(before: Path | None, after: Path, explained: Explanations) -> tuple[Change, ...]:
    """Return every figure that is new, revised, corrected or removed, in the order of the files.

    A figure is what it was where its numbers, its status and its qualifier are: 1.50 is 1.5. Without a
    folder before, every figure is new. The work grows with the rows. Raises DataFaultError with every
    file that cannot be read.
    """
    found: list[Finding] = []
    ids = sorted({*_ids(before), *_ids(after)})
    sources = (Sources(before or after, found), Sources(after, found))
    two = _Two(before, after, explained, sources, found)
    changed = tuple(change for each in ids for change in two.changes(each))
    if found:
        raise DataFaultError(str(after), dict.fromkeys(found))
    return changed


def _ids(folder: Path | None) -> tuple[str, ...]:
    return Layout(folder).indicator_ids() if folder is not None else ()


@dataclass(frozen=True)
class _Two:
    """Two folders side by side, and what was said about their differences."""

    before: Path | None
    after: Path
    explained: Explanations
    sources: tuple[Sources, Sources]
    found: list[Finding]

    def changes(self, indicator: str) -> Iterator[Change]:
        path = layout.of_indicator(indicator, layout.OBSERVATIONS)
        if self._is_untouched(path):
            return
        old = read_rows(self.before, path, self.found) if self.before is not None else {}
        new = read_rows(self.after, path, self.found)
        try:
            yield from self._between(indicator, old, new)
        except ValidationError as wrong:
            fault = f"A place or an id has an unknown form: {wrong.errors()[0]['input']!r}."
            self.found.append(Finding(path, 0, fault, "Check the folder with `lutondash validate`."))

    def _is_untouched(self, path: str) -> bool:
        """Say whether the bytes are the same: most files of most editions are."""
        if self.before is None:
            return False
        old, new = self.before / path, self.after / path
        return old.is_file() and new.is_file() and old.read_bytes() == new.read_bytes()

    def _between(self, indicator: str, old: Rows, new: Rows) -> Iterator[Change]:
        for key, row in new.items():
            was = old.get(key)
            if was is None:
                yield self._change(ChangeKind.NEW, indicator, row, new=row)
            elif not is_same(was, row):
                kind = self._kind(indicator, was, row)
                yield self._change(kind, indicator, row, old=was, new=row)
        for key, row in old.items():
            if key not in new:
                yield self._change(ChangeKind.REMOVED, indicator, row, old=row)

    def _kind(self, indicator: str, was: FigureRow, row: FigureRow) -> ChangeKind:
        """Tell a revision from a correction.

        A row marked as revised is one. Then an officer's word counts. Without it a figure is revised where
        it was provisional, or comes from another issue than before; whatever else changed mends an error.
        """
        said = self.explained.get(indicator)
        if Status.REVISED in row["status"]:
            return ChangeKind.REVISED
        if said is not None and said.kind in (ChangeKind.REVISED, ChangeKind.CORRECTED):
            return said.kind
        came_from, comes_from = self.sources
        other_issue = came_from.issue(indicator, was["release"]) != comes_from.issue(
            indicator, row["release"]
        )
        planned = Status.PROVISIONAL in was["status"] or other_issue
        return ChangeKind.REVISED if planned else ChangeKind.CORRECTED

    def _change(
        self,
        kind: ChangeKind,
        indicator: str,
        named: FigureRow,
        *,
        old: FigureRow | None = None,
        new: FigureRow | None = None,
    ) -> Change:
        why = "" if kind is ChangeKind.NEW else self.explained.get(indicator, _NOTHING).note
        return Change(
            kind=kind,
            indicator=indicator,
            geography=named["geography"],
            breakdown=named["breakdown"],
            period=named["period"],
            sequence=named["sequence"],
            period_label=named["period_label"],
            old=old["value"] if old else "",
            new=new["value"] if new else "",
            old_status=old["status"] if old else "",
            new_status=new["status"] if new else "",
            why=why,
        )


def is_same(was: FigureRow, row: FigureRow) -> bool:
    """Say whether a figure is what it was: the words of its label and note do not count."""
    if was.cells == row.cells:
        return True
    return (
        all(_is_same_number(was[name], row[name]) for name in _NUMBERS)
        and all(was[name] == row[name] for name in _TEXTS)
        and set(was["status"]) == set(row["status"])
    )


def _is_same_number(old: str, new: str) -> bool:
    if old == new:
        return True
    try:
        return bool(Decimal(old) == Decimal(new))
    except InvalidOperation:  # a blank, or no number at all: then only the same text is the same
        return False
