"""`FetchRecord`: beside a fetched file, what was asked for it, when, and what came."""

from pathlib import Path

from pydantic import Field, ValidationError

from lutondash.importers.fetching.answers import Answer, Validators
from lutondash.model.record import Record


class Requested(Record):
    """One request and its answer."""

    method: str
    address: str
    body: dict[str, object] | None = None
    came_from: str = Field(description="the address after redirects")
    at: str
    status: int
    content_type: str
    bytes: int = Field(description="unpacked")
    sha256: str
    etag: str = ""
    last_modified: str = ""
    tries: int


class EarlierFile(Record):
    """A different file that had the name before, kept under another."""

    name: str
    sha256: str
    replaced: str


class FetchRecord(Record):
    """What a fetched file is and where it came from."""

    release: str
    file: str
    sha256: str
    bytes: int
    rows: int | None
    fetched: str = Field(description="when this file came for the first time")
    checked: str = Field(description="when the publisher was last asked")
    requests: tuple[Requested, ...]
    told: tuple[str, ...] = ()
    earlier: tuple[EarlierFile, ...] = ()

    @property
    def known(self) -> dict[str, Validators]:
        """What to send along next time; only a file that is one plain answer can be asked for in this way."""
        if len(self.requests) != 1 or self.requests[0].body is not None:
            return {}
        one = self.requests[0]
        validators = Validators(one.etag, one.last_modified)
        return {one.address: validators} if validators.headers else {}


def record_path(file: Path) -> Path:
    """Return where the record of a file is."""
    return file.with_name(f"{file.name}.fetched.json")


def read_record(file: Path) -> FetchRecord | None:
    """Return the record of a file; None where there is none that can be read: nothing relies on it then."""
    try:
        return FetchRecord.model_validate_json(record_path(file).read_bytes())
    except (OSError, ValidationError):
        return None


def as_requested(answer: Answer) -> Requested:
    """Return what the record keeps of an answer."""
    return Requested(
        method=answer.ask.method,
        address=answer.ask.address,
        body=None if answer.ask.body is None else dict(answer.ask.body),
        came_from=answer.came_from,
        at=answer.at,
        status=answer.status,
        content_type=answer.content_type,
        bytes=answer.size,
        sha256=answer.sha256,
        etag=answer.validators.etag,
        last_modified=answer.validators.last_modified,
        tries=answer.tries,
    )
