"""What is held back on a day: publications under embargo, and those dated later."""

from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from lutondash.model.indicator import Indicator
from lutondash.model.period import Period
from lutondash.model.release import Release

_LONDON = ZoneInfo("Europe/London")
"""A day begins at midnight in Luton, whatever clock an embargo was written by."""


@dataclass(frozen=True, slots=True)
class Looked:
    """When a reader looks: on a day, and where an edition has a minute of its own, from that minute.

    A day has no hour, so that it counts from its beginning.
    """

    as_of: date
    minute: datetime | None = None

    @property
    def moment(self) -> datetime:
        """The moment that embargoes are set against."""
        return self.minute or datetime.combine(self.as_of, time(), tzinfo=_LONDON)


def is_held(release: Release, looked: Looked, published: str | None = None) -> bool:
    """Say whether a release is under embargo when a reader looks, or dated after that day.

    `published` is an indicator's own date, which goes before the release's.
    """
    return _is_embargoed(release, looked) or first_day(release, published) > looked.as_of


def _is_embargoed(release: Release, looked: Looked) -> bool:
    return release.embargo is not None and release.embargo > looked.moment


def first_day(release: Release, published: str | None = None) -> date:
    """Return the day from which a release counts as out; a month or a year counts from its first day.

    Where the date of publication is unknown, the day it was read counts.
    """
    when = published or (release.accessed if release.published == "unknown" else release.published)
    return Period(when).start or date.min


def holds_own_rows(indicator: Indicator, releases: dict[str, Release], looked: Looked) -> bool:
    """Say whether an indicator's rows that name no release of their own are held back."""
    release = releases.get(indicator.release)
    return release is not None and is_held(release, looked, indicator.published)


def stand_in(release: Release) -> Release:
    """Return what may be said of a release that is held: its publisher and its dates, not what it says."""
    site = urlsplit(release.url)
    return release.model_copy(
        update={
            "title": "Not released yet",
            "url": f"{site.scheme}://{site.netloc}/",
            "edition": "",
            "licence": "not stated",
            "licence_url": "",
            "next_release": "",
            "note": "",
            "files": (),
        }
    )
