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
from threading import Lock, Thread, Timer

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
                return self._exchanged(words)
            except EOFError:
                self._let_go()
            except OSError as fault:
                self._let_go()
                if not _has_ended(fault):
                    raise RuntimeError(f"the drawing library cannot be used: {fault}") from fault
            except BaseException:
                # What is drawn for this one must never be taken for what the next one asks for.
                self._let_go()
                raise
        raise RuntimeError("the drawing library ended twice over one chart")

    def _exchanged(self, words: tuple[str | float, ...]) -> tuple[bool, object]:
        """Send what is asked and receive what is drawn; a process that takes too long is ended."""
        line, process = self._connected()
        limit = Timer(_LONGEST, process.kill)
        limit.start()
        try:
            line.send(words)
            is_drawn, found = line.recv()
            return is_drawn, found
        finally:
            limit.cancel()

    def _connected(self) -> tuple[Connection, subprocess.Popen[bytes]]:
        """Return the line to the process; start it where it is not there."""
        if self._line is None or self._process is None or self._process.poll() is not None:
            self._let_go()
            self._line, theirs = Pipe()
            with theirs:
                words = [sys.executable, "-P", str(_APART), str(theirs.fileno())]
                # Our own interpreter and our own file.
                self._process = subprocess.Popen(words, pass_fds=(theirs.fileno(),))  # nosec B603  # noqa: S603
            # Whenever it ends, nothing of it stays in the list of processes.
            Thread(target=self._process.wait, daemon=True).start()
        return self._line, self._process

    def _let_go(self) -> None:
        """Forget the process; without its line it ends."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            self._process.wait()
        self._line = self._process = None


def _has_ended(fault: OSError) -> bool:
    """Say whether the process went away, before it answered or in the middle of an answer."""
    return isinstance(fault, ConnectionError) or fault.errno is None


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
