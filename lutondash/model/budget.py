"""The council's money: lines of account, rows of figures in whole pounds, and what was said about them."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from lutondash.model.financial import FinancialYear, Multiplier, OptionalFinancialYear, OptionalPounds, Pounds
from lutondash.model.indicator import LinkedBy
from lutondash.model.record import Code, Id, Record, Words

YesNo = Annotated[str, StringConstraints(pattern="^(yes|no)$")]


class LineKind(StrEnum):
    """What a line of account is; it also says in which file its rows stand."""

    SERVICE = "service"
    """Net spend on a service: revenue.csv."""
    TOTAL = "total"
    """A sum that the publisher prints and other lines add up to: revenue.csv."""
    SPENDING = "spending"
    """Spending and income outside services, such as housing benefit or interest: revenue.csv."""
    FUNDING = "funding"
    """Grants, business rates and other money from outside, negative as published: funding.csv."""
    RESERVE_MOVEMENT = "reserve_movement"
    """Money put into reserves (positive) or taken out (negative): reserves.csv."""
    RESERVE_LEVEL = "reserve_level"
    """What a reserve held on a day; adds up to nothing in the account: reserves.csv."""


class Stage(StrEnum):
    """When in the year's course a figure was set."""

    BUDGET = "budget"
    REVISED = "revised"
    OUTTURN = "outturn"


class BudgetLine(Record):
    """One line of account: a row of `codelists/budget_lines.csv`, which stand in the publisher's order."""

    line: Id = Field(description="id of the line")
    title: Words = Field(description="what it is called on the page")
    kind: LineKind = Field(description="what kind of line it is")
    adds_to: str = Field("", description="the total it is part of, blank where it adds to none")
    step: str = Field("", description="the step of the bridge from spend to council tax it is shown in")
    source_group: str = Field("", description="where the money comes from, in words, for lines that bring it")
    from_year: OptionalFinancialYear = Field("", description="first financial year of the line, blank if all")
    to_year: OptionalFinancialYear = Field("", description="last financial year of the line, blank if all")
    comparable: YesNo = Field("yes", description="no where places must not be set side by side")
    reason: str = Field("", description="why it is not comparable, in words for the page")
    compared_in: str = Field(
        "",
        description="the service in whose comparison between places it counts, blank where it counts in none",
    )
    note: str = Field("", description="what to know about the line")

    def holds_in(self, year: str) -> bool:
        """Say whether the line exists in a financial year."""
        return (not self.from_year or self.from_year <= year) and (not self.to_year or year <= self.to_year)


class LineName(Record):
    """What a return calls a line in some years: a row of `codelists/budget_line_names.csv`."""

    line: Id = Field(description="id of the line; the same name may stand for another line in other years")
    form: Words = Field(description="the return that uses the name, as recipes call it")
    published_as: Words = Field(description="the name as published, white space tidied")
    from_year: OptionalFinancialYear = Field("", description="first financial year of the name, blank if all")
    to_year: OptionalFinancialYear = Field("", description="last financial year of the name, blank if all")


class MoneyRow(Record):
    """One line of one authority's account in one year: a row of `budget/revenue.csv`.

    `funding.csv` and `reserves.csv` have the same columns without `gross` and `income`.
    """

    authority: Code = Field(description="code of the authority")
    financial_year: FinancialYear = Field(description="April to March")
    line: Id = Field(description="an id of budget_lines.csv")
    stage: Stage = Field(description="budget, revised or outturn")
    gross: OptionalPounds = Field("", description="spend before income, in pounds; blank where not published")
    income: OptionalPounds = Field("", description="fees, charges and other income, positive, in pounds")
    net: Pounds = Field(description="gross less income, in pounds; money in is negative, as published")
    basis: Words = Field(description="by which rules it was counted; different bases never share an axis")
    release: Id = Field(description="who published it")
    note: str = Field("", description="what to know about the row")


class Population(Record):
    """How many people lived in a place: a row of `budget/population.csv`."""

    geography: Code = Field(description="code of the place")
    year: str = Field(pattern="^[0-9]{4}$", description="mid-year estimate of this calendar year")
    people: int = Field(gt=0, le=100_000_000, description="residents")
    release: Id = Field(description="who published it")


class Deflator(Record):
    """How much prices rose on the year before: a row of `codelists/deflators.csv`."""

    financial_year: FinancialYear = Field(description="April to March")
    multiplier: Multiplier = Field(description="prices of the year before times this, 0.5 to 2")
    status: Words = Field(pattern="^(outturn|forecast)$", description="whether it was known or foreseen")
    release: Id = Field(description="who published it")


class ServiceLink(Record):
    """Which result a line of spending has to do with: a row of `budget/service_links.csv`.

    A link says that money and result stand side by side, never that one causes the other.
    """

    line: Id = Field(description="a service line of budget_lines.csv")
    outcome: str = Field("", description="slug of an outcome")
    indicator: str = Field("", description="id of an indicator")
    linked_by: LinkedBy = Field(description="council or editorial")
    in_share: YesNo = Field(
        "yes",
        description="no where only a small part of the line has to do with it: shown, but not counted",
    )
    reason: Words = Field(description="why they stand side by side")

    @model_validator(mode="after")
    def _one_end(self) -> "ServiceLink":
        if bool(self.outcome) == bool(self.indicator):
            raise ValueError("give either outcome or indicator")
        return self
