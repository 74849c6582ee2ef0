"""Financial years, whole pounds, rates and the words for how exactly an amount was said."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

_YEAR = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_FIRST, _LAST = "1974-75", "2099-00"
"""Councils as we know them began in April 1974; a year after this century is a slip."""

_FORM = "write the year it begins, a hyphen and the last two digits of the next"

_RISES = (-100, 100)
_PRICES = (0.5, 2)
"""In a year prices neither halve nor double."""

POUNDS = "^-?(0|[1-9][0-9]{0,11})$"
"""A whole number of at most twelve digits, without thousands mark, point or sign but a minus."""

OPTIONAL_POUNDS = f"{POUNDS}|^$"


class AmountQualifier(StrEnum):
    """How exactly an amount of money was said; blank where it was said as it is."""

    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    UP_TO = "up_to"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


def is_financial_year(text: str) -> bool:
    """Say whether a text is two years that follow each other, such as 2017-18 or 1999-00."""
    years = _YEAR.fullmatch(text)
    follows = years is not None and (int(years[1]) + 1) % 100 == int(years[2])
    return follows and _FIRST <= text <= _LAST


def year_after(text: str) -> str:
    """Return the financial year that follows one."""
    begins = int(text[:4]) + 1
    return f"{begins}-{(begins + 1) % 100:02d}"


def _financial_year(text: str) -> str:
    if not is_financial_year(text):
        raise ValueError(f"{text!r} is no financial year that we know; {_FORM}")
    return text


def _year_or_blank(text: str) -> str:
    return text and _financial_year(text)


def _qualifier(text: str) -> str:
    if text and text not in tuple(AmountQualifier):
        raise ValueError(f"{text!r} is none of {', '.join(AmountQualifier)}")
    return text


def _percent(text: str) -> str:
    return text and _between(text, _RISES)


def _multiplier(text: str) -> str:
    return _between(text, _PRICES)


def _between(text: str, ends: tuple[float, float]) -> str:
    low, high = ends
    if not low <= float(text) <= high:
        raise ValueError(f"{text} is not between {low} and {high}")
    return text


FinancialYear = Annotated[str, AfterValidator(_financial_year)]
"""A financial year from April to March, such as `2017-18`."""

OptionalFinancialYear = Annotated[str, AfterValidator(_year_or_blank)]
"""A financial year, or blank."""

Pounds = Annotated[str, StringConstraints(pattern=POUNDS)]
"""Whole pounds."""

OptionalPounds = Annotated[str, StringConstraints(pattern=OPTIONAL_POUNDS)]
"""Whole pounds, or blank where no amount was published."""

Qualifier = Annotated[str, AfterValidator(_qualifier)]
"""A word of `AmountQualifier`, or blank."""

Percent = Annotated[str, StringConstraints(pattern=r"^(-?[0-9]{1,3}(\.[0-9]+)?)?$"), AfterValidator(_percent)]
"""A change in percent between -100 and 100, or blank."""

Multiplier = Annotated[
    str, StringConstraints(pattern=r"^[0-9](\.[0-9]{1,12})?$"), AfterValidator(_multiplier)
]
"""What prices of one year are times those of the year before."""
