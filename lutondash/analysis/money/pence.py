"""What each £1 pays for: shares in whole pence that come to exactly one pound."""

from collections.abc import Mapping

PENCE = 100


def pence(amounts: Mapping[str, int]) -> dict[str, int] | None:
    """Share out 100 pence by amounts of at least zero, by largest remainder.

    Each share is at most a penny from its true size. Of equal remainders the larger amount goes first,
    then the earlier. None where nothing is spent or an amount is negative, for then there is no share.
    """
    whole = sum(amounts.values())
    if whole <= 0 or any(amount < 0 for amount in amounts.values()):
        return None
    shares = {name: amount * PENCE // whole for name, amount in amounts.items()}
    rest = sorted(amounts, key=lambda name: (-(amounts[name] * PENCE % whole), -amounts[name]))
    for name in rest[: PENCE - sum(shares.values())]:
        shares[name] += 1
    return shares
