"""What a request asks for, whoever asks: the key under which an answer is made once and kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request

from lutondash.dataset.edition import Edition
from lutondash.editions.choosing import looks_back
from lutondash.site.pages import Given

ADDRESS = "LUTONDASH_ADDRESS"
"""The setting that says where the public finds the site, such as https://example.org."""

_MOST_CHOICES = 1000
"""More than this in one address is nobody's choice; what comes after is not read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A path and its query as they were written, of an edition, for a place on the web and a kind of line."""

    edition: Edition
    path: str
    query: str
    origin: str
    line: str

    @property
    def is_usual(self) -> bool:
        """Whether it asks for nothing of an earlier edition."""
        return not looks_back(self.given)

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def given(self) -> Given:
        """Every value of every name in the query; what is not UTF-8 is replaced."""
        pairs = "&".join(self.query.split("&", _MOST_CHOICES)[:_MOST_CHOICES])
        return parse_qs(pairs, keep_blank_values=True)

    def at(self, address: str) -> str:
        """Say where the public finds an address of this site."""
        return self.origin + address


def asked(request: Request, edition: Edition, settings: Mapping[str, str]) -> Asked:
    """Read a request."""
    return Asked(
        edition,
        request.scope["path"],
        request.scope["query_string"].decode("ascii", "replace"),
        _origin(request, settings),
        _line(request),
    )


def _origin(request: Request, settings: Mapping[str, str]) -> str:
    """Say where the public finds the site: as it was set, else as this request was addressed."""
    as_set = settings.get(ADDRESS, "").rstrip("/")
    return as_set or str(request.base_url).rstrip("/")


def _line(request: Request) -> str:
    return "dear" if request.headers.get("save-data", "").lower() == "on" else ""
