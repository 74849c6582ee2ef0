"""Looking at a store again and again, in a thread of its own."""

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

from lutondash.editions.following import Follower

EVERY = 15.0
"""In seconds. With fetching and reading, a new edition is there well within a minute of its time."""

_log = logging.getLogger(__name__)


def keep_looking(follower: Follower, clock: Callable[[], datetime], every: float = EVERY) -> Event:
    """Look once, then every few seconds until the event that is returned is set or the process ends.

    `clock` tells the time, with a time zone.
    """
    stop = Event()
    _look(follower, clock)
    Thread(target=_go_on, args=(follower, clock, every, stop), name="follow-editions", daemon=True).start()
    return stop


def _go_on(follower: Follower, clock: Callable[[], datetime], every: float, stop: Event) -> None:
    while not stop.wait(every):
        _look(follower, clock)


def _look(follower: Follower, clock: Callable[[], datetime]) -> None:
    """Look, and outlive whatever goes wrong: readers keep what they have, and the log says what it was."""
    try:
        follower.refresh(clock())
    except Exception:  # noqa: BLE001 - a fault that nobody thought of would end the looking for good
        _log.exception("the store of editions could not be looked at")
