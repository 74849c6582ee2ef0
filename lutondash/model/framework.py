"""The council's chain: vision, priorities, outcomes, services, scrutiny, and what is published of each."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from lutondash.model.record import Code, Id, Record, ReducedDate, Url, Words


class ChainLevel(Record):
    """One level of the chain from vision to personal plan, as the council describes it."""

    id: Id = Field(description="its address within the page")
    title: Words = Field(description="what the level is called")
    what: Words = Field(description="what it is, in plain words")
    who_decides: str = Field("", description="who sets it")
    who_checks: str = Field("", description="who watches over it")
    source_url: Url = Field(description="where the council says so")


class Vision(Record):
    """The town's vision and the place this site is about."""

    title: Words = Field(description="the vision's name")
    statement: Words = Field(description="what it wants, in plain words")
    geography: Code = Field(description="the place this site is about")
    region: Code = Field(description="its region")
    country: Code = Field(description="its country")
    source_url: Url = Field(description="where the council says so")
    levels: tuple[ChainLevel, ...] = Field((), alias="level", description="the chain, vision first")


class PriorityKind(StrEnum):
    """Whether a priority is the mission, belongs to the town, or is organisational."""

    MISSION = "mission"
    TOWN = "town"
    ORGANISATION = "organisation"


class Headline(Record):
    """A figure chosen to stand for a priority; the choice is editorial."""

    indicator: Id = Field(description="id of the indicator")
    why: Words = Field(description="why this one")


class Priority(Record):
    """A strategic priority: an entry of `priorities.toml`; `id` is its page's address."""

    id: Id = Field(description="the page's address")
    number: int = Field(ge=0, strict=True, description="0 is the mission")
    title: Words = Field(description="as the council calls it")
    short_title: Words = Field(description="for the menu")
    aim: Words = Field(description="what it wants, in plain words")
    kind: PriorityKind = Field(description="mission, town or organisation")
    source_url: Url = Field(description="where the council says so")
    headlines: tuple[Headline, ...] = Field((), alias="headline", description="figures for its card")


class Outcome(Record):
    """What a priority wants to come true: an entry of `outcomes.toml`; `slug` is its address."""

    slug: Id = Field(description="the address, never changed")
    code: Words = Field(description="the editor's code")
    priority: Id = Field(description="id of the priority")
    title: Words = Field(description="the outcome in the council's terms")
    generation: Words = Field(description="which plan it comes from")
    source_url: Url = Field(description="where the council says so")
    note: str = Field("", description="what to know about it")


class Service(Record):
    """A directorate, a service area or a fact about them: an entry of `services.toml`."""

    id: Id
    kind: Literal["directorate", "service_area", "fact"] = Field(description="what the entry is")
    title: Words
    parent: str = Field("", description="the directorate it belonged to")
    what_it_does: str = ""
    period: Words = Field(description="when the source says it was so")
    structure: Words = Field(description="which structure it belongs to")
    source_url: Url
    source_title: Words
    note: str = ""


class ScrutinyBody(Record):
    """A body that decides or scrutinises: an entry of `scrutiny.toml`."""

    id: Id
    kind: Literal["governance", "scrutiny", "committee", "board"] = Field(description="what the body is")
    title: Words
    parent: str = ""
    what_it_does: str = ""
    period: Words = Field(description="when the source says it was so")
    remit_priorities: tuple[Id, ...] = Field((), description="priorities it looks at")
    remit_kind: Literal["council", "editorial", "none"] = Field(description="who says so")
    source_url: Url
    source_title: Words
    note: str = ""


class PublishedItem(Record):
    """Something the council says exists, and whether it is published: an entry of `published.toml`."""

    id: Id
    title: Words
    level: Id = Field(description="id of the chain level it belongs to")
    published: Literal["yes", "partly", "not_found"] = Field(description="whether we found it")
    what: Words = Field(description="what it is and what we found, in plain words")
    source_url: Url = Field(description="where the council names it")
    note: str = ""


class EarlierPriority(Record):
    """A priority of an earlier framework: an entry of `archive.toml`."""

    id: Id
    title: Words
    what: Words = Field(description="what it covered, in plain words")
    today: tuple[Id, ...] = Field((), description="today's priorities it comes nearest to; editorial")
    crosswalk_note: str = ""


class Archive(Record):
    """An earlier framework, kept apart from today's series."""

    title: Words
    period: Words
    what: Words
    source_url: Url
    source_title: Words
    priorities: tuple[EarlierPriority, ...] = Field((), alias="priority")


class ArchiveStatement(Record):
    """A figure published under the earlier framework: a row of `archive_statements.csv`."""

    priority: Id = Field(description="id in archive.toml")
    statement: Words = Field(description="what was said, in plain words")
    value: float | None = Field(None, description="the figure; blank where it was said in words only")
    unit: str = Field("", description="what the figure counts")
    qualifier: Literal["exact", "about", "more_than", "less_than", "at_least", "in_words"]
    period_label: str = Field("", description="the period in the source's words")
    who: Words
    date: ReducedDate = Field("", description="when it was said, as far as is known")
    source_url: Url | Literal[""] = Field("", description="where")
    note: str = ""
