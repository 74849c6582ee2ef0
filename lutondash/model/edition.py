"""Editions: what was published together, what each changed, and which of them a reader looks at."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime, Field

from lutondash.model.record import Code, Id, Record, Words


class ChangeKind(StrEnum):
    """What became of a figure: revisions are planned, corrections mend an error."""

    NEW = "new"
    REVISED = "revised"
    CORRECTED = "corrected"
    REMOVED = "removed"


class Change(Record):
    """One figure that is not what it was; values are as written in `observations.csv`, blank where none."""

    kind: ChangeKind = Field(description="new, revised, corrected or removed")
    indicator: Id = Field(description="whose figure")
    geography: Code = Field(description="of which place")
    breakdown: str = Field("", description="of which part of the population, blank for all")
    period: str = Field("", description="ISO 8601 interval or date")
    sequence: str = Field("", description="of which reading, where readings are numbered")
    period_label: str = Field("", description="the source's words for the period")
    old: str = Field("", description="the value before")
    new: str = Field("", description="the value now")
    old_status: str = Field("", description="letters that qualified it before")
    new_status: str = Field("", description="letters that qualify it now")
    why: str = Field("", description="why it changed; a correction says it")


class Withdrawal(Record):
    """An edition taken back: when, why and by which role; the edition before it is shown again.

    One that is `hidden` did harm: it is listed as taken back, and nothing in it is ever shown again.
    """

    at: AwareDatetime
    note: Words
    approved_by: Words
    hidden: bool = False


class PublishedEdition(Record):
    """What the public may know of an edition that is out."""

    number: int = Field(ge=1)
    at: AwareDatetime = Field(description="the minute it came out")
    note: Words = Field(description="what it brings, in words")
    approved_by: Words = Field(description="the role that approved it")
    figures: dict[ChangeKind, int] = Field({}, description="how many figures are new, revised ...")
    withdrawn: Withdrawal | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return self.withdrawn is not None

    @property
    def is_hidden(self) -> bool:
        """Whether nothing in it may be looked at any more."""
        return self.withdrawn is not None and self.withdrawn.hidden


class FileFate(StrEnum):
    """What became of a file."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that is not what it was and holds no figures of indicators.

    `rows_added` and `rows_removed` are for files of rows; `keys` for files of keys, entries by their id.
    """

    path: str
    what: FileFate
    rows_added: int = 0
    rows_removed: int = 0
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionChange:
    """A change and the edition that brought it."""

    edition: int
    change: Change


class Shown(StrEnum):
    """Which kind of edition a reader looks at."""

    FOLDER = "folder"
    CURRENT = "current"
    PAST = "past"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class History:
    """Every edition that is out, newest first, what they changed here, and which one is shown.

    `number` is None for a folder and for a draft. `changes` holds the figures of our own place, its region
    and its country; `whole` names the file with those of every place, by the edition's number.
    `out_at` is when a draft would come out;
    `drafted` and `files` are what it would change, in every place and beside the figures. `meeting` is the
    ISO day of the meeting at which an earlier edition was looked at, blank unless the address says so.
    """

    shown: Shown = Shown.FOLDER
    number: int | None = None
    editions: tuple[PublishedEdition, ...] = ()
    changes: tuple[EditionChange, ...] = field(default=(), repr=False)
    whole: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    out_at: datetime | None = None
    drafted: tuple[Change, ...] = field(default=(), repr=False)
    files: tuple[FileChange, ...] = ()
    meeting: str = ""

    @property
    def past(self) -> int | None:
        """The number of the earlier edition that is looked at; None where it is any other."""
        return self.number if self.shown is Shown.PAST else None

    @property
    def current(self) -> PublishedEdition | None:
        """The edition the public sees now."""
        return next((each for each in self.editions if not each.is_withdrawn), None)
