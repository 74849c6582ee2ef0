"""Periods are real, of the indicator's type, told apart, and do not overlap."""

from collections.abc import Callable, Iterator

import numpy as np

from lutondash.dataset.checks.rows import by_file, by_word, on_row
from lutondash.dataset.folder import Contents
from lutondash.dataset.table import Mask, Table, periods_of
from lutondash.errors import Finding
from lutondash.model.indicator import Accumulation, Indicator
from lutondash.model.period import FORM_WORDS, READING_TYPES, PeriodType, fits


def periods_have_their_type(contents: Contents) -> Iterator[Finding]:
    """A row's period is real and has the form its indicator's period type asks for."""
    table = contents.table
    types = {entry.path.split("/")[1]: entry.record.period_type for entry in contents.indicators}
    names = table.texts["period"].names
    real = [period is not None for period in periods_of(names)]
    pairs = table.indicator.astype(np.int64) * max(len(names), 1) + table.texts["period"].codes
    different, at = np.unique(pairs, return_inverse=True)
    wrong = [
        not (real[code] and _fits(names[code], types.get(table.indicators[number])))
        for number, code in (divmod(int(pair), len(names)) for pair in different)
    ]
    mask = np.array(wrong, dtype=np.bool_)[at] if wrong else np.zeros(0, dtype=np.bool_)
    yield from by_word(table, "period", mask, lambda name, indicator: _words(name, types.get(indicator)))


def _fits(period: str, period_type: PeriodType | None) -> bool:
    """Say whether a period has its type's form; where indicator.toml is at fault there is none to have."""
    return period.isascii() and (period_type is None or fits(period, period_type))


def _words(period: str, period_type: PeriodType | None) -> tuple[str, str]:
    remedy = f"Write {FORM_WORDS[period_type]}." if period_type else "Write an ISO 8601 period."
    if not period:
        return "The period is blank.", remedy
    if period_type is None or _fits(period, period_type):
        return f"The period {period!r} is not real.", remedy
    return f"The period {period!r} is not of the type {period_type.value}.", remedy


def sequences_order_readings(contents: Contents) -> Iterator[Finding]:
    """Readings, editions and events have a sequence, 1, 2 and so on; nothing else has one."""
    table = contents.table
    sequence = table.texts["sequence"]
    readings = _rows_where(contents, lambda indicator: indicator.period_type in READING_TYPES)
    plain = sequence.flags(
        [name.isascii() and name.isdecimal() and name[:1] != "0" for name in sequence.names]
    )
    for row in np.flatnonzero(readings & ~plain):
        found = table.text("sequence", int(row))
        fault = f"The sequence {found!r} is not 1, 2 and so on." if found else "The sequence is blank."
        yield on_row(table, int(row), fault, "Number the readings of a place in their order.")
    for row in np.flatnonzero(~readings & sequence.filled):
        yield on_row(
            table,
            int(row),
            "There is a sequence, and the indicator's values have periods.",
            "Remove it; only readings, editions and events have one.",
        )


def keys_are_used_once(contents: Contents) -> Iterator[Finding]:
    """No two rows share their period or sequence, geography and breakdown."""
    table = contents.table
    sequence, period = table.texts["sequence"], table.texts["period"]
    same = _follows_same_place(table) & (sequence.codes[1:] == sequence.codes[:-1])
    same &= sequence.filled[1:] | (period.codes[1:] == period.codes[:-1])
    for row in np.flatnonzero(same) + 1:
        first, second = sorted((int(table.line[row - 1]), int(table.line[row])))
        later = row if int(table.line[row]) == second else row - 1
        key = table.text("sequence", int(row)) or table.text("period", int(row))
        yield on_row(
            table,
            int(later),
            f"This row repeats line {first}: {key}, {table.text('geography', int(row))}.",
            "Keep one of them, or tell them apart by breakdown.",
        )


def points_do_not_overlap(contents: Contents) -> Iterator[Finding]:
    """The periods of a series whose values stand alone do not share a day."""
    table = contents.table
    codes = table.texts["period"].codes
    periods = periods_of(table.texts["period"].names)
    starts = np.array([p.start.toordinal() if p and p.start else 0 for p in periods] or [0])[codes]
    ends = np.array([p.end.toordinal() if p and p.end else 0 for p in periods] or [0])[codes]
    alone = _rows_where(contents, _stands_alone)
    both = (starts > 0) & (ends > 0)
    shared = _follows_same_place(table) & alone[1:] & both[1:] & both[:-1]
    shared &= (starts[1:] <= ends[:-1]) & (codes[1:] != codes[:-1])
    yield from by_file(
        table,
        np.concatenate([np.zeros(min(len(table), 1), dtype=np.bool_), shared]),
        lambda row: (
            f"The period {table.text('period', row)} overlaps {table.text('period', row - 1)}"
            f" on line {table.line[row - 1]}.",
            "Correct a period. If it is right, set accumulation to rolling or cumulative.",
        ),
    )


def _stands_alone(indicator: Indicator) -> bool:
    joined = READING_TYPES | {PeriodType.SNAPSHOT}
    return indicator.accumulation is Accumulation.POINT and indicator.period_type not in joined


def _rows_where(contents: Contents, test: Callable[[Indicator], bool]) -> Mask:
    """Return which rows belong to an indicator for which a test holds."""
    true = {entry.path.split("/")[1] for entry in contents.indicators if test(entry.record)}
    marked = np.array([name in true for name in contents.table.indicators] or [False], dtype=np.bool_)
    return marked[contents.table.indicator]


def _follows_same_place(table: Table) -> Mask:
    """Return, for every row but the first, whether it continues the series of the row before."""
    place, part = table.texts["geography"].codes, table.texts["breakdown"].codes
    same = table.indicator[1:] == table.indicator[:-1]
    same &= (place[1:] == place[:-1]) & (part[1:] == part[:-1])
    return np.asarray(same, dtype=np.bool_)
