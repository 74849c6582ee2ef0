"""Starts the server of a draft: `python -m lutondash.web.preview --draft FOLDER`. Officers only.

It is another program on another port than the public site, behind a proxy that knows who asks. What to set
the draft beside comes from the environment, as for the public site.
"""

import argparse
import ipaddress
import os
from collections.abc import Sequence
from pathlib import Path

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from lutondash.editions.previewing import DRAFT, OUT_AT, PROCESS
from lutondash.web.__main__ import serve
from lutondash.web.front import source_set
from lutondash.web.seen import Seen, write_log
from lutondash.web.serving import app

FORWARDED_USER = "X-Forwarded-User"
"""The header in which a proxy says who asks, unless it was told otherwise."""
_THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


def main() -> None:
    """Serve until stopped."""
    given = _parser().parse_args()
    if not given.identity_header and not is_local(given.address):
        raise SystemExit(
            f"{given.address} can be reached from outside. Nobody would know who looks at the draft. "
            "Use --address localhost, or name the header of your proxy with --identity-header."
        )
    _set(given)
    write_log()
    answering = previewed(given.identity_header)
    serve(only_as(answering, names(given.address, given.host)), given.address, given.port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lutondash.web.preview", description="Serve a draft to officers.")
    parser.add_argument("--draft", type=Path, required=True)
    parser.add_argument("--at", default="")
    parser.add_argument("--port", type=int, default=8502)
    parser.add_argument("--address", default="localhost")
    parser.add_argument("--identity-header", default="")
    parser.add_argument("--host", action="append", default=[])
    return parser


def _set(given: argparse.Namespace) -> None:
    """Tell this process, and none that it starts, that it may show the draft."""
    os.environ[DRAFT] = str(given.draft.resolve())
    os.environ[OUT_AT] = given.at
    os.environ[PROCESS] = str(os.getpid())
    os.environ["STREAMLIT_SERVER_PORT"] = str(given.port)
    os.environ["STREAMLIT_SERVER_ADDRESS"] = given.address


def is_local(address: str) -> bool:
    """Say whether an address is reached from this machine alone."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def names(address: str, hosts: Sequence[str]) -> tuple[str, ...]:
    """Return the names under which the draft may be asked for; none where the proxy alone checks them."""
    if not is_local(address):
        return tuple(hosts)
    own = f"[{address}]" if ":" in address else address
    return (*_THIS_MACHINE, own, *hosts)


def only_as(server: ASGIApp, hosts: Sequence[str]) -> ASGIApp:
    """Let requests pass that ask for one of these names, pages and websockets alike; all if there is none.

    A web page elsewhere can lead its own name to this machine, and a browser here would let it read what
    answers: it is told apart by the name alone.
    """
    return TrustedHostMiddleware(server, hosts, www_redirect=False) if hosts else server


def previewed(header: str) -> ASGIApp:
    """Return the server of the draft; who names a header turns away whoever has none."""
    return Seen(app(), source_set, header or FORWARDED_USER, must_be_known=bool(header))


if __name__ == "__main__":
    main()
