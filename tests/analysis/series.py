"""Made-up points for the tests of rules that look back over a series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lutondash.model.observation import Observation
from lutondash.model.period import Period


def months(values: Sequence[float | None], first: int = 2015) -> tuple[Observation, ...]:
    """Make one month after another, from January of `first`."""
    return tuple(
        Observation(Period(f"{first + n // 12}-{n % 12 + 1:02d}-01/P1M"), value)
        for n, value in enumerate(values)
    )


def with_margins(*rows: tuple[float, float, float], first: int = 2014) -> tuple[Observation, ...]:
    """Make one year after another of value, lower and upper."""
    return tuple(
        Observation(Period(f"{first + n}-01-01/P1Y"), value, lower=lower, upper=upper)
        for n, (value, lower, upper) in enumerate(rows)
    )


def with_counts(*rows: tuple[float, float], first: int = 2012) -> tuple[Observation, ...]:
    """Make one year after another of a count and its denominator."""
    return tuple(
        Observation(Period(f"{first + n}-01-01/P1Y"), 100 * count / whole, numerator=count, denominator=whole)
        for n, (count, whole) in enumerate(rows)
    )


@dataclass(frozen=True)
class Anew:
    """A made-up decision to set the limits anew."""

    at: date
    reason: str = "A new form was used"
