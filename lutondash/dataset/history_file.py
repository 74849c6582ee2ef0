"""A `History` in a file that is never changed: its name is what it holds."""

import csv
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from pydantic import TypeAdapter

from lutondash.model.edition import Change, History

_HISTORY = TypeAdapter(History)
UNFINISHED = ".making-"
"""How the names of files and folders begin that are not finished; a killed program leaves them there."""


def write_history(history: History, folder: Path) -> Path:
    """Write a history whole or not at all, and return where; one that is there already is marked as used."""
    text = _HISTORY.dump_json(history)
    path = folder / f"{hashlib.sha256(text).hexdigest()[:32]}.json"
    if not mark_used(path):
        write_once(path, text)
    return path


def mark_used(path: Path) -> bool:
    """Say whether a file or folder is there; its time then says that it is in use."""
    try:
        os.utime(path)
    except OSError:  # it may be there and belong to another user
        return path.exists()
    return True


def write_once(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=UNFINISHED, delete=False) as made:
        made.write(data)
        made.flush()
        os.fsync(made.fileno())
    Path(made.name).replace(path)


def read_changes(path: Path) -> Iterator[Change]:
    """Read what an edition changed in every place, one by one. Raises OSError, ValidationError."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            yield Change.model_validate(row)


def read_history(path: Path) -> History:
    """Read a history. Raises OSError where it is not there, ValidationError where it is no history."""
    return _HISTORY.validate_json(path.read_bytes())
