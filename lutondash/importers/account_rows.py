"""`Account`: one authority's year on its way into `budget/`, line by line, in pounds not yet rounded."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from lutondash.model.budget import Stage

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class AccountSource:
    """What all accounts of one file have in common; `place` is the file and the sheet."""

    year: str
    stage: Stage
    basis: str
    release: str
    place: str


class Entry(NamedTuple):
    """One line of an account; `row` and `column` are where the net amount stands, the column from 0."""

    net: Decimal
    gross: Decimal | None
    income: Decimal | None
    row: int
    column: int
    source: AccountSource
    note: str


class LineColumns(NamedTuple):
    """In which columns a line stands, counted from 0; None where a measure is not published."""

    net: int
    gross: int | None = None
    income: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """The lines of one authority that one file gave."""

    authority: str
    source: AccountSource
    note: str
    is_older_code: bool = False
    lines: dict[str, Entry] = field(default_factory=dict)


class AccountKey(NamedTuple):
    """Whose account, of which year, at which stage; in this order they are written."""

    authority: str
    year: str
    stage: str


Held = dict[AccountKey, dict[str, Entry]]
"""Every account of a run, from all files together."""


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A published total that its parts do not add up to: `gap` is the total less the parts, in pounds."""

    year: str
    stage: str
    total: str
    authority: str
    gap: Decimal
    is_expected: bool = False


def whole_pounds(amount: Decimal | None) -> str:
    """Write an amount in whole pounds, half a pound rounded away from nought; nothing for no amount."""
    if amount is None:
        return ""
    return str(int(amount.quantize(_ONE, ROUND_HALF_UP)))
