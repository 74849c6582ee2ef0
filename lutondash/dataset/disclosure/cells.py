"""`Cell`: what anyone may know of one count and of the number of people it is counted among."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from lutondash.model.disclosure import Disclosure
from lutondash.model.indicator import Unit
from lutondash.model.observation import Status

TIMES: Mapping[Unit, int] = {
    Unit.PERCENT: 100,
    Unit.RATE_PER_1000: 1000,
    Unit.RATE_PER_10000: 10000,
    Unit.RATE_PER_100000: 100000,
}
"""What a numerator divided by its denominator is multiplied by; 1 for units that are not named."""

_NOTHING = frozenset({Status.NONE_RECORDED, Status.NOT_APPLICABLE})
"""Blank cells that everybody knows to hold nobody."""


class Key(NamedTuple):
    """What a figure is of; `period` is the sequence where readings are numbered."""

    geography: str
    period: str
    breakdown: str


class State(StrEnum):
    """Whether the public sees a count, knows it to be hidden, or merely has none."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """One count as it stands in a table.

    `count` is None where it is not told; then it lies from `low` to `high` (None: no end). `base` is the
    denominator. `is_unjudged` marks a value whose count is not given, so that it may be a small number.
    """

    state: State
    count: int | None = None
    base: int | None = None
    low: int = 0
    high: int | None = None
    is_unjudged: bool = False


Table: TypeAlias = Mapping[Key, Cell]
"""One edition's figures of one indicator."""


def read_cell(row: Mapping[str, str], rule: Disclosure, unit: Unit) -> Cell:
    """Return what a row of `observations.csv` tells; its cells are text, as written there."""
    base = _whole(row.get("denominator", ""))
    status, value = row.get("status", ""), row.get("value", "")
    count = _whole(row.get(rule.counts, ""))
    if count is not None:
        return Cell(State.SHOWN, count, base)
    if value or row.get(rule.counts, ""):
        return _from_rate(value, base, rule, unit)
    if Status.CONFIDENTIAL in status:
        return Cell(State.HIDDEN, base=base, low=rule.least)
    if _NOTHING & set(status):
        return Cell(State.SHOWN, 0, base)
    high = rule.smallest - 1 if Status.LOW in status else None
    return Cell(State.UNKNOWN, base=base, high=high)


def _from_rate(value: str, base: int | None, rule: Disclosure, unit: Unit) -> Cell:
    """Return what a published rate tells of a count that is not published: a range, with its base."""
    if not value or base is None or rule.counts == "value":
        return Cell(State.UNKNOWN, base=base, is_unjudged=True)
    rate = Decimal(value)
    half = Decimal(1).scaleb(int(rate.as_tuple().exponent)) / 2
    share = Decimal(base) / TIMES.get(unit, 1)
    low = int(((rate - half) * share).to_integral_value(ROUND_CEILING))
    high = int(((rate + half) * share).to_integral_value(ROUND_FLOOR))
    if low > high:
        return Cell(State.UNKNOWN, base=base, is_unjudged=True)
    if low == high:
        return Cell(State.SHOWN, max(low, 0), base)
    return Cell(State.UNKNOWN, None, base, max(low, 0), high, low < rule.smallest)


def _whole(text: str) -> int | None:
    """Return a cell as a whole number, None where it is blank or has a fraction."""
    number = Decimal(text) if text else None
    return int(number) if number is not None and number == number.to_integral_value() else None
