"""Which data a pack is made of: a folder on a day, or the edition of a store, beside an earlier one."""

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lutondash.cli.options import day_of, folder_of
from lutondash.dataset.edition import Edition, day_in_luton, history_of
from lutondash.editions.choosing import SINCE, Source, beside
from lutondash.editions.on_day import start_on, stood_on, written_day
from lutondash.editions.source import CACHE, STORE, source
from lutondash.errors import PackFault, PackFaultError, UnknownIdError
from lutondash.views import formats, moments


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was given with the command: a folder or a store, a day to look from, and from when on to tell.

    A folder that is named counts more than a store.
    """

    data: Path | None
    store: str
    as_of: date | None
    since: str
    now: datetime


def edition_of(wanted: Wanted) -> Edition:
    """Return what a pack is made of; PackFaultError where no edition stood, or none can be started from."""
    if not wanted.store or wanted.data is not None:
        return _folder(wanted)
    cache = {CACHE: os.environ[CACHE]} if CACHE in os.environ else {}
    store = source({STORE: wanted.store, **cache})
    shown = store.shown(wanted.now)
    looked = shown if wanted.as_of is None else _on_day(store, shown, wanted.as_of, wanted.now)
    if wanted.since:
        return _beside(store, looked, wanted)
    return beside(store, {}, looked, wanted.now, usually=True)


def _folder(wanted: Wanted) -> Edition:
    if wanted.since:
        found = "a folder keeps no earlier editions."
        raise _fault("--since", found, "It needs a store of editions.", "Name one with --store.")
    return Edition(str(folder_of(wanted.data).resolve()), day_of(wanted.as_of))


def _on_day(store: Source, shown: Edition, day: date, now: datetime) -> Edition:
    """Return the edition that stood at the end of a day."""
    editions = history_of(shown).editions
    if day > day_in_luton(now):
        raise _fault(
            "--as-of", f"{formats.day(day)} is still to come.", "A store tells of days past.", _EARLIER
        )
    stood = stood_on(editions, day)
    if stood is None:
        first = min(each.at for each in editions)
        found = f"no edition was out on {formats.day(day)}."
        raise _fault("--as-of", found, f"The first came out on {moments.moment(first)}.", "Give a later day.")
    return shown if stood.number == shown.number else store.past(stood.number, now)


_EARLIER = "Give an earlier day."


def _beside(store: Source, looked: Edition, wanted: Wanted) -> Edition:
    """Set an edition beside the earlier one that is to be started from."""
    editions, day = history_of(looked).editions, written_day(wanted.since)
    first = min((each.at for each in editions), default=wanted.now)
    if day is not None and start_on(editions, day) is None:
        found = f"no edition was out on {formats.day(day)}."
        raise _fault("--since", found, f"The first came out on {moments.moment(first)}.", "Give a later day.")
    try:
        looked_beside = beside(store, {SINCE: [wanted.since]}, looked, wanted.now, usually=True)
    except UnknownIdError as unknown:
        raise _no_earlier(looked, wanted.since) from unknown
    earlier = looked_beside.before
    if day is None and earlier is not None and earlier.number == looked.number:
        raise _no_earlier(looked, wanted.since)
    return looked_beside


def _no_earlier(looked: Edition, since: str) -> PackFaultError:
    want = f"It is a day such as 2026-09-30, or a number under {looked.number}."
    return _fault("--since", f"{since!r} is no earlier edition.", want, "`lutondash editions` lists them.")


def _fault(where: str, found: str, wanted: str, remedy: str) -> PackFaultError:
    return PackFaultError([PackFault(where, found, wanted, remedy)])
