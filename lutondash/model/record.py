"""`Record`: the base of everything read from `data/`: frozen, and unknown keys are refused by name."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

_REDUCED_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Record(BaseModel):
    """A frozen record that refuses unknown keys and strips the white space around text."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _reduced_date(text: str) -> str:
    if text and _REDUCED_DATE.fullmatch(text) is None:
        raise ValueError("give a date, a month or a year, such as 2024-03-31, 2024-03 or 2024")
    return text


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A readable address in kebab-case, such as `household-waste-recycled`."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{8}$")]
"""A nine-character code of the Government Statistical Service, such as `E06000032`."""

Words = Annotated[str, StringConstraints(min_length=1)]
"""Text that must say something."""

ReducedDate = Annotated[str, AfterValidator(_reduced_date)]
"""An ISO 8601 date, month or year, or blank where none is known."""

Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
"""An address on the web."""
