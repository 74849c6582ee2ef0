"""Choosing an edition: the one of the moment, or an earlier one that an address asks for by its number."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from lutondash.dataset.edition import Edition
from lutondash.errors import UnknownIdError

EDITION = "edition"
"""The choice of an earlier edition, by its name in an address."""
SINCE = "since"
"""The choice of an earlier edition to look at the shown one beside, by its name in an address."""

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

    Raises UnknownIdError for a number that no edition bears, or one that is still to come: they look alike.
    """
    wanted = _written(given, EDITION)
    return source.past(_number(wanted), now) if wanted else shown


def beside_earlier(
    source: Source, given: Mapping[str, Sequence[str]], looked: Edition, now: datetime
) -> Edition:
    """Return an edition beside the earlier one that an address asks for; UnknownIdError as above."""
    wanted = _written(given, SINCE)
    if not wanted:
        return looked
    earlier = source.past(_number(wanted), now)
    if looked.number is None or earlier.number is None or earlier.number > looked.number:
        raise UnknownIdError("earlier edition", wanted)
    return replace(looked, before=earlier)


def _written(given: Mapping[str, Sequence[str]], name: str) -> str:
    """Return the last value of a choice; blank where none was made."""
    return next(iter(reversed(given.get(name, ()))), "")


def _number(text: str) -> int:
    """Read the number of an edition in the one way that it is written."""
    if not _NUMBER.fullmatch(text):
        raise UnknownIdError("edition", text)
    return int(text)
