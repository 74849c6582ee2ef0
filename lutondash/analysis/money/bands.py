"""Council tax bands: what the law makes of a Band D amount, and a sum shared out to the penny."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

NINTHS: Mapping[str, int] = MappingProxyType(
    {"A": 6, "B": 7, "C": 8, "D": 9, "E": 11, "F": 13, "G": 15, "H": 18}
)
"""What each band pays in ninths of Band D: Local Government Finance Act 1992, section 5."""

_OF_BAND_D = NINTHS["D"]
_WEEKS_A_YEAR = 52
_PENNY = Decimal("0.01")


def bill(band_d: Decimal, band: str) -> Decimal:
    """Return a band's bill for a year in pounds, to the penny, half up. Raises KeyError for no such band."""
    return (band_d * NINTHS[band] / _OF_BAND_D).quantize(_PENNY, rounding=ROUND_HALF_UP)


def a_week(yearly: Decimal) -> Decimal:
    """Return a 52nd of a year's bill, to the penny, half up."""
    return (yearly / _WEEKS_A_YEAR).quantize(_PENNY, rounding=ROUND_HALF_UP)


def share_out(total: Decimal, sizes: Mapping[str, int]) -> Mapping[str, Decimal]:
    """Share a sum of pounds out by size so that the parts add up to it to the penny.

    Pennies left over by rounding down go to the largest remainders. Empty where all sizes are zero or one is
    negative, for then there is no share.
    """
    whole = sum(sizes.values())
    if whole <= 0 or any(size < 0 for size in sizes.values()):
        return MappingProxyType({})
    pennies = int(total / _PENNY)
    exact = {name: Decimal(pennies * size) / whole for name, size in sizes.items()}
    given = {name: int(part) for name, part in exact.items()}
    left_over = sorted(exact, key=lambda name: exact[name] - given[name], reverse=True)
    for name in left_over[: pennies - sum(given.values())]:
        given[name] += 1
    return MappingProxyType({name: part * _PENNY for name, part in given.items()})
