"""Feeds and calendars: what tells a reader that figures changed, and when the next ones are due."""

from collections.abc import Callable
from functools import partial

from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.exports.calendar import ics
from lutondash.exports.feed import atom
from lutondash.markup.carrying import with_edition
from lutondash.model.edition import Shown
from lutondash.site.pages import Choices, Given
from lutondash.site.taken import Download, Locate, file
from lutondash.views.calendar import calendar
from lutondash.views.feed import feed
from lutondash.views.follow import ALL_DATES, ATOM, ICS, asked_by, stems
from lutondash.views.scrutiny.scope import Scope, scope


def holds(dataset: Dataset, name: str) -> bool:
    """Say whether a file by this name is a feed or a calendar; of a draft there is none."""
    stem, _, ending = name.rpartition(".")
    is_one = ending in _MADE and asked_by(dataset, stem) is not None
    return dataset.history.shown is not Shown.DRAFT and (is_one or name == ALL_DATES)


def is_feed(dataset: Dataset, name: str) -> bool:
    """Say whether a file by this name is a feed."""
    return name.endswith(f".{ATOM}") and holds(dataset, name)


def made(dataset: Dataset, name: str, _chosen: Choices, locate: Locate) -> Download:
    """Make a feed or a calendar; UnknownIdError where there is none.

    Where an earlier edition is looked at, its links stay in it.
    """
    where = partial(_in_edition, dataset, locate)
    if name == ALL_DATES:
        return file(name, ics(calendar(dataset), where))
    stem, _, ending = name.rpartition(".")
    asking = asked_by(dataset, stem)
    found = scope(dataset, asking) if asking else None
    if found is None:
        raise UnknownIdError("download", name)
    return file(name, _MADE[ending](dataset, found, name, where))


def choices(_dataset: Dataset, _name: str, _given: Given) -> Choices:
    """Keep nothing of an address: who is watched stands in the name."""
    return ()


def names(dataset: Dataset) -> tuple[str, ...]:
    """Return the name of every feed, and of every calendar that holds a date."""
    if dataset.history.shown is Shown.DRAFT:
        return ()
    dated = (f"{stem}.{ICS}" for stem in stems(dataset) if _has_dates(dataset, stem))
    every = (ALL_DATES,) if calendar(dataset).events else ()
    return (*every, *(f"{stem}.{ATOM}" for stem in stems(dataset)), *dated)


def _has_dates(dataset: Dataset, stem: str) -> bool:
    """Say whether a calendar holds anything: a reader who follows it still finds it when it is empty."""
    asking = asked_by(dataset, stem)
    found = scope(dataset, asking) if asking else None
    return found is not None and bool(calendar(dataset, found).events)


def _in_edition(dataset: Dataset, locate: Locate, address: str) -> str:
    return locate(with_edition(address, dataset.history.past))


def _atom(dataset: Dataset, found: Scope, name: str, locate: Locate) -> bytes:
    return atom(feed(dataset, found), f"/download/{name}", locate)


def _ics(dataset: Dataset, found: Scope, _name: str, locate: Locate) -> bytes:
    return ics(calendar(dataset, found), locate)


_MADE: dict[str, Callable[[Dataset, Scope, str, Locate], bytes]] = {ATOM: _atom, ICS: _ics}
"""Files by their ending."""
