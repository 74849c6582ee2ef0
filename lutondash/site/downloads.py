"""Downloads: every file a reader can take away, by its name and the choices in its address."""

from collections.abc import Iterable
from dataclasses import replace

from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.model.edition import Shown
from lutondash.site import money_files, result_files, whole_files
from lutondash.site.pages import Choices, Given
from lutondash.site.taken import Download, Shelf

_SHELVES: tuple[Shelf, ...] = (whole_files, money_files, result_files)
"""Where files stand; the first shelf that holds a name has it."""


def download(dataset: Dataset, name: str, given: Given) -> Download:
    """Make a file; places, ids and filters come from what an address asks for.

    Raises UnknownIdError for a name, an id or a place that nothing bears.
    """
    shelf = _shelf(dataset, name)
    made = shelf.made(dataset, name, shelf.choices(dataset, name, given))
    return replace(made, file_name=kept_as(made.file_name, dataset.history.shown))


def kept_as(name: str, shown: Shown) -> str:
    """Return the name under which a reader keeps a file: of a draft, the name says so."""
    return f"draft-{name}" if shown is Shown.DRAFT else name


def choices(dataset: Dataset, name: str, given: Given) -> Choices:
    """Keep of an address what its file looks at, so that two addresses of one file have the same choices.

    Raises UnknownIdError for a name, an id or a place that nothing bears.
    """
    return _shelf(dataset, name).choices(dataset, name, given)


def names(dataset: Dataset) -> tuple[str, ...]:
    """Return the name of every file that needs no choice; the list of an outcome needs its id."""
    found: Iterable[tuple[str, ...]] = (shelf.names(dataset) for shelf in _SHELVES)
    return tuple(name for some in found for name in some)


def _shelf(dataset: Dataset, name: str) -> Shelf:
    for shelf in _SHELVES:
        if shelf.holds(dataset, name):
            return shelf
    raise UnknownIdError("download", name)
