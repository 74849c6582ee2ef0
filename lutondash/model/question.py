"""`Question`: what may be asked about a figure, when it fits, and where its form comes from."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from lutondash.model.indicator import Control, Role
from lutondash.model.record import Id, Record, Url, Words

NO_TARGET = "no_target"
"""Stands among the verdicts on a target where none is published."""

NOT_ASSESSED = "not_assessed"

VERDICTS_ASKED_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "target_now": ("met", "close", "missed", NOT_ASSESSED, NO_TARGET),
        "on_course": ("met", "on_course", "slipping", "off_course", "wrong_way", NOT_ASSESSED, NO_TARGET),
        "variation": (
            *("improvement", "common_cause", "concern"),
            *("special_high", "special_low", NOT_ASSESSED),
        ),
        "comparison": ("better", "similar", "worse", "higher", "lower", NOT_ASSESSED),
    }
)
"""The answers a question may be about, and the verdicts each of them may have."""


class SourceKind(StrEnum):
    """Whether a question stands in its source, follows it in our words, or is the editors' own."""

    TAKEN = "taken"
    ADAPTED = "adapted"
    EDITORIAL = "editorial"


class Question(Record):
    """A question to ask about a figure: an entry of `framework/questions.toml`, a file that may be missing.

    It fits a figure when the figure's role and control and the verdict on it are among those named; an empty
    list fits any.
    """

    id: Id = Field(description="id of the question")
    text: Words = Field(description="the question: neutral, at most 25 words, with a question mark")
    roles: tuple[Role, ...] = Field((), description="outcome, contribution or context; empty fits any")
    controls: tuple[Control, ...] = Field((), description="controls, influences or monitors; empty fits any")
    kind: Literal["", "target_now", "on_course", "variation", "comparison"] = Field(
        "", description="the answer it is about; blank where it is about none"
    )
    verdicts: tuple[Words, ...] = Field(
        (), description="verdicts of that answer, or no_target; empty fits any"
    )
    of_service: bool = Field(False, description="whether it asks about the service behind the figure")
    of_good: bool = Field(False, description="whether it takes one way to be good")
    source_kind: SourceKind = Field(description="taken, adapted or editorial: how near it is to its source")
    source_title: str = Field("", description="where the question's form comes from; blank where editorial")
    source_url: Url | Literal[""] = Field("", description="its address; blank where editorial")
    note: str = Field("", description="what to know about it")
