"""What was found when a store was last looked at, and what was wrong, in words for anybody."""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from lutondash.dataset.edition import Edition
from lutondash.editions.manifest import StoredManifest
from lutondash.model.edition import PublishedEdition

OUT_OF_REACH = "The store of editions cannot be reached."
DAMAGED_RECORD = "A record in the store of editions is damaged, missing or late."
NOT_WHOLE = "Edition {} is not shown: its files are missing or damaged."
NOT_KEPT = "Edition {} is not shown: it cannot be kept on this machine."
NOT_READ_AGAIN = "Edition {} is shown as it was read last: its files here cannot be read again."
NOT_OUT_YET = "Edition {} was shown, but is not out by the clock: the clock was changed."
EMPTY = "It holds no edition, though one was shown from it."
AT_FAULT = "Edition {} is not shown: its data is at fault."
NO_CHANGES = "What edition {} changed cannot be read."
NOT_LOOKED = "The store of editions has not been looked at lately."
NOTHING = "There is no edition to show."

_JITTER = timedelta(seconds=2)
"""So far may a clock go back without being called wrong."""

_log = logging.getLogger(__name__)


def is_early(at: datetime, now: datetime) -> bool:
    """Say whether a time is still to come, by more than a clock may be off."""
    return at > now + _JITTER


@dataclass(frozen=True, slots=True, order=True)
class Trouble:
    """Something wrong: in words for anybody, and in detail for the log."""

    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of editions: never of one that is still to come, or that cannot be shown.

    `out` holds those that may be what everybody sees, `taken_back` those that were; an address may ask for
    any of them. `published` tells of all of them.
    """

    out: tuple[StoredManifest, ...] = ()
    published: tuple[PublishedEdition, ...] = ()
    taken_back: tuple[StoredManifest, ...] = ()

    @property
    def visible(self) -> tuple[StoredManifest, ...]:
        """All editions that an address may ask for."""
        return (*self.out, *self.taken_back)

    def up_to(self, number: int) -> "Told":
        """Leave out what is newer than an edition and was not taken back."""
        return Told(
            tuple(each for each in self.out if each.number <= number),
            tuple(each for each in self.published if each.is_withdrawn or each.number <= number),
            self.taken_back,
        )

    def numbered(self, number: int) -> StoredManifest | None:
        """Return the edition that an address may ask for by this number."""
        return next((each for each in self.visible if each.number == number), None)


@dataclass(frozen=True, slots=True)
class Looked:
    """All that readers may see of a store, made whole before the first of them sees it.

    `edition` is the one of the moment, shown on whatever day it is of `days`: those that its files were
    read for, once they had been found whole.
    """

    edition: Edition | None
    checked: datetime
    since: datetime
    told: Told = Told()
    troubles: tuple[Trouble, ...] = ()
    days: tuple[date, ...] = ()

    def nearest(self, day: date) -> date:
        """Return the day to show: the one that it is, or the nearest that was read."""
        return min(self.days, key=lambda each: abs(each - day), default=day)

    @property
    def number(self) -> int | None:
        """The number of the edition that is shown, None where none is."""
        return self.edition.number if self.edition else None

    @property
    def fault(self) -> str:
        """What is wrong in words for anybody, each once."""
        return " ".join(dict.fromkeys(each.words for each in self.troubles))

    @property
    def is_like(self) -> tuple[object, ...]:
        """What makes it worth telling: which edition is shown, and what is wrong."""
        return self.number, self.troubles

    def tell(self) -> None:
        """Write down how things are, for whoever runs the site."""
        if not self.troubles:
            _log.info("status=ok edition=%s", self.number)
        for words, alike in groupby(sorted(self.troubles), key=lambda each: each.words):
            detail = "; ".join(each.detail for each in alike)
            _log.warning("status=degraded edition=%s fault=%r detail=%r", self.number, words, detail)
