"""Copies of a draft to look at: an officer may go on working while it is read."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lutondash.editions.draft import draft_digest
from lutondash.errors import EditionFaultError, Finding

Marks = tuple[tuple[str, int, int, int], ...]
"""What tells that a folder is still the same: path, number, size and time of each file."""

_TRIES = 5
_COPIES_KEPT = 2
"""The one that is looked at, and the one before, while its last readers leave."""


def marks(draft: Path) -> Marks:
    """Return what changes whenever a file of a draft does; nothing where the draft is being replaced."""
    return tuple(sorted(_marks(draft)))


def _marks(draft: Path) -> Iterator[tuple[str, int, int, int]]:
    for full in draft.rglob("*"):
        path = full.relative_to(draft)
        if not full.is_dir() and not any(part.startswith(".") for part in path.parts):
            found = full.lstat()
            yield path.as_posix(), found.st_ino, found.st_size, found.st_mtime_ns


@dataclass(frozen=True)
class DraftCopies:
    """Keeps copies of a draft in a folder, each named by what it holds."""

    draft: Path
    folder: Path

    def copy(self) -> Path:
        """Return a copy of the draft as it stands, whole; hidden files are left out.

        Raises EditionFaultError where the draft is missing, or does not stand still long enough.
        """
        if not self.draft.is_dir():
            raise self._fault("There is no such draft.", "Check the name of its folder.")
        self.folder.mkdir(parents=True, exist_ok=True)
        for _ in range(_TRIES):
            copied = self._tried()
            if copied is not None:
                self._forget_all_but(copied)
                return copied
        raise self._fault("The draft is being changed all the time.", "Wait until that is done.")

    def _tried(self) -> Path | None:
        """Copy the draft; None where it changed meanwhile."""
        with TemporaryDirectory(prefix=".making-", dir=self.folder) as place:
            made = Path(place, "draft")
            try:
                before = marks(self.draft)
                shutil.copytree(
                    self.draft, made, ignore=shutil.ignore_patterns(".*"), copy_function=shutil.copyfile
                )
                if marks(self.draft) != before:
                    return None
            except (OSError, shutil.Error):
                return None
            target = self.folder / draft_digest(made)[:32]
            if not target.exists():
                made.rename(target)
            return target

    def _forget_all_but(self, newest: Path) -> None:
        """Remove the copies that nobody looks at any more."""
        newest.touch()
        copies = [each for each in self.folder.iterdir() if not each.name.startswith(".")]
        for old in sorted(copies, key=lambda each: each.stat().st_mtime_ns)[:-_COPIES_KEPT]:
            shutil.rmtree(old, ignore_errors=True)

    def _fault(self, words: str, remedy: str) -> EditionFaultError:
        return EditionFaultError(str(self.draft), [Finding(self.draft.name, 0, words, remedy)])
