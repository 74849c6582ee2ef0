"""`Release`: who published figures, when, where and under which licence."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from lutondash.model.record import Id, KnownDate, PublishedDate, Record, Url, Words


class ReleaseKind(StrEnum):
    """Whether we hold the publisher's own file, the text of a page, or somebody's copy."""

    PUBLISHER_FILE = "publisher_file"
    PAGE_TEXT = "page_text"
    THIRD_PARTY_COPY = "third_party_copy"


class ReleaseFile(Record):
    """One file of a release, as it was read."""

    name: Words = Field(description="path in the folder of sources")
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")] = Field(
        description="checksum of its bytes"
    )


class Release(Record):
    """One publication; a row of figures points at exactly one."""

    id: Id = Field(description="the file's name")
    edition: str = Field("", description="which edition of a repeated publication")
    title: Words = Field(description="as the publisher calls it")
    publisher: Words = Field(description="who published it")
    url: Url = Field(description="where")
    published: PublishedDate = Field(description="date, month, year or unknown")
    accessed: KnownDate = Field(description="when it was read; counts as released where published is unknown")
    licence: Words = Field(description="as stated, or not stated")
    licence_url: Url | Literal[""] = Field("", description="the licence's address")
    next_release: str = Field("", description="as announced; blank where nothing is")
    embargo: AwareDatetime | None = Field(
        None, strict=True, description="date, time and zone before which nothing of it is shown"
    )
    kind: ReleaseKind = Field(description="publisher_file, page_text or third_party_copy")
    note: str = Field("", description="what to know about it")
    files: tuple[ReleaseFile, ...] = Field((), alias="file", description="the files read, none, one or many")
