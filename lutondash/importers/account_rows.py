"""`AccountRow`: one line of one authority's account on its way into `budget/`, in pounds not yet rounded."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from lutondash.model.budget import Stage


@dataclass(frozen=True, slots=True)
class AccountRow:
    """Amounts of one line; `origin` is the cell that the net amount stands in."""

    authority: str
    year: str
    stage: Stage
    line: str
    net: Decimal
    gross: Decimal | None
    income: Decimal | None
    basis: str
    release: str
    note: str
    origin: str
    is_older_code: bool = False

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What may occur once."""
        return self.authority, self.year, self.stage.value, self.line


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
    return str(int(amount.quantize(Decimal(1), ROUND_HALF_UP)))
