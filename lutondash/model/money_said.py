"""What was said and published about the council's money outside the national returns."""

from enum import StrEnum

from pydantic import Field, model_validator

from lutondash.model.budget import YesNo
from lutondash.model.financial import (
    AmountQualifier,
    FinancialYear,
    OptionalPounds,
    Percent,
    Pounds,
    Qualifier,
)
from lutondash.model.record import Id, Record, Words

_HOW = f"how exactly it was said: {', '.join(AmountQualifier)}"


class TaxElement(StrEnum):
    """Which part of a council tax bill a figure is about."""

    ALL = "all"
    COUNCIL = "council"
    COUNCIL_GENERAL = "council_general"
    ADULT_SOCIAL_CARE = "adult_social_care"
    POLICE = "police"
    FIRE = "fire"


class CouncilTax(Record):
    """A published Band D amount or rise: a row of `budget/council_tax.csv`."""

    financial_year: FinancialYear = Field(description="April to March")
    element: TaxElement = Field(description="which part of the bill")
    band_d: str = Field(
        "", pattern=r"^([0-9]{1,5}(\.[0-9]{1,2})?)?$", description="pounds a year, blank if not given"
    )
    rise: Percent = Field("", description="percent on the year before, -100 to 100")
    stage: Words = Field(pattern="^(proposed|set|reported)$", description="how firm it is")
    release: Id = Field(description="who published it")
    note: str = Field("", description="what to know about the row")

    @model_validator(mode="after")
    def _says_something(self) -> "CouncilTax":
        if not (self.band_d or self.rise):
            raise ValueError("give band_d or rise")
        return self


class Saving(Record):
    """Savings as reported or planned: a row of `budget/savings.csv`."""

    period_label: Words = Field(description="the source's words for the time")
    title: Words = Field(description="what was counted")
    amount: Pounds = Field(description="pounds")
    qualifier: Qualifier = Field("", description=_HOW)
    kind: Words = Field(
        pattern="^(cumulative|delivered|planned|proposed|forecast|claim)$", description="how firm it is"
    )
    order: int = Field(ge=1974, le=2099, description="the year it stands under, for the order on the page")
    who: Words = Field(description="who said it")
    release: Id = Field(description="where it was published")
    note: str = Field("", description="what to know about the row")


class CapitalScheme(Record):
    """A project of the capital programme, or a whole programme: a row of `budget/capital.csv`."""

    scheme: Words = Field(description="its name")
    group: Words = Field(description="schemes of one group stand together: The Stage, airport ...")
    period_label: str = Field("", description="the source's words for the time")
    amount: OptionalPounds = Field("", description="pounds; blank where no amount was published")
    qualifier: Qualifier = Field("", description=_HOW)
    what: Words = Field(description="what the amount counts: whole cost, grant, spent in the year, loan ...")
    funding: str = Field("", description="who pays, as published")
    in_plan: YesNo = Field("no", description="yes where the council's plan for 2022 to 2027 names it")
    priority: str = Field("", description="id of a priority, only where the source says it serves it")
    who: Words = Field(description="who said it")
    release: Id = Field(description="where it was published")
    note: str = Field("", description="what to know about the row")


class PlanRow(Record):
    """A figure of the medium term financial plan: a row of `budget/mtfp.csv`."""

    set_at: Words = Field(description="when it was said")
    period_label: Words = Field(description="the years it is about")
    title: Words = Field(description="what was counted")
    amount: Pounds = Field(description="pounds")
    qualifier: Qualifier = Field("", description=_HOW)
    who: Words = Field(description="who said it")
    release: Id = Field(description="where it was published")
    note: str = Field("", description="what to know about the row")


class MoneyStatement(Record):
    """What was said in public about money: a row of `budget/statements.csv`.

    Statements that answer one question stand together, whether they agree or not, and are never joined.
    """

    topic: Words = Field(
        pattern="^(totals|government_funding|airport|borrowing|monitoring|council_tax|reserves|growth)$",
        description="the part of the page it stands in",
    )
    question: Words = Field(description="the question that it and its neighbours answer")
    statement: Words = Field(description="what was said")
    value: str = Field(pattern=r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$", description="in the unit")
    unit: str = Field("pounds", pattern="^(pounds|percent)$", description="what the value counts")
    qualifier: Qualifier = Field("", description=_HOW)
    period_label: str = Field("", description="the source's words for the time")
    basis: Words = Field(description="what is counted, or that the source does not say")
    relation: str = Field(
        "unclear",
        pattern="^(agrees|contradicts|different_basis|different_time|unclear|alone)$",
        description="how it stands to its neighbours",
    )
    who: Words = Field(description="who said it")
    release: Id = Field(description="where it was published")
    note: str = Field("", description="what to know about the row")
