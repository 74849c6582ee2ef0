"""`AsSeen`: the address that shows a page for ever as it is now, and the form that adds a meeting's date."""

from dataclasses import dataclass
from datetime import date

from lutondash.dataset.dataset import Dataset
from lutondash.dataset.edition import day_in_luton
from lutondash.editions.choosing import EDITION, MEETING
from lutondash.editions.on_day import stood_on
from lutondash.model.edition import History, PublishedEdition, Shown
from lutondash.views import addresses, formats

Choices = tuple[tuple[str, tuple[str, ...]], ...]
"""What a reader chose on a page, as its address bears it."""


@dataclass(frozen=True, slots=True)
class AsSeen:
    """A page's address that stays, and what a form to add a meeting's date must keep.

    `page` is where the form leads; `kept` are the names and values it keeps, the edition first.
    """

    number: int
    address: str
    page: str
    kept: tuple[tuple[str, str], ...]
    meeting: str


def as_seen(dataset: Dataset, name: str, choices: Choices) -> AsSeen | None:
    """Return the address that stays of a page, by its name in an address; None where no editions are kept."""
    history = dataset.history
    if history.number is None or history.shown not in (Shown.CURRENT, Shown.PAST):
        return None
    number = str(history.number)
    last = ((EDITION, number), *(((MEETING, history.meeting),) if history.meeting else ()))
    chosen = {**dict(choices), **{key: (value,) for key, value in last}}
    flat = tuple((key, value) for key, values in choices for value in values)
    return AsSeen(
        number=history.number,
        address=addresses.page(name, **chosen),
        page=addresses.page(name),
        kept=((EDITION, number), *flat),
        meeting=history.meeting,
    )


def meeting_words(history: History, edition: PublishedEdition) -> str:
    """Say for which meeting an edition is looked at, and where it did not stand that day; blank without."""
    if not history.meeting:
        return ""
    day = date.fromisoformat(history.meeting)
    if was_not_there := absent_on(history, edition, day):
        return was_not_there
    if history.current is not None and history.current.number == edition.number:
        return f"This address keeps it for the meeting on {formats.day(day)}."
    return f"This is what the meeting on {formats.day(day)} had before it."


def absent_on(history: History, edition: PublishedEdition, day: date) -> str:
    """Say why a meeting did not have an edition before it; blank where it had, or where that is to come."""
    if day < day_in_luton(edition.at):
        return f"It was not out yet on {formats.day(day)}, the day of the meeting."
    if history.current is not None and history.current.number == edition.number:
        return ""
    if _ended(history, edition) < day and not _was_back(history, edition, day):
        return f"It no longer stood on {formats.day(day)}, the day of the meeting."
    return ""


def _was_back(history: History, edition: PublishedEdition, day: date) -> bool:
    """Whether an edition stood again that day, because a later one had been taken back."""
    stood = stood_on(history.editions, day)
    return stood is not None and stood.number == edition.number


def _ended(history: History, edition: PublishedEdition) -> date:
    """Return the last day on which an edition was the one the public saw."""
    later = [each.at for each in history.editions if each.number > edition.number]
    taken = [edition.withdrawn.at] if edition.withdrawn else []
    return min((day_in_luton(each) for each in (*later, *taken)), default=date.max)
