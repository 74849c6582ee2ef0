"""The files of everything: all figures, and what editions and a draft change."""

from collections.abc import Callable

from lutondash.dataset.dataset import Dataset
from lutondash.exports.bundle import bundle
from lutondash.exports.changes import drafted_csv, revisions_csv
from lutondash.exports.edition_workbook import edition_xlsx
from lutondash.exports.figures import all_figures_csv
from lutondash.site.pages import Choices, Given
from lutondash.site.taken import Download, file
from lutondash.views.changes_page import EVERY_CHANGE, is_offered
from lutondash.views.editions_section import REVISIONS

_WHOLE: dict[str, Callable[[Dataset], bytes]] = {
    "luton-figures.csv": all_figures_csv,
    "luton-figures.xlsx": edition_xlsx,
    "lutondash-figures.zip": bundle,
}


def holds(dataset: Dataset, name: str) -> bool:
    """Say whether a file by this name is of everything."""
    return name in _files(dataset)


def names(dataset: Dataset) -> tuple[str, ...]:
    """Return the name of every such file there is."""
    return tuple(_files(dataset))


def choices(_dataset: Dataset, _name: str, _given: Given) -> Choices:
    """Keep nothing of an address: everything is everything."""
    return ()


def made(dataset: Dataset, name: str, _chosen: Choices) -> Download:
    """Make a file of everything."""
    return file(name, _files(dataset)[name](dataset))


def _files(dataset: Dataset) -> dict[str, Callable[[Dataset], bytes]]:
    """Return what there is: changes only of a draft, and of editions that are out."""
    files = {EVERY_CHANGE: drafted_csv, REVISIONS: revisions_csv}
    there = {EVERY_CHANGE: is_offered(dataset), REVISIONS: bool(dataset.history.editions)}
    return {**_WHOLE, **{name: make for name, make in files.items() if there[name]}}
