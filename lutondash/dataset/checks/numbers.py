"""Values lie within their valid range and within their own intervals."""

from collections.abc import Callable, Iterator

import numpy as np

from lutondash.dataset.checks.rows import by_file, on_row
from lutondash.dataset.folder import Contents
from lutondash.dataset.table import Floats, Ints, Table
from lutondash.errors import Finding
from lutondash.model.indicator import Indicator

_HAIR = 1e-9
"""Floats of decimal numbers differ by less than this share of a unit."""


def values_are_in_range(contents: Contents) -> Iterator[Finding]:
    """A value is neither below the indicator's min nor above its max."""
    table = contents.table
    lowest = _per_row(contents, lambda indicator: indicator.min)
    highest = _per_row(contents, lambda indicator: indicator.max)
    value = table.numbers["value"]
    yield from by_file(
        table,
        (value < lowest) | (value > highest),
        lambda row: _out_of_range(float(value[row]), float(lowest[row]), float(highest[row])),
    )


def _out_of_range(value: float, lowest: float, highest: float) -> tuple[str, str]:
    word, limit, bound = ("below", "min", lowest) if value < lowest else ("above", "max", highest)
    fault = f"The value {value:.12g} is {word} the indicator's {limit}, {bound:.12g}."
    return fault, f"Correct the value, or {limit} in indicator.toml."


def _per_row(contents: Contents, limit: Callable[[Indicator], float | None]) -> Floats:
    """Return an indicator's limit beside each of its rows, NaN where it has none."""
    limits = {entry.path.split("/")[1]: limit(entry.record) for entry in contents.indicators}
    given = [limits.get(name) for name in contents.table.indicators]
    numbers = np.array([np.nan if number is None else number for number in given] or [np.nan])
    return numbers[contents.table.indicator]


def intervals_are_ordered(contents: Contents) -> Iterator[Finding]:
    """The lower end of an interval is not above its upper end."""
    table = contents.table
    lower, upper = table.numbers["lower"], table.numbers["upper"]
    for row in np.flatnonzero(lower > upper):
        yield on_row(
            table,
            int(row),
            f"The lower end {lower[row]:.12g} is more than the upper end {upper[row]:.12g}.",
            "Correct one of them; they may be exchanged.",
        )


def intervals_have_two_ends(contents: Contents) -> Iterator[Finding]:
    """An interval has a lower and an upper end."""
    table = contents.table
    lower, upper = np.isnan(table.numbers["lower"]), np.isnan(table.numbers["upper"])
    for row in np.flatnonzero(lower != upper):
        given, missing = ("upper", "lower") if lower[row] else ("lower", "upper")
        yield on_row(
            table,
            int(row),
            f"The {given} end is given and the {missing} end is not.",
            "Give both, or neither.",
        )


def denominators_are_not_zero(contents: Contents) -> Iterator[Finding]:
    """No value is a share of nothing."""
    table = contents.table
    value, below = table.numbers["value"], table.numbers["denominator"]
    for row in np.flatnonzero((below == 0) & ~np.isnan(value)):
        yield on_row(
            table,
            int(row),
            f"The value is {value[row]:.12g} and the denominator 0.",
            "Correct it, or leave the value blank with the status z.",
        )


def values_are_in_their_intervals(contents: Contents) -> Iterator[Finding]:
    """A value lies in its interval, or outside by no more than one unit of the last published digit.

    Trailing zeros are not stored, so the digits published for a period are those of its longest cell.
    """
    table = contents.table
    value, lower, upper = (table.numbers[name] for name in ("value", "lower", "upper"))
    if np.isnan(lower).all() and np.isnan(upper).all():
        return
    digits = {name: _published_digits(table, name) for name in ("value", "lower", "upper")}
    below = lower - value > _unit(digits["value"], digits["lower"]) * (1 + _HAIR)
    above = value - upper > _unit(digits["value"], digits["upper"]) * (1 + _HAIR)
    for row in np.flatnonzero(below | above):
        yield on_row(
            table,
            int(row),
            f"The value {value[row]:.12g} is outside its interval, {lower[row]:.12g} to {upper[row]:.12g}.",
            "Check the three numbers against the source.",
        )


def _published_digits(table: Table, name: str) -> Ints:
    """Return how many decimals the cells of an indicator's period have at most, beside each row."""
    periods = max(len(table.texts["period"].names), 1)
    group = table.indicator.astype(np.int64) * periods + table.texts["period"].codes
    most = np.zeros(len(table.indicators) * periods or 1, dtype=np.int32)
    np.maximum.at(most, group, table.decimals[name])
    return np.asarray(most[group], dtype=np.int32)


def _unit(one: Ints, other: Ints) -> Floats:
    """Return one unit of the last digit of the coarser of two."""
    return np.power(10.0, -np.minimum(one, other).astype(np.float64))
