"""Workers and the nginx before them, from their start to their end."""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import typer

from lutondash.cli.asking import free_ports, status_of, until_ready
from lutondash.cli.cores import cores, keeping_to
from lutondash.cli.doorstep import Doorstep, doorstep
from lutondash.cli.watched import Watched
from lutondash.site.deployment import READY, stopping_file, workers_nginx

_HERE = "127.0.0.1"
_FINISHING = 1.0
"""In seconds: how long what came in at the last moment has to reach a worker."""
_PATIENCE = 30
"""In seconds: how long a program has to end in order."""
_LOOK_EVERY = 10.0
_MOST_SILENCES = 3
"""A worker that has not answered this often is ended, and started again."""
_MOST_AT_START = 18
"""So often while it has not answered yet: it may take a minute and more to warm up beside a busy one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where requests come in, and for how many seconds the site says that it is stopping before it stops."""

    address: str
    port: int
    drain: float = 0.0


@dataclass(slots=True)
class Running:
    """An nginx at a place, with its settings in a folder of its own, and the workers behind it."""

    nginx: str
    place: Place
    folder: Path
    private: Path
    proxies: Sequence[str]
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    told: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, number: int, environment: Mapping[str, str]) -> int:
        """Run until told to stop and return 0; return 1 where a worker or nginx does not start."""
        for each in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(each, self.told.set)
        step = await doorstep(self.place.address, self.place.port)
        ports = await free_ports(number)
        places = zip(ports, cores(number), strict=True)
        workers = [self._worker(count, *place, environment) for count, place in enumerate(places, start=1)]
        front = self._front(ports, environment, step)
        try:
            if not await self._start(workers, ports) or not await self._start([front], [self.place.port]):
                return 0 if self.told.is_set() else 1
            typer.echo(f"{number} workers are ready behind nginx at {', '.join(step.places)}.")
            await self._watch(workers, ports)
            return 0
        finally:
            await self._stop(front, workers, step)

    def _worker(self, count: int, port: int, core: int | None, environment: Mapping[str, str]) -> Watched:
        words = [sys.executable, "-m", "lutondash.web", f"--port={port}", f"--address={_HERE}"]
        return Watched(f"worker {count}", keeping_to(core, words), environment, self.folder)

    def _front(self, ports: Sequence[int], environment: Mapping[str, str], step: Doorstep) -> Watched:
        """Write the settings and return the nginx that will follow them; QUIT lets it finish its answers."""
        settings = self.private / "nginx.conf"
        text = workers_nginx(self.private, step.places, ports, self.proxies, _PATIENCE)
        settings.write_text(text, "utf-8")
        words = [self.nginx, "-e", "stderr", "-p", str(self.private), "-c", str(settings)]
        told = step.told(environment)
        return Watched("nginx", words, told, self.folder, signal.SIGQUIT, step.handed)

    async def _start(self, programs: Sequence[Watched], ports: Iterable[int]) -> bool:
        """Start programs and return whether all became ready before one ended or we were told to stop."""
        self.tasks += [asyncio.create_task(each.keep()) for each in programs]
        ready = asyncio.gather(*(until_ready(self._host(port), port) for port in ports))
        await _first(ready, self.told.wait(), *(each.ended.wait() for each in programs))
        return ready.done() and not ready.cancelled()

    def _host(self, port: int) -> str:
        """Return where a port of this machine is asked."""
        return self.place.address if port == self.place.port else _HERE

    async def _watch(self, workers: Sequence[Watched], ports: Sequence[int]) -> None:
        """Return when told to stop; until then end each worker that has fallen silent."""
        looking = [_end_when_silent(each, port) for each, port in zip(workers, ports, strict=True)]
        await _first(self.told.wait(), *looking)

    async def _stop(self, front: Watched, workers: Sequence[Watched], step: Doorstep) -> None:
        """Say so first; then take no more readers, let what was asked for finish, and end the workers."""
        if front.is_running and self.place.drain:
            stopping_file(self.private).touch()
            await asyncio.sleep(self.place.drain)
        step.leave()
        front.tell()
        if front.is_running:
            await asyncio.sleep(_FINISHING)
        for each in workers:
            each.tell()
        _, late = await asyncio.wait(self.tasks, timeout=_PATIENCE)
        if late:
            for each in (front, *workers):
                each.kill()
            await asyncio.wait(late)


async def _first(*waited: Awaitable[object]) -> None:
    """Return when the first of several is done, and let the others go."""
    tasks = [asyncio.ensure_future(each) for each in waited]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for each in tasks:
        each.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks)


async def _end_when_silent(worker: Watched, port: int) -> None:
    """Look at a worker for ever; one that is there and answers nothing is ended, and so started again.

    /readyz is answered while every thread is at work; whatever it says, who says it is alive.
    """
    silences, known = 0, worker.process
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        if await status_of(_HERE, port, READY):
            silences, known = 0, worker.process
            continue
        silences += 1
        if silences >= (_MOST_SILENCES if worker.process is known else _MOST_AT_START):
            typer.echo(f"{worker.name} no longer answers.", err=True)
            worker.kill()
            silences = 0
