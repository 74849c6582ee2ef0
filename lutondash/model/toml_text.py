"""Records as TOML, written so that the same record is read back."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from lutondash.model.record import Record


def document(record: Record) -> str:
    """Return one record as a TOML file."""
    return "\n".join(_table(_said(record), "")) + "\n"


def listing(key: str, records: Iterable[Record]) -> str:
    """Return records as a TOML file of `[[key]]` tables."""
    return "\n\n".join("\n".join([f"[[{key}]]", *_table(_said(record), key)]) for record in records) + "\n"


def _said(record: Record) -> dict[str, Any]:
    """Return what a record says beyond its defaults, by the names a file uses."""
    return record.model_dump(by_alias=True, exclude_defaults=True)


def _table(values: Mapping[str, Any], path: str) -> list[str]:
    """Return a table's lines: plain keys first, since TOML gives what follows a header to that header."""
    inner = {key: value for key, value in values.items() if _is_nested(value)}
    lines = [
        f"{key} = {_value(value)}" for key, value in values.items() if key not in inner and value is not None
    ]
    for key, value in inner.items():
        name = f"{path}.{key}" if path else key
        tables, marks = ([value], ("[", "]")) if isinstance(value, Mapping) else (value, ("[[", "]]"))
        for table in tables:
            lines += ["", f"{marks[0]}{name}{marks[1]}", *_table(table, name)]
    return lines


def _is_nested(value: object) -> bool:
    if isinstance(value, Mapping):
        return True
    return isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    return _text(str(value))


def _text(text: str) -> str:
    """Return text between quotes: JSON's escapes are TOML's, and DEL needs one too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
