"""`Follower`: shows what a store says is out, and keeps to the last good edition where that is at fault.

Everything a reader may see hangs on one attribute. It is swapped whole once an edition has been fetched,
checked and read, so that no page is made of two editions and no reader waits for the next one.
"""

import logging
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
    NOT_LOOKED,
    NOT_WHOLE,
    NOTHING,
    OUT_OF_REACH,
    Looked,
    Told,
    Trouble,
)
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.reading import released_of
from lutondash.editions.store import Ledger, Store
from lutondash.errors import DataFaultError, EditionFaultError, Finding, LutondashError, UnknownIdError
from lutondash.model.edition import Shown

_TOO_LONG = timedelta(minutes=2)
"""Several rounds of looking: whoever looks has stopped."""
_AHEAD = timedelta(minutes=1)
"""How long before midnight the next day's figures are read."""

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
        released = released_of(self.ledger, self.now)
        gone = {each.number for each in released if each.is_withdrawn}
        taken_back = tuple(each for each in self.ledger.manifests if each.number in gone)
        return Told(standing, released, taken_back)


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
        self._refused: dict[str, Trouble] = {}
        self._past: dict[tuple[str, str], Edition] = {}
        self._refreshing = Lock()
        self._followed = Lock()
        self._looked: Looked | None = None

    def shown(self, now: datetime) -> Edition:
        """Return the edition of the moment; EditionFaultError where there is none to show."""
        found = self._found(now).edition
        if found is None:
            raise EditionFaultError(self._address, [Finding(".", 0, NOTHING, "The log says why.")])
        return self._on_its_day(found, now)

    def past(self, number: int, now: datetime) -> Edition:
        """Return an edition as it came out; UnknownIdError unless one of this number is or was out.

        The first to ask waits until its files are here. Raises EditionFaultError where they are not whole.
        """
        looked = self._found(now)
        each = looked.told.numbered(number)
        if each is None or each.manifest.at > now or looked.edition is None:
            raise UnknownIdError("edition", str(number))
        key = each.sha256, looked.edition.history
        if key not in self._past or not _is_here(self._past[key]):
            self._past[key] = self._fetcher.fetched(each, looked.told, Shown.PAST)
        return self._past[key]

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
                found = self._look(_Round(self._store.ledger(), now, []), before)
            except EditionFaultError as unreachable:
                found = replace(before, troubles=(Trouble(OUT_OF_REACH, str(unreachable)),))
            self._settle(replace(found, checked=now))
            if found.edition is not None:
                dataset(self._on_its_day(found.edition, now + _AHEAD))

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
        return replace(before, edition=shown, told=told, troubles=tuple(at.troubles))

    def _kept(self, at: _Round, before: Looked) -> Edition | None:
        """Return the edition to keep to where no other can be shown, unless it was taken back.

        One that only this machine remembers counts as long as the store knows of it.
        """
        edition = before.edition
        if edition is None or edition.number in at.ledger.withdrawals:
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
        except DataFaultError as fault:
            # Its files never change, so neither does the fault: it is not read again.
            self._refused[each.sha256] = Trouble(AT_FAULT.format(each.number), str(fault))
            at.troubles.append(self._refused[each.sha256])
        except (LutondashError, OSError, ValueError) as fault:
            at.troubles.append(Trouble(NOT_WHOLE.format(each.number), str(fault)))
        return None

    def _ready(self, each: StoredManifest, at: _Round) -> Edition:
        """Return an edition once its files are here, whole and read: at once where it is shown already."""
        told = at.told.up_to(each.number)
        if self._looked is not None and self._looked.told == told and _is_here(self._looked.edition):
            return self._looked.edition
        edition = self._fetcher.fetched(each, told, Shown.CURRENT)
        dataset(self._on_its_day(edition, at.now))
        return edition

    def _remembered(self, now: datetime) -> Edition | None:
        """Return the edition that was shown before this process began, if it is here and whole."""
        edition = self._last.read()
        if edition is not None:
            try:
                dataset(self._on_its_day(edition, now))
            except (LutondashError, OSError, ValueError) as fault:
                _log.warning("the edition shown last is here no more: %s", fault)
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
        if before is None or before.edition != found.edition:
            self._last.write(found.edition)

    def _on_its_day(self, edition: Edition, now: datetime) -> Edition:
        """Return an edition as it is shown on the day it is in Luton, or on the day that was set."""
        return replace(edition, as_of=self._day or day_in_luton(now))


def _is_here(edition: Edition | None) -> TypeGuard[Edition]:
    return edition is not None and Path(edition.folder).is_dir() and Path(edition.history).is_file()
