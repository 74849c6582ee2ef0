"""What a draft is set beside: the newest edition of a store, or a folder of published data."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from lutondash.dataset.edition import Edition, day_in_luton
from lutondash.dataset.history_file import write_history
from lutondash.editions.histories import Histories, own_places
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.reading import check_out, released_of
from lutondash.editions.store import Store
from lutondash.model.edition import EditionChange, History, PublishedEdition, Shown

_LOOK_EVERY = timedelta(seconds=15)


class Base(Protocol):
    """What is published now, and what was published before."""

    def edition(self, day: date, now: datetime) -> Edition | None:
        """Return what a draft is set beside, as it stands on a day; None where nothing is published."""

    def history(self, now: datetime) -> History:
        """Return the editions that are out, newest first, and what they changed here."""


@dataclass(frozen=True, slots=True)
class FolderBase:
    """A folder of published data; it has no editions."""

    folder: Path

    def edition(self, day: date, now: datetime) -> Edition | None:  # noqa: ARG002 - a store looks at the time
        """Return the folder on a day."""
        return Edition(str(self.folder.resolve()), day)

    def history(self, now: datetime) -> History:  # noqa: ARG002 - as above
        """Return nothing: there are no editions."""
        return History()


class StoreBase:
    """A store of editions: a draft begins from the newest that was not taken back, be it out or not."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._folder = store, folder
        self._histories = Histories(store, folder / "histories")
        self._looked: datetime | None = None
        self._base: Edition | None = None
        self._history = History()

    def edition(self, day: date, now: datetime) -> Edition | None:
        """Return the newest edition; raises EditionFaultError where it cannot be read."""
        self._look(now)
        return replace(self._base, as_of=day) if self._base is not None else None

    def history(self, now: datetime) -> History:
        """Return the editions that are out, newest first, and what they changed here."""
        self._look(now)
        return self._history

    def _look(self, now: datetime) -> None:
        """Look at the store, and not again for a while."""
        if self._looked is not None and now - self._looked < _LOOK_EVERY:
            return
        ledger = self._store.ledger()
        newest = next(iter(ledger.standing), None)
        self._base = self._checked_out(newest) if newest is not None else None
        out = {each.number for each in released_of(ledger, now) if not each.is_hidden}
        places = own_places(Path(self._base.folder)) if self._base is not None else frozenset()
        changes = tuple(
            EditionChange(each.number, change)
            for each in reversed(ledger.manifests)
            if each.number in out
            for change in self._histories.changes(each, places)
        )
        whole = self._histories.whole(each for each in ledger.manifests if each.number in out)
        self._history = History(editions=released_of(ledger, now), changes=changes, whole=whole)
        self._looked = now

    def _checked_out(self, newest: StoredManifest) -> Edition:
        """Bring the newest edition here; its history says no more than when it comes out."""
        manifest = newest.manifest
        told = PublishedEdition(
            number=newest.number, at=manifest.at, note=manifest.note, approved_by=manifest.approved_by
        )
        folder = check_out(newest, self._store, self._folder / "editions")
        written = write_history(History(Shown.CURRENT, told.number, (told,)), self._folder / "histories")
        day = day_in_luton(manifest.at)
        return Edition(str(folder), day, str(written), number=told.number, kind=Shown.CURRENT)
