"""`Follower`: shows what a store says is out, and keeps to the last good edition where that is at fault.

Everything a reader may see hangs on one attribute. It is swapped whole once an edition has been fetched,
checked and read, so that no page is made of two editions and no reader waits for the next one.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TypeGuard

from lutondash.dataset.edition import Edition, dataset, day_in_luton
from lutondash.editions.choosing import Health
from lutondash.editions.fetching import Fetcher
from lutondash.editions.histories import Histories
from lutondash.editions.last_shown import LastShown
from lutondash.editions.looked import (
    AT_FAULT,
    DAMAGED_RECORD,
    EMPTY,
    NOT_KEPT,
    NOT_LOOKED,
    NOT_OUT_YET,
    NOT_READ_AGAIN,
    NOT_WHOLE,
    NOTHING,
    OUT_OF_REACH,
    Looked,
    Told,
    Trouble,
)
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.reading import released_of, taken_back_of
from lutondash.editions.store import Ledger, Store
from lutondash.errors import DataFaultError, EditionFaultError, Finding, LutondashError, UnknownIdError
from lutondash.model.edition import Shown

_TOO_LONG = timedelta(minutes=2)
"""Several rounds of looking: whoever looks has stopped."""
_JITTER = timedelta(seconds=2)
"""So far may a clock go back without being called wrong."""
_CHECKED_FOR = timedelta(minutes=1)
"""For so long the files of an earlier edition count as whole once they were found so."""
_AHEAD = timedelta(minutes=1)
"""How long before midnight the next day's figures are read."""

_WHY = {DataFaultError: AT_FAULT, OSError: NOT_KEPT}
"""What is wrong with an edition, by what came of reading it; else its files are not whole."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Round:
    """One look at the store: its records, the moment, and what is wrong so far."""

    ledger: Ledger
    now: datetime
    troubles: list[Trouble]

    @property
    def told(self) -> Told:
        """What may be told of editions at this moment, those that cannot be shown among them."""
        standing = tuple(each for each in self.ledger.standing if each.manifest.at <= self.now)
        return Told(standing, released_of(self.ledger, self.now), taken_back_of(self.ledger, self.now))


class Follower:
    """Follows a store for one process; `folder` is a place on this machine, which processes may share.

    `day` is the day that every reader is shown, where one was set. Raises EditionFaultError for an
    address that is none.
    """

    def __init__(self, address: str, folder: Path, day: date | None = None) -> None:
        self._address = address
        self._store = Store.open(address)
        own = folder / sha256(address.encode()).hexdigest()[:12]
        self._fetcher = Fetcher(self._store, own, Histories(self._store, own / "histories"))
        self._last = LastShown(own / "last.json")
        self._day = day
        self._manifests: dict[str, StoredManifest] = {}
        self._refused: dict[str, Trouble] = {}
        self._past: dict[tuple[str, str], tuple[Edition, datetime]] = {}
        self._refreshing = Lock()
        self._followed = Lock()
        self._looked: Looked | None = None

    def shown(self, now: datetime) -> Edition:
        """Return the edition of the moment; EditionFaultError where there is none to show."""
        found = self._found(now)
        if found.edition is None:
            raise EditionFaultError(self._address, [Finding(".", 0, NOTHING, "The log says why.")])
        return replace(found.edition, as_of=found.nearest(self._days(now)[0]))

    def past(self, number: int, now: datetime) -> Edition:
        """Return an edition as it came out; UnknownIdError unless one of this number is or was out.

        The first to ask waits until its files are here. Raises EditionFaultError, DataFaultError, OSError or
        ValueError where they cannot be had whole.
        """
        looked = self._found(now)
        each = looked.told.numbered(number)
        if each is None or each.manifest.at > now or looked.edition is None:
            raise UnknownIdError("edition", str(number))
        key = each.sha256, looked.edition.history
        held, checked = self._past.get(key, (None, now))
        if abs(now - checked) > _CHECKED_FOR or not (_is_here(held) and _is_readable(held)):
            held = self._fetcher.fetched(each, looked.told, Shown.PAST)
            self._past[key] = held, now
        return held

    def health(self, now: datetime) -> Health:
        """Say how things are; nothing is said of an edition that is still to come."""
        looked = self._found(now)
        late = NOT_LOOKED if now - looked.checked > _TOO_LONG else ""
        fault = " ".join(filter(None, (looked.fault, late)))
        return Health(looked.number, looked.since, looked.checked, fault, looked.edition is not None)

    def refresh(self, now: datetime) -> None:
        """Look at the store, and show the newest edition that is out and whole."""
        with self._refreshing:
            before = self._looked or Looked(self._remembered(now), now, now)
            try:
                found = self._look(_Round(self._ledger(before), now, []), before)
            except EditionFaultError as unreachable:
                found = self._unreached(before, now, str(unreachable))
            self._settle(replace(self._read(found, before, now), checked=now))

    def is_first(self) -> bool:
        """Say to the first who asks, and to nobody else, that this store is not being looked at yet."""
        return self._followed.acquire(blocking=False)

    def _found(self, now: datetime) -> Looked:
        """Return what was found last, looking now for the first reader where nobody looked before."""
        if self._looked is None:
            self.refresh(now)
        if self._looked is None:
            raise AssertionError("refresh leaves what it found")
        return self._looked

    def _ledger(self, before: Looked) -> Ledger:
        """Read the records; a store that is empty all at once is one whose place is missing."""
        ledger = self._store.ledger()
        is_taken_back = before.number in ledger.taken_back
        if before.edition is not None and not ledger.last_number and not is_taken_back:
            raise EditionFaultError(self._address, [Finding(".", 0, EMPTY, "See that it is there.")])
        return ledger

    def _unreached(self, before: Looked, now: datetime, detail: str) -> Looked:
        """Keep what was found before, except an edition that is not out by the clock."""
        troubles = [Trouble(OUT_OF_REACH, detail)]
        if before.edition is not None and _is_early(before.edition, self._manifests.values(), now):
            troubles.append(Trouble(NOT_OUT_YET.format(before.number)))
            before = replace(before, edition=None, told=Told())
        return replace(before, troubles=tuple(troubles))

    def _read(self, found: Looked, before: Looked, now: datetime) -> Looked:
        """Read the edition for today and, shortly before midnight, tomorrow, once its files are whole.

        Where a day fails, readers keep the day that they have.
        """
        edition, wanted = found.edition, self._days(now)
        if edition is None:
            return replace(found, days=())
        had = before.days if _are_same_files(edition, before.edition) else ()
        ready = tuple(day for day in wanted if day in had)
        try:
            if ready != wanted:
                self._mend(edition)
            for day in wanted:
                dataset(replace(edition, as_of=day))
                ready = tuple(each for each in wanted if each in ready or each == day)
        except (LutondashError, OSError, ValueError) as fault:
            trouble = Trouble(NOT_READ_AGAIN.format(edition.number), str(fault))
            return replace(found, days=ready or had, troubles=(*found.troubles, trouble))
        return replace(found, days=wanted)

    def _mend(self, edition: Edition) -> None:
        """Mend the files of an edition; of one that only this machine remembers there is nothing to go by."""
        if edition.folder in self._manifests:
            self._fetcher.mend(self._manifests[edition.folder], edition)

    def _look(self, at: _Round, before: Looked) -> Looked:
        """Choose the newest edition that can be shown; what is wrong is told beside it."""
        at.troubles.extend(Trouble(DAMAGED_RECORD, str(fault)) for fault in at.ledger.faults)
        kept = self._kept(at, before)
        least = kept.number or 0 if kept else 0
        told, edition = at.told, None
        for each in told.out:
            if each.number < least:
                break
            edition = self._tried(each, at)
            if edition is not None:
                break
        shown = edition or kept
        told = told.up_to(shown.number or 0 if shown else 0)
        if edition is not None:
            at.troubles.extend(self._fetcher.unread(told, edition))
        if shown is None:
            self._last.forget(at.ledger.taken_back)
        return replace(before, edition=shown, told=told, troubles=tuple(at.troubles))

    def _kept(self, at: _Round, before: Looked) -> Edition | None:
        """Return the edition to keep to where no other can be shown, unless it was taken back.

        One that only this machine remembers counts as long as the store knows of it.
        """
        edition = before.edition
        if edition is None or edition.number in at.ledger.taken_back:
            return None
        if _is_early(edition, at.ledger.manifests, at.now):
            at.troubles.append(Trouble(NOT_OUT_YET.format(edition.number)))
            return None
        known = {each.number for each in at.told.out} | at.ledger.damaged
        return edition if self._looked is not None or edition.number in known else None

    def _tried(self, each: StoredManifest, at: _Round) -> Edition | None:
        """Return an edition fetched and read, or None, with the reason among the troubles."""
        if each.sha256 in self._refused:
            at.troubles.append(self._refused[each.sha256])
            return None
        try:
            return self._ready(each, at)
        except (LutondashError, OSError, ValueError) as fault:
            self._tell(each, at, fault)
        return None

    def _tell(self, each: StoredManifest, at: _Round, fault: Exception) -> None:
        """Say why an edition cannot be read; one whose data is at fault is not read again.

        Its files never change, so neither does the fault: unless it was shown and read before.
        """
        words = next((words for kind, words in _WHY.items() if isinstance(fault, kind)), NOT_WHOLE)
        is_shown = self._looked is not None and self._looked.number == each.number
        trouble = Trouble((NOT_READ_AGAIN if is_shown else words).format(each.number), str(fault))
        if words == AT_FAULT and not is_shown:
            self._refused[each.sha256] = trouble
        at.troubles.append(trouble)

    def _ready(self, each: StoredManifest, at: _Round) -> Edition:
        """Return an edition once its files are here, whole and read: at once where it is shown already."""
        told = at.told.up_to(each.number)
        looked = self._looked
        is_shown = looked is not None and (looked.number, looked.told) == (each.number, told)
        if looked is not None and is_shown and _is_here(looked.edition):
            return looked.edition
        edition = self._fetcher.fetched(each, told, Shown.CURRENT)
        self._manifests[edition.folder] = each
        dataset(replace(edition, as_of=self._days(at.now)[0]))
        return edition

    def _remembered(self, now: datetime) -> Edition | None:
        """Return the edition that was shown before this process began, if it is here and whole."""
        edition = self._last.read()
        if edition is not None:
            try:
                told = dataset(replace(edition, as_of=self._days(now)[0])).history.editions
            except (LutondashError, OSError, ValueError) as fault:
                _log.warning("the edition shown last is here no more: %s", fault)
                return None
            if any(each.number == edition.number and each.at > now + _JITTER for each in told):
                _log.warning("the edition shown last is not out by the clock")
                return None
        return edition

    def _settle(self, found: Looked) -> None:
        """Let readers see what was found; write it down where it is something else than before."""
        before = self._looked
        if found.edition is None:
            found = replace(found, troubles=(*found.troubles, Trouble(NOTHING)))
        is_news = before is None or before.is_like != found.is_like
        self._looked = replace(found, since=found.checked) if is_news else found
        if is_news:
            found.tell()
        if found.edition is not None and (before is None or before.edition != found.edition):
            self._last.write(found.edition)

    def _days(self, now: datetime) -> tuple[date, ...]:
        """Return the day it is in Luton and, shortly before midnight, the next; or the day that was set."""
        days = (self._day,) if self._day else (day_in_luton(now), day_in_luton(now + _AHEAD))
        return tuple(dict.fromkeys(days))


def _is_early(edition: Edition, manifests: Iterable[StoredManifest], now: datetime) -> bool:
    """Say whether an edition is not out yet by a clock, which then was ahead when it was shown."""
    late = now + _JITTER
    return any(each.number == edition.number and each.manifest.at > late for each in manifests)


def _are_same_files(one: Edition, other: Edition | None) -> bool:
    return other is not None and one.folder == other.folder


def _is_readable(edition: Edition) -> bool:
    """Say whether an edition can be read from its files here; at once where it has been."""
    try:
        dataset(edition)
    except (LutondashError, OSError, ValueError):
        return False
    return True


def _is_here(edition: Edition | None) -> TypeGuard[Edition]:
    return edition is not None and Path(edition.folder).is_dir() and Path(edition.history).is_file()
