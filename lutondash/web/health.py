"""How the site is, for programs that watch over it: which edition is shown, how old, and what is wrong."""

from datetime import datetime
from http import HTTPStatus

from starlette.responses import JSONResponse, Response

from lutondash.dataset.edition import dataset
from lutondash.editions.choosing import Source
from lutondash.errors import LutondashError
from lutondash.model.edition import Shown
from lutondash.site.deployment import HEALTH, READY

WATCHED = (HEALTH, READY, "/_stcore/health")
"""What programs ask that watch over a server, by whatever name they reach it; it says nothing of readers."""


def health_response(source: Source, now: datetime) -> Response:
    """Say how things are: with 200 as long as readers see something, with 503 where they do not."""
    found = source.health(now)
    said = {
        "status": found.status,
        "edition": found.edition,
        "since": found.since.isoformat(timespec="seconds"),
        "checked": found.checked.isoformat(timespec="seconds"),
        "fault": found.fault,
        "newest_source": _newest(source, now) if found.is_up else None,
    }
    status = HTTPStatus.OK if found.is_up else HTTPStatus.SERVICE_UNAVAILABLE
    return JSONResponse(said, status, {"cache-control": "no-store"})


def _newest(source: Source, now: datetime) -> str | None:
    """Say when the newest source of what is shown was read; of a draft nothing, for anybody may ask."""
    try:
        shown = source.shown(now)
        sources = dataset(shown).releases.values() if shown.kind is not Shown.DRAFT else ()
    except (LutondashError, OSError, ValueError):
        return None
    return max((each.accessed for each in sources), default=None)
