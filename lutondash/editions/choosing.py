"""Choosing an edition: the one of the moment, or an earlier one that an address asks for by its number."""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from lutondash.dataset.edition import Edition, history_of
from lutondash.editions.on_day import start_on, written_day
from lutondash.errors import LutondashError, UnknownIdError

EDITION = "edition"
"""The choice of an earlier edition, by its name in an address."""
SINCE = "since"
"""The choice of an earlier edition to look at the shown one beside, by its number or a day in an address."""
MEETING = "meeting"
"""The day of the meeting at which an earlier edition was looked at, by its name in an address."""

_log = logging.getLogger(__name__)
_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Health:
    """How a site is: what it shows, since when it has been so, and what is wrong in words for anybody.

    `edition` is None where there are no editions, and where nothing can be shown: then `is_up` is false.
    """

    edition: int | None
    since: datetime
    checked: datetime
    fault: str = ""
    is_up: bool = True

    @property
    def status(self) -> str:
        """All is well, something is not, or nothing can be shown."""
        if not self.is_up:
            return "down"
        return "degraded" if self.fault else "ok"


class Source(Protocol):
    """Where a site gets its editions from; every `now` has a time zone."""

    def shown(self, now: datetime) -> Edition:
        """Return the edition of the moment."""

    def past(self, number: int, now: datetime) -> Edition:
        """Return an edition that is out as it came out; UnknownIdError where none is by that number."""

    def health(self, now: datetime) -> Health:
        """Say how things are."""


def looks_back(given: Mapping[str, Sequence[str]]) -> bool:
    """Say whether an address asks for an earlier edition."""
    return bool(_written(given, EDITION) or _written(given, SINCE))


def looked_at(source: Source, given: Mapping[str, Sequence[str]], shown: Edition, now: datetime) -> Edition:
    """Return the edition that an address asks for, else the one of the moment.

    The day of a meeting is noted with an earlier edition only; what is no day says nothing. Raises
    UnknownIdError for a number that no edition bears, or one that is still to come: they look alike.
    """
    wanted, meeting = _written(given, EDITION), _written(given, MEETING)
    if not wanted:
        return shown
    return replace(source.past(_number(wanted), now), meeting=meeting if written_day(meeting) else "")


def beside_earlier(
    source: Source, given: Mapping[str, Sequence[str]], looked: Edition, now: datetime
) -> Edition:
    """Return an edition beside the earlier one that an address asks for; UnknownIdError as above.

    Where it asks for a day on which no earlier edition stood, the edition stands alone: the page says why.
    """
    wanted = _written(given, SINCE)
    day = written_day(wanted)
    number = _start(looked, day) if day else _number(wanted) if wanted else None
    if number is None:
        return looked
    earlier = source.past(number, now)
    if looked.number is None or earlier.number is None or earlier.number > looked.number:
        raise UnknownIdError("earlier edition", wanted)
    return replace(looked, before=earlier)


def beside(
    source: Source, given: Mapping[str, Sequence[str]], looked: Edition, now: datetime, *, usually: bool
) -> Edition:
    """Return an edition beside the earlier one that an address asks for.

    Where it asks for none, or for a day that gives none, the edition stands beside the one before it if
    that is what its page `usually` does, else alone: also where that one cannot be read. Raises as
    `beside_earlier` does.
    """
    found = beside_earlier(source, given, looked, now)
    if not usually or found.before is not None:
        return found
    try:
        return beside_previous(source, looked, now)
    except (LutondashError, OSError) as fault:
        _log.warning("the edition before cannot be looked at: %s", fault)
        return looked


def beside_previous(source: Source, looked: Edition, now: datetime) -> Edition:
    """Return an edition beside the one that stood before it; alone where none did.

    One that was withdrawn did not stand. Raises as `Source.past` does where its files cannot be had.
    """
    number = looked.number or 0
    stood = (each.number for each in history_of(looked).editions if not each.is_withdrawn)
    before = max((each for each in stood if each < number), default=None)
    return looked if before is None else replace(looked, before=source.past(before, now))


def _start(looked: Edition, day: date) -> int | None:
    """Return the number of the edition to start from on a day, if it is earlier than the one looked at."""
    start = start_on(history_of(looked).editions, day)
    return start.number if start and looked.number and start.number < looked.number else None


def _written(given: Mapping[str, Sequence[str]], name: str) -> str:
    """Return the last value of a choice; blank where none was made."""
    return next(iter(reversed(given.get(name, ()))), "")


def _number(text: str) -> int:
    """Read the number of an edition in the one way that it is written."""
    if not _NUMBER.fullmatch(text):
        raise UnknownIdError("edition", text)
    return int(text)
