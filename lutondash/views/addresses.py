"""The addresses of pages: plain links that work with and without script."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

HOME = "/"


def indicator(indicator_id: str) -> str:
    """Return the address of an indicator's page."""
    return f"/indicator?id={quote(indicator_id)}"


def outcome(slug: str) -> str:
    """Return the address of an outcome's page."""
    return f"/outcome?id={quote(slug)}"


def page(name: str, **choices: str | Sequence[str]) -> str:
    """Return the address of a page with the reader's choices; empty ones are left out."""
    chosen = {key: value for key, value in choices.items() if value}
    return f"/{name}" + (f"?{urlencode(chosen, doseq=True)}" if chosen else "")
