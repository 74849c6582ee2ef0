"""The whole server: finished pages and packed files in front, the Streamlit app behind."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from lutondash.dataset.edition import dataset
from lutondash.dataset.memory import give_back
from lutondash.editions.source import cache_folder, follow, source
from lutondash.errors import LutondashError
from lutondash.site.finished import ASSETS
from lutondash.web.assets import Assets
from lutondash.web.front import Front, now
from lutondash.web.logs import gather

_log = logging.getLogger(__name__)
_TIDY_EVERY = 60.0
"""In seconds: often enough that what a rush of readers took goes back; it takes a few milliseconds."""
_SCRIPT = Path(__file__).resolve().parents[2] / "app.py"


def app(script: Path = _SCRIPT) -> st.App:
    """Return the server as an ASGI application."""
    # Until a first visitor's run says which pages there are, Streamlit would look for them in `pages/` alone.
    PagesManager.uses_pages_directory = False
    assets = Middleware(Assets, ours=ASSETS, cache=cache_folder(os.environ))
    return st.App(script, middleware=[assets, Middleware(Front)], lifespan=_starting)


@asynccontextmanager
async def _starting(_: st.App) -> AsyncIterator[None]:
    """Keep no list of visitors, and read the data before the port opens: nobody waits for it.

    Where editions come from a store, the server opens once it has looked there, and goes on looking.
    """
    # By now uvicorn and Streamlit have both arranged the logs, each undoing what the other was told.
    logging.getLogger("uvicorn.access").disabled = True
    gather()
    await run_in_threadpool(follow, os.environ, now)
    await run_in_threadpool(_read)
    tidying = asyncio.create_task(_tidy())
    try:
        yield
    finally:
        tidying.cancel()


async def _tidy() -> None:
    """Give back memory now and then: between pages of every size it would lie about in pieces."""
    while True:
        await asyncio.sleep(_TIDY_EVERY)
        await run_in_threadpool(give_back)


def _read() -> None:
    """Read the data that is shown; where a store has none, its follower has said so."""
    try:
        dataset(source(os.environ).shown(now()))
    except (LutondashError, OSError, ValueError) as fault:
        _log.warning("the data cannot be read yet: %s", fault)
