"""`Meeting`: a public meeting of a body that decides or scrutinises."""

from datetime import date

from pydantic import Field

from lutondash.model.record import Id, Record, Url, Words


class Meeting(Record):
    """One meeting that was announced: an entry of `framework/meetings.toml`, a file that may be missing."""

    id: Id = Field(description="id of the meeting")
    committee: Id = Field(description="id of the body in scrutiny.toml")
    on: date = Field(strict=True, description="the day it is held")
    title: Words = Field(description="what the meeting is called")
    where: str = Field("", description="the room and the building, as announced")
    source_url: Url = Field(description="where it was announced")
    source_title: Words = Field(description="what that page is called")
