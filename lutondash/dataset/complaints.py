"""What pydantic says about a record, said again in plain words with a remedy."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from lutondash.dataset.files import nearest
from lutondash.model.financial import OPTIONAL_POUNDS, POUNDS

_QUOTED = re.compile("'([^']*)'")
_SHOWN = 60
"""Letters of a wrong value that are repeated."""

_WHOLE_POUNDS = "Write whole pounds in at most twelve digits, such as 1234567 or -1234567."

_FORMS = {
    POUNDS: _WHOLE_POUNDS,
    OPTIONAL_POUNDS: _WHOLE_POUNDS,
    "^[a-z0-9]+(-[a-z0-9]+)*$": "Use small letters, digits and single hyphens.",
    "^[A-Z][0-9]{8}$": "A code is a capital letter and eight digits, such as E06000032.",
    r"^https?://\S+$": "An address begins with https:// and has no space.",
}


def columns_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names a file may use for a record's fields."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def required_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names a file must use."""
    return tuple(info.alias or name for name, info in model.model_fields.items() if info.is_required())


def complaint(model: type[BaseModel], error: Mapping[str, Any]) -> tuple[str, str]:
    """Return one of a model's errors as a fault and a remedy."""
    place = error["loc"]
    key = ".".join(str(part) for part in place if isinstance(part, str)) or "the record"
    siblings, about = _around(model, place)
    wanted = f"Wanted: {about}." if about else "See the data dictionary in README.md."
    match error["type"]:
        case "missing":
            return f"{key!r} is missing.", wanted
        case "extra_forbidden":
            return f"{key!r} is unknown.", nearest(str(place[-1]), siblings)
        case "value_error":
            remedy = wanted if place else "Correct one or the other."
            return f"{key}: {error['ctx']['error']}.", remedy
        case _:
            return _about_value(key, error, wanted)


def _about_value(key: str, error: Mapping[str, Any], wanted: str) -> tuple[str, str]:
    """Return what is wrong with a value that is there and has a known key."""
    given, context = _short(error["input"]), error.get("ctx", {})
    if error["type"] in {"enum", "literal_error"}:
        words = _QUOTED.findall(context["expected"])
        return f"{key!r} is {given}, which is none of its words.", nearest(str(error["input"]), words)
    if not error["input"] and isinstance(error["input"], str):
        return f"{key!r} is blank.", wanted
    if error["type"] == "string_pattern_mismatch":
        form = _FORMS.get(context["pattern"], f"It must match {context['pattern']}.")
        return f"{key!r} is {given}, which has not the form wanted.", f"{wanted} {form}"
    message = error["msg"][:1].lower() + error["msg"][1:].rstrip(".")
    return f"{key!r} is {given}: {message}.", wanted


def _short(value: object) -> str:
    shown = value.isoformat() if isinstance(value, date) else repr(value)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "..."


def _around(model: type[BaseModel], place: Sequence[str | int]) -> tuple[tuple[str, ...], str]:
    """Return the names beside a key and what the key is for, as far as the models say."""
    current, about = model, ""
    for part in place:
        fields = {info.alias or name: info for name, info in current.model_fields.items()}
        if part not in fields:
            if isinstance(part, int):
                continue
            return tuple(fields), about
        about = fields[str(part)].description or ""
        inner = _record_in(fields[str(part)].annotation)
        if inner is None:
            break
        current = inner
    return columns_of(current), about


def _record_in(annotation: Any) -> type[BaseModel] | None:
    for candidate in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None
