"""Records refuse unknown keys, impossible dates and contradictions."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from lutondash.model.framework import ArchiveStatement
from lutondash.model.indicator import Indicator
from lutondash.model.release import Release
from lutondash.model.target import Statement, Target

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
        {"comparable": "yes"},
        {"derived": 1},
        {"decimals": True},
        {"decimals": "1"},
        {"min": "0"},
        {"expected_lag_days": "30"},
        {"polarity": "in_range", "assessment": {"in_range": ["1", "2"]}},
        {"period_type": "cumulative_to_date"},
        {"break": [{"at": "2020-01-01", "reason": "A flood."}]},
        {"rebase": [{"at": "2020-01-01", "reason": "A flood."}]},
        {"published": ""},
        {"published": "2024-02-30"},
    ],
)
def test_what_contradicts_itself_is_refused(change: dict[str, Any]) -> None:
    """Unknown keys, values out of form and pairs that do not go together are errors."""
    with pytest.raises(ValidationError):
        Indicator.model_validate({**INDICATOR, **change})


def test_what_agrees_is_kept() -> None:
    """The same keys in the right form pass."""
    flood = {"at": "2020-01-01", "reason": "A flood.", "release": "rain"}
    good = {
        **INDICATOR,
        "comparable": True,
        "min": 0,
        "expected_lag_days": 30,
        "polarity": "in_range",
        "assessment": {"in_range": [1, 2]},
        "accumulation": "cumulative",
        "period_type": "cumulative_to_date",
        "break": [flood],
        "rebase": [flood],
        "published": "2024-02",
    }
    assert Indicator.model_validate(good).rebases[0].release == "rain"


RELEASE: dict[str, Any] = {
    "id": "rain",
    "title": "Rain",
    "publisher": "Rainland Statistics",
    "url": "https://example.org/rain",
    "published": "unknown",
    "accessed": "2024-07-01",
    "licence": "not stated",
    "kind": "page_text",
}
EMBARGO = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("good", [{}, {"published": "2024-06"}, {"published": "2024"}, {"embargo": EMBARGO}])
def test_a_release_has_its_dates(good: dict[str, Any]) -> None:
    """A date, a month, a year or unknown, and a moment with a time zone."""
    assert Release.model_validate({**RELEASE, **good}).accessed == "2024-07-01"


@pytest.mark.parametrize(
    "wrong",
    [
        {"published": ""},
        {"published": "soon"},
        {"accessed": ""},
        {"accessed": "unknown"},
        {"embargo": 2030},
        {"embargo": "2030-01-01T00:00:00Z"},
        {"embargo": EMBARGO.replace(tzinfo=None)},
        {"embargo": EMBARGO.date()},
        {"url": "javascript:alert(1)"},
        {"licence_url": "javascript:alert(1)"},
    ],
)
def test_a_release_without_its_dates_is_refused(wrong: dict[str, Any]) -> None:
    """A blank date, a year for a moment and a moment without a time zone would not hold anything back."""
    with pytest.raises(ValidationError):
        Release.model_validate({**RELEASE, **wrong})


STATEMENT = {"statement": "It rains.", "qualifier": "in_words", "who": "the mayor", "relation": "unclear"}


@pytest.mark.parametrize("change", [{}, {"date": "2020-02"}, {"source_url": "https://example.org"}])
def test_a_statement_may_say_when_and_where(change: dict[str, str]) -> None:
    """A date known to the month and an address, or neither."""
    assert Statement.model_validate({**STATEMENT, **change}).who == "the mayor"


@pytest.mark.parametrize(
    "change",
    [
        {"date": "about 2020"},
        {"date": "2020-13-45"},
        {"source_url": "javascript:alert(1)"},
        {"source_url": "x"},
    ],
)
def test_a_statement_with_no_real_date_or_address_is_refused(change: dict[str, str]) -> None:
    """An address becomes a link, so it must be one."""
    with pytest.raises(ValidationError):
        Statement.model_validate({**STATEMENT, **change})
    earlier = {**STATEMENT, **change, "priority": "dry"}
    del earlier["relation"]
    with pytest.raises(ValidationError):
        ArchiveStatement.model_validate(earlier)


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
