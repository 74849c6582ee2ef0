"""`Worked`: an amount in the measure a reader asked for, or why it cannot be worked out."""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """How amounts of several years are set side by side."""

    CASH = "cash"
    """Pounds as they were spent."""
    REAL = "real"
    """Pounds of one year's prices."""
    PERSON = "person"
    """Pounds for each person who lived there."""


class Missing(StrEnum):
    """Why an amount cannot be worked out."""

    NO_DEFLATOR = "no_deflator"
    """No published rise of prices, known and not foreseen, leads from this year to the year asked for."""
    NO_POPULATION = "no_population"
    """No estimate of the people of the summer in which the year begins is held."""


@dataclass(frozen=True, slots=True)
class Worked:
    """A value in pounds, or what is missing; one of them is None."""

    value: float | None
    missing: Missing | None = None
