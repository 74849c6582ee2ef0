"""What this run of the app shows: one edition from its first line to its last, and the address's choices."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from lutondash.dataset.edition import Edition
from lutondash.editions.choosing import EDITION, MEETING, beside, looked_at, looks_back
from lutondash.editions.source import follow, source
from lutondash.errors import UnknownIdError

_RUN = "run"


@dataclass(frozen=True, slots=True)
class Run:
    """The edition that a run shows; not known where the address asks for one that nobody bears."""

    shown: Edition
    is_known: bool = True


def begin() -> Run:
    """Take the edition of this run, once: the one that the address asks for, else that of the moment."""
    follow(os.environ, _now)
    editions, now = source(os.environ), _now()
    shown = editions.shown(now)
    try:
        run = Run(looked_at(editions, asked(), shown, now))
    except UnknownIdError:
        run = Run(shown, is_known=False)
    st.session_state[_RUN] = run
    return run


def current() -> Run:
    """Return what `begin` took for this run."""
    run: Run = st.session_state[_RUN]
    return run


def beside_earlier(shown: Edition, *, usually: bool) -> Edition:
    """Return an edition beside the earlier one that the address asks for, else as its page usually does.

    Raises UnknownIdError where nobody bears its number.
    """
    return beside(source(os.environ), asked(), shown, _now(), usually=usually)


def asked() -> dict[str, list[str]]:
    """Return every value of every name in the reader's address."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def asks_back() -> bool:
    """Say whether the reader's address asks for an earlier edition."""
    return looks_back(asked())


def edition_asked() -> dict[str, list[str]]:
    """Return the choice of an edition in the reader's address, for a new address to keep."""
    return {name: values for name, values in asked().items() if name in (EDITION, MEETING)}


def _now() -> datetime:
    return datetime.now(UTC)
