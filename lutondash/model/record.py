"""`Record`: the base of everything read from `data/`: frozen, and unknown keys are refused by name."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

_REDUCED_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


class Record(BaseModel):
    """A frozen record that refuses unknown keys and infinite numbers, and strips space around text."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


def _reduced_date(text: str) -> str:
    if text and _REDUCED_DATE.fullmatch(text) is None:
        raise ValueError("give a date, a month or a year, such as 2024-03-31, 2024-03 or 2024")
    if text:
        _must_be_real(text)
    return text


def _known_date(text: str) -> str:
    if not text:
        raise ValueError("it is blank")
    return _reduced_date(text)


def _published_date(text: str) -> str:
    return text if text == "unknown" else _known_date(text)


def _must_be_real(text: str) -> None:
    year, month, day = (int(part) for part in (text + "-01-01").split("-")[:3])
    try:
        date(year, month, day)
    except ValueError as reason:
        raise ValueError(f"{text} is not a real date") from reason


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A readable address in kebab-case, such as `household-waste-recycled`."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{8}$")]
"""A nine-character code of the Government Statistical Service, such as `E06000032`."""

Words = Annotated[str, StringConstraints(min_length=1)]
"""Text that must say something."""

ReducedDate = Annotated[str, AfterValidator(_reduced_date)]
"""An ISO 8601 date, month or year, or blank where none is known."""

KnownDate = Annotated[str, AfterValidator(_known_date)]
"""An ISO 8601 date, month or year."""

PublishedDate = Annotated[str, AfterValidator(_published_date)]
"""An ISO 8601 date, month or year, or `unknown`."""

Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
"""An address on the web."""
