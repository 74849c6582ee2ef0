"""Columns taken from the models, which say once what each field is for and what it may be."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from pydantic.fields import FieldInfo

from lutondash.exports.cells import cell
from lutondash.exports.fields import parts_of, words_of
from lutondash.exports.tables import Column, Kind
from lutondash.model.record import Record

_KINDS = {bool: Kind.YES_NO, int: Kind.INTEGER, float: Kind.NUMBER, date: Kind.DATE}
_NOTHING = "not stated"
_HERE = {
    "id in framework/priorities.toml": "id of the priority, as in priorities.csv",
    "id in framework/services.toml; absent = not published": "service of the council; blank: not published",
    "the folder's name and the page's address": "name of the indicator's table and of its page",
    "the file's name": "what other tables call the publication",
    "an id of budget_lines.csv": "id of the line, as in money-lines.csv",
    "a service line of budget_lines.csv": "id of a service line, as in money-lines.csv",
}
"""What the data folder says of its own files, as it is said where those files are not."""


def columns_of(model: type[Record], without: Collection[str] = ()) -> tuple[Column, ...]:
    """Return the columns of a table of records; what is itself a list or a record has no column."""
    return tuple(_column(name, info) for name, info in _flat(model) if name not in without)


def cells_of(record: Record, columns: Collection[Column]) -> list[str]:
    """Return a record's cells in the order of the columns."""
    said = record.model_dump(mode="json")
    return [cell(said[column.name]) for column in columns]


def _flat(model: type[Record]) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in model.model_fields.items():
        if not any(_is_nested(part) for part in parts_of(info.annotation)):
            yield name, info


def _is_nested(kind: Any) -> bool:
    if getattr(kind, "__origin__", None) is tuple:
        return True
    return isinstance(kind, type) and issubclass(kind, Record)


def _column(name: str, info: FieldInfo) -> Column:
    kinds = [_KINDS[part] for part in parts_of(info.annotation) if part in _KINDS]
    kind = kinds[0] if kinds else Kind.TEXT
    return Column(
        name=name,
        kind=kind,
        about=_about(name, info.description),
        blank="" if info.is_required() or kind is Kind.TEXT else _NOTHING,
        is_needed=info.is_required(),
        words=_words(info),
    )


def _about(name: str, said: str | None) -> str:
    words = said or name.replace("_", " ")
    return _HERE.get(words, words)


def _words(info: FieldInfo) -> tuple[str, ...]:
    """Return the words a cell may be, unless it may be other text as well."""
    free = any(part is str or getattr(part, "__metadata__", ()) for part in parts_of(info.annotation))
    return () if free else tuple(words_of(info.annotation))
