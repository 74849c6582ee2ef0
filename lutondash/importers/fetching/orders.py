"""`[fetch]` in a recipe: in readable keys, what to ask a publisher for and what to call the file."""

from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator, model_validator

from lutondash.model.record import Record, Words

_KINDS_OF_FILE = frozenset({".csv", ".xlsx", ".xls", ".ods", ".parquet"})

Number = Annotated[int, Field(ge=0)]
"""A publisher's number for a thing."""

Dimension = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""A column or a dimension of Nomis, in small letters."""


class _FileKept(Record):
    """What every order says: under which name the file is kept."""

    file: Words = Field(description="path in the folder of sources, as the series name it")

    @field_validator("file")
    @classmethod
    def _inside(cls, name: str) -> str:
        path = PurePosixPath(name)
        plain = not path.is_absolute() and not any(part.startswith(".") for part in path.parts)
        if not plain or "\\" in name or not name.isprintable():
            raise ValueError("give a path within the folder of sources, such as nomis/claimants.csv")
        if path.suffix not in _KINDS_OF_FILE:
            raise ValueError(f"the name must end in {', '.join(sorted(_KINDS_OF_FILE))}")
        return name


class _TableKept(_FileKept):
    """An order whose answer is written as a csv file."""

    @field_validator("file")
    @classmethod
    def _csv(cls, name: str) -> str:
        if not name.endswith(".csv"):
            raise ValueError("the name must end in .csv")
        return name


class FingertipsOrder(_TableKept):
    """Indicators of the Office for Health Improvement and Disparities, all periods."""

    kind: Literal["fingertips"]
    indicator_ids: tuple[Number, ...] = Field(min_length=1, description="as in the publisher's metadata")
    child_area_type_id: Number = Field(description="502 = upper-tier authorities of today")
    parent_area_type_id: Number = Field(description="6 = regions, 15 = England")
    profile_id: Number | None = Field(None, description="a profile, where an indicator is in several")
    parent_area_code: str = Field("", description="only within this place; the publisher takes England")


class NomisOrder(_TableKept):
    """A table of Nomis, the labour market statistics of the Office for National Statistics."""

    kind: Literal["nomis"]
    dataset: Annotated[str, StringConstraints(pattern=r"^NM_\d+_\d+$")]
    geography: tuple[Words, ...] = Field(min_length=1, description="codes, ranges a...b or TYPE464")
    date: str = Field("", description="latest, latestMINUS36-latest or dates; else `time`")
    time: str = Field("", description="two dates and every period between them; else `date`")
    measures: tuple[Number, ...] = Field(min_length=1)
    dimensions: dict[Dimension, Words] = Field(
        {}, description="those of this table: gender = 0, measure = 1,2"
    )
    select: tuple[Dimension, ...] = Field(
        ("date_name", "geography_name", "geography_code", "measures_name", "obs_value", "obs_status_name"),
        min_length=1,
        description="the columns; record_count is always added",
    )

    @model_validator(mode="after")
    def _one_way_of_time(self) -> "NomisOrder":
        if bool(self.date) == bool(self.time):
            raise ValueError("give either date or time")
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns asked for, as Nomis heads them."""
        return tuple(dict.fromkeys(name.upper() for name in (*self.select, "record_count")))


class DfeLocation(Record):
    """A place of the Department for Education: by its own id, which is never ambiguous, or by code."""

    level: Words = Field(description="`NAT`, `REG` or `LA`")
    id: str = ""
    code: str = ""

    @model_validator(mode="after")
    def _named(self) -> "DfeLocation":
        if bool(self.id) == bool(self.code):
            raise ValueError("give either id or code")
        return self


class DfePeriod(Record):
    """A period as the Department for Education writes it: 2019/2020 and AY."""

    period: Words
    code: Words


class DfeOrder(_TableKept):
    """A data set of the statistics API of the Department for Education, in one version of it."""

    kind: Literal["dfe"]
    data_set: Words = Field(description="the publisher's id of the table")
    version: Words = Field(description="such as 1.0: ids are only promised within a version")
    indicators: tuple[Words, ...] = Field(min_length=1, description="ids")
    geographic_levels: tuple[Words, ...] = Field((), description="`NAT`, `REG`, `LA`; none means all")
    locations: tuple[DfeLocation, ...] = Field((), description="none means all")
    filters: tuple[Words, ...] = Field((), description="ids of options; none means all")
    since: DfePeriod | None = Field(None, description="the first period; none means all")
    page_size: int = Field(1000, ge=1, le=10_000)

    @field_validator("data_set", "version")
    @classmethod
    def _safe_in_an_address(cls, text: str) -> str:
        if not all(sign.isalnum() or sign in "-.*" for sign in text):
            raise ValueError("only letters, figures, hyphens and points may stand here")
        return text


class FileOrder(_FileKept):
    """One file at one address."""

    kind: Literal["file"]
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s@]+$")]
    columns: tuple[Words, ...] = Field((), description="names that a csv file must have; order is free")

    @model_validator(mode="after")
    def _columns_of_a_csv(self) -> "FileOrder":
        if self.columns and not self.file.endswith(".csv"):
            raise ValueError("columns are looked for in csv files only")
        return self


Order = Annotated[
    FingertipsOrder | NomisOrder | DfeOrder | FileOrder,
    Field(discriminator="kind"),
]
"""What is to be fetched for a release."""
