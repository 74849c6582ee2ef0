"""Tables and rows into records, with every fault of the model told in plain words at its line."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from lutondash.dataset.complaints import columns_of, complaint, required_of
from lutondash.dataset.files import read_rows, read_toml
from lutondash.dataset.locate import Place, line_of
from lutondash.errors import Finding
from lutondash.model.record import Record

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)

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
        Finding(path, line_of(text, (name,)), f"The key {name!r} is unknown.", f"Put it under [[{key}]].")
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
            found += [Finding(path, row.line, *complaint(model, error)) for error in reason.errors()]
    return entries


def _entry(model: type[R], table: dict[str, Any], at: Entry[Record], found: list[Finding]) -> list[Entry[R]]:
    """Return one table as a record at a place in its file, or nothing where it is at fault."""
    try:
        record = model.model_validate(table)
    except ValidationError as reason:
        found += [at.fault(*complaint(model, error), *error["loc"]) for error in reason.errors()]
        return []
    return [Entry(record, at.path, text=at.text, place=at.place)]
