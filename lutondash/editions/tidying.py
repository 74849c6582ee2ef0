"""`tidy`: what processes share on a machine holds what they use or used lately, and nothing left over.

Every process marks what it uses each time it looks at its store, by the time of the file. So a process can
tell what is in use by any other, by the clock of the disk alone.
"""

import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from lutondash.dataset.edition import Edition, history_of
from lutondash.dataset.history_file import UNFINISHED, mark_used
from lutondash.editions.histories import HISTORIES

UNUSED_FOR = 2 * 24 * 3600.0
"""Seconds after which a file that nobody uses goes: several processes may be asked for it again."""
LEFT_FOR = 3600.0
"""Seconds after which an unfinished file was left by a program that was killed."""
KEPT = 4
"""So many editions stay, however long unused: where one is taken back, an older one is shown again."""

_EDITION = re.compile(r"[0-9a-f]{16}", re.ASCII)


def in_use(edition: Edition) -> None:
    """Mark everything on this machine that an edition is shown from. Raises OSError, ValueError."""
    whole = (path for _, path in history_of(edition).whole)
    for path in (edition.folder, edition.history, *whole):
        mark_used(Path(path))


def tidy(own: Path) -> None:
    """Remove what nobody uses from the folder of a store's editions on this machine. Raises OSError."""
    own.mkdir(parents=True, exist_ok=True)
    now = _clock(own)
    editions = (each for each in own.iterdir() if _EDITION.fullmatch(each.name))
    for each in sorted(editions, key=_used, reverse=True)[KEPT:]:
        if now - _used(each) > UNUSED_FOR:
            _remove(each, now)
    for each in (own / HISTORIES).glob("[!.]*"):
        if now - _used(each) > UNUSED_FOR:
            each.unlink(missing_ok=True)
    for each in (*own.glob(f"{UNFINISHED}*"), *own.glob(f"[!.]*/{UNFINISHED}*")):
        if now - _changed(each) > LEFT_FOR:
            _discard(each)


def _clock(folder: Path) -> float:
    """Tell the time by the clock that the times of files in a folder come from."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=UNFINISHED) as file:
        return Path(file.name).stat().st_mtime


def _used(path: Path) -> float:
    """Return when a file or folder was last marked; one that is just gone counts as old."""
    with suppress(FileNotFoundError):
        return path.stat().st_mtime
    return 0.0


def _changed(path: Path) -> float:
    """Return when anything in a folder was last written."""
    return max(_used(each) for each in (path, *path.rglob("*")))


def _remove(edition: Path, now: float) -> None:
    """Remove an edition in one step; one that somebody began to use meanwhile is put back."""
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=edition.parent) as place:
        aside = Path(place, "old")
        with suppress(FileNotFoundError):  # another process was faster
            edition.rename(aside)
        if now - _used(aside) <= UNUSED_FOR:
            with suppress(OSError):  # whoever uses it has made it anew
                aside.rename(edition)


def _discard(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
