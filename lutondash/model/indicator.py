"""`Indicator`: what is measured, which way is good, and which outcomes it speaks of."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictFloat, model_validator

from lutondash.model.disclosure import Disclosure
from lutondash.model.period import PeriodType
from lutondash.model.record import Code, Id, KnownDate, Record, Words


class Role(StrEnum):
    """Whether an indicator speaks of the town, of the council's own work, or only of the setting."""

    OUTCOME = "outcome"
    CONTRIBUTION = "contribution"
    CONTEXT = "context"


class Polarity(StrEnum):
    """Which way is good."""

    HIGH_IS_GOOD = "high_is_good"
    LOW_IS_GOOD = "low_is_good"
    IN_RANGE = "in_range"
    NO_JUDGEMENT = "no_judgement"


class Unit(StrEnum):
    """What one unit of a value is."""

    PERCENT = "percent"
    COUNT = "count"
    GBP = "gbp"
    SCORE = "score"
    RATE_PER_1000 = "rate_per_1000"
    RATE_PER_10000 = "rate_per_10000"
    RATE_PER_100000 = "rate_per_100000"
    YEARS = "years"
    GRADE = "grade"
    TONNES = "tonnes"
    KILOTONNES = "kilotonnes"
    KWH = "kwh"
    KG = "kg"
    RATIO = "ratio"
    VEHICLES = "vehicles"


class Accumulation(StrEnum):
    """Whether periods stand alone, add up from a start, or overlap."""

    POINT = "point"
    CUMULATIVE = "cumulative"
    ROLLING = "rolling"


class Measured(StrEnum):
    """When within its period a value was taken."""

    DURING = "during"
    AT_START = "at_start"
    AT_END = "at_end"
    AT_DATE = "at_date"


class Frequency(StrEnum):
    """How often a figure is published."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"
    BIENNIAL = "biennial"
    EVERY_FOUR_YEARS = "every four years"
    IRREGULAR = "irregular"


class EvidenceClass(StrEnum):
    """What kind of figure it is; none is a confirmed corporate KPI."""

    OFFICIAL_STATISTIC = "official_statistic"
    COUNCIL_REPORTED = "council_reported"
    COUNCIL_TARGET = "council_target"


class Control(StrEnum):
    """How far the council can move it."""

    CONTROLS = "controls"
    INFLUENCES = "influences"
    MONITORS = "monitors"


class LinkedBy(StrEnum):
    """Who tied an indicator to an outcome."""

    COUNCIL = "council"
    EDITORIAL = "editorial"


class OutcomeLink(Record):
    """One tie between an indicator and an outcome; the first of an indicator is its home."""

    outcome: Id = Field(description="slug of the outcome")
    linked_by: LinkedBy = Field(description="council, or editorial where the link is ours")
    reason: str = Field("", description="why the measure serves the outcome")


class Assessment(Record):
    """How verdicts are reached where the common rule is not enough."""

    target_tolerance: float | None = Field(
        None, ge=0, strict=True, description="how near the target counts as close"
    )
    tolerance_kind: Literal["absolute", "relative"] = Field(
        "absolute", description="units, or percent of target"
    )
    spc: str = Field("off", description="auto, off, or the reason it is off")
    comparator_group: Id | None = Field(None, description="id in codelists/comparator_groups.csv")
    in_range: tuple[StrictFloat, StrictFloat] | None = Field(None, description="only with polarity in_range")


class Break(Record):
    """A change of method or place: figures before and after are not joined."""

    at: date = Field(description="first day of the new series")
    geography: Code | None = Field(None, description="only this place")
    comparable_with_others: bool = Field(
        True, strict=True, description="false stops comparison from there on"
    )
    reason: Words = Field(description="what changed")
    release: Id = Field(description="where the change is documented")


class Rebase(Record):
    """A recorded human decision to start control limits anew."""

    at: date = Field(description="first day of the new limits")
    reason: Words = Field(description="why a person decided so")
    release: Id = Field(description="where the reason is documented")


_COUNTED = frozenset({Unit.COUNT, Unit.VEHICLES})
"""Units in which a value is itself a number of people or things."""


class Indicator(Record):
    """Something measured over time, as described in its `indicator.toml`.

    Values are in `unit`, counted over `per`; `min` and `max` are the valid range in the same unit.
    """

    id: Id = Field(description="the folder's name and the page's address")
    title: Annotated[Words, Field(max_length=70)] = Field(description="sentence case, at most 70 characters")
    question: Words = Field(description="the question it answers, as a resident would ask it")
    definition: Words = Field(description="the publisher's definition, shortened in our words")
    measure: Words = Field(description="what one value is, such as percent of household waste")
    role: Role = Field(description="outcome, contribution or context")
    priority: Id = Field(description="id in framework/priorities.toml")
    unit: Unit = Field(description="the unit of a value")
    per: str = Field("", description="what one unit of the value is counted over")
    comparable: bool = Field(
        True, strict=True, description="false for totals and words: never set beside other places"
    )
    decimals: int = Field(ge=0, le=6, strict=True, description="decimal places to show")
    min: float | None = Field(None, strict=True, description="lowest valid value")
    max: float | None = Field(None, strict=True, description="highest valid value")
    polarity: Polarity = Field(description="which way is good")
    accumulation: Accumulation = Field(Accumulation.POINT, description="point, cumulative or rolling")
    cumulative_from: date | None = Field(None, description="with cumulative: the day the count starts")
    period_type: PeriodType = Field(description="what kind of period a value is for")
    period_certainty: Literal["stated", "inferred"] = Field(
        "stated", description="inferred where the dates are our best reading of the source"
    )
    measured: Measured = Field(description="when within the period the value was taken")
    release: Id = Field(description="where the figures come from unless a row says otherwise")
    published: KnownDate | None = Field(None, description="overrides the release's date")
    next_release: str | None = Field(None, description="overrides the release's next date")
    frequency: Frequency = Field(description="how often figures are published")
    expected_lag_days: int | None = Field(
        None, gt=0, strict=True, description="days from period end to publication"
    )
    evidence_class: EvidenceClass = Field(description="what kind of figure it is")
    control: Control = Field(description="how far the council can move it")
    statutory: Literal[False] | Words = Field(False, description="the return or duty behind it, our reading")
    derived: bool = Field(False, strict=True, description="worked out by us from published counts")
    service: Id | None = Field(None, description="id in framework/services.toml; absent = not published")
    search_words: tuple[Words, ...] = Field((), description="everyday words that should find it")
    caveat: str = Field(
        "", description="what a reader must know before using it; must not quote an unreleased figure"
    )
    does_not_tell_you: str = Field("", description="what the figure leaves out")
    contributes_to: tuple[OutcomeLink, ...] = Field((), description="outcomes a measure helps with")
    measures: tuple[OutcomeLink, ...] = Field((), description="outcomes an outcome indicator speaks of")
    assessment: Assessment = Field(Assessment(), description="how verdicts are reached")
    disclosure: Disclosure | None = Field(None, description="which small numbers are hidden, and how")
    breaks: tuple[Break, ...] = Field((), alias="break", description="where the series must not be joined")
    rebases: tuple[Rebase, ...] = Field((), alias="rebase", description="where control limits start anew")

    @property
    def links(self) -> tuple[OutcomeLink, ...]:
        """Its ties to outcomes, home first, whichever its role."""
        return self.contributes_to or self.measures

    @property
    def home(self) -> str | None:
        """The slug of the outcome it is counted under, if any."""
        return self.links[0].outcome if self.links else None

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> "Indicator":
        faults = [words for wrong, words in self._contradictions() if wrong]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _contradictions(self) -> tuple[tuple[bool, str], ...]:
        cumulative = self.accumulation is Accumulation.CUMULATIVE
        return (
            (
                self.role is not Role.CONTRIBUTION and bool(self.contributes_to),
                "contributes_to belongs to role contribution; use measures",
            ),
            (
                self.role is not Role.OUTCOME and bool(self.measures),
                "measures belongs to role outcome; use contributes_to",
            ),
            (
                not cumulative and self.cumulative_from is not None,
                "cumulative_from goes with accumulation cumulative",
            ),
            (
                not cumulative and self.period_type is PeriodType.CUMULATIVE_TO_DATE,
                "period_type cumulative_to_date goes with accumulation cumulative",
            ),
            (
                self.assessment.in_range is not None and self.polarity is not Polarity.IN_RANGE,
                "in_range goes with polarity in_range",
            ),
            (self.min is not None and self.max is not None and self.min > self.max, "min is more than max"),
            (
                self.disclosure is not None
                and (self.disclosure.counts == "value") != (self.unit in _COUNTED),
                "counts = value goes with unit count or vehicles; use numerator for a rate",
            ),
        )
