"""`Banner`: what every page says of itself where it shows an earlier edition or a draft."""

from dataclasses import dataclass
from datetime import datetime

from lutondash.dataset.dataset import Dataset
from lutondash.model.edition import History, PublishedEdition, Shown
from lutondash.views import addresses, moments, wording
from lutondash.views.as_seen import meeting_words

CHANGES = "changes"
"""The page that tells an officer what a draft will change."""


@dataclass(frozen=True, slots=True)
class Banner:
    """Words that stand over every page, first in a few words, then in sentences.

    `address` is where `link` leads; it is blank where the link leads to this same page as it is now, which
    only the page knows. `paper` is short enough for the edge of a printed page.
    """

    shown: Shown
    heading: str
    words: str
    link: str
    address: str
    paper: str


def banner(dataset: Dataset) -> Banner | None:
    """Return what a page must say of itself; None where the edition of today is shown."""
    history = dataset.history
    if history.shown is Shown.DRAFT:
        return _draft(dataset)
    if history.shown is Shown.PAST:
        return _past(history)
    return None


def _draft(dataset: Dataset) -> Banner:
    at = dataset.history.out_at
    planned = f"It would come out on {moments.moment(at)}." if at else "No time is set for it to come out."
    linked = dataset.before is not None
    return Banner(
        shown=Shown.DRAFT,
        heading="Draft: not published",
        words=f"{planned} Keep it to those who need to see it.",
        link="What will change" if linked else "",
        address=addresses.page(CHANGES) if linked else "",
        paper=f"Draft: not published. {planned}",
    )


def _past(history: History) -> Banner:
    edition = edition_numbered(history, history.number)
    is_current = history.current is not None and history.current.number == history.number
    is_withdrawn = edition is not None and edition.is_withdrawn
    state = ", withdrawn" if is_withdrawn else "" if is_current else ", not the latest"
    heading = f"Edition {history.number}{state}"
    told = (stood(history, edition), meeting_words(history, edition)) if edition else ()
    said = " ".join(each for each in told if each)
    return Banner(
        shown=Shown.PAST,
        heading=heading,
        words=said if is_current or is_withdrawn else f"{said} Later figures are not in it.".strip(),
        link="This page as it is now",
        address="",
        paper=f"{heading}. {said}".strip(),
    )


def edition_numbered(history: History, number: int | None) -> PublishedEdition | None:
    """Return the edition with this number, if it is out."""
    return next((each for each in history.editions if each.number == number), None)


def stood(history: History, edition: PublishedEdition) -> str:
    """Say in sentences from when until when an edition was the one the public saw."""
    came = f"It came out on {moments.moment(edition.at)}."
    if edition.withdrawn is not None:
        taken = moments.moment(edition.withdrawn.at)
        return f"{came} It was withdrawn on {taken}. {wording.sentence(edition.withdrawn.note)}"
    if history.current is not None and history.current.number == edition.number:
        return f"{came} It is the edition that everybody sees now."
    until = _until(history, edition)
    return f"{came} It stood until {moments.moment(until)}." if until else came


def _until(history: History, edition: PublishedEdition) -> datetime | None:
    """Return when a later edition took its place, be that edition withdrawn since or not."""
    later = [each.at for each in history.editions if each.number > edition.number]
    return min(later, default=None)
