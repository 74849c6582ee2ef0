"""Downloads: every file a reader can take away, by its name and the choices in its address."""

from dataclasses import replace

from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.model.edition import Shown
from lutondash.site import (
    feed_files,
    money_files,
    pack_files,
    result_files,
    scrutiny_files,
    slide_files,
    whole_files,
)
from lutondash.site.pages import Choices, Given
from lutondash.site.taken import AddressedShelf, Download, Locate, Shelf

_SHELVES: tuple[Shelf, ...] = (whole_files, money_files, scrutiny_files, result_files)
"""Where files stand; the first shelf that holds a name has it."""

_ADDRESSED: tuple[AddressedShelf, ...] = (feed_files, slide_files, pack_files)
"""Where files stand that name addresses of this site; they are looked through first."""


def download(dataset: Dataset, name: str, given: Given, locate: Locate = str) -> Download:
    """Make a file; places, ids and filters come from what an address asks for.

    `locate` says where readers find an address of this site; without it, addresses stay within the site.
    Raises UnknownIdError for a name, an id or a place that nothing bears.
    """
    made = _made(dataset, name, given, locate)
    return replace(made, file_name=kept_as(made.file_name, dataset.history.shown))


def _made(dataset: Dataset, name: str, given: Given, locate: Locate) -> Download:
    addressed = _addressed(dataset, name)
    if addressed is not None:
        return addressed.made(dataset, name, addressed.choices(dataset, name, given), locate)
    shelf = _shelf(dataset, name)
    return shelf.made(dataset, name, shelf.choices(dataset, name, given))


def kept_as(name: str, shown: Shown) -> str:
    """Return the name under which a reader keeps a file: of a draft, the name says so."""
    return f"draft-{name}" if shown is Shown.DRAFT else name


def choices(dataset: Dataset, name: str, given: Given) -> Choices:
    """Keep of an address what its file looks at, so that two addresses of one file have the same choices.

    Raises UnknownIdError for a name, an id or a place that nothing bears.
    """
    return (_addressed(dataset, name) or _shelf(dataset, name)).choices(dataset, name, given)


def names_addresses(dataset: Dataset, name: str) -> bool:
    """Say whether addresses of this site stand in a file, so that it depends on where the site is."""
    return _addressed(dataset, name) is not None


def looks_beside(dataset: Dataset, name: str) -> bool:
    """Say whether a file tells which verdicts differ from those of the edition before."""
    return feed_files.is_feed(dataset, name) or pack_files.is_pack(name)


def names(dataset: Dataset) -> tuple[str, ...]:
    """Return the name of every file that needs no choice; the list of an outcome needs its id."""
    listed = (*(each.names(dataset) for each in _SHELVES), *(each.names(dataset) for each in _ADDRESSED))
    return tuple(name for some in listed for name in some)


def _addressed(dataset: Dataset, name: str) -> AddressedShelf | None:
    return next((shelf for shelf in _ADDRESSED if shelf.holds(dataset, name)), None)


def _shelf(dataset: Dataset, name: str) -> Shelf:
    for shelf in _SHELVES:
        if shelf.holds(dataset, name):
            return shelf
    raise UnknownIdError("download", name)
