"""Decimal numbers as readers see them: rounded half up, the way people are taught."""

from decimal import ROUND_HALF_UP, Decimal


def shown(value: float, decimals: int) -> Decimal:
    """Round a value half up to the decimals that are shown; minus zero becomes zero."""
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)
