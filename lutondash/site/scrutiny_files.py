"""The table of a committee's figures as a file."""

from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.exports.listing import Listed, listing_csv
from lutondash.site import pages
from lutondash.site.pages import Choices, Given, first
from lutondash.site.taken import Download, file
from lutondash.views.scrutiny.page import SHOW, scrutiny_page
from lutondash.views.scrutiny.scope import PAGE, scope

_TABLE = f"{PAGE}.csv"
_KEPT = ("committee", "priority", "service", "indicator", SHOW)


def holds(_dataset: Dataset, name: str) -> bool:
    """Say whether a file by this name is the table."""
    return name == _TABLE


def names(_dataset: Dataset) -> tuple[str, ...]:
    """Return none: the table needs a choice."""
    return ()


def choices(dataset: Dataset, _name: str, given: Given) -> Choices:
    """Keep of an address what shapes the table."""
    return tuple((key, values) for key, values in pages.choices(dataset, PAGE, given) if key in _KEPT)


def made(dataset: Dataset, name: str, chosen: Choices) -> Download:
    """Make the table; UnknownIdError where nothing is chosen, or an id is unknown."""
    found = scope(dataset, pages.asking(chosen))
    if found is None:
        raise UnknownIdError("download", name)
    page = scrutiny_page(dataset, found, show=first(chosen, SHOW))
    listed = (Listed(dataset.indicator(row.id).role.value, "", row) for row in page.table)
    return file(f"{found.slug}.csv", listing_csv(dataset, listed))
