"""A publisher's label for a period becomes ISO 8601: one named form per way of writing it."""

import calendar
import re
from collections.abc import Callable

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
_QUARTER_STARTS = {"1": (0, "04"), "2": (0, "07"), "3": (0, "10"), "4": (1, "01")}


def read_period(label: str, form: str) -> str:
    """Return the ISO 8601 text of a label; ValueError says which form was wanted."""
    match = _FORMS[form][0].fullmatch(label.strip())
    text = _FORMS[form][1](match) if match else ""
    if not text:
        raise ValueError(f"the period {label!r} is not of the form {form!r}")
    return text


def period_forms() -> tuple[str, ...]:
    """Return the names of all forms, for a recipe to choose from."""
    return tuple(_FORMS)


def _year(step: int, ending: str) -> Callable[[re.Match[str]], str]:
    """Make a reader of one year, `step` years on, followed by `ending`."""
    return lambda match: f"{int(match[1]) + step}{ending}"


def _two_years(years: int, ending: str) -> Callable[[re.Match[str]], str]:
    """Make a reader of a first and a last year that must lie `years` apart."""

    def read(match: re.Match[str]) -> str:
        apart = (int(match[2][-2:]) - int(match[1])) % 100
        return f"{match[1]}{ending}" if apart == years else ""

    return read


def _financial_quarter(match: re.Match[str]) -> str:
    step, month = _QUARTER_STARTS[match[2]]
    return f"{int(match[1]) + step}-{month}-01/P3M"


def _quarter_span(match: re.Match[str]) -> str:
    """Read `2016/Q2 to 2026/Q1` as whole years; other spans are refused."""
    quarters = (int(match[3]) - int(match[1])) * 4 + int(match[4]) - int(match[2]) + 1
    if quarters % 4 or quarters <= 0:
        return ""
    return f"{match[1]}-{int(match[2]) * 3 - 2:02d}-01/P{quarters // 4}Y"


def _three_months(match: re.Match[str]) -> str:
    first, last = _MONTHS[match[1]], _MONTHS[match[2]]
    return f"{match[3]}-{first:02d}-01/P3M" if (last - first) % 12 == 2 else ""  # noqa: PLR2004 a quarter ends two months on


def _year_ending(match: re.Match[str]) -> str:
    month, year = _MONTHS[match[1]], int(match[2])
    return f"{year}-01-01/P1Y" if month == len(_MONTHS) else f"{year - 1}-{month + 1:02d}-01/P1Y"


def _month(match: re.Match[str]) -> str:
    return f"{match[2]}-{_MONTHS[match[1]]:02d}"


def _until_month(match: re.Match[str]) -> str:
    month, year = _MONTHS[match[1]], int(match[2])
    return f"../{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


_Y = r"(\d{4})"
_TAIL = r"(?:\s*[\[(].*)?"  # remarks in brackets after the label, such as [p] or (OT)
_SPAN = rf"{_Y}[-/](\d{{4}}|\d{{2}}){_TAIL}"

_FORMS: dict[str, tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = {
    name: (re.compile(pattern), reader)
    for name, (pattern, reader) in {
        "iso": (r"(\d{4}(?:-\d{2}){0,2}(?:/P\d+[YM])?|\.\./\d{4}-\d{2}-\d{2})", lambda match: match[1]),
        "date_time": (r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", lambda match: match[1]),
        "year": (_Y, _year(0, "")),
        "edition_year": (rf"\w+ {_Y}", _year(0, "")),
        "calendar_year": (_Y, _year(0, "-01-01/P1Y")),
        "financial_year": (_SPAN, _two_years(1, "-04-01/P1Y")),
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
        "at_31_march": (_Y, _year(0, "-03-31")),
        "at_30_september": (_Y, _year(0, "-09-30")),
        "in_january": (_Y, _year(0, "-01")),
        "mid_year": (rf"mid-{_Y}", _year(0, "-06-30")),
        "month": (rf"({_MONTH}) {_Y}", _month),
        "until_month": (rf"to ({_MONTH}) {_Y}", _until_month),
        "three_months": (rf"({_MONTH}) to ({_MONTH}) {_Y}", _three_months),
        "year_ending_month": (rf"[Yy]ear ending ({_MONTH}) {_Y}", _year_ending),
        "financial_quarter": (rf"{_Y}/\d{{2}} Q([1-4]){_TAIL}", _financial_quarter),
        "quarters_from_to": (rf"{_Y}/Q([1-4]) to {_Y}/Q([1-4])", _quarter_span),
    }.items()
}
