"""Made-up editions, changes and histories for tests of views and pages."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from lutondash.model.edition import (
    Change,
    ChangeKind,
    EditionChange,
    History,
    PublishedEdition,
    Shown,
    Withdrawal,
)
from tests.sample import HOME


def at(day: int, hour: int = 9, minute: int = 30, month: int = 6) -> datetime:
    """Return a minute of 2024."""
    return datetime(2024, month, day, hour, minute, tzinfo=UTC)


def edition(number: int, **more: Any) -> PublishedEdition:
    """Make the edition of the first, second ... of June 2024."""
    fields: dict[str, Any] = {
        "at": at(number),
        "note": f"Brings figure {number}.",
        "approved_by": "Service director",
    }
    return PublishedEdition(number=number, **fields | more)


def withdrawn(number: int, day: int) -> PublishedEdition:
    """Make an edition that was taken back on a day of June 2024."""
    taken = Withdrawal(at=at(day, 12, 0), note="A total was wrong.", approved_by="Chief executive")
    return edition(number, withdrawn=taken)


def change(**more: Any) -> Change:
    """Make a correction of our own place; `more` replaces its fields."""
    fields: dict[str, Any] = {
        "kind": ChangeKind.CORRECTED,
        "indicator": "letters-answered",
        "geography": HOME,
        "period": "2016-01-01/P3Y",
        "old": "17",
        "new": "71",
        "why": "Two digits were swapped.",
    }
    return Change(**fields | more)


def history(
    *editions: PublishedEdition,
    shown: Shown = Shown.CURRENT,
    changes: Iterable[tuple[int, Change]] = (),
    **more: Any,
) -> History:
    """Make a history of editions given newest first; the newest not withdrawn is shown unless said."""
    current = next((each.number for each in editions if not each.is_withdrawn), None)
    listed = tuple(EditionChange(number, each) for number, each in changes)
    fields: dict[str, Any] = {"number": current, "editions": editions, "changes": listed}
    return History(shown, **fields | more)
