"""The drawing library in a process of its own, run by `engine.py` as a file: it imports nothing of ours.

It draws what it is sent until it is idle for a while, or until whoever started it is gone.
"""

import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

import vl_convert

_LONGEST_IDLE = 20.0
"""In seconds: the library holds on to 100 MB, and takes a third of a second to be there again."""


def _svg(specification: str) -> str:
    return str(vl_convert.vegalite_to_svg(specification, allowed_base_urls=[]))


def _png(drawn: str, scale: float) -> bytes:
    return bytes(vl_convert.svg_to_png(drawn, scale=scale))


_DRAWN: dict[str, Callable[..., str | bytes]] = {"svg": _svg, "png": _png}


def main(line: Connection) -> None:
    """Answer each request, in order, with what was drawn, or with what the library says is wrong."""
    while line.poll(_LONGEST_IDLE):
        kind, *given = line.recv()
        try:
            line.send((True, _DRAWN[kind](*given)))
        except ValueError as wrong:
            line.send((False, str(wrong)))


if __name__ == "__main__":
    # Ctrl+C is for whoever started us, and the line tells when they are gone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        main(Connection(int(sys.argv[1])))
    except (EOFError, BrokenPipeError):
        """Nobody is there any more."""
