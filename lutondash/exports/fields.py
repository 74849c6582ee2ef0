"""What the models say of their fields: the kinds and the words a value may be."""

from enum import Enum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin


def parts_of(annotation: Any) -> tuple[Any, ...]:
    """Return the kinds a value may be of."""
    return get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)


def words_of(annotation: Any) -> list[str]:
    """Return the words a value may be; none where it may be anything."""
    words: list[str] = []
    for kind in parts_of(annotation):
        if isinstance(kind, type) and issubclass(kind, Enum):
            words += [str(member.value) for member in kind]
        elif get_origin(kind) is Literal:
            words += [
                str(word).lower() if isinstance(word, bool) else word for word in get_args(kind) if word != ""
            ]
    return words
