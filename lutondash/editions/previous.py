"""The edition that stood before another: what a feed compares its verdicts with."""

from dataclasses import replace
from datetime import datetime

from lutondash.dataset.edition import Edition, history_of
from lutondash.editions.choosing import Source


def beside_previous(source: Source, looked: Edition, now: datetime) -> Edition:
    """Return an edition beside the one that stood before it; alone where none did.

    One that was withdrawn did not stand. Raises as `Source.past` does where its files cannot be had.
    """
    number = looked.number or 0
    stood = (each.number for each in history_of(looked).editions if not each.is_withdrawn)
    before = max((each for each in stood if each < number), default=None)
    return looked if before is None else replace(looked, before=source.past(before, now))
