"""The folder of a static edition: what may be replaced, and how a whole edition takes its place at once."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lutondash.errors import UsageError

RECORD = "edition.json"
"""The file by which a folder is known as an edition: its day, its counts, and the hash of each file."""
_NAMED = 5
"""Files that a refusal names; the others it counts."""


def check(target: Path, *, replace: bool) -> None:
    """Raise UsageError unless the folder is new, or empty, or an edition alone that may be replaced."""
    if target.exists() and not target.is_dir():
        raise UsageError(f"{str(target)!r} is a file. Name a new folder.")
    found = _files(target)
    strange = sorted(found - _of_edition(target))
    if strange:
        raise UsageError(
            f"{str(target)!r} holds {_listed(strange)}, which no earlier edition put there. "
            "Name a new folder, or move them away."
        )
    if found and not replace:
        raise UsageError(
            f"{str(target)!r} holds an earlier edition. Add --replace to put this one in its place."
        )


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Give a folder to write in, which becomes `target` when the block ends well; else nothing changes.

    It lies beside `target`, so that it is moved and not copied; readers see the old edition or the new one.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as place:
        made = Path(place, "new")
        made.mkdir()
        yield made
        _swap(made, target, Path(place, "old"))


def _swap(made: Path, target: Path, old: Path) -> None:
    """Move the new folder to its place; where that fails, the old one is put back."""
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def _files(folder: Path) -> set[str]:
    """Return every file in a folder, and every folder in it that holds nothing."""
    found = (path for path in folder.rglob("*") if not path.is_dir() or not any(path.iterdir()))
    return {path.relative_to(folder).as_posix() for path in found}


def _of_edition(folder: Path) -> set[str]:
    """Return the files that an earlier edition wrote; none where the folder is no edition."""
    try:
        return {RECORD, *json.loads((folder / RECORD).read_text("utf-8"))["sha256"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
