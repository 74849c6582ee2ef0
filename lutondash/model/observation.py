"""`Observation` and `Series`: values over time, one indicator in one place."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from lutondash.model.period import Period
from lutondash.model.record import Id, Record


class Status(StrEnum):
    """The letters that qualify a value."""

    PROVISIONAL = "p"
    REVISED = "r"
    ESTIMATED = "e"
    BREAK = "b"
    UNRELIABLE = "u"
    CONFIDENTIAL = "c"
    LOW = "k"
    NONE_RECORDED = "w"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    FORECAST = "f"


BLANK_STATUSES = frozenset("ckuwxz")
"""A blank value needs one of these."""


class Qualifier(StrEnum):
    """How exactly a source gave a value."""

    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class ObservationRow(Record):
    """The columns of `observations.csv`; rows are checked column by column, not one by one."""

    period: str = Field(description="ISO 8601 interval or date; blank only for readings with a sequence")
    geography: str = Field(description="code in codelists/geographies.csv")
    value: str = Field(
        description="in the indicator's unit, at most 12 significant digits. A blank needs a status"
    )
    status: str = Field("", description="letters of codelists/symbols.csv")
    sequence: str = Field("", description="1, 2 ...: the order of readings, editions and events")
    period_label: str = Field("", description="the source's words for the period")
    breakdown: str = Field("", description="the part of the population, blank for all")
    lower: str = Field("", description="lower end of the 95% interval")
    upper: str = Field("", description="upper end of the 95% interval")
    numerator: str = Field("", description="the count that is divided")
    denominator: str = Field("", description="the count it is divided by")
    qualifier: Qualifier | str = Field("", description="about, at_least, at_most, more_than, less_than")
    release: Id | str = Field("", description="only where the row comes from another release")
    note: str = Field("", description="the source's words about this row; silences a warning")


@dataclass(frozen=True, slots=True)
class Observation:
    """One value and what qualifies it; `value` is None where the source gives none."""

    period: Period
    value: float | None
    status: str = ""
    sequence: int | None = None
    period_label: str = ""
    lower: float | None = None
    upper: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    qualifier: str = ""
    release: str = ""
    note: str = ""

    @property
    def known(self) -> float:
        """The value, for a caller that has made sure there is one; raises ValueError otherwise."""
        if self.value is None:
            raise ValueError(f"no value for {self.period}")
        return self.value

    @property
    def has_interval(self) -> bool:
        """Whether both ends of the interval are known."""
        return self.lower is not None and self.upper is not None

    @property
    def is_forecast(self) -> bool:
        """Whether the value is a forecast, which is never the latest value."""
        return Status.FORECAST in self.status


@dataclass(frozen=True, slots=True)
class Series:
    """The observations of one indicator, place and breakdown, in order of time."""

    indicator: str
    geography: str
    observations: tuple[Observation, ...]
    breakdown: str = ""

    @property
    def latest(self) -> Observation | None:
        """The last observation that has a value and is no forecast."""
        return next(iter(reversed(self.with_values)), None)

    @property
    def with_values(self) -> tuple[Observation, ...]:
        """The observations that have a value and are no forecast."""
        return tuple(o for o in self.observations if o.value is not None and not o.is_forecast)

    def at(self, period: Period) -> Observation | None:
        """The observation of a period, or None where the source has none."""
        return next((o for o in self.observations if o.period.text == period.text), None)
