"""Which financial year a figure stands beside: the one that its period shares most days with."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from lutondash.model.indicator import Accumulation, Indicator
from lutondash.model.observation import Observation, Series

_FIRST_MONTH = 4
_FIRST_DAY = "04-01/P1Y"


def financial_year(day: date) -> str:
    """Return the financial year that a day lies in: 31 March 2018 is in 2017-18."""
    first = day.year if day.month >= _FIRST_MONTH else day.year - 1
    return _name(first)


def years_between(first: str, last: str) -> tuple[str, ...]:
    """Return every financial year from one to another, both included, oldest first."""
    return tuple(_name(year) for year in range(int(first[:4]), int(last[:4]) + 1))


def by_financial_year(indicator: Indicator, series: Series) -> Mapping[str, Observation]:
    """Return the value that stands beside each financial year, oldest first.

    A year with several figures keeps the one of the whole financial year, else the last. What has no date
    stands beside no year.
    """
    found: dict[str, Observation] = {}
    for observation in series.with_values:
        year = _year_of(indicator, observation)
        if year and not (year in found and _is_whole(found[year], year)):
            found[year] = observation
    return MappingProxyType(dict(sorted(found.items())))


def _year_of(indicator: Indicator, observation: Observation) -> str:
    """Return the year of the middle day, or of the last where counts add up or the start is unknown."""
    start, end = observation.period.start, observation.period.end
    if end is None:
        return ""
    if start is None or indicator.accumulation is Accumulation.CUMULATIVE:
        return financial_year(end)
    return financial_year(start + (end - start) / 2)


def _is_whole(observation: Observation, year: str) -> bool:
    return observation.period.text == f"{year[:4]}-{_FIRST_DAY}"


def _name(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02d}"
