"""Starts the server of a draft: `python -m lutondash.web.preview --draft FOLDER`. Officers only.

It is another program on another port than the public site, behind a proxy that knows who asks. What to set
the draft beside comes from the environment, as for the public site.
"""

import argparse
import ipaddress
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from lutondash.editions.previewing import DRAFT, OUT_AT, PLACE, PROCESS
from lutondash.editions.private_folder import private_folder
from lutondash.editions.source import CACHE, cache_folder
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
    cache = cache_folder(os.environ)
    if cache is None:
        raise SystemExit(f"There is no place for copies of the draft. Set {CACHE} to a folder's full path.")
    signal.signal(signal.SIGTERM, _leave)
    with private_folder(cache) as own, _undisturbed_at_the_end():
        _set(given, own)
        write_log()
        answering = previewed(given.identity_header)
        serve(only_as(answering, names(given.address, given.host)), given.address, given.port)


def _leave(number: int, _frame: FrameType | None) -> None:
    """End in the usual way when told to, so that the copies of the draft are removed."""
    raise SystemExit(128 + number)


@contextmanager
def _undisturbed_at_the_end() -> Iterator[None]:
    """Once the block ends no signal stops what comes after: the command sends one when it ends itself."""
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lutondash.web.preview", description="Serve a draft to officers.")
    parser.add_argument("--draft", type=Path, required=True)
    parser.add_argument("--at", default="")
    parser.add_argument("--port", type=int, default=8502)
    parser.add_argument("--address", default="localhost")
    parser.add_argument("--identity-header", default="")
    parser.add_argument("--host", action="append", default=[])
    return parser


def _set(given: argparse.Namespace, own: Path) -> None:
    """Tell this process, and none that it starts, that it may show the draft."""
    os.environ[DRAFT] = str(given.draft.resolve())
    os.environ[OUT_AT] = given.at
    os.environ[PROCESS] = str(os.getpid())
    os.environ[PLACE] = str(own)
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
