"""Figures of people are hidden where they are few, and nobody can work a hidden one out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lutondash.dataset import layout
from lutondash.dataset.checks.rows import on_row
from lutondash.dataset.disclosure.audit import Exposed, audit
from lutondash.dataset.disclosure.cells import Cell, Key
from lutondash.dataset.disclosure.protecting import is_small
from lutondash.dataset.disclosure.rows import cells_of, rows_of, text_of
from lutondash.dataset.disclosure.search import Verdict
from lutondash.dataset.disclosure.sums import contradicted, sums_of
from lutondash.dataset.folder import Contents
from lutondash.dataset.records import Entry
from lutondash.dataset.table import Table
from lutondash.errors import Finding, Severity
from lutondash.model.disclosure import Disclosure
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Status

_IMPORT_AGAIN = "Import the publisher's file again; the import hides what must be hidden."


@dataclass(frozen=True)
class Guarded:
    """The figures of an indicator that hides small numbers, with the row of each in the table."""

    indicator: Entry[Indicator]
    rule: Disclosure
    cells: dict[Key, Cell]
    rows: dict[Key, int]


def small_numbers_are_hidden(contents: Contents) -> Iterator[Finding]:
    """No count under the smallest is shown, nor a rate among few people, nor one whose count is not given."""
    for each in guarded(contents):
        small = [row for key, row in each.rows.items() if is_small(each.cells[key], each.rule)]
        if small:
            more = f" ({len(small)} rows have such a figure.)" if len(small) > 1 else ""
            fault = f"This figure is of fewer people than may be shown, or nobody can tell.{more}"
            first = min(small, key=lambda row: int(contents.table.line[row]))
            yield on_row(contents.table, first, fault, _IMPORT_AGAIN)


def hidden_figures_are_bare(contents: Contents) -> Iterator[Finding]:
    """Beside a hidden value stand no interval and no numerator that would tell it."""
    table = contents.table
    for each in guarded(contents):
        for row in each.rows.values():
            told = [name for name in ("lower", "upper", "numerator") if text_of(table, name, row)]
            if told and Status.CONFIDENTIAL in table.text("status", row) and not text_of(table, "value", row):
                fault = f"The value is hidden and its {' and '.join(told)} can be read."
                yield on_row(table, row, fault, "Leave those cells blank.")


def sums_add_up(contents: Contents) -> Iterator[Finding]:
    """What is said to add up does, wherever all of it is shown."""
    for each in guarded(contents):
        for wrong in contradicted(sums_of(each.cells.keys(), each.rule), each.cells):
            fault = "The parts of this figure do not add up to it, though disclosure.adds_up says so."
            remedy = "Mend the figures, or take that sum out of [[disclosure.adds_up]]."
            yield on_row(contents.table, each.rows[wrong.total], fault, remedy)


def hidden_figures_stay_hidden(contents: Contents) -> Iterator[Finding]:
    """No hidden figure can be worked out of those shown; one that may be is told as a warning."""
    for each in guarded(contents):
        yield from _told(contents.table, each, audit([each.cells], each.rule))


def _told(table: Table, each: Guarded, exposed: Sequence[Exposed]) -> Iterator[Finding]:
    for one in exposed:
        row = each.rows.get(one.key)
        fault = f"The hidden {one.what} of this row can be worked out of the figures shown."
        severity = Severity.ERROR
        if one.verdict is Verdict.UNSURE:
            fault = (
                f"Nobody could show that the hidden {one.what} of this row is safe: too much hangs together."
            )
            severity = Severity.WARNING
        if row is None:
            where = f"{one.key.geography}, {one.key.period}, {one.key.breakdown or 'all'}"
            fault = f"There is no row for {where}, and its small number can be worked out of the others."
            path = layout.of_indicator(each.indicator.record.id, layout.OBSERVATIONS)
            yield Finding(path, 0, fault, _IMPORT_AGAIN, severity)
        else:
            yield on_row(table, row, fault, _IMPORT_AGAIN, severity)


def guarded(contents: Contents) -> Iterator[Guarded]:
    """Yield the indicators with a rule and their figures."""
    for entry in contents.indicators:
        rule = entry.record.disclosure
        if rule is not None and entry.path.split("/")[1] in contents.table.indicators:
            yield _guarded(contents.table, entry, rule)


def _guarded(table: Table, entry: Entry[Indicator], rule: Disclosure) -> Guarded:
    rows = rows_of(table, entry.path.split("/")[1])
    return Guarded(entry, rule, cells_of(table, rows, rule, entry.record.unit), rows)
