"""`Allowance`: how much may be asked for, so much a second and no more at once than was left over before."""

_ALMOST_ONE = 1 - 1e-6
"""Fractions that add up to one may fall short of it by a last digit."""


class Allowance:
    """What may be asked for: so much a second, and what was left over before, up to `burst`."""

    __slots__ = ("at", "burst", "left", "rate")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self.rate, self.burst, self.left, self.at = rate, burst, burst, now

    def wait(self, now: float, cost: float = 1) -> float:
        """Take what something costs; return for how many seconds to wait first, 0 where there was enough."""
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        cost = min(cost, max(self.burst, 1))
        if self.left >= cost * _ALMOST_ONE:
            self.left = max(self.left - cost, 0.0)
            return 0.0
        return (cost - self.left) / self.rate
