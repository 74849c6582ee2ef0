"""What the statistics API of the Department for Education answers: the parts of its JSON that are read.

Keys that are not read here may come and go; a part that is read and has another form is refused.
"""

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class _Part(BaseModel):
    """A part of an answer; values stay text, never numbers."""

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=to_camel)


class Level(_Part):
    """A geographic level: NAT, REG, LA."""

    code: str
    label: str


class Place(_Part):
    """A place; an authority also has the number the Department gave it."""

    id: str
    label: str
    code: str = ""
    old_code: str = ""


class PlacesOfLevel(_Part):
    """All places of one level."""

    level: Level
    options: list[Place]


class Option(_Part):
    """One value of a filter, such as a sex or a kind of school."""

    id: str
    label: str


class Filter(_Part):
    """A filter and its values."""

    id: str
    column: str
    options: list[Option]


class Indicator(_Part):
    """What is counted."""

    id: str
    column: str


class Description(_Part):
    """What the ids of a data set mean."""

    filters: list[Filter]
    indicators: list[Indicator]
    geographic_levels: list[Level]
    locations: list[PlacesOfLevel]


class Period(_Part):
    """A period: 2023/2024 and AY."""

    period: str
    code: str


class Result(_Part):
    """One row: ids of place, filters and indicators, and the values as text."""

    time_period: Period
    geographic_level: str
    locations: dict[str, str]
    filters: dict[str, str]
    values: dict[str, str]


class Paging(_Part):
    """Where a page stands among the others."""

    page: int
    total_pages: int
    total_results: int


class Warned(_Part):
    """Something the Department wants to say about the request."""

    message: str


class Results(_Part):
    """One page of an answer."""

    paging: Paging
    results: list[Result]
    warnings: list[Warned] = []
