"""`Since`: what changed in the figures of a page since an earlier edition, with the verdicts that flipped."""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from datetime import date

from lutondash.dataset.dataset import Dataset
from lutondash.editions.on_day import start_on, stood_on, written_day
from lutondash.model.edition import Change, PublishedEdition, Shown
from lutondash.views import addresses, formats, moments
from lutondash.views.changed import Names, net
from lutondash.views.changed_figures import ChangedFigure, changed_figures
from lutondash.views.flips import Flip, flips
from lutondash.views.history import edition_numbered

SINCE = "since"
"""The choice in the address: the number of an earlier edition."""

_MOST_OFFERED = 12
"""A year of editions, one a month."""


@dataclass(frozen=True, slots=True)
class SinceLink:
    """An earlier edition a reader may choose to start from."""

    words: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class SinceControl:
    """How a reader chooses from when on: a form for a day, which keeps what `kept` names, and editions.

    `page` is where the form leads; `day` is the day that was chosen, blank without.
    """

    page: str
    kept: tuple[tuple[str, str], ...]
    day: str
    links: tuple[SinceLink, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an edition or a day; `none` says that nothing did, or why it cannot be told.

    `clear` leads back to the plain page.
    """

    heading: str
    summary: str
    figures: tuple[ChangedFigure, ...]
    flips: tuple[Flip, ...]
    none: str
    clear: str


def earlier(dataset: Dataset) -> tuple[PublishedEdition, ...]:
    """Return the editions a reader may start from, newest first: out before the one shown, not withdrawn."""
    history = dataset.history
    number = history.number
    if number is None or history.shown not in (Shown.CURRENT, Shown.PAST):
        return ()
    return tuple(each for each in history.editions if each.number < number and not each.is_withdrawn)


def numbers(dataset: Dataset) -> Container[str]:
    """Return the numbers of earlier editions as an address bears them."""
    return frozenset(str(each.number) for each in earlier(dataset))


class _Starts(Container[str]):
    """What a reader may start from: an earlier edition by its number, or any day."""

    def __init__(self, dataset: Dataset) -> None:
        self._numbers = numbers(dataset)

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and (text in self._numbers or written_day(text) is not None)


def starts(dataset: Dataset) -> Container[str]:
    """Return what a reader may start from, as an address bears it."""
    return _Starts(dataset)


def since_control(
    dataset: Dataset, page: str, kept: Iterable[tuple[str, str]], chosen: str
) -> SinceControl | None:
    """Offer a day and the last earlier editions on a page with these choices; None where none was kept."""
    found = earlier(dataset)
    if not found:
        return None
    choices = tuple(kept)
    offered = [each for at, each in enumerate(found) if at < _MOST_OFFERED or str(each.number) == chosen]
    links = tuple(_link(each, page, choices, chosen) for each in offered)
    return SinceControl(addresses.page(page), choices, chosen if written_day(chosen) else "", links)


def _link(edition: PublishedEdition, page: str, kept: Iterable[tuple[str, str]], chosen: str) -> SinceLink:
    number = str(edition.number)
    words = f"edition {number}, {moments.day(edition.at)}"
    address = addresses.page(page, **gathered(kept), since=number)
    return SinceLink(words, f"{address}#since", number == chosen)


def gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Put the values of each name together."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def since(dataset: Dataset, clear: str, indicators: Collection[str], chosen: str) -> Since | None:
    """Tell what changed in some figures since an edition or an ISO day; None where nothing is chosen.

    `clear` is the address without the choice. Where no edition can be started from, the reason is told.
    """
    day = written_day(chosen)
    if day is not None:
        return _since_day(dataset, clear, indicators, day)
    edition = edition_numbered(dataset.history, int(chosen)) if chosen.isdecimal() else None
    if edition is None or dataset.before is None or chosen not in numbers(dataset):
        return None
    heading = f"What changed since edition {edition.number}"
    return _told(dataset, _Start(heading, _came(edition), edition), clear, indicators)


def _since_day(dataset: Dataset, clear: str, indicators: Collection[str], day: date) -> Since:
    heading = f"What changed since {formats.day(day)}"
    start = start_on(dataset.history.editions, day)
    reason = _why_not(dataset, day, start)
    if reason or start is None or dataset.before is None:
        return Since(heading, "", (), (), reason, clear)
    stood = stood_on(dataset.history.editions, day)
    return _told(dataset, _Start(heading, _stood(day, start, stood), start), clear, indicators)


def _why_not(dataset: Dataset, day: date, start: PublishedEdition | None) -> str:
    """Say why no edition can be started from on a day; blank where one can."""
    history = dataset.history
    if history.number is None or not history.editions:
        return "No earlier editions are kept here, so we cannot tell what changed."
    if history.shown is Shown.CURRENT and day > dataset.as_of:
        return "That day is still to come."
    if start is None:
        first = moments.day(min(each.at for each in history.editions))
        return f"The first edition came out on {first}. Nothing is kept from before it."
    if start.number >= history.number:
        return f"No newer edition has come out than edition {start.number}, which stood on that day."
    return ""


def _stood(day: date, start: PublishedEdition, stood: PublishedEdition | None) -> str:
    if stood is None or stood.number == start.number:
        return f"On {formats.day(day)} edition {start.number} stood. {_came(start)}"
    taken = f"On {formats.day(day)} edition {stood.number} stood, which was withdrawn later."
    return f"{taken} We start from edition {start.number}, the last before it that holds."


@dataclass(frozen=True, slots=True)
class _Start:
    """From when on something is told: its heading, how that edition is named, and the edition."""

    heading: str
    words: str
    edition: PublishedEdition


def _told(dataset: Dataset, start: _Start, clear: str, indicators: Collection[str]) -> Since:
    """Tell the figures and the verdicts that are not what they were."""
    before = dataset.before
    flipped = flips(before, dataset, indicators) if before is not None else ()
    changes = _changes(dataset, start.edition.number, indicators)
    figures = changed_figures(Names(dataset, before), changes)
    return Since(
        heading=start.heading,
        summary=_summary(start.words, figures, flipped),
        figures=figures,
        flips=flipped,
        none="" if figures or flipped else "None of the figures on this page has changed since.",
        clear=clear,
    )


def _changes(dataset: Dataset, number: int, indicators: Collection[str]) -> tuple[Change, ...]:
    """Join what the later editions changed, up to the one that is shown; one withdrawn changed nothing."""
    last = dataset.history.number or number
    later = {e.number for e in dataset.history.editions if number < e.number <= last and not e.is_withdrawn}
    found = [each for each in dataset.history.changes if each.edition in later]
    oldest_first = sorted(found, key=lambda each: each.edition)
    return net(each.change for each in oldest_first if each.change.indicator in indicators)


def _came(edition: PublishedEdition) -> str:
    return f"Edition {edition.number} came out on {moments.moment(edition.at)}."


def _summary(start: str, figures: Collection[ChangedFigure], flipped: Collection[Flip]) -> str:
    if not figures and not flipped:
        return start
    changed = formats.count_of(len(figures), "figure has changed values", "figures have changed values")
    answers = (
        formats.count_of(len(flipped), "answer differs", "answers differ") if flipped else "no answer differs"
    )
    return f"{start} Since then {changed}, and {answers}."
