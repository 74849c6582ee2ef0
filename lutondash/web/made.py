"""What stands at each address: pages, files to take away, the sitemap, robots and the icon."""

from functools import lru_cache
from http import HTTPStatus

from lutondash.dataset.edition import Edition, dataset
from lutondash.errors import UnknownIdError
from lutondash.site import downloads, finished, pages
from lutondash.site.pages import HOME, Choices
from lutondash.site.sitemap import robots, sitemap
from lutondash.web.answers import Answer, file_answer, page_answer
from lutondash.web.asked import Asked
from lutondash.web.queues import DOWNLOADS
from lutondash.web.shell import shell

_PAGES_KEPT = 1024
_FILES_KEPT = 64
_SHOWN_NOT_SAVED = "image/png"
"""The picture of a chart also stands beside a link that somebody shares."""


def made(asked: Asked) -> Answer:
    """Make an answer; where nothing stands at the address, a helpful page that repeats nothing of it."""
    try:
        return _found(asked)
    except UnknownIdError:
        return _lost(asked.edition)


def _found(asked: Asked) -> Answer:
    if asked.path in _PLAIN:
        return _PLAIN[asked.path](asked)
    if asked.path == DOWNLOADS + asked.name:
        return _file(asked)
    if asked.path == f"/{asked.name}" and asked.name != HOME:
        return _page(asked)
    raise UnknownIdError("address", asked.path)


def _page(asked: Asked) -> Answer:
    name = asked.name or HOME
    choices = pages.choices(dataset(asked.edition), name, asked.given)
    return _finished(asked.edition, name, choices, asked.origin, asked.line)


@lru_cache(maxsize=_PAGES_KEPT)
def _finished(shown: Edition, name: str, choices: Choices, origin: str, line: str) -> Answer:
    """Finish a page once for all the ways in which its address can be written."""
    page = finished.finished(dataset(shown), name, choices, lambda address: origin + address)
    return page_answer(shell(page, line))


def _file(asked: Asked) -> Answer:
    choices = downloads.choices(dataset(asked.edition), asked.name, asked.given)
    return _downloaded(asked.edition, asked.name, choices)


@lru_cache(maxsize=_FILES_KEPT)
def _downloaded(shown: Edition, name: str, choices: Choices) -> Answer:
    file = downloads.download(dataset(shown), name, dict(choices))
    shown_as = "" if file.media_type == _SHOWN_NOT_SAVED else file.file_name
    return file_answer(file.content, file.media_type, shown_as)


@lru_cache(maxsize=2)
def _lost(shown: Edition) -> Answer:
    """Make the page for an address that leads nowhere; no app starts behind it."""
    page = finished.whole(finished.not_found(dataset(shown)))
    return page_answer(page, HTTPStatus.NOT_FOUND)


def _sitemap(asked: Asked) -> Answer:
    return file_answer(sitemap(dataset(asked.edition), asked.at).encode(), "application/xml")


def _robots(asked: Asked) -> Answer:
    return file_answer(robots(asked.at).encode(), "text/plain; charset=utf-8")


def _icon(_: Asked) -> Answer:
    return file_answer((finished.ASSETS / "favicon.svg").read_bytes(), "image/svg+xml")


_PLAIN = {"/favicon.ico": _icon, "/robots.txt": _robots, "/sitemap.xml": _sitemap}
