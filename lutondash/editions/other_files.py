"""`other_files`: what two data folders differ in beside their figures."""

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lutondash.dataset import layout
from lutondash.model.edition import FileChange, FileFate


def other_files(before: Path | None, after: Path) -> tuple[FileChange, ...]:
    """Return every file that differs and holds no figures of indicators, in order of path."""
    old, new = (set(_paths(folder)) if folder is not None else set() for folder in (before, after))
    return tuple(change for path in sorted(old | new) if (change := _change(before, after, path)) is not None)


def _paths(folder: Path) -> Iterator[str]:
    for full in folder.rglob("*"):
        path = full.relative_to(folder)
        hidden = any(part.startswith(".") for part in path.parts)
        if full.is_file() and not hidden and str(path) != layout.DRAFT and path.name != layout.OBSERVATIONS:
            yield path.as_posix()


def _change(before: Path | None, after: Path, path: str) -> FileChange | None:
    old, new = _bytes(before, path), _bytes(after, path)
    if old == new:
        return None
    fate = FileFate.ADDED if old is None else FileFate.REMOVED if new is None else FileFate.CHANGED
    if path.endswith(".csv"):
        added, removed = _rows(old, new)
        return FileChange(path, fate, added, removed)
    keys = tuple(_keys(old, new)) if path.endswith(".toml") and fate is FileFate.CHANGED else ()
    return FileChange(path, fate, keys=keys)


def _bytes(folder: Path | None, path: str) -> bytes | None:
    full = folder / path if folder is not None else None
    return full.read_bytes() if full is not None and full.is_file() else None


def _rows(old: bytes | None, new: bytes | None) -> tuple[int, int]:
    """Count the rows that only one of two files has; a changed row is one that went and one that came."""
    was, row = (Counter(_listed(raw)) for raw in (old, new))
    return (row - was).total(), (was - row).total()


def _listed(raw: bytes | None) -> Iterable[tuple[tuple[str, str], ...]]:
    """Give each row as its filled cells with their columns, so that a column's place does not count."""
    text = (raw or b"").decode("utf-8", "replace")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield tuple(sorted((str(name), str(cell)) for name, cell in row.items() if cell))


def _keys(old: bytes | None, new: bytes | None) -> Iterator[str]:
    was, now = (_table(raw) for raw in (old, new))
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) != now.get(key):
            yield from _within(key, was.get(key), now.get(key))


def _table(raw: bytes | None) -> dict[str, Any]:
    try:
        return tomllib.loads((raw or b"").decode("utf-8", "replace"))
    except tomllib.TOMLDecodeError:
        return {}


def _within(key: str, old: object, new: object) -> Iterator[str]:
    """Name the entries of a list that differ by what they are known by; else the key itself."""
    was, now = _entries(old), _entries(new)
    if was is None or now is None:
        yield key
        return
    differ = [name for name in dict.fromkeys((*was, *now)) if was.get(name) != now.get(name)]
    yield from differ or [key]


def _entries(value: object) -> Mapping[str, object] | None:
    if value is None:
        return {}
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return None
    return {_known_by(entry, at): entry for at, entry in enumerate(value, start=1)}


def _known_by(entry: Mapping[str, object], at: int) -> str:
    named = next((entry[name] for name in ("id", "slug", "period", "name", "at") if name in entry), at)
    return str(named)
