"""Real terms: what money of one year would be in the prices of another, by published deflators."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from lutondash.analysis.money import years
from lutondash.analysis.money.worked import Missing, Worked
from lutondash.model.budget import Deflator

_KNOWN = "outturn"
"""A rise of prices that was only foreseen is never used."""


@dataclass(frozen=True)
class Prices:
    """The prices of one financial year; `factors` turn money of other years into them."""

    year: str
    factors: Mapping[str, Fraction]

    def of(self, pounds: float, year: str) -> Worked:
        """Return an amount of a year in these prices, or that no deflator leads there."""
        factor = self.factors.get(year)
        if factor is None:
            return Worked(None, Missing.NO_DEFLATOR)
        return Worked(float(Fraction(pounds) * factor))


def latest_prices(deflators: Iterable[Deflator]) -> Prices | None:
    """Return the prices of the last year whose rise is known; None where none is."""
    known = [each.financial_year for each in deflators if each.status == _KNOWN]
    return prices_of(max(known), deflators) if known else None


def prices_of(year: str, deflators: Iterable[Deflator]) -> Prices:
    """Return the prices of a year, with a factor for each year that a chain of known rises joins to it."""
    rises = {d.financial_year: Fraction(d.multiplier) for d in deflators if d.status == _KNOWN}
    factors = {year: Fraction(1)}
    _walk(factors, year, years.before, lambda one, _: rises.get(one))
    _walk(factors, year, years.after, lambda _, other: 1 / rises[other] if other in rises else None)
    return Prices(year, dict(sorted(factors.items())))


def _walk(
    factors: dict[str, Fraction],
    year: str,
    step: Callable[[str], str],
    rise: Callable[[str, str], Fraction | None],
) -> None:
    """Go from year to year as far as rises are known, and note the factor of each."""
    found = rise(year, step(year))
    while found is not None:
        factors[step(year)] = factors[year] * found
        year = step(year)
        found = rise(year, step(year))
