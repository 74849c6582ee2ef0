"""Recipes of series: in readable keys, how the rows of a publisher's file become the rows of an indicator."""

import re
from decimal import Decimal
from typing import Literal

from pydantic import Field, field_validator, model_validator

from lutondash.importers.periods import period_forms
from lutondash.model.record import Code, Id, Record, Words


class SourceFile(Record):
    """One of many files of the same kind, each for one period."""

    name: Words = Field(description="path in the folder of sources; a sheet's part is in `sheet`")
    period: str = Field("", description="the period's label where the file is for one period only")
    symbols: dict[str, str] = Field({}, description="signs that mean something else in this file")


class PlaceColumn(Record):
    """Which column names the place, and in which way."""

    column: str = Field("", description="a column")
    code: Code | Literal[""] = Field("", description="instead of a column: the one place of the whole file")
    forms: tuple[Literal["gss", "itl", "mhclg", "dfe", "name"], ...] = Field(("gss",), min_length=1)
    also: dict[str, Code] = Field({}, description="words or other codes, and the place they stand for")
    also_in: str = Field("", description="the column of those words, where it is another one")
    unknown: Literal["count", "keep"] = Field(
        "count", description="keep: a row of a code that no list of places has is kept, and told"
    )

    @model_validator(mode="after")
    def _one_way(self) -> "PlaceColumn":
        if bool(self.column) == bool(self.code):
            raise ValueError("give either column or code")
        return self


class PeriodRule(Record):
    """Where the period's label stands and how it is written."""

    column: str = Field("", description="a column")
    label: str = Field("", description="a fixed label, where the file is for one period")
    year: str = Field("", description="a year that is put before each label, such as 2024 before Q1")
    year_column: str = Field("", description="the column of that year, where each row has its own")
    form: str = Field(description="one of the forms of importers.periods")

    @field_validator("form")
    @classmethod
    def _known(cls, form: str) -> str:
        if form not in period_forms():
            raise ValueError(f"{form!r} is no form of period; choose from {', '.join(period_forms())}")
        return form


class Flag(Record):
    """A status or a note for every row where something holds, such as `Certification = N`."""

    where: tuple[str, ...] = Field(min_length=1)
    status: str = ""
    note: str = ""


class Mark(Record):
    """A status or a note for named places and periods, as the publisher's notes say."""

    periods: tuple[str, ...] = Field((), description="ISO 8601; none means all")
    places: tuple[Code, ...] = Field((), description="none means all")
    status: str = ""
    note: str = ""


class CellNotes(Record):
    """A column of remarks such as `[7] applies to S90 and T90, [r] applies to T90`."""

    column: Words
    statuses: dict[str, str] = Field({}, description="marks that are statuses, r = r")
    notes: dict[str, str] = Field({}, description="marks that are notes, in words")


class Rating(Record):
    """The publisher's own judgement of a value, such as red, amber or green; it is kept in the note."""

    column: Words
    words: dict[str, Literal["met", "close", "missed", "none"]] = Field(
        description="what each word says; none: not judged"
    )
    target: str = Field("", description="the column of targets; a rating that contradicts it is told")
    better: Literal["", "higher", "lower"] = Field("", description="which side of the target is good")

    @model_validator(mode="after")
    def _says_which_side(self) -> "Rating":
        if bool(self.target) != bool(self.better):
            raise ValueError("give both target and better, or neither")
        return self


class SeriesRecipe(Record):
    """How one indicator is read: which rows, which place, which period, which value."""

    indicator: Id
    file: str = Field("", description="path in the folder of sources")
    files: tuple[SourceFile, ...] = Field((), description="instead of `file`: one file for each period")
    file_pattern: str = Field(
        "",
        description="names of more such files, as a regular expression. Its group `period` is the label of a "
        "file that is for one period. The release lists those that came in",
    )
    sheet: str = Field("", description="the sheet's name, as a regular expression")
    header_row: int = Field(1, ge=0, description="counted from 1; 0: columns are called A, B, C ...")
    header: tuple[Words, ...] = Field((), description="instead of header_row: words of the header")
    header_depth: int = Field(1, ge=1, le=10, description="rows of the header; they are joined with ` - `")
    fill_down: tuple[Words, ...] = Field((), description="columns whose blanks take the cell over them")
    place: PlaceColumn
    period: PeriodRule
    where: tuple[str, ...] = Field((), description="rows to take, such as `Year != 2009`; all must hold")
    value: str = Field("", description="a column, or a formula such as [part] / [whole] * 100")
    numerator: str = Field("", description="a column or formula for the count that is divided")
    denominator: str = Field("", description="a column or formula for the count it is divided by")
    times: int = Field(1, description="numerator / denominator times this, where `value` is not given")
    numerator_where: tuple[str, ...] = Field((), description="rows summed for the count that is divided")
    denominator_where: tuple[str, ...] = Field((), description="rows summed for the count it is divided by")
    period_columns: str = Field(
        "", description="wide tables: each matching column is a period, or its part `(?P<period>...)` is"
    )
    header_statuses: dict[str, str] = Field({}, description="marks in a wide column's heading, [p] = p")
    scale: Decimal = Field(Decimal(1), gt=0, description="100 where a share is written 0.34")
    signs: tuple[Words, ...] = Field((), description="signs taken off numbers, such as % and £")
    lower: str = ""
    upper: str = ""
    label: str = Field("", description="the column whose words are kept as period_label")
    sequence: Literal["", "each_place", "all_places"] = Field("", description="number the readings")
    symbols: dict[str, str] = Field({}, description="what the publisher's signs in place of a value mean")
    words: dict[str, str] = Field({}, description="grades: the value stored for a word")
    status: str = Field("", description="the publisher's column of statuses; sentences go to the note")
    statuses: dict[str, str] = Field({}, description="the publisher's codes of status and our letters")
    note: str = Field(
        "", description="the publisher's column of notes; in wide tables they are on a row's last period"
    )
    flags: tuple[Flag, ...] = ()
    marks: tuple[Mark, ...] = ()
    cell_notes: CellNotes | None = None
    rating: Rating | None = None

    @model_validator(mode="after")
    def _complete(self) -> "SeriesRecipe":
        if bool(self.file) == bool(self.files):
            raise ValueError("give either file or files")
        if self.header and self.header_row != 1:
            raise ValueError("give either header or header_row")
        if self.numerator_where and not self.place.column:
            raise ValueError("numerator_where needs a column of places")
        if not (self.value or self.period_columns or (self.numerator and self.denominator)):
            raise ValueError("give value, period_columns, or numerator and denominator")
        return self

    @model_validator(mode="after")
    def _pattern_says_the_period(self) -> "SeriesRecipe":
        try:
            groups = re.compile(self.file_pattern).groupindex
        except re.error as reason:
            raise ValueError(f"file_pattern is no regular expression: {reason}") from reason
        rule = self.period
        elsewhere = rule.column or rule.label or rule.year or rule.year_column or self.period_columns
        if self.file_pattern and not elsewhere and "period" not in groups:
            raise ValueError(
                "file_pattern needs a group such as (?P<period>...), as nothing else says a file's period"
            )
        return self

    @property
    def sources(self) -> tuple[SourceFile, ...]:
        """The files to read, one or many."""
        return self.files or (SourceFile(name=self.file),)


class Quoted(Record):
    """One figure typed by hand from the text of a publication, because no file of it is held."""

    indicator: Id
    geography: Code
    period: str = ""
    period_label: str = ""
    sequence: int | None = None
    value: Words
    qualifier: str = ""
    numerator: str = ""
    denominator: str = ""
    note: str = ""


class GeographiesRecipe(Record):
    """Where the crosswalk of places is, and which of them are held."""

    file: Words
    hold_types: tuple[Words, ...]
    hold_codes: tuple[Code, ...]
