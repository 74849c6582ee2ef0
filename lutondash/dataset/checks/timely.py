"""Figures that look slipped, late or overtaken are told and do not refuse the folder."""

from collections.abc import Iterator

import numpy as np

from lutondash.dataset.checks.rows import on_row, told
from lutondash.dataset.folder import Contents
from lutondash.dataset.holding import first_day
from lutondash.dataset.table import Floats, Mask, periods_of
from lutondash.errors import Finding, Severity
from lutondash.model.observation import Status
from lutondash.model.period import Period
from lutondash.model.schedule import next_expected

_JUMP_FROM, _JUMP_TO = 50.0, 200.0
"""A change of this many times looks like a slipped point or a share taken for a percentage."""


def values_do_not_jump(contents: Contents) -> Iterator[Finding]:
    """No value is near 100 times the one before; a note on either row silences it. Told once a series."""
    table = contents.table
    place, part = table.texts["geography"].codes, table.texts["breakdown"].codes
    same = (table.indicator[1:] == table.indicator[:-1]) & (place[1:] == place[:-1]) & (part[1:] == part[:-1])
    value, noted = table.numbers["value"], table.texts["note"].filled
    rows = np.flatnonzero(same & _jumps(value) & ~noted[1:] & ~noted[:-1]) + 1
    told: set[tuple[int, int, int]] = set()
    for row in rows.tolist():
        series = (int(table.indicator[row]), int(place[row]), int(part[row]))
        if series not in told:
            told.add(series)
            yield on_row(
                table,
                row,
                f"{table.text('geography', row)} goes from {table.numbers['value'][row - 1]:.12g} to "
                f"{table.numbers['value'][row]:.12g} in one step.",
                "Check the source; a note on the row says that it is right.",
                Severity.WARNING,
            )


def _jumps(value: Floats) -> Mask:
    """Return, for every row but the first, whether it is near 100 times the one before, or a 100th of it."""
    with np.errstate(divide="ignore", invalid="ignore"):
        times = value[1:] / value[:-1]
    # A change of sign is no slip of the point, and a negative ratio is in neither range.
    up = (times >= _JUMP_FROM) & (times <= _JUMP_TO)
    down = (times <= 1 / _JUMP_FROM) & (times >= 1 / _JUMP_TO)
    return np.asarray(up | down, dtype=np.bool_)


def releases_are_out(contents: Contents) -> Iterator[Finding]:
    """No release is dated after the day we are at; what it says is hidden until then."""
    for entry in contents.releases:
        day = first_day(entry.record)
        if day > contents.as_of:
            yield told(
                entry.fault(
                    f"The release is dated {day.isoformat()}, after {contents.as_of.isoformat()}.",
                    "Correct the date, or leave it; its figures are not shown before.",
                    "accessed" if entry.record.published == "unknown" else "published",
                )
            )


def figures_are_not_overdue(contents: Contents) -> Iterator[Finding]:
    """The figure after the latest one is not later than its indicator's expected_lag_days allows."""
    latest = _latest_at_home(contents)
    for entry in contents.indicators:
        period = latest.get(entry.record.id)
        expected = next_expected(entry.record, period) if period else None
        if expected and expected < contents.as_of:
            yield told(
                entry.fault(
                    f"The latest figure of {entry.record.id!r} is for {period}; the next was expected by"
                    f" {expected.isoformat()}.",
                    "Import the newer figure, or correct expected_lag_days.",
                    "expected_lag_days",
                )
            )


def commentary_is_current(contents: Contents) -> Iterator[Finding]:
    """Officers' words are about the latest period, for they are hidden once a newer one arrives."""
    latest = _latest_at_home(contents)
    for indicator, entries in contents.commentary.items():
        for entry in entries:
            period = periods_of([entry.record.period])[0]
            newest = latest.get(indicator)
            if newest and period and period < newest:
                yield told(
                    entry.fault(
                        f"The words are about {period} and there is a figure for {newest}.",
                        "Write new words, or remove these.",
                        "period",
                    )
                )


def _latest_at_home(contents: Contents) -> dict[str, Period]:
    """Return the period of the latest value of the place the dashboard is about, by indicator."""
    table = contents.table
    homes = {entry.record.geography for entry in contents.vision}
    place, status = table.texts["geography"], table.texts["status"]
    kept = place.flags([name in homes for name in place.names]) & ~np.isnan(table.numbers["value"])
    kept &= ~status.flags([Status.FORECAST in name for name in status.names])
    periods = periods_of(table.texts["period"].names)
    latest: dict[str, Period] = {}
    for row in np.flatnonzero(kept).tolist():
        period = periods[table.texts["period"].codes[row]]
        if period and period.end:
            name = table.indicators[table.indicator[row]]
            latest[name] = max(period, latest.get(name, period))
    return latest
