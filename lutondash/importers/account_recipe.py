"""Recipes for accounts, people and prices: how a sheet of many councils' money becomes rows of `budget/`."""

from typing import Literal

from pydantic import Field, model_validator

from lutondash.importers.recipe import Flag, PlaceColumn
from lutondash.model.budget import Stage
from lutondash.model.financial import FinancialYear
from lutondash.model.record import Code, Id, Record, Words

POUNDS = {"£": 1, "£ thousand": 1000}
"""Pounds in one unit of a file."""


class Span(Record):
    """Columns side by side that are taken: from one heading to another, wherever they stand."""

    first: Words = Field(description="heading of the first column")
    last: Words = Field(description="heading of the last column")
    only: str = Field("", description="take only headings like this regular expression, such as ^Total ")


class Measures(Record):
    """Which columns are spend before income, income and net; `(?P<line>...)` marks the line's name."""

    net: Words = "(?P<line>.+)"
    gross: str = ""
    income: str = ""


class Absence(Record):
    """An authority that the file is known to leave out."""

    place: Code
    reason: Words


class AsPublished(Record):
    """An amount that is known to look wrong and is held as the publisher prints it."""

    place: Code
    line: Id
    reason: Words


class AccountRecipe(Record):
    """How one file of one return is read: one row or many for each authority, one line a column or a row.

    Lines are found by their names in `codelists/budget_line_names.csv`, never by where they stand.
    """

    file: Words = Field(description="path in the folder of sources")
    sheet: str = Field("", description="the sheet's name, as a regular expression")
    header_row: int = Field(ge=1, description="the row of the headings, counted from 1")
    line_row: int = Field(0, ge=0, description="where a row further up names the line over several columns")
    place: PlaceColumn
    financial_year: FinancialYear
    stage: Stage
    form: Words = Field(description="the return, as in budget_line_names.csv")
    basis: Words = Field(description="by which rules it was counted")
    unit: Literal["£", "£ thousand"]
    unit_words: Words = Field(description="the words in or over the headings that say the unit")
    spans: tuple[Span, ...] = Field((), description="columns taken, where each line is a column")
    measures: Measures = Measures()
    name: str = Field("", description="the column of line names, where each line is a row")
    value: str = Field("", description="the column of amounts, where each line is a row")
    where: tuple[str, ...] = Field((), description="rows to take, such as `Class != SD`")
    subtotals: tuple[Words, ...] = Field((), description="headings of sums that are checked and not held")
    left_out: tuple[Words, ...] = Field((), description="names not taken, as regular expressions")
    not_received: tuple[str, ...] = Field(
        (), description='signs that a return has not come in, "" a blank cell'
    )
    flags: tuple[Flag, ...] = Field((), description="notes for rows where something holds")
    absent: tuple[Absence, ...] = Field((), description="authorities known to be left out, and why")
    as_published: tuple[AsPublished, ...] = Field((), description="amounts that only look wrong, and why")
    is_extract: bool = Field(False, description="true where the file holds only some of the lines")
    instead_of: str = Field("", description="a release whose rows of the same lines are left out for these")

    @model_validator(mode="after")
    def _complete(self) -> "AccountRecipe":
        if bool(self.spans) == bool(self.name and self.value):
            raise ValueError("give either spans or name and value")
        if bool(self.measures.gross) != bool(self.measures.income):
            raise ValueError("give both gross and income, or neither")
        if "(?P<line>" not in self.measures.net:
            raise ValueError("net must mark the line's name with (?P<line>...)")
        return self


class PopulationRecipe(Record):
    """How a table of residents is read: a row for each place and calendar year."""

    file: Words = Field(description="path in the folder of sources")
    place: PlaceColumn
    year: Words = Field(description="the column of the calendar year")
    value: Words = Field(description="the column of residents")
    times: int = Field(1, description="residents in one unit of the file, 1000 where it counts thousands")
    first_year: int = Field(description="the first year taken")
    sum_is: str = Field("", description="code of the country that the upper-tier places add up to")


class DeflatorRecipe(Record):
    """How a table of price rises is read: a row for each financial year."""

    file: Words = Field(description="path in the folder of sources")
    where: tuple[str, ...] = Field((), description="rows to take; all must hold")
    year: Words = Field(description="the column of the financial year")
    value: Words = Field(description="the column of the multiplier on the year before")
    status: Words = Field(description="the column that says whether it was known or foreseen")
    statuses: dict[str, str] = Field(description="the source's words for outturn and forecast")
