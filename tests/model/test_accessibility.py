"""Tests of the facts of the accessibility statement."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from lutondash.model.accessibility import AccessibilityContact, AccessibilityProblem, AccessibilityStatement

TEST = {"what": "Every page", "tool": "axe", "on": date(2024, 2, 1), "pages": 9, "failures": 0}
STATEMENT: dict[str, Any] = {
    "prepared": date(2024, 1, 1),
    "reviewed": date(2024, 2, 29),
    "compliance": "partial",
    "can": ["read it"],
    "tested_by": "We did.",
    "improving": ["We go on."],
    "test": [TEST],
}


def test_the_latest_test_gives_the_day_of_testing() -> None:
    """Tests may be of several days, in any order."""
    later = TEST | {"on": date(2024, 3, 1)}
    statement = AccessibilityStatement.model_validate(STATEMENT | {"test": [later, TEST]})

    assert statement.tested == date(2024, 3, 1)


def test_a_review_is_due_a_year_later() -> None:
    """A leap day has no next year's twin, and is due all the same."""
    assert AccessibilityStatement.model_validate(STATEMENT).review_due == date(2025, 2, 28)


def test_a_statement_without_a_test_is_refused() -> None:
    """Nobody can say how accessible a site is without having looked."""
    with pytest.raises(ValidationError):
        AccessibilityStatement.model_validate(STATEMENT | {"test": []})


@pytest.mark.parametrize(
    "criterion", ["1.1.1", "Non-text content", "5.1.1 Fifth", "1.1.1 Two. Sentences", ""]
)
def test_a_criterion_has_its_number_and_its_name(criterion: str) -> None:
    """The law's wording names the criterion, so that a reader can look it up."""
    told = {"what": "a", "why": "b", "instead": "c", "mended": "d", "criterion": criterion}
    with pytest.raises(ValidationError):
        AccessibilityProblem.model_validate(told)
    assert AccessibilityProblem.model_validate(told | {"criterion": "1.4.13 Content on hover or focus"})


@pytest.mark.parametrize(
    ("key", "value"),
    [("form_url", "javascript:alert(1)"), ("form_url", ""), ("email", "nobody"), ("answer_days", 0)],
)
def test_a_contact_can_be_reached(key: str, value: object) -> None:
    """The form is an address on the web, mail has an address, and an answer comes."""
    contact = {
        "name": "A",
        "form_url": "https://example.org/form",
        "email": "a@example.org",
        "answer_days": 5,
    }
    assert AccessibilityContact.model_validate(contact)
    with pytest.raises(ValidationError):
        AccessibilityContact.model_validate(contact | {key: value})
