"""Who follows a store in a test, and what a reader then sees."""

from datetime import datetime, timedelta
from pathlib import Path

from lutondash.dataset.edition import Edition, dataset
from lutondash.editions.following import Follower
from lutondash.editions.store import Store
from tests.editions.shelves import DAY, NOW

SECOND = timedelta(seconds=1)
TIME = NOW + DAY
"""When the second edition comes out."""
LATER = TIME + timedelta(hours=1)


def following(store: Store, place: Path, now: datetime) -> Follower:
    """Follow a store from a moment on, as another process with the same place on this machine would."""
    follower = Follower(store.address, place / "cache")
    follower.refresh(now)
    return follower


def rain(shown: Edition) -> float | None:
    """Return the last figure of rain: each edition of these tests has another."""
    return dataset(shown).series("rainy-days", "E92999001").observations[-1].value


def numbers(shown: Edition) -> list[int]:
    """Return the editions that a page tells of."""
    return [each.number for each in dataset(shown).history.editions]
