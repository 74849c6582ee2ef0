"""The static edition: the whole site as files that need no server and no script.

It starts from the pages that have an address of their own and follows every link: a new page, filter or
download is written without a change here.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

from lutondash.dataset.edition import dataset
from lutondash.errors import LutondashError, UnknownIdError
from lutondash.site import links, output_folder, static_files
from lutondash.site.static_files import Order

_AT_ONCE = 8
"""Addresses given to a worker at a time: a few, so that no worker idles long at the end."""

Tell = Callable[[int, int], None]
"""Is told how many files are written, and how many are known of so far."""


@dataclass(frozen=True, slots=True)
class Task:
    """An address to write, and the file where it was found."""

    address: str
    found_in: str = "the list of pages"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its path, its hash, and the addresses it leads to."""

    file: str
    sha256: str
    leads_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What was written: how many pages, and how many files in all, the record not counted."""

    pages: int
    files: int


Work = Callable[[Sequence[Task]], list[Written]]
"""Writes the files of a few addresses."""


@dataclass(slots=True)
class SoFar:
    """The addresses known so far, and the hash of every file written."""

    known: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)

    def new(self, tasks: Iterable[Task]) -> list[Task]:
        """Keep the tasks that were not known, and know them."""
        kept = {task.address: task for task in tasks if task.address not in self.known}
        self.known.update(kept)
        return list(kept.values())

    def add(self, written: Written) -> list[Task]:
        """Note a file and return the tasks it adds; two addresses must never share a file."""
        if written.file in self.files:
            raise LutondashError(
                f"Two addresses want to be the file {written.file}. Rename one of their ids."
            )
        self.files[written.file] = written.sha256
        return self.new(Task(address, written.file) for address in written.leads_to)


def build(order: Order, *, tell: Tell, workers: int = 1) -> Built:
    """Write an edition into its folder, whole or not at all; links within the site are relative.

    Raises UsageError where the folder holds anything else, DataFaultError where the data is at fault, and
    LutondashError where a link leads nowhere.
    """
    output_folder.check(order.target, replace=order.replace)
    first = [Task(address) for address in static_files.first(dataset(order.shown))]
    with output_folder.replaced(order.target) as folder:
        done = follow(partial(write, order, folder), first, workers, tell)
        return _record(order, folder, done.files)


def follow(work: Work, first: list[Task], workers: int, tell: Tell) -> SoFar:
    """Write every address, and every address found in what was written, until nothing is new."""
    so_far = SoFar()
    pool = _pool(workers)
    try:
        waiting = _submit(pool, work, so_far.new(first))
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            found = [task for each in done for written in each.result() for task in so_far.add(written)]
            waiting |= _submit(pool, work, found)
            tell(len(so_far.files), len(so_far.known))
    finally:
        pool.shutdown(cancel_futures=True)
    return so_far


def _pool(workers: int) -> Executor:
    """Return who writes: this process alone, or several.

    They are spawned, not forked: the libraries that read data and draw charts run threads, and a fork copies
    their locks without them. It is also the same on every system.
    """
    if workers == 1:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _submit(pool: Executor, work: Work, tasks: Sequence[Task]) -> set[Future[list[Written]]]:
    return {pool.submit(work, few) for few in _few(tasks)}


def _few(tasks: Sequence[Task]) -> Iterator[Sequence[Task]]:
    """Deal tasks out; files of one name go to one worker, for the picture is drawn of the drawing."""
    few: list[Task] = []
    for _, alike in groupby(tasks, key=_name):
        few.extend(alike)
        if len(few) >= _AT_ONCE:
            yield few
            few = []
    if few:
        yield few


def _name(task: Task) -> str:
    """Return an address without the ending of its file, where it has one."""
    return task.address.rpartition(".")[0] or task.address


def write(order: Order, folder: Path, tasks: Iterable[Task]) -> list[Written]:
    """Write the files of a few addresses; raises LutondashError for an address that leads nowhere."""
    return [_write(order, folder, task) for task in tasks]


def _write(order: Order, folder: Path, task: Task) -> Written:
    try:
        made = static_files.make(order, task.address)
    except UnknownIdError as fault:
        # A new error, because this one has three arguments and would not survive the way between processes.
        raise LutondashError(f"{task.found_in} leads to {task.address}, but {fault}.") from None
    file = links.file_of(task.address)
    place = folder / file
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(made.content)
    return Written(file, hashlib.sha256(made.content).hexdigest(), made.leads_to)


def _record(order: Order, folder: Path, files: dict[str, str]) -> Built:
    """Write down what the edition consists of, so that it can be known again and checked."""
    counts = Built(sum(file.endswith(".html") for file in files), len(files))
    record = {
        "as_of": order.shown.as_of.isoformat(),
        "public": order.public,
        "pages": counts.pages,
        "files": counts.files,
        "sha256": dict(sorted(files.items())),
    }
    text = json.dumps(record, indent=1)
    (folder / output_folder.RECORD).write_text(f"{text}\n", "utf-8", newline="\n")
    return counts
