"""Tables and rows into records, with every fault of the model told in plain words at its line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from lutondash.dataset.files import nearest, read_rows, read_toml
from lutondash.dataset.locate import Place, line_of
from lutondash.errors import Finding
from lutondash.model.record import Record

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)

_QUOTED = re.compile("'([^']*)'")
_NOTHING = Record()
"""Stands for a record while its place is known and it is not read yet."""


@dataclass(frozen=True)
class Entry(Generic[R_co]):
    """A record and where it was read: a row's line, or a place in the tables of a TOML text."""

    record: R_co
    path: str
    line: int = 0
    text: str = field(default="", repr=False)
    place: Place = ()

    def line_of(self, *key: str | int) -> int:
        """Return the line on which a key of this record stands; in a CSV file, the row's."""
        return self.line or line_of(self.text, self.place + key)

    def fault(self, fault: str, remedy: str, *key: str | int) -> Finding:
        """Return a finding (an error) at a key of this record."""
        return Finding(self.path, self.line_of(*key), fault, remedy)


def one(folder: Path, path: str, model: type[R], found: list[Finding]) -> list[Entry[R]]:
    """Read a TOML file that is one record; the list is empty where it is at fault."""
    before = len(found)
    table, text = read_toml(folder, path, found)
    if len(found) > before:
        return []
    return _entry(model, table, Entry(_NOTHING, path, text=text), found)


def many(folder: Path, path: str, key: str, model: type[R], found: list[Finding]) -> list[Entry[R]]:
    """Read a TOML file that is a list of records, each under `[[key]]`."""
    before = len(found)
    tables, text = read_toml(folder, path, found)
    if len(found) > before:
        return []
    found += [
        Finding(path, line_of(text, (name,)), f"The key {name!r} is unknown.", f"Put it below [[{key}]].")
        for name in tables
        if name != key
    ]
    listed = tables.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(table, dict) for table in listed):
        found.append(
            Finding(path, line_of(text, (key,)), f"{key!r} is not a list of tables.", f"Write [[{key}]].")
        )
        return []
    entries: list[Entry[R]] = []
    for number, table in enumerate(listed):
        entries += _entry(model, table, Entry(_NOTHING, path, text=text, place=(key, number)), found)
    return entries


def rows(folder: Path, path: str, model: type[R], found: list[Finding]) -> list[Entry[R]]:
    """Read a CSV file of records; a blank cell is a key left out."""
    entries: list[Entry[R]] = []
    for row in read_rows(folder, path, columns_of(model), required_of(model), found):
        cells = {name: cell for name, cell in row.cells.items() if cell.strip()}
        try:
            entries.append(Entry(model.model_validate(cells), path, row.line))
        except ValidationError as reason:
            found += [Finding(path, row.line, *_words(model, error)) for error in reason.errors()]
    return entries


def columns_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names a file may use for a record's fields."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def required_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names a file must use."""
    return tuple(info.alias or name for name, info in model.model_fields.items() if info.is_required())


def _entry(model: type[R], table: dict[str, Any], at: Entry[Record], found: list[Finding]) -> list[Entry[R]]:
    """Return one table as a record at a place in its file, or nothing where it is at fault."""
    try:
        record = model.model_validate(table)
    except ValidationError as reason:
        found += [at.fault(*_words(model, error), *error["loc"]) for error in reason.errors()]
        return []
    return [Entry(record, at.path, text=at.text, place=at.place)]


def _words(model: type[BaseModel], error: Any) -> tuple[str, str]:
    """Return a model's complaint as a fault and a remedy in plain words."""
    place: Place = error["loc"]
    key = ".".join(str(part) for part in place if isinstance(part, str)) or "the record"
    siblings, about = _around(model, place)
    wanted = f"Give {about}." if about else "See the data dictionary in README.md."
    kind = error["type"]
    if kind == "missing":
        return f"{key!r} is missing.", wanted
    if kind == "extra_forbidden":
        return f"{key!r} is unknown.", nearest(str(place[-1]), siblings)
    if kind == "value_error":
        words = str(error["ctx"]["error"])
        return f"{key}: {words}.", "Correct one or the other." if not place else wanted
    given = _short(error["input"])
    if kind in {"enum", "literal_error"}:
        words = _QUOTED.findall(error["ctx"]["expected"])
        return f"{key!r} is {given}, which is none of its words.", nearest(str(error["input"]), words)
    if kind in {"string_too_short", "string_type"} and error["input"] in {"", None}:
        return f"{key!r} is blank.", wanted
    if kind == "string_pattern_mismatch":
        return f"{key!r} is {given}, which has not the form wanted.", f"{wanted} {_form(error)}"
    return f"{key!r} is {given}: {_lower(error['msg'])}.", wanted


_FORMS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "Use small letters, digits and single hyphens.",
    "^[A-Z][0-9]{8}$": "A code is a capital letter and eight digits, such as E06000032.",
    r"^https?://\S+$": "An address begins with https:// and has no space.",
}


def _form(error: Any) -> str:
    pattern = error["ctx"]["pattern"]
    return _FORMS.get(pattern, f"It must match {pattern}.")


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."  # noqa: PLR2004  a line of a terminal


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:].rstrip(".")


def _around(model: type[BaseModel], place: Sequence[str | int]) -> tuple[tuple[str, ...], str]:
    """Return the names beside a key and what the key is for, as far as the models say."""
    current: Any = model
    about = ""
    for part in place:
        if isinstance(part, int):
            continue
        fields = {info.alias or name: info for name, info in current.model_fields.items()}
        if part not in fields:
            return tuple(fields), about
        about = fields[part].description or ""
        inner = _record_in(fields[part].annotation)
        if inner is None:
            break
        current = inner
    return columns_of(current), about


def _record_in(annotation: Any) -> type[BaseModel] | None:
    for candidate in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None
