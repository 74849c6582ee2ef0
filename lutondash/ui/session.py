"""What this run of the app shows: the edition of the moment and the choices in the reader's address."""

import os
from datetime import UTC, datetime

import streamlit as st

from lutondash.dataset.edition import Edition
from lutondash.dataset.edition import edition as edition_at


def edition() -> Edition:
    """Return the edition this run shows: the environment's, else the repository's data today."""
    return edition_at(os.environ, datetime.now(UTC))


def asked() -> dict[str, list[str]]:
    """Return every value of every name in the reader's address."""
    return {name: st.query_params.get_all(name) for name in st.query_params}
