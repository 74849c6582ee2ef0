"""Records refuse unknown keys, impossible dates and contradictions."""

from typing import Any

import pytest
from pydantic import ValidationError

from lutondash.model.indicator import Indicator
from lutondash.model.target import Target

INDICATOR: dict[str, Any] = {
    "id": "rainy-days",
    "title": "Rainy days",
    "question": "How often does it rain?",
    "definition": "Days with rain.",
    "measure": "days",
    "role": "context",
    "priority": "dry-town",
    "unit": "count",
    "decimals": 0,
    "polarity": "no_judgement",
    "period_type": "calendar_year",
    "measured": "during",
    "release": "rain",
    "frequency": "annual",
    "evidence_class": "official_statistic",
    "control": "monitors",
}
LINK = {"outcome": "dry", "linked_by": "editorial"}


def test_a_plain_indicator_has_no_home() -> None:
    """Context is tied to no outcome."""
    assert Indicator.model_validate(INDICATOR).home is None


def test_the_first_link_is_the_home() -> None:
    """Counts and cards take the first outcome only."""
    both = [LINK, {**LINK, "outcome": "tidy"}]
    indicator = Indicator.model_validate({**INDICATOR, "role": "outcome", "measures": both})
    assert indicator.home == "dry"
    assert [link.outcome for link in indicator.links] == ["dry", "tidy"]


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"title": "x" * 71},
        {"measures": [LINK]},
        {"contributes_to": [LINK]},
        {"cumulative_from": "2021-04-01"},
        {"assessment": {"in_range": [1, 2]}},
        {"min": 2, "max": 1},
        {"max": float("inf")},
        {"id": "Rainy Days"},
        {"published": "2024-02-30"},
    ],
)
def test_what_contradicts_itself_is_refused(change: dict[str, Any]) -> None:
    """Unknown keys, values out of form and pairs that do not go together are errors."""
    with pytest.raises(ValidationError):
        Indicator.model_validate({**INDICATOR, **change})


def test_records_cannot_be_changed() -> None:
    """A record read is a record kept."""
    with pytest.raises(ValidationError):
        Indicator.model_validate(INDICATOR).title = "Dry days"  # type: ignore[misc]  # the fault under test


@pytest.mark.parametrize(
    ("by", "good"), [("", True), ("2027", True), ("2027-02", True), ("2027-02-29", False), ("27", False)]
)
def test_a_reduced_date_is_real(by: str, good: bool) -> None:  # noqa: FBT001  a parameter of the table above
    """A year, a month or a day that exists, or nothing."""
    row = {"by": by, "kind": "end", "comparison": "at_least", "value": 1, "release": "plan"}
    if good:
        assert Target.model_validate(row).by == by
    else:
        with pytest.raises(ValidationError):
            Target.model_validate(row)
