"""`Download`: a file to take away, and the shelves on which further kinds of files stand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from lutondash.dataset.dataset import Dataset
from lutondash.site.pages import Choices, Given

Locate = Callable[[str], str]
"""Turns an address within the site into one that holds anywhere."""

MEDIA_TYPES = {
    "atom": "application/atom+xml",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    file_name: str
    media_type: str
    content: bytes


class Shelf(Protocol):
    """Files of one sort: which there are, what shapes each, and how each is made."""

    def holds(self, dataset: Dataset, name: str) -> bool:
        """Say whether a file by this name stands here."""

    def names(self, dataset: Dataset) -> tuple[str, ...]:
        """Return the name of every file that needs no choice."""

    def choices(self, dataset: Dataset, name: str, given: Given) -> Choices:
        """Keep of an address what shapes the file; UnknownIdError for an id that nothing bears."""

    def made(self, dataset: Dataset, name: str, chosen: Choices) -> Download:
        """Make the file; UnknownIdError where there is none."""


class AddressedShelf(Protocol):
    """Files of one sort in which addresses of this site stand: as a `Shelf`, but told where the site is."""

    def holds(self, dataset: Dataset, name: str) -> bool:
        """Say whether a file by this name stands here."""

    def names(self, dataset: Dataset) -> tuple[str, ...]:
        """Return the name of every file that needs no choice."""

    def choices(self, dataset: Dataset, name: str, given: Given) -> Choices:
        """Keep of an address what shapes the file; UnknownIdError for an id that nothing bears."""

    def made(self, dataset: Dataset, name: str, chosen: Choices, locate: Locate) -> Download:
        """Make the file; UnknownIdError where there is none."""


def media_type(name: str) -> str:
    """Return what kind of file a download is, the same on every machine."""
    return MEDIA_TYPES[name.rpartition(".")[2]]


def file(name: str, content: bytes) -> Download:
    """Return a file by its name."""
    return Download(name, media_type(name), content)
