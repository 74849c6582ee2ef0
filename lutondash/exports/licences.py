"""Licences and sources of publications, as machines are told of them."""

from collections.abc import Iterable

from lutondash.exports.tables import Licence, Source
from lutondash.model.release import Release

_KNOWN = {
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/": "OGL-UK-3.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
}
"""Ids in the list of the Open Definition, by the licence's address."""

NOT_STATED = Licence("notspecified", "Not stated by the publisher")
"""The list's own id for it: without it a table would inherit the licence of its neighbours."""


def licences_of(releases: Iterable[Release]) -> tuple[Licence, ...]:
    """Return the licences of publications, each once."""
    return tuple(sorted({_licence(release) for release in releases}))


def sources_of(releases: Iterable[Release]) -> tuple[Source, ...]:
    """Return publications as sources; the version is the edition, else the date."""
    return tuple(
        Source(f"{release.publisher}: {release.title}", release.url, release.edition or release.published)
        for release in releases
    )


def _licence(release: Release) -> Licence:
    """Return a licence by its words; only one whose address we know has an id."""
    if release.licence == "not stated":
        return NOT_STATED
    if not release.licence_url:
        return Licence(NOT_STATED.name, release.licence)
    return Licence(_KNOWN.get(release.licence_url, ""), release.licence, release.licence_url)
