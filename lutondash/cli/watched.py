"""A program kept running: it is started again when it ends, each time after a longer rest."""

import asyncio
import os
import shutil
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import typer

_SHORTEST_REST = 0.5
_LONGEST_REST = 30.0
_LONG_ENOUGH = 60.0
"""In seconds. Who has run this long fell over something new and is started again at once."""


@dataclass(slots=True)
class Watched:
    """A program, what it is told, and the signal at which it ends in order."""

    name: str
    words: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    ends_at: signal.Signals = signal.SIGTERM
    handed: Sequence[int] = ()
    """Files and sockets of ours, by number, that it is handed at each start."""
    process: asyncio.subprocess.Process | None = None
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once it has ended by itself, be it started again or not."""
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_running(self) -> bool:
        """Whether it is there at this moment."""
        return self.process is not None and self.process.returncode is None

    async def keep(self) -> None:
        """Run it, and run it again whenever it ends, until it is to stop."""
        clock, rest = asyncio.get_running_loop().time, _SHORTEST_REST
        while not self.stopping.is_set():
            begun = clock()
            how = await self._ended()
            if self.stopping.is_set():
                return
            self.ended.set()
            rest = _SHORTEST_REST if clock() - begun > _LONG_ENOUGH else rest
            typer.echo(f"{self.name} ended ({how}); it is started again in {rest:g} s.", err=True)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.stopping.wait(), rest)
            rest = min(rest * 2, _LONGEST_REST)

    async def _ended(self) -> str:
        """Run it once and say how it ended, or why it could not be started."""
        try:
            return _how(await self._run())
        except OSError as fault:
            return f"it could not be started: {fault.strerror or fault}"

    async def _run(self) -> int:
        """Run it once and return what it left with; what it started itself ends with it."""
        self.process = await asyncio.create_subprocess_exec(
            *tied(self.words),
            env=dict(self.environment),
            cwd=self.folder,
            start_new_session=True,
            pass_fds=self.handed,
        )
        if self.stopping.is_set():
            self._send(self.ends_at)
        try:
            return await self.process.wait()
        finally:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def tell(self) -> None:
        """Ask it to end; it is not started again."""
        self.stopping.set()
        self._send(self.ends_at)

    def kill(self) -> None:
        """End it at once; unless it was told to stop it is started again."""
        self._send(signal.SIGKILL)

    def _send(self, number: signal.Signals) -> None:
        if self.process is not None and self.is_running:
            with suppress(ProcessLookupError):
                self.process.send_signal(number)


def tied(words: Sequence[str]) -> list[str]:
    """Return what starts a program so that it ends when this one does, even where this one is killed.

    Only Linux can do that; elsewhere it is started as it is.
    """
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--", *words] if setpriv else list(words)


def _how(code: int) -> str:
    """Say with what a program ended."""
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
