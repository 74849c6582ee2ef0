"""`Follower`: shows what a store says is out, and keeps to the last good edition where that is at fault.

Everything a reader may see hangs on one attribute. It is swapped whole once an edition has been fetched,
checked and read, so that no page is made of two editions and no reader waits for the next one.
"""

import logging
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Lock

from lutondash.dataset.edition import Edition, dataset
from lutondash.editions.choosing import Health
from lutondash.editions.days import Days
from lutondash.editions.fetching import Fetcher
from lutondash.editions.histories import HISTORIES, Histories
from lutondash.editions.last_shown import LastShown
from lutondash.editions.looked import (
    EMPTY,
    NOT_LOOKED,
    NOT_OUT_YET,
    NOTHING,
    OUT_OF_REACH,
    Looked,
    Told,
    Trouble,
)
from lutondash.editions.newest import Newest, Round, is_here, is_too_early
from lutondash.editions.store import Ledger, Store
from lutondash.editions.tidying import in_use, tidy
from lutondash.errors import EditionFaultError, Finding, LutondashError, UnknownIdError
from lutondash.model.edition import Shown

_TOO_LONG = timedelta(minutes=2)
"""Several rounds of looking: whoever looks has stopped."""
_CHECKED_FOR = timedelta(minutes=1)
"""For so long the files of an earlier edition count as whole once they were found so."""
_TIDY_EVERY = timedelta(hours=1)

_log = logging.getLogger(__name__)


class Follower:
    """Follows a store for one process; `folder` is a place on this machine, which processes may share.

    `day` is the day that every reader is shown, where one was set. Raises EditionFaultError for an
    address that is none.
    """

    def __init__(self, address: str, folder: Path, day: date | None = None) -> None:
        self._address = address
        self._store = Store.open(address, folder)
        self._own = own = self._store.place(folder)
        self._fetcher = Fetcher(self._store, own, Histories(self._store, own / HISTORIES))
        self._days = Days(day)
        self._newest = Newest(self._fetcher, self._days)
        self._last = LastShown(own / "last.json")
        self._past: dict[tuple[str, str], tuple[Edition, datetime]] = {}
        self._tidied: datetime | None = None
        self._refreshing = Lock()
        self._followed = Lock()
        self._looked: Looked | None = None

    def shown(self, now: datetime) -> Edition:
        """Return the edition of the moment; EditionFaultError where there is none to show."""
        found = self._found(now)
        if found.edition is None:
            raise EditionFaultError(self._address, [Finding(".", 0, NOTHING, "The log says why.")])
        return replace(found.edition, as_of=found.nearest(self._days.at(now)[0]))

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
        if abs(now - checked) > _CHECKED_FOR or not (is_here(held) and _is_readable(held)):
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
            before = self._looked or Looked(self._last.readable(self._days, now), now, now)
            try:
                found = self._look(before, now)
            except EditionFaultError as unreachable:
                found = self._unreached(before, now, str(unreachable))
            self._settle(replace(self._days.read(found, before, now, self._fetcher.mend), checked=now))
            self._tidy(found.edition, now)

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

    def _look(self, before: Looked, now: datetime) -> Looked:
        """Look at the store; EditionFaultError where it is out of reach."""
        ledger = self._ledger(before)
        found = self._newest.found(Round(ledger, now, before, is_first=self._looked is None))
        if found.edition is None:
            self._last.forget(ledger.taken_back)
        return found

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
        if before.edition is not None and is_too_early(before.edition, self._fetcher.brought, now):
            troubles.append(Trouble(NOT_OUT_YET.format(before.number)))
            before = replace(before, edition=None, told=Told())
        return replace(before, troubles=tuple(troubles))

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
            self._past.clear()  # each was told with what is told no more

    def _tidy(self, edition: Edition | None, now: datetime) -> None:
        """Mark what is in use on this machine and, now and then, remove what nobody uses."""
        try:
            if edition is not None:
                in_use(edition)
            if self._tidied is None or abs(now - self._tidied) >= _TIDY_EVERY:
                tidy(self._own)
                self._tidied = now
        except (OSError, ValueError) as reason:
            _log.warning("what nobody uses any more cannot be removed: %s", reason)


def _is_readable(edition: Edition) -> bool:
    """Say whether an edition can be read from its files here; at once where it has been."""
    try:
        dataset(edition)
    except (LutondashError, OSError, ValueError):
        return False
    return True
