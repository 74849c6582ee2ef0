"""`locked`: one program at a time works on a draft; a lock dies with the program that held it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from lutondash.errors import EditionFaultError, Finding

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 20
    """A place far beyond the words of the file: another program may read those while it is locked."""

    def _hold(file: BinaryIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(draft: Path) -> Iterator[None]:
    """Hold a draft for as long as the block runs; EditionFaultError where another program holds it.

    The lock is a hidden file beside the draft, gone afterwards. The system lets go of it when its holder
    ends, however that comes about, so that a file left over locks nobody out.
    """
    path = draft.parent / f".{draft.name}.lock"
    with _open(path, draft) as file:
        try:
            file.truncate(0)
            file.write(f"{os.getpid()}\n".encode())
            file.flush()
            yield
        finally:
            with suppress(OSError):  # some systems keep a file that is open; it does no harm
                path.unlink()


def _open(path: Path, draft: Path) -> BinaryIO:
    """Return the file held; the one opened may have been taken away by its last holder just now."""
    while True:
        try:
            file = path.open("a+b")
        except OSError as reason:
            raise EditionFaultError(str(draft), [_closed(draft, reason)]) from reason
        try:
            _hold(file)
        except OSError as reason:
            file.close()
            raise EditionFaultError(str(draft), [_busy(draft, path)]) from reason
        if _is_at(path, file):
            return file
        file.close()


def _is_at(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _busy(draft: Path, path: Path) -> Finding:
    holder = _holder(path)
    who = f"Process {holder}" if holder.isdecimal() else "Another program"
    remedy = "Wait until it has ended, then give the command again."
    return Finding(draft.name, 0, f"{who} is working on this draft.", remedy)


def _closed(draft: Path, reason: OSError) -> Finding:
    words = f"No lock can be put beside this draft: {reason.strerror}."
    return Finding(draft.name, 0, words, "Work on a draft in a folder that you may write to.")


def _holder(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""
