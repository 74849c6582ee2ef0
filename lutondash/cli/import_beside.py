"""What an import into a draft is set beside: a folder, or the store whose newest edition the draft copies."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lutondash.cli.stores import store_there
from lutondash.dataset import layout
from lutondash.editions.draft import Draft
from lutondash.editions.earlier_files import EarlierFiles
from lutondash.editions.reading import check_out
from lutondash.editions.store import Store
from lutondash.errors import UsageError

if TYPE_CHECKING:
    from lutondash.importers.import_file import Earlier


@dataclass(frozen=True)
class Beside:
    """The draft that is named, and the folder or the address of the store that was given with it."""

    draft: Path
    folder: Path | None
    address: str | None

    def must_be_there(self) -> None:
        """Raise UsageError where the draft is no folder, or the base is no folder of data."""
        if self.draft.exists() and not self.draft.is_dir():
            raise UsageError(f"{str(self.draft)!r} is a file. A draft is a folder: give another name.")
        if self.folder is None:
            return
        if not self.folder.is_dir():
            raise UsageError(f"There is no folder {str(self.folder)!r}. Give the data folder with --base.")
        if not (self.folder / layout.INDICATORS).is_dir():
            raise UsageError(
                f"{str(self.folder)!r} is no data folder: it has no folder {layout.INDICATORS!r}. "
                "Give the data folder with --base."
            )

    @contextmanager
    def published(self, record: Draft) -> Iterator[Path | None]:
        """Give what the public has of a draft's figures: its base, where that is named."""
        if self.folder is not None or not self.address or record.base is None:
            yield self.folder
            return
        store = self._store
        base = next((each for each in store.ledger().manifests if each.number == record.base), None)
        if base is None:
            raise UsageError(
                f"The draft was begun from edition {record.base}, which the store {self.address!r} does not "
                "have whole. Check --store and LUTONDASH_STORE, then look at `lutondash verify`."
            )
        with TemporaryDirectory() as folder:
            yield check_out(base, store, Path(folder))

    @contextmanager
    def earlier(self) -> "Iterator[Earlier | None]":
        """Give what finds out how files were in earlier editions; None where nobody said where those are."""
        if (base := self.folder) is not None:
            yield lambda _: (base,)
        elif self.address:
            with TemporaryDirectory() as folder:
                yield EarlierFiles(self._store, Path(folder)).folders
        else:
            yield None

    @contextmanager
    def base(self) -> Iterator[tuple[Path, int | None]]:
        """Give the folder a new draft is copied from, and its number where it is an edition."""
        if self.folder is not None:
            yield self.folder, None
            return
        if not self.address:
            raise UsageError(
                f"There is no draft {str(self.draft)!r} yet. Say what to copy, with --store or --base."
            )
        store = self._store
        newest = next(iter(store.ledger().standing), None)
        if newest is None:
            raise UsageError(
                f"The store {self.address!r} has no edition yet. Publish the first one, or say what to copy "
                "with --base FOLDER."
            )
        with TemporaryDirectory() as folder:
            yield check_out(newest, store, Path(folder)), newest.number

    @property
    def _store(self) -> Store:
        return store_there(self.address)
