"""How the site is, for programs that watch over it: which edition is shown, and what is wrong."""

from datetime import datetime
from http import HTTPStatus

from starlette.responses import JSONResponse, Response

from lutondash.editions.choosing import Source

HEALTH = "/healthz"
"""Where it stands; it is never a page."""


def health_response(source: Source, now: datetime) -> Response:
    """Say how things are: with 200 as long as readers see something, with 503 where they do not."""
    found = source.health(now)
    said = {
        "status": found.status,
        "edition": found.edition,
        "since": found.since.isoformat(timespec="seconds"),
        "checked": found.checked.isoformat(timespec="seconds"),
        "fault": found.fault,
    }
    status = HTTPStatus.OK if found.is_up else HTTPStatus.SERVICE_UNAVAILABLE
    return JSONResponse(said, status, {"cache-control": "no-store"})
