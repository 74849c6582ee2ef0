"""The whole server: finished pages and packed files in front, the Streamlit app behind."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from lutondash.site.finished import ASSETS
from lutondash.web.assets import Assets
from lutondash.web.front import Front

_SCRIPT = Path(__file__).resolve().parents[2] / "app.py"


def app(script: Path = _SCRIPT) -> st.App:
    """Return the server as an ASGI application."""
    return st.App(script, middleware=[Middleware(Assets, ours=ASSETS), Middleware(Front)])
