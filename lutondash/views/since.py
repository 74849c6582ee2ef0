"""`Since`: what changed in the figures of a page since an earlier edition, with the verdicts that flipped."""

from collections.abc import Collection, Container
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
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
class Since:
    """What changed since an edition; `none` says that nothing did, `clear` leads back to the plain page."""

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


def since_links(dataset: Dataset, page: str, chosen: str) -> tuple[SinceLink, ...]:
    """Offer the last earlier editions, and the one that was chosen."""
    found = earlier(dataset)
    kept = [each for at, each in enumerate(found) if at < _MOST_OFFERED or str(each.number) == chosen]
    return tuple(_link(each, page, chosen) for each in kept)


def _link(edition: PublishedEdition, page: str, chosen: str) -> SinceLink:
    number = str(edition.number)
    address = f"{addresses.page(page, since=number)}#since"
    return SinceLink(f"edition {number}, {moments.day(edition.at)}", address, number == chosen)


def since(dataset: Dataset, page: str, indicators: Collection[str], chosen: str) -> Since | None:
    """Tell what changed in some figures since an edition; None where there is none to start from."""
    edition = edition_numbered(dataset.history, int(chosen)) if chosen.isdecimal() else None
    if edition is None or dataset.before is None or chosen not in numbers(dataset):
        return None
    names = Names(dataset, dataset.before)
    figures = changed_figures(names, _changes(dataset, edition.number, indicators))
    flipped = flips(dataset.before, dataset, indicators)
    return Since(
        heading=f"What changed since edition {edition.number}",
        summary=_summary(edition, figures, flipped),
        figures=figures,
        flips=flipped,
        none="" if figures or flipped else "None of the figures on this page has changed since.",
        clear=addresses.page(page),
    )


def _changes(dataset: Dataset, number: int, indicators: Collection[str]) -> tuple[Change, ...]:
    """Join what the later editions changed, up to the one that is shown; one withdrawn changed nothing."""
    last = dataset.history.number or number
    later = {e.number for e in dataset.history.editions if number < e.number <= last and not e.is_withdrawn}
    found = [each for each in dataset.history.changes if each.edition in later]
    oldest_first = sorted(found, key=lambda each: each.edition)
    return net(each.change for each in oldest_first if each.change.indicator in indicators)


def _summary(edition: PublishedEdition, figures: Collection[ChangedFigure], flipped: Collection[Flip]) -> str:
    came = f"Edition {edition.number} came out on {moments.moment(edition.at)}."
    if not figures and not flipped:
        return came
    changed = formats.count_of(len(figures), "figure has changed values", "figures have changed values")
    answers = (
        formats.count_of(len(flipped), "answer differs", "answers differ") if flipped else "no answer differs"
    )
    return f"{came} Since then {changed}, and {answers}."
