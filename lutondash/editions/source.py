"""Where a site gets its editions from, by its settings: a store that it follows, or a folder as it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import platformdirs

from lutondash.dataset.edition import AS_OF, Edition, dataset, edition
from lutondash.dataset.shelf import Shelf
from lutondash.editions.choosing import Health, Source
from lutondash.editions.following import Follower
from lutondash.editions.polling import keep_looking
from lutondash.editions.previewing import DRAFT, preview_set
from lutondash.errors import LutondashError, UnknownIdError, UsageError

STORE = "LUTONDASH_STORE"
"""The setting that gives the address of a store; without it the site shows a folder."""
CACHE = "LUTONDASH_CACHE"
"""The setting that names the cache folder; the user's own cache folder unless set."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of data as it stands today: it has no editions."""

    settings: Mapping[str, str]

    def shown(self, now: datetime) -> Edition:
        """Return the folder on the day it is."""
        return edition(self.settings, now)

    def past(self, number: int, now: datetime) -> Edition:  # noqa: ARG002 - a follower needs it
        """Raise UnknownIdError: no edition has a number."""
        raise UnknownIdError("edition", str(number))

    def health(self, now: datetime) -> Health:
        """Say whether the folder can be read: the first to ask waits until it has been."""
        try:
            dataset(self.shown(now))
        except (LutondashError, OSError, ValueError):
            return Health(None, now, now, "The data is at fault.", is_up=False)
        return Health(None, now, now)


def source(settings: Mapping[str, str]) -> Source:
    """Return what the settings name: the one follower of a store in this process, else a folder.

    In the process that `lutondash preview` starts it is a draft. Raises EditionFaultError for an address that
    is none, UsageError where there is no place for its files, and where any other process is told of a draft.
    """
    if settings.get(DRAFT):
        return preview_set(settings)
    address = settings.get(STORE)
    if not address:
        return Folder(settings)
    return _FOLLOWERS.get((address, _editions(settings), settings.get(AS_OF, "")))


def cache_folder(settings: Mapping[str, str]) -> Path | None:
    """Return the folder for what can be made again, as it was set, else the user's; None if there is none."""
    own = Path(settings.get(CACHE) or platformdirs.user_cache_dir("lutondash"))
    return own if own.is_absolute() else None


def editions_in(cache: Path) -> Path:
    """Return the folder of a cache for what is kept of stores."""
    return cache / "editions"


def follow(settings: Mapping[str, str], clock: Callable[[], datetime]) -> None:
    """Look at the store that the settings name, if any, and go on looking in the background.

    Only the first call begins; it returns when the newest edition has been read.
    """
    found = source(settings)
    if isinstance(found, Follower) and found.is_first():
        keep_looking(found, clock)


def _editions(settings: Mapping[str, str]) -> Path:
    folder = cache_folder(settings)
    if folder is None:
        raise UsageError(f"There is no place for the files of editions. Set {CACHE} to a folder's full path.")
    return editions_in(folder)


def _follower(asked: tuple[str, Path, str]) -> Follower:
    address, folder, day = asked
    return Follower(address, folder, date.fromisoformat(day) if day else None)


_FOLLOWERS = Shelf(_follower, 8)
