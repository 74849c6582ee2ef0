"""A publisher's label for a period becomes ISO 8601: one named form per way of writing it.

No form is guessed: 2016 may be a calendar, a financial or an academic year, so a recipe names it.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from lutondash.importers import quarters
from lutondash.importers.quarters import MONTHS, full_year, years_apart
from lutondash.model.period import Period

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DECEMBER = 12
_REMEMBERED = 10_000
_LATE_EVENING = 23


@lru_cache(maxsize=_REMEMBERED)
def read_period(label: str, form: str) -> str:
    """Return the ISO 8601 text of a label; ValueError says which form was wanted."""
    pattern, reader = _FORMS[form]
    match = pattern.fullmatch(" ".join(label.split()))
    text = reader(match) if match else ""
    if not text or not _is_real(text):
        raise ValueError(f"the period {label!r} is not of the form {form!r}")
    return text


def period_forms() -> tuple[str, ...]:
    """Return the names of all forms, for a recipe to choose from."""
    return tuple(_FORMS)


def _is_real(text: str) -> bool:
    try:
        Period(text)
    except ValueError:
        return False
    return True


def _year(step: int, ending: str) -> Callable[[re.Match[str]], str]:
    """Make a reader of one year, `step` years on, followed by `ending`."""
    return lambda match: f"{int(match[1]) + step}{ending}"


def _two_years(years: int, ending: str) -> Callable[[re.Match[str]], str]:
    """Make a reader of a first and a last year that must lie `years` apart."""

    def read(match: re.Match[str]) -> str:
        return f"{full_year(match[1])}{ending}" if years_apart(match[1], match[2]) == years else ""

    return read


def _quarter_span(match: re.Match[str]) -> str:
    """Read `2016/Q2 to 2026/Q1` as whole years; other spans are refused."""
    count = (int(match[3]) - int(match[1])) * 4 + int(match[4]) - int(match[2]) + 1
    if count % 4 or count <= 0:
        return ""
    return f"{match[1]}-{int(match[2]) * 3 - 2:02d}-01/P{count // 4}Y"


def _year_ending(match: re.Match[str]) -> str:
    month, year = MONTHS[match[1].lower()], int(match[2])
    return f"{year}-01-01/P1Y" if month == _DECEMBER else f"{year - 1}-{month + 1:02d}-01/P1Y"


def _month_with(ending: str) -> Callable[[re.Match[str]], str]:
    """Make a reader of a month: April 2024, Apr-24, 2024-04, 04/2024, or its first day."""

    def read(match: re.Match[str]) -> str:
        named = match.groupdict()
        if named["name"]:
            return f"{full_year(named['year'])}-{MONTHS[named['name'].lower()]:02d}{ending}"
        return f"{named['y1'] or named['y2']}-{named['m1'] or named['m2']}{ending}"

    return read


def _until_month(match: re.Match[str]) -> str:
    month, year = MONTHS[match[1].lower()], int(match[2])
    return f"../{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def _day(match: re.Match[str]) -> str:
    """Read a day; one hour beside midnight is a slip between clocks, as spreadsheets make it."""
    named = match.groupdict()
    if named["iso"]:
        day = date.fromisoformat(named["iso"])
        return (day + timedelta(days=named["hour"] == str(_LATE_EVENING))).isoformat()
    month = MONTHS[named["name"].lower()] if named["name"] else int(named["month"])
    try:
        return date(full_year(named["year"]), month, int(named["day"])).isoformat()
    except ValueError:
        return ""


_Y = r"(\d{4})"
_TAIL = r"(?:\s*[\[(].*)?"  # remarks in brackets after the label, such as [p] or (OT)
_SPAN = rf"(?:FY ?)?(\d{{4}}|\d{{2}}) ?[-/\u2013] ?(\d{{4}}|\d{{2}}){_TAIL}"
_YEAR_ENDING = ("year ending", "year to", "YE", "12 months to")
_ANY_MONTH = (
    rf"(?P<name>{_MONTH})\.?[ -](?P<year>\d{{4}}|\d{{2}})"
    r"|(?P<y1>\d{4})-(?P<m1>\d{2})(?:-01(?:[T ]0[01]:.*)?)?|(?P<m2>\d{2})/(?P<y2>\d{4})"
)
_ANY_DAY = (
    r"(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ](?P<hour>\d{2}):.*)?"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-/. ](?:(?P<month>\d{{1,2}})|(?P<name>{_MONTH}))[-/. ]"
    r"(?P<year>\d{4}|\d{2})(?: \d{1,2}:.*)?"
)

_FORMS: dict[str, tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = {
    name: (re.compile(pattern, re.IGNORECASE | re.ASCII), reader)
    for name, (pattern, reader) in {
        "iso": (r"(\d{4}(?:-\d{2}){0,2}(?:/P\d+[YM])?|\.\./\d{4}-\d{2}-\d{2})", lambda match: match[1]),
        "date_time": (r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", lambda match: match[1]),
        "day_first": (_ANY_DAY, _day),
        "year": (_Y, _year(0, "")),
        "edition_year": (rf"\w+ {_Y}", _year(0, "")),
        "calendar_year": (_Y, _year(0, "-01-01/P1Y")),
        "financial_year": (_SPAN, _two_years(1, "-04-01/P1Y")),
        "financial_year_digits": (rf"{_Y}(\d{{2}})", _two_years(1, "-04-01/P1Y")),
        "academic_year_digits": (rf"{_Y}(\d{{2}})", _two_years(1, "-09-01/P1Y")),
        "financial_year_ending": (rf"(?:FYE )?{_Y}", _year(-1, "-04-01/P1Y")),
        "academic_year": (_SPAN, _two_years(1, "-09-01/P1Y")),
        "academic_year_ending": (_Y, _year(-1, "-09-01/P1Y")),
        "year_to_30_september": (_Y, _year(-1, "-10-01/P1Y")),
        "survey_year_from_16_november": (_SPAN, _two_years(1, "-11-16/P1Y")),
        "three_calendar_years": (_SPAN, _two_years(2, "-01-01/P3Y")),
        "three_financial_years": (
            rf".*?{_Y}[-/]\d{{2}}(?: to \d{{2}}|-)\d{{2}}[-/](\d{{2}})\)?",
            _two_years(3, "-04-01/P3Y"),
        ),
        "three_financial_years_span": (_SPAN, _two_years(3, "-04-01/P3Y")),
        "at_31_march": (_Y, _year(0, "-03-31")),
        "at_30_september": (_Y, _year(0, "-09-30")),
        "in_january": (_Y, _year(0, "-01")),
        "mid_year": (rf"mid-{_Y}", _year(0, "-06-30")),
        "month": (_ANY_MONTH, _month_with("")),
        "calendar_month": (_ANY_MONTH, _month_with("-01/P1M")),
        "until_month": (rf"to ({_MONTH}) {_Y}", _until_month),
        "three_months": (r".+", quarters.three_months),
        "year_ending_month": (
            rf"(?:{'|'.join(_YEAR_ENDING)}) ({_MONTH}) {_Y}{_TAIL}",
            _year_ending,
        ),
        "financial_quarter": (r".+", quarters.financial_quarter),
        "financial_year_to_quarter": (r".+", quarters.financial_year_to_quarter),
        "calendar_quarter": (r".+", quarters.calendar_quarter),
        "quarter_ending_digits": (rf"{_Y}(\d{{2}})", quarters.quarter_ending_digits),
        "quarters_from_to": (rf"{_Y}/Q([1-4]) to {_Y}/Q([1-4])", _quarter_span),
    }.items()
}
