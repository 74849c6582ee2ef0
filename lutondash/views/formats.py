"""Numbers, money, dates and periods as text: the only rounding in the program."""

import re
from calendar import month_abbr, month_name
from dataclasses import dataclass
from datetime import date

from lutondash.model.geography import Grade
from lutondash.model.indicator import Indicator, Measured, Unit
from lutondash.model.number import shown
from lutondash.model.observation import Observation
from lutondash.model.period import Period, PeriodType, fits

_SUFFIX: dict[Unit, str] = {
    Unit.RATE_PER_1000: "per 1,000",
    Unit.RATE_PER_10000: "per 10,000",
    Unit.RATE_PER_100000: "per 100,000",
    Unit.YEARS: "years",
    Unit.TONNES: "tonnes",
    Unit.KILOTONNES: "kilotonnes",
    Unit.KWH: "kWh",
    Unit.KG: "kg",
    Unit.VEHICLES: "vehicles",
}
_QUALIFIER = {
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "less than ",
}
_MILLION = 1_000_000
_BILLION = 1_000_000_000
_PERIODS_AT_AN_END = {Measured.AT_END, Measured.AT_START}
_MONTHS_A_YEAR = 12
_WORDS_OF_A_DAY = 3
_DAYS_OF_A_SHORT_PERIOD = 200
_TWO_YEARS = re.compile(r"\b(20\d\d)[/-](\d\d)\b(?![/-])")
_YEARS_IN_A_ROW = re.compile(r"\b(20\d\d)[/-]\d\d to 20\d\d[/-](\d\d)\b(?![/-])")
_YEARS_THAT_NEED_TWO = {4, 8, 9}
"""Financial and school years are named by the two calendar years they touch."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value ready to show: the number with its sign, and the unit's words after it."""

    number: str
    suffix: str = ""
    qualifier: str = ""

    def __str__(self) -> str:
        return f"{self.qualifier}{self.number}" + (f" {self.suffix}" if self.suffix else "")


def figure(
    indicator: Indicator, value: float | None, *, qualifier: str = "", grades: tuple[Grade, ...] = ()
) -> Figure:
    """Write a value in the indicator's unit; "no figure" where there is none."""
    if value is None:
        return Figure("no figure")
    words = _QUALIFIER.get(qualifier, "")
    if indicator.unit is Unit.GRADE:
        return Figure(_grade_word(value, grades), qualifier=words)
    return Figure(number(value, indicator.unit, indicator.decimals), _SUFFIX.get(indicator.unit, ""), words)


def qualifier(key: str) -> str:
    """Write the words before a figure that is not exact, with the space after them."""
    return _QUALIFIER.get(key, "")


def number(value: float, unit: Unit, decimals: int) -> str:
    """Write a number with its sign for the unit, such as 27.7% or £1.2 million."""
    sign = "\N{MINUS SIGN}" if shown(value, decimals) < 0 else ""
    size = abs(value)
    if unit is Unit.GBP:
        return sign + money(size, decimals)
    text = f"{shown(size, decimals):,}"
    return f"{sign}{text}%" if unit is Unit.PERCENT else sign + text


def money(value: float, decimals: int = 0) -> str:
    """Write pounds, in millions from a million up and billions from a billion up."""
    if value >= _BILLION:
        return f"£{shown(value / _BILLION, 2).normalize():f} billion"
    if value >= _MILLION:
        return f"£{shown(value / _MILLION, 1):,} million"
    return f"£{shown(value, decimals):,}"


def plain(value: float) -> str:
    """Write a number as it was said: thousands set apart, no decimals added or cut."""
    return f"{value:,.10g}".replace("-", "\N{MINUS SIGN}")


def said_money(value: float) -> str:
    """Write pounds as they were said: £200 million, never £200.0 million."""
    for size, words in ((_BILLION, " billion"), (_MILLION, " million")):
        if value >= size:
            return f"£{plain(value / size)}{words}"
    return f"£{plain(value)}"


def exact(unit: Unit, value: float) -> str:
    """Write a number as it was said, with the sign or words of its unit."""
    if unit is Unit.GBP:
        return said_money(value)
    if unit is Unit.PERCENT:
        return f"{plain(value)}%"
    suffix = _SUFFIX.get(unit, "")
    return f"{plain(value)} {suffix}".strip()


def difference(indicator: Indicator, value: float) -> str:
    """Write the size of a change: points for percentages, the unit otherwise."""
    size = abs(value)
    if indicator.unit is Unit.PERCENT:
        text = f"{shown(size, indicator.decimals):,}"
        return f"{text} point" if text == "1" else f"{text} points"
    return str(figure(indicator, size))


def _grade_word(value: float, grades: tuple[Grade, ...]) -> str:
    return next((g.word for g in grades if g.rank == value), f"grade {value:g}")


def day(moment: date) -> str:
    """Write a date as 31 March 2024."""
    return f"{moment.day} {month_name[moment.month]} {moment.year}"


def reduced_date(text: str) -> str:
    """Write an ISO date, month or year in words; anything else as it stands."""
    if not fits(text, PeriodType.SNAPSHOT):
        return text
    match text.split("-"):
        case [year, month, day_of_month]:
            return f"{int(day_of_month)} {month_name[int(month)]} {year}"
        case [year, month]:
            return f"{month_name[int(month)]} {year}"
        case _:
            return text


def period(indicator: Indicator, observation: Observation) -> str:
    """Write when a value refers to, such as 2023 to 2024 or end of December 2025."""
    when = observation.period
    if not when.text:
        return as_said(observation.period_label) or "undated"
    if indicator.measured in _PERIODS_AT_AN_END and when.is_interval and not _is_school_year(indicator):
        return _one_end(when, indicator.measured)
    return span(when)


def _is_school_year(indicator: Indicator) -> bool:
    """The end of a school year is when its results come out: the year itself says enough."""
    return indicator.period_type is PeriodType.ACADEMIC_YEAR


def at(when: str) -> str:
    """Put the small word before a period: in 2023, on 31 March 2024, at the end of June 2025."""
    if when.startswith("end of"):
        return f"at the {when}"
    if " to " in when and any(month in when for month in month_name[1:]):
        return f"from {when}"
    is_day = len(when.split()) == _WORDS_OF_A_DAY and when[0].isdigit() and " to " not in when
    return f"on {when}" if is_day else f"in {when}"


def long_period(indicator: Indicator, observation: Observation) -> str:
    """Write when a value refers to, with the kind of year where it is not the calendar's."""
    words = period(indicator, observation)
    kind = {
        PeriodType.FINANCIAL_YEAR: " (financial year)",
        PeriodType.ACADEMIC_YEAR: " (school year)",
    }.get(indicator.period_type, "")
    at_an_end = indicator.measured in _PERIODS_AT_AN_END and not _is_school_year(indicator)
    return words if at_an_end else words + kind


def as_said(label: str) -> str:
    """Write a source's own words for a period with "to" in its years: 2022/23 as 2022 to 2023."""
    return _TWO_YEARS.sub(_with_to, _YEARS_IN_A_ROW.sub(r"\1 to 20\2", label))


def _with_to(found: re.Match[str]) -> str:
    """Leave a month, such as 2024-03, as it is."""
    first, last = int(found[1]) % 100, int(found[2])
    is_years = last == first + 1 or last > max(first, _MONTHS_A_YEAR)
    return f"{found[1]} to 20{found[2]}" if is_years else found[0]


def span(when: Period) -> str:
    """Write a period as a reader would say it."""
    if not when.is_interval or when.end is None:
        return reduced_date(when.text)
    if when.start is None:
        return f"to {_month(when.end)}"
    return _stretch(when.start, when.end)


def short_span(when: Period) -> str:
    """Name a period in the few letters a chart has room for, such as 2019 to 2020 or Dec 2025."""
    if when.start is None or when.end is None:
        return span(when)
    days = (when.end - when.start).days
    if not when.is_interval and len(when.text) == len("2025"):
        return when.text
    if days < _DAYS_OF_A_SHORT_PERIOD:
        return short_month(when.end)
    same_year = when.start.year == when.end.year
    return str(when.end.year) if same_year else f"{when.start.year} to {when.end.year}"


def short_month(moment: date) -> str:
    """Name a month in the few letters a chart has room for, such as Dec 2025."""
    return f"{month_abbr[moment.month]} {moment.year}"


def _stretch(start: date, end: date) -> str:
    months = (end.year - start.year) * _MONTHS_A_YEAR + end.month - start.month + 1
    from_the_first = start.day == 1
    if from_the_first and start.month == 1 and months % _MONTHS_A_YEAR == 0:
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if from_the_first and start.month in _YEARS_THAT_NEED_TWO and months == _MONTHS_A_YEAR:
        return f"{start.year} to {end.year}"
    if from_the_first and months == 1:
        return _month(start)
    if start.year == end.year:
        return f"{month_name[start.month]} to {_month(end)}"
    return f"{_month(start)} to {_month(end)}"


def _one_end(when: Period, measured: Measured) -> str:
    if measured is Measured.AT_START and when.start is not None:
        return day(when.start)
    return f"end of {_month(when.end)}"


def _month(moment: date | None) -> str:
    return f"{month_name[moment.month]} {moment.year}" if moment else "an unknown date"


def count_of(number_of: int, singular: str, plural: str = "") -> str:
    """Write a count with its noun, such as 1 figure or 12 figures."""
    return f"{number_of:,} {singular if number_of == 1 else plural or singular + 's'}"
