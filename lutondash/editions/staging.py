"""`staging`: a draft is changed as a copy beside it, which takes its place in one step or not at all."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lutondash.dataset import layout
from lutondash.editions.draft_lock import locked
from lutondash.editions.exchange import exchange
from lutondash.errors import EditionFaultError, Finding

Marks = Mapping[str, tuple[int, int, int]]
"""What tells that a file is still the same: its number, size and time, by path."""

_NO_PLACE = frozenset({errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True)
class Staged:
    """The copy of a draft; nobody sees what is written to it until `put`."""

    draft: Path
    folder: Path
    marks: Marks

    def write(self, texts: Mapping[str, str]) -> None:
        """Write files, by their path in the draft; what they were before stays as it is."""
        for path, text in texts.items():
            there = self.folder / path
            there.parent.mkdir(parents=True, exist_ok=True)
            there.unlink(missing_ok=True)  # the file may be the draft's own, under a second name
            with there.open("xb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())

    def put(self) -> None:
        """Let the copy take the draft's place; EditionFaultError where the draft was changed meanwhile."""
        if _marks(self.draft) != self.marks:
            fault = "A file of the draft was changed while this was running."
            raise _fault(self.draft, fault, "Nothing was written. Save your work, then do it again.")
        try:
            _put(self.folder, self.draft)
        except OSError as reason:
            if reason.errno not in _NO_PLACE:
                raise
            remedy = "Use a folder inside a folder you may write to, not the top of a disk."
            raise _fault(self.draft, f"The draft cannot be replaced: {reason.strerror}.", remedy) from reason


@contextmanager
def staging(draft: Path, base: Path | None = None) -> Iterator[Staged]:
    """Copy a draft that is there, or `base` for one that is not, for the length of a block.

    A file that stays the same is not copied but bears a second name. EditionFaultError where another program
    works on the draft, or where one is missing.
    """
    draft = draft.resolve()
    if not draft.parent.is_dir():
        remedy = f"Make the folder {draft.parent.name!r} first."
        raise _fault(draft, "The draft's folder would be in one that does not exist.", remedy)
    with locked(draft):
        mend(draft)
        if base is not None and draft.exists():
            raise _fault(draft, "This draft exists already.", "Choose another name, or go on with it.")
        marks = _marks(draft)
        copy = _beside(draft, "next")
        try:
            _copy(draft, base, copy)
            yield Staged(draft, copy, marks)
        except OSError as reason:
            words = f"The draft cannot be written: {reason.strerror or reason}."
            raise _fault(draft, words, "Nothing was written. Check the disk, then do it again.") from reason
        finally:
            shutil.rmtree(copy, ignore_errors=True)


def _copy(draft: Path, base: Path | None, copy: Path) -> None:
    if base is None:
        shutil.copytree(draft, copy, symlinks=True, copy_function=_second_name)
    else:
        shutil.copytree(base, copy, ignore=_not_published, copy_function=shutil.copyfile)


def mend(draft: Path) -> None:
    """Clear away what a program left that was ended halfway, and put back a draft it had moved aside."""
    last = _beside(draft, "last")
    if last.is_dir() and not draft.exists():
        last.rename(draft)
    for name in ("next", "last"):
        left = _beside(draft, name)
        if left.exists():
            shutil.rmtree(left)


def _put(copy: Path, draft: Path) -> None:
    """Change the places; where the system knows no exchange, the draft is first moved aside."""
    if not draft.exists():
        copy.rename(draft)
    elif not exchange(copy, draft):
        last = _beside(draft, "last")
        draft.rename(last)
        copy.rename(draft)
        shutil.rmtree(last, ignore_errors=True)


def _beside(draft: Path, what: str) -> Path:
    return draft.parent / f".{draft.name}.{what}"


def _second_name(source: str, target: str) -> None:
    """Give a file a second name, or copy it where the disk knows none."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _not_published(folder: str, names: list[str]) -> list[str]:
    """Name what a draft does not take from its base: hidden files, and what was noted about another draft."""
    is_top = (Path(folder) / layout.INDICATORS).is_dir()
    return [name for name in names if name.startswith(".") or (is_top and name == layout.DRAFT)]


def _marks(draft: Path) -> Marks:
    marks = {}
    for full in draft.rglob("*"):
        if not full.is_dir():
            found = full.lstat()
            marks[full.relative_to(draft).as_posix()] = (found.st_ino, found.st_size, found.st_mtime_ns)
    return marks


def _fault(draft: Path, fault: str, remedy: str) -> EditionFaultError:
    return EditionFaultError(str(draft), [Finding(draft.name, 0, fault, remedy)])
