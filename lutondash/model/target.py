"""`Target`, `Statement` and `Commentary`: what was agreed, and what was said, about an indicator."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from lutondash.model.record import Id, Record, ReducedDate, Url, Words


class TargetKind(StrEnum):
    """What kind of promise a target is."""

    ANNUAL = "annual"
    MILESTONE = "milestone"
    END = "end"


class Comparison(StrEnum):
    """How a value is set against the target; below and above are strict."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BELOW = "below"
    ABOVE = "above"
    EXACTLY = "exactly"
    WITHIN = "within"


class Basis(StrEnum):
    """What the target's number counts."""

    POINT = "point"
    PER_YEAR = "per_year"
    TOTAL_OVER_WINDOW = "total_over_window"
    INCREMENT = "increment"


class Target(Record):
    """What was agreed, by when and where it is written: a row of `targets.csv`; a change is a new row."""

    by: ReducedDate = Field("", description="date, month or year; blank where no date was set")
    kind: TargetKind = Field(description="annual, milestone or end")
    comparison: Comparison = Field(description="how a value must stand to it")
    value: float = Field(description="in the indicator's unit")
    upper: float | None = Field(None, description="upper end, only with within")
    basis: Basis = Field(Basis.POINT, description="point, per_year, total_over_window or increment")
    window_from: ReducedDate = Field("", description="first day of the window")
    window_to: ReducedDate = Field("", description="last day of the window")
    release: Id = Field(description="where the target is written")
    rationale: str = Field("", description="how the target was set, and how we read it")


class Relation(StrEnum):
    """How a public statement stands to the series."""

    SAME_DEFINITION = "same_definition"
    DIFFERENT_DEFINITION = "different_definition"
    CONTRADICTS = "contradicts"
    UNCLEAR = "unclear"


class StatementQualifier(StrEnum):
    """How exactly a figure was said."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    IN_WORDS = "in_words"
    AMBIGUOUS = "ambiguous"


class Statement(Record):
    """What was said in public about the same thing, apart from the series: a row of `statements.csv`."""

    statement: Words = Field(description="what was said, in plain words")
    value: float | None = Field(None, description="the figure; blank where it was said in words only")
    qualifier: StatementQualifier = Field(description="how exactly it was said")
    period_label: str = Field("", description="the period in the source's words")
    who: Words = Field(description="who said it")
    date: ReducedDate = Field("", description="when it was said, as far as is known")
    source_url: Url | Literal[""] = Field("", description="where")
    relation: Relation = Field(description="how it stands to the series")
    note: str = Field("", description="what to know about it")


class Commentary(Record):
    """Officers' words bound to one period: an entry of `commentary.toml`."""

    period: str = Field(description="the period the words are about")
    happened: Words = Field(description="what happened; with action at most 120 words")
    action: Words = Field(description="what is being done")
    owner_role: Words = Field(description="by which role")
    by: ReducedDate = Field(description="by when")
