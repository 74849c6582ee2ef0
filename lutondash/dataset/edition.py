"""`Edition`: which data is shown and for which day; read once and shared by every reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo

from lutondash.dataset.dataset import Dataset
from lutondash.dataset.loading import load

FOLDER = "LUTONDASH_DATA"
AS_OF = "LUTONDASH_AS_OF"
_OWN_DATA = Path(__file__).resolve().parents[2] / "data"
_LUTON_TIME = ZoneInfo("Europe/London")
_EDITIONS_KEPT = 2
"""Today's, and yesterday's while its last readers leave."""
_LOADING = Lock()
"""Readers who come while an edition is being read wait for it, instead of reading it too."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What is shown: a folder of data as it stands released on a day."""

    folder: str
    as_of: date


def edition(settings: Mapping[str, str], now: datetime) -> Edition:
    """Return the edition that the settings name, else the repository's data on the day it is in Luton.

    `now` has a time zone. Raises ValueError where the setting of the day is no ISO day.
    """
    day = settings.get(AS_OF)
    as_of = date.fromisoformat(day) if day else now.astimezone(_LUTON_TIME).date()
    return Edition(settings.get(FOLDER) or str(_OWN_DATA), as_of)


def dataset(shown: Edition) -> Dataset:
    """Load an edition once, without what is still under embargo; it is immutable, and everyone shares it."""
    with _LOADING:
        return _loaded(shown)


@lru_cache(maxsize=_EDITIONS_KEPT)
def _loaded(shown: Edition) -> Dataset:
    return load(Path(shown.folder), as_of=shown.as_of).released(shown.as_of)
