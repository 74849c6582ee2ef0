"""The history of a store's editions, put together for a page and handed over as a file."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from lutondash.dataset.history_file import mark_used, write_history, write_once
from lutondash.dataset.layout import VISION
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.reading import check_changes
from lutondash.editions.store import Store
from lutondash.errors import EditionFaultError
from lutondash.model.edition import Change, EditionChange, History

Places = frozenset[str]
HISTORIES = "histories"
"""The folder of histories beside the editions that they tell of."""


def own_places(folder: Path) -> Places:
    """Return the codes of our own place, its region and its country, as an edition's vision names them.

    Raises OSError or ValueError where the file is missing or damaged.
    """
    vision = tomllib.loads((folder / VISION).read_text("utf-8"))
    return frozenset(str(vision[key]) for key in ("geography", "region", "country") if key in vision)


@dataclass(frozen=True)
class Histories:
    """Writes histories; what an edition changed is read from the store once."""

    store: Store
    folder: Path
    _read: dict[tuple[str, Places], tuple[Change, ...]] = field(default_factory=dict)

    def changes(self, edition: StoredManifest, places: Places) -> tuple[Change, ...]:
        """Return what an edition changed in some places; EditionFaultError where that cannot be read.

        An edition that was compared with none changed nothing: all its figures are new.
        """
        if edition.manifest.base is None:
            return ()
        key = edition.sha256, places
        if key not in self._read:
            found = check_changes(edition, self.store)
            self._read[key] = tuple(change for change in found if change.geography in places)
        return self._read[key]

    def write(self, told: History, editions: Iterable[StoredManifest], places: Places) -> str:
        """Write a history with what these editions changed, newest first, and return the file's path.

        Raises OSError. What cannot be read is left out: ask `changes` of each edition to be told.
        """
        editions = tuple(editions)
        listed = tuple(
            EditionChange(edition.number, change)
            for edition in sorted(editions, key=lambda each: each.number, reverse=True)
            for change in self._readable(edition, places)
        )
        whole = self.whole(editions)
        return str(write_history(replace(told, changes=listed, whole=whole), self.folder))

    def whole(self, editions: Iterable[StoredManifest]) -> tuple[tuple[int, str], ...]:
        """Bring here what these editions changed in every place; return the files by the edition's number.

        What cannot be read is left out, as above. Raises OSError.
        """
        compared = (each for each in editions if each.manifest.base is not None)
        found = ((each.number, self._file(each)) for each in compared)
        return tuple((number, str(path)) for number, path in found if path is not None)

    def _file(self, edition: StoredManifest) -> Path | None:
        digest = edition.manifest.changes.sha256
        path = self.folder / f"{digest}.csv"
        if not mark_used(path):
            try:
                write_once(path, self.store.read_blob(digest))
            except EditionFaultError:
                return None
        return path

    def _readable(self, edition: StoredManifest, places: Places) -> tuple[Change, ...]:
        try:
            return self.changes(edition, places)
        except EditionFaultError:
            return ()
