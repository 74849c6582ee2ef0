"""What stands at each address: pages, files to take away, the sitemap, robots and the icon."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from http import HTTPStatus

from pydantic import ValidationError

from lutondash.dataset.edition import Edition, dataset
from lutondash.editions.choosing import Source, beside, looked_at
from lutondash.errors import DataFaultError, EditionFaultError, PackFault, PackFaultError, UnknownIdError
from lutondash.markup.carrying import saved_as
from lutondash.model.edition import Shown
from lutondash.site import downloads, finished, pack_files, pages
from lutondash.site.pages import HOME, SCRUTINY, Choices
from lutondash.site.sitemap import robots, sitemap
from lutondash.web.answers import Answer, file_answer, page_answer
from lutondash.web.asked import Asked
from lutondash.web.queues import DOWNLOADS
from lutondash.web.shell import shell

_PAGES_KEPT = 1024
_FILES_KEPT = 64
_SHOWN_NOT_SAVED = ("image/png", "application/atom+xml")
"""The picture of a chart also stands beside a link that somebody shares; a feed is there to be followed."""

_log = logging.getLogger(__name__)


def made(asked: Asked, source: Source, now: datetime) -> Answer:
    """Make an answer; where nothing stands at the address, a helpful page that repeats nothing of it.

    An edition that nobody bears, or that is still to come, is such an address.
    """
    try:
        return _found_or_lost(asked, source, now)
    except (DataFaultError, EditionFaultError, OSError, ValidationError) as fault:
        _log.warning("an edition cannot be shown: %s", fault)
        return unavailable()


def _found_or_lost(asked: Asked, source: Source, now: datetime) -> Answer:
    try:
        return _found(asked, source, now)
    except UnknownIdError:
        return _lost(asked.edition)
    except PackFaultError as fault:
        return _refused(asked.edition, fault.faults)


def _found(asked: Asked, source: Source, now: datetime) -> Answer:
    if asked.path in _PLAIN:
        return _PLAIN[asked.path](asked)
    find = _found_by(asked)
    looked = replace(asked, edition=looked_at(source, asked.given, asked.edition, now))
    return find(looked, source, now)


def _found_by(asked: Asked) -> Callable[[Asked, Source, datetime], Answer]:
    """Say what answers at a path; UnknownIdError where nothing could, whatever edition it is asked of."""
    if asked.path == DOWNLOADS + asked.name:
        return _file
    if asked.path == f"/{asked.name}" and asked.name != HOME:
        return _page
    raise UnknownIdError("address", asked.path)


def _page(asked: Asked, source: Source, now: datetime) -> Answer:
    name, shown = asked.name or HOME, asked.edition
    if pages.looks_beside(dataset(shown), name):
        shown = beside(source, asked.given, shown, now, usually=name == SCRUTINY)
    choices = pages.choices(dataset(shown), name, asked.given)
    finish = _finished if shown.is_usual else _made_page
    return finish(shown, name, choices, asked.origin, asked.line)


def _made_page(shown: Edition, name: str, choices: Choices, origin: str, line: str) -> Answer:
    page = finished.finished(dataset(shown), name, choices, lambda address: origin + address)
    return page_answer(shell(page, line))


_finished = lru_cache(maxsize=_PAGES_KEPT)(_made_page)
"""Finishes a page once for all the ways in which its address can be written, if most readers see it."""


def _file(asked: Asked, source: Source, now: datetime) -> Answer:
    name, shown = asked.name, asked.edition
    choices = downloads.choices(dataset(shown), name, asked.given)
    origin = asked.origin if downloads.names_addresses(dataset(shown), name) else ""
    if downloads.looks_beside(dataset(shown), name):
        given = asked.given if pack_files.is_pack(name) else {}
        shown = beside(source, given, shown, now, usually=True)
    download = _downloaded if shown.is_usual else _made_file
    return download(shown, name, choices, origin)


def _made_file(shown: Edition, name: str, choices: Choices, origin: str) -> Answer:
    """Make a file; `origin` is where the public finds the site, blank where no address stands in it."""
    file = downloads.download(dataset(shown), name, dict(choices), lambda address: origin + address)
    beside_a_link = file.media_type in _SHOWN_NOT_SAVED and shown.kind is not Shown.DRAFT
    shown_as = "" if beside_a_link else saved_as(file.file_name, shown.past)
    return file_answer(file.content, file.media_type, shown_as)


_downloaded = lru_cache(maxsize=_FILES_KEPT)(_made_file)


@lru_cache(maxsize=2)
def _lost(shown: Edition) -> Answer:
    """Make the page for an address that leads nowhere; no app starts behind it."""
    page = finished.whole(finished.not_found(dataset(shown)))
    return page_answer(page, HTTPStatus.NOT_FOUND)


def _refused(shown: Edition, faults: tuple[PackFault, ...]) -> Answer:
    """Make the page for a pack that cannot be made: why, and what to do."""
    page = finished.whole(finished.refused(dataset(shown), faults))
    return page_answer(page, HTTPStatus.BAD_REQUEST)


def unavailable() -> Answer:
    """Make the answer where no edition can be shown, or not the one that was asked for."""
    return page_answer(finished.whole(finished.unavailable()), HTTPStatus.SERVICE_UNAVAILABLE)


def _sitemap(asked: Asked) -> Answer:
    return file_answer(sitemap(dataset(asked.edition), asked.at).encode(), "application/xml")


def _robots(asked: Asked) -> Answer:
    return file_answer(robots(asked.at).encode(), "text/plain; charset=utf-8")


def _icon(_: Asked) -> Answer:
    return file_answer((finished.ASSETS / "favicon.svg").read_bytes(), "image/svg+xml")


_PLAIN = {"/favicon.ico": _icon, "/robots.txt": _robots, "/sitemap.xml": _sitemap}
