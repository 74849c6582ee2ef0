"""A program that publishes and is killed at a given step, or after a given time, as often as it is told.

It reads orders from its input, a JSON object on each line, and answers each with a line: how many steps
were taken, and the signal that ended the publisher. Each publisher is a process of its own.
"""

import asyncio
import gc
import io
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from fsspec.implementations.local import LocalFileSystem
from s3fs import S3FileSystem

from lutondash.editions.store import Store
from tests.editions import shelves

LOCAL_STEPS = ("ls", "find", "makedirs", "link", "mv", "lexists", "rm_file", "cat_file")


class Steps:
    """Counts what a publisher does to the store, and kills it at the wanted step."""

    def __init__(self, last: int | None) -> None:
        self.taken, self.last = 0, last

    def take(self) -> None:
        """Count a step; at the wanted one the process ends as if the power had failed."""
        self.taken += 1
        if self.taken == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Count a step before some work and one after it."""

        @wraps(work)
        def counted(*arguments: Any, **more: Any) -> Any:
            self.take()
            result = work(*arguments, **more)
            self.take()
            return result

        return counted

    def around_a_call(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Count a step before a request to a server and one after its answer."""

        @wraps(work)
        async def counted(*arguments: Any, **more: Any) -> Any:
            self.take()
            result = await work(*arguments, **more)
            self.take()
            return result

        return counted

    def torn(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Let a file be written in two halves, with steps before, between and after."""

        @wraps(work)
        def opened(*arguments: Any, **more: Any) -> Any:
            self.take()
            file = work(*arguments, **more)
            return Torn(file, self) if "x" in str(arguments[2:]) else file

        return opened


class Torn(io.RawIOBase):
    """A file whose first half is on the disk before the second is written."""

    def __init__(self, file: Any, steps: Steps) -> None:
        self.file, self.steps = file, steps

    def write(self, data: Any) -> int:
        """Write the first half, then the second."""
        for half in (data[: len(data) // 2], data[len(data) // 2 :]):
            self.file.write(half)
            self.file.flush()
            self.steps.take()
        return len(data)

    def fileno(self) -> int:
        """Return what the system calls the file."""
        return int(self.file.fileno())

    def close(self) -> None:
        """Close it."""
        self.file.close()
        super().close()


def watch(steps: Steps) -> None:
    """Count everything that is done to a store, in a folder and on a server."""
    for name in LOCAL_STEPS:
        setattr(LocalFileSystem, name, steps.around(getattr(LocalFileSystem, name)))
    LocalFileSystem.open = steps.torn(LocalFileSystem.open)
    os.fsync = steps.around(os.fsync)
    S3FileSystem._call_s3 = steps.around_a_call(S3FileSystem._call_s3)


def publish(order: dict[str, Any], answer: int) -> None:
    """Publish, and tell how many steps it took."""
    steps = Steps(order.get("step"))
    watch(steps)
    shelves.put(Path(order["draft"]), Store.open(order["store"]))
    os.write(answer, str(steps.taken).encode())


def killed(order: dict[str, Any]) -> dict[str, Any]:
    """Let a process publish, kill it where the order says so, and return how it ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            publish(order, writing)
        except BaseException as reason:  # noqa: BLE001  whatever it is, the test must read of it
            os.write(writing, repr(reason).encode())
            os._exit(1)
        os._exit(0)
    os.close(writing)
    if (delay := order.get("delay")) is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    began = time.perf_counter()
    _, status = os.waitpid(child, 0)
    told = os.read(reading, 100_000).decode()
    os.close(reading)
    code = os.waitstatus_to_exitcode(status)
    return {"code": code, "told": told, "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    assert asyncio.iscoroutinefunction(S3FileSystem._call_s3)
    gc.freeze()  # else each new process copies what it only counts
    for line in sys.stdin:
        sys.stdout.write(json.dumps(killed(json.loads(line))) + "\n")
        sys.stdout.flush()
