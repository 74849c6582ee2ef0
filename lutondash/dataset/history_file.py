"""A `History` in a file that is never changed: its name is what it holds."""

import hashlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from pydantic import TypeAdapter

from lutondash.model.edition import History

_HISTORY = TypeAdapter(History)


def write_history(history: History, folder: Path) -> Path:
    """Write a history whole or not at all, and return where; one that is there already is left alone."""
    text = _HISTORY.dump_json(history)
    path = folder / f"{hashlib.sha256(text).hexdigest()[:32]}.json"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, delete=False) as made:
            made.write(text)
            made.flush()
            os.fsync(made.fileno())
        Path(made.name).replace(path)
    return path


def read_history(path: Path) -> History:
    """Read a history. Raises OSError where it is not there, ValidationError where it is no history."""
    return _HISTORY.validate_json(path.read_bytes())
