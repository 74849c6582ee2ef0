"""`Period`: when a value refers to, read from and written as ISO 8601."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DURATION = re.compile(r"P(\d{1,3})([YM])")
_OPEN_START = "../"
_MONTHS_A_YEAR = 12


class PeriodType(StrEnum):
    """The kinds of period an indicator may be published for."""

    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"
    CALENDAR_YEAR = "calendar_year"
    SURVEY_YEAR = "survey_year"
    YEAR_TO_30_SEPTEMBER = "year_to_30_september"
    QUARTER = "quarter"
    MONTH = "month"
    SNAPSHOT = "snapshot"
    ROLLING_4_QUARTERS = "rolling_4_quarters"
    ROLLING_3_YEARS = "rolling_3_years"
    ROLLING_5_YEARS = "rolling_5_years"
    CUMULATIVE_TO_DATE = "cumulative_to_date"
    PUBLICATION_READING = "publication_reading"
    EDITION = "edition"
    EVENT = "event"


READING_TYPES = frozenset({PeriodType.PUBLICATION_READING, PeriodType.EDITION, PeriodType.EVENT})
"""Period types shown one by one, never joined by a line and never given a direction."""

_FORMS: dict[PeriodType, re.Pattern[str]] = {
    PeriodType.FINANCIAL_YEAR: re.compile(r"\d{4}-04-01/P1Y"),
    PeriodType.ACADEMIC_YEAR: re.compile(r"\d{4}-(08|09)-01/P1Y"),
    PeriodType.CALENDAR_YEAR: re.compile(r"\d{4}-01-01/P1Y"),
    PeriodType.SURVEY_YEAR: re.compile(r"\d{4}-\d{2}-\d{2}/P1Y"),
    PeriodType.YEAR_TO_30_SEPTEMBER: re.compile(r"\d{4}-10-01/P1Y"),
    PeriodType.QUARTER: re.compile(r"\d{4}-(01|04|07|10)-01/P3M"),
    PeriodType.MONTH: re.compile(r"\d{4}-\d{2}-01/P1M"),
    PeriodType.SNAPSHOT: re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"),
    PeriodType.ROLLING_4_QUARTERS: re.compile(r"\d{4}-(01|04|07|10)-01/P1Y"),
    PeriodType.ROLLING_3_YEARS: re.compile(r"\d{4}-\d{2}-\d{2}/P3Y"),
    PeriodType.ROLLING_5_YEARS: re.compile(r"\d{4}-\d{2}-\d{2}/P5Y"),
    PeriodType.CUMULATIVE_TO_DATE: re.compile(r"(\.\./\d{4}-\d{2}-\d{2}|\d{4}-\d{2}-\d{2}/P\d+[YM])"),
    PeriodType.PUBLICATION_READING: re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?"),
    PeriodType.EDITION: re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?"),
    PeriodType.EVENT: re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?"),
}

FORM_WORDS: dict[PeriodType, str] = {
    PeriodType.FINANCIAL_YEAR: "a year from 1 April, such as 2022-04-01/P1Y",
    PeriodType.ACADEMIC_YEAR: "a year from 1 August or 1 September, such as 2022-09-01/P1Y",
    PeriodType.CALENDAR_YEAR: "a year from 1 January, such as 2022-01-01/P1Y",
    PeriodType.SURVEY_YEAR: "a year from any day, such as 2022-11-16/P1Y",
    PeriodType.YEAR_TO_30_SEPTEMBER: "a year from 1 October, such as 2022-10-01/P1Y",
    PeriodType.QUARTER: "a calendar quarter, such as 2022-04-01/P3M",
    PeriodType.MONTH: "a month, such as 2022-04-01/P1M",
    PeriodType.SNAPSHOT: "a date, a month or a year, such as 2022-03-31",
    PeriodType.ROLLING_4_QUARTERS: "a year from the start of a quarter, such as 2022-07-01/P1Y",
    PeriodType.ROLLING_3_YEARS: "three years, such as 2020-01-01/P3Y",
    PeriodType.ROLLING_5_YEARS: "five years, such as 2018-01-01/P5Y",
    PeriodType.CUMULATIVE_TO_DATE: "an interval, such as ../2024-03-31 or 2021-04-01/P3Y",
    PeriodType.PUBLICATION_READING: "a date, month or year, or blank with a sequence",
    PeriodType.EDITION: "a date, month or year, or blank with a sequence",
    PeriodType.EVENT: "a date, month or year, or blank with a sequence",
}
"""The wanted form of each period type, in words for a remedy."""


def fits(text: str, period_type: PeriodType) -> bool:
    """Say whether a period's text has the form its type asks for (not whether its dates exist)."""
    return _FORMS[period_type].fullmatch(text) is not None


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, both ends included, or a date known only to the month or year.

    Periods order by their last day, then by their first. `text` is the ISO 8601 form and reads back
    as written. An unknown start (`../2024-03-31`) has `start` None; a blank text has neither end.
    """

    _key: tuple[date, date] = field(init=False, repr=False)
    text: str
    start: date | None = field(init=False, compare=False)
    end: date | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        start, end = _ends(self.text)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)
        object.__setattr__(self, "_key", (end or date.min, start or date.min))

    def __str__(self) -> str:
        return self.text

    @property
    def is_interval(self) -> bool:
        """Whether the text names a stretch rather than a date, a month or a year."""
        return "/" in self.text

    def plus_years(self, years: int) -> "Period":
        """Return the same stretch or date `years` later (29 February steps to 28 February)."""
        if not self.text or self.text.startswith(_OPEN_START):
            return self
        head, slash, tail = self.text.partition("/")
        return Period(_step_years(head, years) + slash + tail)

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two stretches share a day; periods without both ends share none."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.end and other.start <= self.end


def _ends(text: str) -> tuple[date | None, date | None]:
    if not text:
        return None, None
    if text.startswith(_OPEN_START):
        return None, _reduced(text.removeprefix(_OPEN_START), text)[1]
    head, slash, tail = text.partition("/")
    start, end = _reduced(head, text)
    if not slash:
        return start, end
    duration = _DURATION.fullmatch(tail)
    if duration is None or start != end:
        raise ValueError(f"{text!r} is not an ISO 8601 period such as 2022-04-01/P1Y")
    months = int(duration[1]) * (_MONTHS_A_YEAR if duration[2] == "Y" else 1)
    if not months:
        raise ValueError(f"{text!r} is a period of no length")
    return start, _step_months(start, months) - timedelta(days=1)


def _reduced(text: str, whole: str) -> tuple[date, date]:
    """Read a year, a month or a day as its first and last day."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{whole!r} is not an ISO 8601 date or period")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError as reason:
        raise ValueError(f"{whole!r} is not a real date") from reason


def _step_months(start: date, months: int) -> date:
    month = start.month - 1 + months
    year, month = start.year + month // _MONTHS_A_YEAR, month % _MONTHS_A_YEAR + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _step_years(text: str, years: int) -> str:
    stepped = f"{int(text[:4]) + years:04d}{text[4:]}"
    if stepped.endswith("-02-29") and not calendar.isleap(int(stepped[:4])):
        return stepped.removesuffix("29") + "28"
    return stepped
