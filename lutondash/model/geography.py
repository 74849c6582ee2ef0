"""`Geography` and `ComparatorGroup`: where, and beside whom."""

from enum import StrEnum

from pydantic import Field

from lutondash.model.record import Code, Id, Record, ReducedDate, Words


class UpperTier(StrEnum):
    """Whether a place runs upper-tier services such as schools and social care."""

    YES = "yes"
    NO = "no"
    FORMER = "former"


class Geography(Record):
    """A place with its code, its names in publishers' files, and who took over from it.

    A row of `codelists/geographies.csv`; lists are written with `;`.
    """

    code: Code = Field(description="code of the Government Statistical Service")
    name: Words = Field(description="the name shown")
    type: Words = Field(description="unitary, county, region, country ...")
    upper_tier: UpperTier | str = Field("", description="yes, no or former; blank where it does not apply")
    region_code: str = Field("", description="code of the region it lies in")
    valid_from: ReducedDate = Field("", description="first day, blank where unknown or unchanged")
    valid_to: ReducedDate = Field("", description="last day, included")
    dates_basis: str = Field("", description="where the dates come from")
    successor_codes: str = Field("", description="who took over, with ;")
    continues_as: str = Field("", description="the code under which the same place is stored today")
    names_seen: str = Field("", description="spellings found in publishers' files, with ;")
    mhclg_code: str = Field("", description="E-code of the housing ministry's finance files")
    dfe_number: str = Field("", description="number of the Department for Education")
    itl_code: str = Field("", description="ITL code used by some statistics of the ONS")
    note: str = Field("", description="what to know about the row")


class GroupMember(Record):
    """One member of a comparator group: a row of `codelists/comparator_groups.csv`."""

    group_id: Id = Field(description="id of the group")
    group_title: Words = Field(description="the group's name")
    rank: str = Field("", description="1 is most similar; blank where the group has no order")
    code: Code = Field(description="the member")
    name: Words = Field(description="the member's name as the group gives it")
    source: str = Field("", description="who made the group, with address")
    source_date: str = Field("", description="when")
    licence_note: str = Field("", description="what is known of the licence")
    default: str = Field(
        "no", pattern="^(yes|no)$", description="yes for the group used unless another is chosen"
    )
    code_as_published: str = Field("", description="the code as the source prints it")
    upper_tier: str = Field("", description="whether the member is upper tier")
    group_as_published: str = Field("", description="the group's name as the source prints it")
    note: str = Field("", description="what to know about the row")


class ComparatorGroup(Record):
    """Places similar to ours, nearest first where the source ranks them; `members` are its rows as read."""

    id: Id
    title: str
    is_default: bool
    is_ranked: bool
    codes: tuple[str, ...]
    source: str
    source_date: str
    licence_note: str
    members: tuple[GroupMember, ...] = ()


class Symbol(Record):
    """One observation status: a row of `codelists/symbols.csv`."""

    symbol: str = Field(pattern="^[a-z]$", description="the letter")
    title: Words = Field(description="what it is called")
    meaning: Words = Field(description="what a reader is told")
    value: str = Field(pattern="^(kept|blank|either)$", description="whether a value stands beside it")


class Grade(Record):
    """One word of a grading scale: a row of `codelists/grades.csv`; rank 1 is best."""

    scale: Id = Field(description="the scale")
    rank: int = Field(ge=1, description="the value stored for the word")
    word: Words = Field(description="as the publisher prints it")
    plain_meaning: str = Field("", description="what it means, in our words")
    good_first: str = Field("yes", pattern="^(yes|no)$", description="yes where rank 1 is best")
