"""`Newest`: which edition to show at a moment, the last good one where a newer is at fault."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeGuard

from lutondash.dataset.edition import Edition, dataset
from lutondash.editions.days import Days
from lutondash.editions.fetching import Fetcher
from lutondash.editions.looked import (
    AT_FAULT,
    DAMAGED_RECORD,
    NOT_KEPT,
    NOT_OUT_YET,
    NOT_READ_AGAIN,
    NOT_WHOLE,
    Looked,
    Told,
    Trouble,
    is_early,
)
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.reading import released_of, taken_back_of
from lutondash.editions.store import Ledger
from lutondash.errors import DataFaultError, LutondashError
from lutondash.model.edition import Shown

_WHY = {DataFaultError: AT_FAULT, OSError: NOT_KEPT}
"""What is wrong with an edition, by what came of reading it; else its files are not whole."""


@dataclass(frozen=True, slots=True)
class Round:
    """One look at the store: its records, the moment, what was found before, and what is wrong so far.

    With `is_first` nothing was found before by this process; it may remember what another one showed.
    """

    ledger: Ledger
    now: datetime
    before: Looked
    is_first: bool
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def told(self) -> Told:
        """What may be told of editions at this moment, those that cannot be shown among them."""
        standing = tuple(each for each in self.ledger.standing if each.manifest.at <= self.now)
        return Told(standing, released_of(self.ledger, self.now), taken_back_of(self.ledger, self.now))


@dataclass(frozen=True, slots=True)
class Newest:
    """Chooses for one process; `_refused` holds the editions that can never be read, by their manifest."""

    fetcher: Fetcher
    days: Days
    _refused: dict[str, Trouble] = field(default_factory=dict)

    def found(self, at: Round) -> Looked:
        """Choose the newest edition that can be shown; what is wrong is told beside it."""
        at.troubles.extend(Trouble(DAMAGED_RECORD, str(fault)) for fault in at.ledger.faults)
        kept = _kept(at)
        least = kept.number or 0 if kept else 0
        tried = (self._tried(each, at) for each in at.told.out if each.number >= least)
        edition = next((each for each in tried if each is not None), None)
        shown = edition or kept
        told = at.told.up_to(shown.number or 0 if shown else 0)
        if edition is not None:
            at.troubles.extend(self.fetcher.unread(told, edition))
        return replace(at.before, edition=shown, told=told, troubles=tuple(at.troubles))

    def _tried(self, each: StoredManifest, at: Round) -> Edition | None:
        """Return an edition fetched and read, or None, with the reason among the troubles."""
        if each.sha256 in self._refused:
            at.troubles.append(self._refused[each.sha256])
            return None
        try:
            return self._ready(each, at)
        except (LutondashError, OSError, ValueError) as fault:
            self._tell(each, at, fault)
        return None

    def _tell(self, each: StoredManifest, at: Round, fault: Exception) -> None:
        """Say why an edition cannot be read; one whose data is at fault is not read again.

        Its files never change, so neither does the fault: unless it was shown and read before.
        """
        words = self._why(each, fault)
        is_shown = not at.is_first and at.before.number == each.number
        trouble = Trouble((NOT_READ_AGAIN if is_shown else words).format(each.number), str(fault))
        if words == AT_FAULT and not is_shown:
            self._refused[each.sha256] = trouble
        at.troubles.append(trouble)

    def _why(self, each: StoredManifest, fault: Exception) -> str:
        """Return what is wrong in words; files that went while they were read say nothing of the data."""
        words = next((words for kind, words in _WHY.items() if isinstance(fault, kind)), NOT_WHOLE)
        return NOT_WHOLE if words == AT_FAULT and not self.fetcher.holds(each) else words

    def _ready(self, each: StoredManifest, at: Round) -> Edition:
        """Return an edition once its files are here, whole and read: at once where it is shown already."""
        told, before = at.told.up_to(each.number), at.before
        if (before.number, before.told) == (each.number, told) and is_here(before.edition):
            return before.edition
        edition = self.fetcher.fetched(each, told, Shown.CURRENT)
        dataset(self.days.today(edition, at.now))
        return edition


def _kept(at: Round) -> Edition | None:
    """Return the edition to keep to where no other can be shown, unless it was taken back.

    One that only this machine remembers counts as long as the store knows of it.
    """
    edition = at.before.edition
    if edition is None or edition.number in at.ledger.taken_back:
        return None
    if is_too_early(edition, at.ledger.manifests, at.now):
        at.troubles.append(Trouble(NOT_OUT_YET.format(edition.number)))
        return None
    known = {each.number for each in at.told.out} | at.ledger.damaged
    return edition if not at.is_first or edition.number in known else None


def is_too_early(edition: Edition, manifests: Iterable[StoredManifest], now: datetime) -> bool:
    """Say whether an edition is not out yet by a clock, which then was ahead when it was shown."""
    return any(each.number == edition.number and is_early(each.manifest.at, now) for each in manifests)


def is_here(edition: Edition | None) -> TypeGuard[Edition]:
    """Say whether the files of an edition are on this machine, as far as a glance tells."""
    return edition is not None and Path(edition.folder).is_dir() and Path(edition.history).is_file()
