"""Starts the server: `python -m lutondash.web --port 8501`; data and day come from the environment."""

import argparse
import os

import uvicorn
from starlette.types import ASGIApp

from lutondash.editions.previewing import refuse_draft
from lutondash.errors import UsageError
from lutondash.web.serving import app

_PING_EVERY = 30
"""In seconds: often enough for proxies, which close a connection that keeps silent for a minute."""


def main() -> None:
    """Serve until stopped. Leaves with a message where the process was told of a draft."""
    try:
        refuse_draft(os.environ)
    except UsageError as wrong:
        raise SystemExit(str(wrong)) from None
    parser = argparse.ArgumentParser(prog="lutondash.web", description="Serve the dashboard.")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default="localhost")
    given = parser.parse_args()
    # Streamlit checks by these where a connection comes from.
    os.environ["STREAMLIT_SERVER_PORT"] = str(given.port)
    os.environ["STREAMLIT_SERVER_ADDRESS"] = given.address
    serve(app(), given.address, given.port)


def serve(application: ASGIApp, address: str, port: int) -> None:
    """Serve with uvicorn itself: it sends small answers at once.

    Streamlit's own runner opens the socket in a way that leaves TCP_NODELAY off, so that on a connection kept
    open each answer waits for the reader's acknowledgement: 40 ms on one machine, a round trip elsewhere.
    """
    uvicorn.run(
        application,
        host=address,
        port=port,
        ws="websockets-sansio",
        ws_ping_interval=_PING_EVERY,
        ws_ping_timeout=_PING_EVERY,
        ws_per_message_deflate=False,
        log_level="warning",
    )


if __name__ == "__main__":
    main()
