"""Rows of figures use known words, and their statuses agree with their values."""

from collections.abc import Iterator

import numpy as np

from lutondash.dataset import layout
from lutondash.dataset.checks.indexes import Known, ids
from lutondash.dataset.checks.rows import by_file, by_word, on_row
from lutondash.dataset.files import nearest
from lutondash.dataset.folder import Contents
from lutondash.dataset.table import Mask
from lutondash.errors import Finding
from lutondash.model.indicator import Unit
from lutondash.model.observation import BLANK_STATUSES, ObservationRow, Qualifier, Status


def rows_name_known_places(contents: Contents) -> Iterator[Finding]:
    """Every row's geography is one of geographies.csv."""
    yield from _unknown_words(contents, "geography", "geography", ids(contents, "geography"))


def rows_name_known_releases(contents: Contents) -> Iterator[Finding]:
    """A row's own release is one that exists."""
    yield from _unknown_words(contents, "release", "release", ids(contents, "release"))


def rows_name_known_qualifiers(contents: Contents) -> Iterator[Finding]:
    """A row's qualifier is one of the known."""
    yield from _unknown_words(contents, "qualifier", "qualifier", Known(tuple(Qualifier)))


def _unknown_words(contents: Contents, column: str, kind: str, known: Known) -> Iterator[Finding]:
    words = contents.table.texts[column]
    required = ObservationRow.model_fields[column].is_required()
    wrong = words.flags([known.lacks(name) if name else required for name in words.names])
    yield from by_word(
        contents.table,
        column,
        wrong,
        lambda name, _: (
            (f"There is no {kind} {name!r}.", nearest(name, known.names))
            if name
            else (f"The {kind} is blank.", "Say where the row belongs.")
        ),
    )


def statuses_are_known(contents: Contents) -> Iterator[Finding]:
    """A status is made of letters of symbols.csv, each once, with at most one reason for a blank."""
    if layout.SYMBOLS in contents.unread:
        return
    known = {entry.record.symbol for entry in contents.symbols}
    words = contents.table.texts["status"]
    wrong = [bool(_status_fault(name, known)) for name in words.names]
    yield from by_word(
        contents.table,
        "status",
        words.flags(wrong),
        lambda name, _: (_status_fault(name, known), "Use letters of codelists/symbols.csv that agree."),
    )


def _status_fault(status: str, known: set[str]) -> str:
    strangers = sorted({letter for letter in status if letter not in known})
    if strangers:
        return f"The status {status!r} has {', '.join(map(repr, strangers))}, which no symbol explains."
    if len(set(status)) < len(status):
        return f"The status {status!r} has a letter twice."
    reasons = [letter for letter in status if letter in BLANK_STATUSES - {Status.UNRELIABLE}]
    if len(reasons) > 1:
        return f"The status {status!r} gives {len(reasons)} reasons for one blank."
    if reasons and Status.FORECAST in status:
        return f"The status {status!r} says that a forecast has no value."
    return ""


def blanks_are_explained(contents: Contents) -> Iterator[Finding]:
    """A blank value has a status that says why."""
    table = contents.table
    status = table.texts["status"]
    explained = status.flags([bool(BLANK_STATUSES & set(name)) for name in status.names])
    blank = np.isnan(table.numbers["value"]) & (table.decimals["value"] >= 0)
    for row in np.flatnonzero(blank & ~explained):
        letters = ", ".join(sorted(BLANK_STATUSES))
        yield on_row(
            table, int(row), "The value is blank and no status says why.", f"Add a status: {letters}."
        )


def values_agree_with_statuses(contents: Contents) -> Iterator[Finding]:
    """No value stands beside a status that means there is none."""
    table = contents.table
    never = {entry.record.symbol for entry in contents.symbols if entry.record.value == "blank"}
    status = table.texts["status"]
    hidden = status.flags([bool(never & set(name)) for name in status.names])
    for row in np.flatnonzero(hidden & ~np.isnan(table.numbers["value"])):
        said = table.text("status", int(row))
        yield on_row(
            table,
            int(row),
            f"There is a value beside the status {said!r}, which says there is none.",
            "Remove the value or the status.",
        )


def grades_are_known(contents: Contents) -> Iterator[Finding]:
    """The values of a graded indicator are ranks of a scale in grades.csv."""
    if layout.GRADES in contents.unread:
        return
    table = contents.table
    ranks = [float(entry.record.rank) for entry in contents.grades]
    graded = {entry.record.id for entry in contents.indicators if entry.record.unit is Unit.GRADE}
    wrong = _rows_of(contents, graded) & ~np.isnan(table.numbers["value"])
    wrong &= ~np.isin(table.numbers["value"], ranks)
    value = table.numbers["value"]
    yield from by_file(
        table,
        wrong,
        lambda row: (f"The value {value[row]:g} is no grade.", "Give a rank of codelists/grades.csv."),
    )


def _rows_of(contents: Contents, indicators: set[str]) -> Mask:
    table = contents.table
    marked = np.array([name in indicators for name in table.indicators] or [False], dtype=np.bool_)
    return marked[table.indicator]
