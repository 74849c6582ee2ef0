"""Numbers as the data folder writes them: plain decimals, no exponent, no trailing zeros."""

from decimal import Decimal
from math import isnan


def plain(value: float | None) -> str:
    """Return a number as text that reads back as the same number; blank for none."""
    if value is None or isnan(value):
        return ""
    text = format(Decimal(repr(value)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
