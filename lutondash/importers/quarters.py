"""Labels of quarters and months as councils write them: Q1 2024/25, Qtr 2 (Jul-Sep) 2024-25, Apr-Jun 2024."""

import calendar
import re

MONTHS = {
    written: number
    for number in range(1, 13)
    for written in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
"""The number of each month, by its name or its short name in small letters."""

_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_SPAN = re.compile(r"(?:FY\s?)?\b(\d{4}|\d{2})\s?[-/\u2013]\s?(\d{4}|\d{2})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(\d{4})\b")
_QUARTER = re.compile(r"\b(?:Q|Qtr|Quarter)\.?\s?([1-4])\b", re.IGNORECASE)
_MONTHS_SPAN = re.compile(
    rf"\b({_NAME})\.?\s*(\d{{4}})?\s*(?:-|\u2013|to)\s*({_NAME})\b\.?\s*(\d{{4}})?", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s(),:\u2013-]*")
_REMARK = re.compile(r"\s*[\[(][^\])]*[\])]?\s*$")
_CENTURY, _LAST_CENTURY = 70, 1900
_APRIL, _QUARTER_MONTHS, _YEAR_MONTHS = 4, 3, 12


def full_year(digits: str) -> int:
    """Return a year of two or four digits: 24 is 2024, 98 is 1998."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 a year of two digits
        return year
    return year + (_LAST_CENTURY if year >= _CENTURY else 2000)


def years_apart(first: str, last: str) -> int:
    """Return how many years lie between the two parts of a label such as 2019/20."""
    return (int(last[-2:]) - int(first)) % 100


def financial_quarter(match: re.Match[str]) -> str:
    """Read a quarter of a financial year: its number, its months, or both where they agree."""
    found = _financial_quarter(match[0]) or _financial_quarter(_REMARK.sub("", match[0]))
    if found is None:
        return ""
    year, quarter = found
    month = _APRIL + (quarter - 1) * _QUARTER_MONTHS
    return _interval(year, month, f"P{_QUARTER_MONTHS}M")


def financial_year_to_quarter(match: re.Match[str]) -> str:
    """Read a quarter as the part of the financial year that ends with it, for counts that grow."""
    found = _financial_quarter(match[0]) or _financial_quarter(_REMARK.sub("", match[0]))
    return "" if found is None else f"{found[0]}-04-01/P{found[1] * _QUARTER_MONTHS}M"


def calendar_quarter(match: re.Match[str]) -> str:
    """Read a quarter of a calendar year, such as 2024 Q1 or Q1 2024: January to March."""
    years, quarters = _YEAR.findall(match[0]), _QUARTER.findall(match[0])
    rest = _QUARTER.sub("", _YEAR.sub("", match[0]))
    if len(years) != 1 or len(quarters) != 1 or not _BETWEEN.fullmatch(rest):
        return ""
    return _interval(int(years[0]), (int(quarters[0]) - 1) * _QUARTER_MONTHS + 1, "P3M")


def three_months(match: re.Match[str]) -> str:
    """Read April to June 2024, Apr-Jun 2024 or Dec 2023 - Feb 2024; over New Year with both years."""
    months = _MONTHS_SPAN.fullmatch(match[0])
    if months is None or months[4] is None:
        return ""
    first, last = MONTHS[months[1].lower()], MONTHS[months[3].lower()]
    start = int(months[2] or months[4])
    length = (int(months[4]) - start) * _YEAR_MONTHS + last - first + 1
    return _interval(start, first, "P3M") if length == _QUARTER_MONTHS else ""


def quarter_ending_digits(match: re.Match[str]) -> str:
    """Read the year and the last month of a quarter of the calendar: 202603 is January to March 2026."""
    year, month = int(match[1]), int(match[2])
    is_last = month in range(_QUARTER_MONTHS, _YEAR_MONTHS + 1, _QUARTER_MONTHS)
    return _interval(year, month - _QUARTER_MONTHS + 1, f"P{_QUARTER_MONTHS}M") if is_last else ""


def _financial_quarter(label: str) -> tuple[int, int] | None:
    """Return the year in which the financial year starts, and the quarter's number."""
    spans = _SPAN.findall(label)
    numbers = {int(each) for each in _QUARTER.findall(label)}
    months = _MONTHS_SPAN.findall(label)
    rest = _MONTHS_SPAN.sub("", _QUARTER.sub("", _SPAN.sub("", label)))
    named = {_quarter_of(first, last) for first, _, last, _ in months}
    is_one = len(spans) == 1 and len(numbers | named) == 1 and _BETWEEN.fullmatch(rest)
    if not is_one or any(year for _, before, _, after in months for year in (before, after)):
        return None
    quarter = next(iter(numbers | named))
    first, last = spans[0]
    return (full_year(first), quarter) if quarter and years_apart(first, last) == 1 else None


def _quarter_of(first: str, last: str) -> int:
    """Return the quarter of the financial year that two months begin and end; 0 where they do not."""
    start, end = MONTHS[first.lower()], MONTHS[last.lower()]
    since_april = (start - _APRIL) % _YEAR_MONTHS
    is_quarter = since_april % _QUARTER_MONTHS == 0 and (end - start) % _YEAR_MONTHS == _QUARTER_MONTHS - 1
    return since_april // _QUARTER_MONTHS + 1 if is_quarter else 0


def _interval(year: int, month: int, length: str) -> str:
    """Write an interval; months after the twelfth are in the next year."""
    return f"{year + (month - 1) // _YEAR_MONTHS}-{(month - 1) % _YEAR_MONTHS + 1:02d}-01/{length}"
