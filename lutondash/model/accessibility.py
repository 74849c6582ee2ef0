"""`AccessibilityStatement`: what is known of how accessible the site is, and how that was found out."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from lutondash.model.record import Record, Url, Words

_REVIEWED_EVERY = timedelta(days=365)

Criterion = Annotated[str, StringConstraints(pattern=r"^[1-4]\.\d\.\d{1,2} [A-Z][^.]+$")]
"""A success criterion of WCAG 2.2, number and name, such as `1.1.1 Non-text content`."""

Email = Annotated[str, StringConstraints(pattern=r"^[^\s@]+@[^\s@]+\.[^\s@]+$")]
"""An address to write to."""


class Compliance(StrEnum):
    """How far the site keeps WCAG 2.2 AA: `partial` unless everything is proved, in the law's words."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class AccessibilityContact(Record):
    """Whoever publishes this copy of the site and answers for it."""

    name: Words = Field(description="who publishes this copy")
    form_url: Url = Field(description="the contact form that the law wants")
    email: Email | None = Field(None, description="where to write to")
    answer_days: int = Field(ge=1, description="within how many days an answer comes")


class AccessibilityProblem(Record):
    """Something of the site that fails a success criterion."""

    what: Words = Field(description="what does not work, as a reader meets it")
    why: Words = Field(description="whom it hinders, and why it is so")
    criterion: Criterion = Field(description="the success criterion it fails, number and name")
    instead: Words = Field(description="what to do instead")
    mended: Words = Field(description="when or how it will be put right")


class AccessibilityTest(Record):
    """One way in which the site was looked at; those with axe are written by the program that looks."""

    what: Words = Field(description="what was looked at")
    tool: Words = Field(description="with which tool, and its version")
    on: date = Field(description="when")
    pages: int = Field(ge=1, description="how many pages")
    failures: int = Field(ge=0, description="how many failures were found")
    undecided: int = Field(0, ge=0, description="how often the tool left the judgement to a person")


class AccessibilityStatement(Record):
    """The facts of the accessibility statement; the words that the law gives are the page's."""

    prepared: date = Field(description="when it was first written")
    reviewed: date = Field(description="when people last went through it; a year later it is due again")
    compliance: Compliance = Field(description="full, partial or none of WCAG 2.2 AA")
    can: tuple[Words, ...] = Field(description="what a reader should be able to do; only what was tested")
    tested_by: Words = Field(description="who carried out the tests, as a sentence")
    not_tested: tuple[Words, ...] = Field((), description="what has not been tested, as sentences")
    disproportionate_burden: tuple[Words, ...] = Field(
        (), description="what is not put right because the burden would be disproportionate, as sentences"
    )
    outside_scope: tuple[Words, ...] = Field(
        (), description="what the regulations do not cover, as sentences"
    )
    improving: tuple[Words, ...] = Field(description="what is being done to improve, as sentences")
    contact: AccessibilityContact | None = Field(None, description="who publishes this copy; until then none")
    problems: tuple[AccessibilityProblem, ...] = Field((), alias="problem", description="what fails")
    tests: tuple[AccessibilityTest, ...] = Field(min_length=1, alias="test", description="how it was tested")

    @property
    def tested(self) -> date:
        """The day of the latest test."""
        return max(test.on for test in self.tests)

    @property
    def review_due(self) -> date:
        """The day by which people must have gone through it again."""
        return self.reviewed + _REVIEWED_EVERY
