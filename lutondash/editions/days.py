"""`Days`: an edition is read for today and, just before midnight, for tomorrow, so that no reader waits."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from lutondash.dataset.edition import Edition, dataset, day_in_luton
from lutondash.editions.looked import NOT_READ_AGAIN, Looked, Trouble
from lutondash.errors import LutondashError

_AHEAD = timedelta(minutes=1)
"""How long before midnight the next day's figures are read."""

Mend = Callable[[Edition], None]
"""Sees to it that the files of an edition are whole; raises where they cannot be."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that readers are shown: `only` is the one there is, where one was set."""

    only: date | None = None

    def at(self, now: datetime) -> tuple[date, ...]:
        """Return the day it is in Luton and, shortly before midnight, the next; or the day that was set."""
        days = (self.only,) if self.only else (day_in_luton(now), day_in_luton(now + _AHEAD))
        return tuple(dict.fromkeys(days))

    def today(self, edition: Edition, now: datetime) -> Edition:
        """Return an edition as it is on the day of a moment."""
        return replace(edition, as_of=self.at(now)[0])

    def read(self, found: Looked, before: Looked, now: datetime, mend: Mend) -> Looked:
        """Read what was found for each day that may be asked for, once its files are whole.

        Where a day fails, readers keep the day that they have.
        """
        edition, wanted = found.edition, self.at(now)
        if edition is None:
            return replace(found, days=())
        had = before.days if _are_same_files(edition, before.edition) else ()
        ready = tuple(day for day in wanted if day in had)
        try:
            if ready != wanted:
                mend(edition)
            for day in wanted:
                dataset(replace(edition, as_of=day))
                ready = tuple(each for each in wanted if each in ready or each == day)
        except (LutondashError, OSError, ValueError) as fault:
            trouble = Trouble(NOT_READ_AGAIN.format(edition.number), str(fault))
            return replace(found, days=ready or had, troubles=(*found.troubles, trouble))
        return replace(found, days=wanted)


def _are_same_files(one: Edition, other: Edition | None) -> bool:
    return other is not None and one.folder == other.folder
