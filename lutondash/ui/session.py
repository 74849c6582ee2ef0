"""Which dataset is shown, and for which day: read from the environment once a run, loaded once for all."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st

from lutondash.dataset.dataset import Dataset
from lutondash.dataset.loading import load

FOLDER = "LUTONDASH_DATA"
AS_OF = "LUTONDASH_AS_OF"
_OWN_DATA = Path(__file__).resolve().parents[2] / "data"
_LUTON_TIME = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Edition:
    """What is shown: a folder of data as it stands released on a day."""

    folder: str
    as_of: date


def edition() -> Edition:
    """Return the edition this run shows: the environment's, else the repository's data today."""
    day = os.environ.get(AS_OF)
    today = datetime.now(UTC).astimezone(_LUTON_TIME).date()
    return Edition(os.environ.get(FOLDER) or str(_OWN_DATA), date.fromisoformat(day) if day else today)


@st.cache_resource(show_spinner=False, max_entries=2)
def dataset(shown: Edition) -> Dataset:
    """Load an edition once, without what is still under embargo; every visitor shares it."""
    return load(Path(shown.folder), as_of=shown.as_of).released(shown.as_of)
