"""Council tax bands: what the law makes of a Band D amount, and a sum shared out.

An amount without pennies was published to the pound: nothing that is worked out from it has pennies.
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

NINTHS: Mapping[str, int] = MappingProxyType(
    {"A": 6, "B": 7, "C": 8, "D": 9, "E": 11, "F": 13, "G": 15, "H": 18}
)
"""What each band pays in ninths of Band D: Local Government Finance Act 1992, section 5."""

_OF_BAND_D = NINTHS["D"]
_WEEKS_A_YEAR = 52
_POUND = Decimal(1)
_PENNY = Decimal("0.01")


def has_pennies(amount: Decimal) -> bool:
    """Say whether an amount is written with pennies: 1924.00 is, 1924 is not."""
    return not amount.same_quantum(_POUND)


def bill(band_d: Decimal, band: str) -> Decimal:
    """Return a band's bill for a year, as fine as Band D, half up. Raises KeyError for no such band."""
    return _rounded(band_d * NINTHS[band] / _OF_BAND_D, _unit(band_d))


def a_week(yearly: Decimal) -> Decimal:
    """Return a 52nd of a year's bill, as fine as the bill, half up."""
    return _rounded(yearly / _WEEKS_A_YEAR, _unit(yearly))


def equally_fine(amounts: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Return amounts to the pound, half up, where one of them has no pennies; else as they are."""
    given = tuple(amounts)
    return given if all(map(has_pennies, given)) else tuple(_rounded(each, _POUND) for each in given)


def share_out(total: Decimal, sizes: Mapping[str, int]) -> Mapping[str, Decimal]:
    """Share a sum of pounds out by size so that the parts are as fine as it is, and add up to it.

    Pennies or pounds left over by rounding down go to the largest remainders. Empty where all sizes are zero
    or one is negative, for then there is no share.
    """
    whole = sum(sizes.values())
    if whole <= 0 or any(size < 0 for size in sizes.values()):
        return MappingProxyType({})
    unit = _unit(total)
    units = int(total / unit)
    exact = {name: Decimal(units * size) / whole for name, size in sizes.items()}
    given = {name: int(part) for name, part in exact.items()}
    left_over = sorted(exact, key=lambda name: exact[name] - given[name], reverse=True)
    for name in left_over[: units - sum(given.values())]:
        given[name] += 1
    return MappingProxyType({name: part * unit for name, part in given.items()})


def _unit(amount: Decimal) -> Decimal:
    return _PENNY if has_pennies(amount) else _POUND


def _rounded(amount: Decimal, unit: Decimal) -> Decimal:
    return amount.quantize(unit, rounding=ROUND_HALF_UP)
