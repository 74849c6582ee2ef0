"""What a publisher says when it refuses: the errors of a JSON answer in words, or the page's title."""

from collections.abc import Iterator

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from lutondash.importers.fetching.beginnings import title_of
from lutondash.importers.fetching.faults import plain

_MOST_BYTES, _MOST_ERRORS = 65_536, 10


class _Error(BaseModel):
    """One fault the Department for Education found in a request."""

    model_config = ConfigDict(extra="ignore")
    message: str
    code: str | None = None
    path: str | None = None


class _Refusal(BaseModel):
    """A refusal in JSON: a title and, of the Department for Education, every error."""

    model_config = ConfigDict(extra="ignore")
    title: str = ""
    errors: list[_Error] | dict[str, list[_Error]] = []

    def words(self) -> Iterator[str]:
        """Yield every error as where and what."""
        if isinstance(self.errors, dict):  # the form before 2024: errors under the name of their key
            for path, listed in self.errors.items():
                yield from (_in_words(each.message, path) for each in listed)
        else:
            yield from (_in_words(each.message, each.path or "") for each in self.errors)


def words_of_refusal(response: httpx.Response) -> str:
    """Return what the body of a refusal says, after a colon; blank where it says nothing readable."""
    body = _beginning(response)
    try:
        refused = _Refusal.model_validate_json(body)
    except ValidationError:
        return title_of(body)
    listed = list(refused.words())
    more = f" and {len(listed) - _MOST_ERRORS} more" if len(listed) > _MOST_ERRORS else ""
    said = "; ".join([*filter(None, [plain(refused.title)]), *listed[:_MOST_ERRORS]])
    return f": {said}{more}" if said else ""


def _in_words(message: str, path: str) -> str:
    return plain(f"{path}: {message}" if path else message)


def _beginning(response: httpx.Response) -> bytes:
    """Return the first bytes as they came; a packed body is left alone."""
    if response.headers.get("content-encoding", "identity") != "identity":
        return b""
    body = b""
    for piece in response.iter_raw():
        body += piece
        if len(body) >= _MOST_BYTES:
            break
    return body[:_MOST_BYTES]
