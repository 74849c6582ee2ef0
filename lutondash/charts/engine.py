"""The drawing library, kept out of this process: what it takes, it gives back by ending.

It runs a whole browser's engine for scripts, which holds on to 100 MB once it has drawn; a server draws in
its first minutes and then hardly ever. Where a process cannot be handed a line of ours, it draws in this one.
"""

import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock, Thread

import vl_convert

_APART = Path(__file__).with_name("engine_apart.py")
_TRIES = 2
"""One that has just ended, being idle, is followed by another."""
_LONGEST = 60.0
"""In seconds: the slowest chart takes one, and as long again on a machine that is busy."""


class Apart:
    """The library in a process of its own, started when it is first needed, one request at a time."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    @property
    def is_running(self) -> bool:
        """Whether the process is there at this moment."""
        return self._process is not None and self._process.poll() is None

    def ask(self, *words: str | float) -> object:
        """Return what is drawn: "svg" with a specification, or "png" with an SVG and a scale.

        ValueError for what the library refuses; RuntimeError where it cannot be started, or ends over it.
        """
        with self._turn:
            is_drawn, found = self._answer(words)
        if not is_drawn:
            raise ValueError(found)
        return found

    def end(self) -> None:
        """End the process, if there is one."""
        with self._turn:
            self._let_go()

    def _answer(self, words: tuple[str | float, ...]) -> tuple[bool, object]:
        for _ in range(_TRIES):
            try:
                line = self._connected()
                line.send(words)
                if not line.poll(_LONGEST):
                    raise TimeoutError(f"it drew nothing in {_LONGEST:g} s")
                is_drawn, found = line.recv()
            except (EOFError, ConnectionError):
                self._let_go()
            except OSError as fault:
                self._let_go()
                raise RuntimeError(f"the drawing library cannot be used: {fault}") from fault
            else:
                return is_drawn, found
        raise RuntimeError("the drawing library ended twice over one chart")

    def _connected(self) -> Connection:
        """Return the line to the process; start it where it is not there."""
        if self._line is None or not self.is_running:
            self._let_go()
            self._line, theirs = Pipe()
            with theirs:
                words = [sys.executable, "-P", str(_APART), str(theirs.fileno())]
                # Our own interpreter and file; Ctrl+C is for us, and the line tells it when we are gone.
                self._process = subprocess.Popen(  # nosec B603  # noqa: S603
                    words, pass_fds=(theirs.fileno(),), start_new_session=True
                )
            # Whenever it ends, nothing of it stays in the list of processes.
            Thread(target=self._process.wait, daemon=True).start()
        return self._line

    def _let_go(self) -> None:
        """Forget the process; without its line it ends."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            self._process.wait()
        self._line = self._process = None


_ENGINE = Apart()
_IS_APART = sys.platform != "win32"
"""Windows hands its processes no line by number."""


def svg(specification: str) -> str:
    """Draw a specification of Vega-Lite, written as JSON, as an SVG document; nothing is fetched for it."""
    if _IS_APART:
        return str(_ENGINE.ask("svg", specification))
    return str(vl_convert.vegalite_to_svg(specification, allowed_base_urls=[]))


def png(drawn: str, scale: float) -> bytes:
    """Make a PNG file of an SVG document."""
    found = _ENGINE.ask("png", drawn, scale) if _IS_APART else vl_convert.svg_to_png(drawn, scale=scale)
    if not isinstance(found, bytes):
        raise TypeError(f"the drawing library gave {type(found).__name__}, and bytes were wanted")
    return found
