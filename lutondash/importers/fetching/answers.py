"""`Ask` and `Answer`: one request, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Unreadable(Enum):
    """What a body of the wrong form means: an end, or that the publisher is busy and says so badly."""

    REFUSED = "refused"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: a GET, or a POST where there is a body; `form` is the ending the answer's form has."""

    address: str
    form: str
    body: Mapping[str, object] | None = None
    unreadable: Unreadable = Unreadable.REFUSED

    @property
    def method(self) -> str:
        """GET or POST."""
        return "GET" if self.body is None else "POST"


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells a publisher which version of an answer we hold."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The headers that ask for the answer only if it has changed."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, kept in a passing file; `ends_known` where its length was vouched for."""

    ask: Ask
    path: Path
    came_from: str
    at: str
    status: int
    size: int
    sha256: str
    content_type: str
    validators: Validators
    tries: int
    ends_known: bool
