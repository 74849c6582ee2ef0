"""`Files`: a folder or a bucket as one place of files, read, listed and written whole or not at all.

Every way to a store goes through fsspec; these few functions make a folder and a bucket behave alike.
Proved for folders and for S3: other kinds of address work as well as their own exclusive writing does.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem
from fsspec.spec import AbstractFileSystem

from lutondash.errors import EditionFaultError, Finding

_CHECK = "Check its address and who may use it."
_MARKS = ("ETag", "LastModified", "mtime", "created", "ino")
_LEFT_FOR = 3600.0
WRITING = ".writing"
"""The folder in which a file is finished before it gets its name; a killed program leaves its file there."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the store: its path in it, how many bytes it has, and a mark that changes with it.

    The mark is blank where the backend has none to give.
    """

    path: str
    size: int
    mark: str


@dataclass(frozen=True)
class Files:
    """Files below one address; every path is relative to it, with forward slashes."""

    address: str
    system: AbstractFileSystem = field(repr=False)
    root: str = field(repr=False)

    def list(self, folder: str) -> tuple[Listed, ...]:
        """Return the files in a folder, in order; none where there is no such folder."""
        with self._reaching(folder):
            try:
                entries = self.system.ls(self._full(folder), detail=True, refresh=True)
            except FileNotFoundError:
                return ()
            return self._listed(entries)

    def every(self, folder: str = "") -> tuple[Listed, ...]:
        """Return every file there is at any depth, in a folder or in all, in order."""
        with self._reaching(folder):
            try:
                return self._listed(self.system.find(self._full(folder), detail=True).values())
            except FileNotFoundError:
                return ()

    def read(self, path: str) -> bytes:
        """Return what a file holds; FileNotFoundError where there is none."""
        with self._reaching(path):
            return bytes(self.system.cat_file(self._full(path)))

    def create(self, path: str, data: bytes) -> None:
        """Write a new file; FileExistsError where one of this name is there. Of two at once one wins."""
        with self._writing(path):
            try:
                self.system.pipe_file(self._full(path), data, mode="create")
            except Exception as refusal:  # each server words a refusal in its own way: what is there decides
                there = self._held(path)
                if there is None:
                    raise
                if there != data:  # the same bytes are ours: only the answer to our writing was lost
                    raise FileExistsError(path) from refusal

    def overwrites(self, path: str, data: bytes) -> bool:
        """Say whether the store writes over a file although it is told not to; tried with the same bytes."""
        try:
            self.system.pipe_file(self._full(path), data, mode="create")
        except Exception:  # noqa: BLE001  whatever the backend's reason, nothing was written
            return False
        return True

    def replace(self, path: str, data: bytes) -> None:
        """Write a file, whole or not at all, in place of one that may be there."""
        with self._writing(path):
            self.system.pipe_file(self._full(path), data)

    def _held(self, path: str) -> bytes | None:
        try:
            return bytes(self.system.cat_file(self._full(path)))
        except FileNotFoundError:
            return None

    def _full(self, path: str) -> str:
        return f"{self.root.rstrip('/')}/{path}".rstrip("/")

    def _listed(self, entries: Any) -> tuple[Listed, ...]:
        files = [e for e in entries if e["type"] != "directory" and not e["name"].endswith("/")]
        return tuple(sorted((self._one(entry) for entry in files), key=lambda each: each.path))

    def _one(self, entry: dict[str, Any]) -> Listed:
        mark = " ".join(str(entry[key]) for key in _MARKS if entry.get(key))
        path = str(entry["name"]).removeprefix(self.root.rstrip("/")).lstrip("/")
        return Listed(path, int(entry["size"] or 0), mark)

    @contextmanager
    def _writing(self, path: str) -> Iterator[None]:
        """Turn what a backend raises into one fault; a bucket or folder to write in must be there."""
        with self._reaching(path):
            try:
                yield
            except FileNotFoundError as reason:
                raise OSError(f"{reason}.") from reason

    @contextmanager
    def _reaching(self, path: str) -> Iterator[None]:
        """Turn whatever a backend raises into one fault; a file that is or is not there stays what it is."""
        try:
            yield
        except (FileNotFoundError, FileExistsError, EditionFaultError):
            raise
        except Exception as reason:  # every backend of fsspec has errors of its own
            words = str(reason) or type(reason).__name__
            fault = Finding(path or ".", 0, f"The store cannot be reached: {words.rstrip('.')}.", _CHECK)
            raise EditionFaultError(self.address, [fault]) from reason


class FolderFiles(Files):
    """Files of a folder on this machine: finished under another name, then given theirs in one step."""

    def overwrites(self, path: str, data: bytes) -> bool:  # noqa: ARG002  the same call for every kind
        """Say whether the folder writes over a file although it is told not to: no link ever does."""
        return False

    def create(self, path: str, data: bytes) -> None:
        """Write a new file; FileExistsError where one of this name is there. Of two at once one wins."""
        with self._writing(path), self._finished(path, data) as finished:
            self.system.link(finished, self._full(path))
            self._settle(path)
            self._clear(finished)

    def replace(self, path: str, data: bytes) -> None:
        """Write a file, whole or not at all, in place of one that may be there."""
        with self._writing(path), self._finished(path, data) as finished:
            self.system.mv(finished, self._full(path))
            self._settle(path)

    @contextmanager
    def _finished(self, path: str, data: bytes) -> Iterator[str]:
        """Give the place of a file that is wholly on the disk, for as long as it takes to name it."""
        self.system.makedirs(self._parent(path), exist_ok=True)
        self.system.makedirs(self._full(WRITING), exist_ok=True)
        temporary = self._full(f"{WRITING}/{uuid.uuid4().hex}")
        try:
            with self.system.open(temporary, "xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            yield temporary
        finally:
            if self.system.lexists(temporary):
                self.system.rm_file(temporary)

    def _clear(self, finished: str) -> None:
        """Remove what killed programs left, by the clock of the disk: nobody writes one file for an hour."""
        with suppress(OSError):  # another publisher was faster, or it is not ours to remove
            now = self.system.info(finished)["mtime"]
            for left in self.system.ls(self._full(WRITING), detail=True):
                if now - left["mtime"] > _LEFT_FOR:
                    self.system.rm_file(left["name"])

    def _settle(self, path: str) -> None:
        """Have the folder's list of names on the disk too, so that a power cut does not lose the name."""
        folder = os.open(self._parent(path), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _parent(self, path: str) -> str:
        return self._full(path).rsplit("/", 1)[0]


def files_at(address: str) -> Files:
    """Return the files at an address: a folder, `file://`, `s3://bucket/prefix` or another that fsspec knows.

    Credentials and endpoints come from fsspec's own settings. Raises EditionFaultError for no address.
    """
    try:  # what is read is small: asking for its size before, to read it in parts, would double the work
        if not address.strip() or "::" in address:  # a cache in between would hide what is new
            raise ValueError("it is blank, or leads through another")
        system, root = url_to_fs(address, use_listings_cache=False, max_concurrency=1)
    except (ValueError, ImportError, OSError) as wrong:
        fault = Finding(
            ".", 0, f"{address!r} is no address of a store: {wrong}.", "Give a folder or s3://..."
        )
        raise EditionFaultError(address, [fault]) from wrong
    kind = FolderFiles if isinstance(system, LocalFileSystem) else Files
    return kind(address, system, root)
