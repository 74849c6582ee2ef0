"""Which edition stood on a day in Luton, and from which one a reader can start to look at what changed."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from lutondash.dataset.edition import day_in_luton
from lutondash.model.edition import PublishedEdition

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def written_day(text: str) -> date | None:
    """Return the day that a text such as 2026-09-30 is; None where it is written otherwise or is no day."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def stood_on(editions: Sequence[PublishedEdition], day: date) -> PublishedEdition | None:
    """Return the edition that the public saw at the end of a day, perhaps taken back since; None where none.

    Of the editions that were out and not yet taken back, it is the one with the highest number.
    """
    return _newest(each for each in _out(editions, day) if not _was_back(each, day))


def start_on(editions: Sequence[PublishedEdition], day: date) -> PublishedEdition | None:
    """Return the newest edition out by the end of a day that was never taken back: what to start from."""
    return _newest(each for each in _out(editions, day) if not each.is_withdrawn)


def _out(editions: Sequence[PublishedEdition], day: date) -> Sequence[PublishedEdition]:
    return [each for each in editions if day_in_luton(each.at) <= day]


def _was_back(edition: PublishedEdition, day: date) -> bool:
    return edition.withdrawn is not None and day_in_luton(edition.withdrawn.at) <= day


def _newest(editions: Iterable[PublishedEdition]) -> PublishedEdition | None:
    return max(editions, key=lambda each: each.number, default=None)
