"""Bringing editions here: their files whole on this machine, with what is told of all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lutondash.dataset.edition import Edition, day_in_luton
from lutondash.editions.histories import Histories, own_places
from lutondash.editions.looked import NO_CHANGES, Told, Trouble
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.reading import check_out, is_whole, place_of
from lutondash.editions.store import Store
from lutondash.errors import EditionFaultError
from lutondash.model.edition import History, Shown


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Brings editions of a store into a folder; `_brought` holds their manifests by where their files are."""

    store: Store
    folder: Path
    histories: Histories
    _brought: dict[str, StoredManifest] = field(default_factory=dict)

    @property
    def brought(self) -> tuple[StoredManifest, ...]:
        """The editions that this process has brought here."""
        return tuple(self._brought.values())

    def fetched(self, each: StoredManifest, told: Told, kind: Shown) -> Edition:
        """Bring an edition here, on the day it came out, with what it and those before it changed.

        Those that were taken back count, too, unless hidden: the public saw their figures. Readers of the
        current edition are also told of newer ones that were taken back.

        Raises EditionFaultError or ValueError where anything of it is missing or damaged, OSError where it
        cannot be kept on this machine.
        """
        folder = self._checked_out(each)
        self._brought[str(folder)] = each
        places = own_places(folder)
        self.histories.changes(each, places)
        history = History(kind, each.number, told.published)
        written = self.histories.write(history, _logged(each, told, kind), places)
        return Edition(str(folder), day_in_luton(each.manifest.at), written, number=each.number, kind=kind)

    def mend(self, edition: Edition) -> None:
        """See to it that the files of an edition are here as they were published. Raises as `fetched` does.

        The store is needed only where they are not. Of an edition that only this machine remembers there is
        nothing to go by.
        """
        each = self._brought.get(edition.folder)
        if each is not None and not is_whole(Path(edition.folder), each.manifest):
            self._checked_out(each)

    def holds(self, each: StoredManifest) -> bool:
        """Say whether the files of an edition are here as they were published."""
        return is_whole(place_of(each, self.folder), each.manifest)

    def _checked_out(self, each: StoredManifest) -> Path:
        try:
            return check_out(each, self.store, self.folder)
        except EditionFaultError as fault:
            if any(Path(one.path).is_relative_to(self.folder) for one in fault.findings):
                raise OSError(str(fault)) from fault
            raise

    def unread(self, told: Told, edition: Edition) -> Iterator[Trouble]:
        """Tell of the editions whose changes cannot be read."""
        yield from self._unread(told.visible, own_places(Path(edition.folder)))

    def _unread(self, out: Iterable[StoredManifest], places: frozenset[str]) -> Iterator[Trouble]:
        for each in out:
            try:
                self.histories.changes(each, places)
            except EditionFaultError as fault:
                yield Trouble(NO_CHANGES.format(each.number), str(fault))


def _logged(each: StoredManifest, told: Told, kind: Shown) -> tuple[StoredManifest, ...]:
    """Return the editions whose changes are told beside one, itself among them."""
    others = (one for one in told.up_to(each.number).visible if one.number != each.number)
    return each, *(one for one in others if kind is Shown.CURRENT or one.number < each.number)
