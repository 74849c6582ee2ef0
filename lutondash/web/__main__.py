"""Starts the server: `python -m lutondash.web --port 8501`; all else comes from the environment."""

import argparse
import os

from starlette.types import ASGIApp
from uvicorn import Config

from lutondash.dataset.memory import keep_little
from lutondash.editions.previewing import refuse_draft
from lutondash.errors import UsageError
from lutondash.site.deployment import NOTICE
from lutondash.site.networks import networks
from lutondash.web.asked import ADDRESS
from lutondash.web.connections import MOST_OF_A_REQUEST, Graceful, Impatient, Shaken
from lutondash.web.doors import Doors, known
from lutondash.web.gauge import Gauge
from lutondash.web.headers import Headed
from lutondash.web.limits import Limits, most
from lutondash.web.logs import Logged, write_logs
from lutondash.web.messages import Heard
from lutondash.web.serving import app
from lutondash.web.warm import Warm

PROXIES = "LUTONDASH_PROXIES"
"""The setting that names the proxies before this server, such as `127.0.0.1,10.0.0.0/8`.

What they say of a reader's address and of https is believed, and nobody else's word for it.
"""

_PING_EVERY = 30
"""In seconds: often enough for proxies, which close a connection that keeps silent for a minute."""
_KEEP_OPEN = 15
"""In seconds: a reader's next page comes over the same connection, and a proxy's next request."""
_MOST_OF_A_MESSAGE = 64 * 1024
"""In bytes: an interactive page tells of its address and its choices, 1 kB of them."""
_MOST_WAITING = 2048
"""Connections that wait to be let in, on the evening when everybody comes at once."""
_LONGEST_END = 20
"""In seconds, for what is still under way when the server has stopped letting anybody in."""


def main() -> None:
    """Serve until stopped. Leaves with a message where it was told of a draft, or a setting is wrong."""
    parser = argparse.ArgumentParser(prog="lutondash.web", description="Serve the dashboard.")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default="localhost")
    given = parser.parse_args()
    # Streamlit checks by these where a connection comes from.
    os.environ["STREAMLIT_SERVER_PORT"] = str(given.port)
    os.environ["STREAMLIT_SERVER_ADDRESS"] = given.address
    try:
        refuse_draft(os.environ)
        write_logs()
        keep_little()
        public = os.environ.get(ADDRESS) or f"http://{given.address}:{given.port}"
        serve(Warm(app(), public), given.address, given.port)
    except UsageError as wrong:
        raise SystemExit(str(wrong)) from None


def serve(application: ASGIApp, address: str, port: int) -> None:
    """Serve with uvicorn itself: it sends small answers at once.

    Streamlit's own runner opens the socket in a way that leaves TCP_NODELAY off, so that on a connection kept
    open each answer waits for the reader's acknowledgement: 40 ms on one machine, a round trip elsewhere.
    """
    guarded = Limits(Doors(Heard(application), known(os.environ)), most(os.environ))
    gauge = Gauge(guarded)
    is_secure = os.environ.get(ADDRESS, "").startswith("https://")
    Graceful(_config(Headed(Logged(gauge), is_secure=is_secure), address, port), gauge, _notice()).run()


def _notice() -> float:
    written = os.environ.get(NOTICE, "0")
    if not written.isdecimal():
        raise UsageError(f"{NOTICE} is {written!r}. Give it a whole number of seconds, such as 5.")
    return float(written)


def _config(application: ASGIApp, address: str, port: int) -> Config:
    return Config(
        application,
        host=address,
        port=port,
        http=Impatient,
        h11_max_incomplete_event_size=MOST_OF_A_REQUEST,
        ws=Shaken,
        ws_ping_interval=_PING_EVERY,
        ws_ping_timeout=_PING_EVERY,
        ws_per_message_deflate=False,
        ws_max_size=_MOST_OF_A_MESSAGE,
        forwarded_allow_ips=[str(each) for each in networks(PROXIES, os.environ.get(PROXIES, ""))],
        backlog=_MOST_WAITING,
        timeout_keep_alive=_KEEP_OPEN,
        timeout_graceful_shutdown=_LONGEST_END,
        # Who serves, and in which version, is of use to nobody else.
        server_header=False,
        # The logs are arranged already.
        log_config=None,
        log_level="warning",
    )


if __name__ == "__main__":
    main()
