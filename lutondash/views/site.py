"""The frame of every page: menu, footer, and where the reader is."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.edition import History, Shown
from lutondash.model.framework import PriorityKind
from lutondash.views import addresses, formats
from lutondash.views.history import Banner, banner

_SOURCES = "Every figure names its source and licence."


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the menu; `page` is the page's file stem."""

    page: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Site:
    """What frames every page; `place` is the town's name, `held` says on which day we held the figures.

    `edition` tells editions apart, blank where there are none; `past` is the number of an earlier one.
    """

    name: str
    place: str
    menu: tuple[MenuItem, ...]
    footer: tuple[MenuItem, ...]
    figures: int
    held: str
    sources: str
    edition: str = ""
    past: int | None = None
    meeting: str = ""
    banner: Banner | None = None


def place_name(dataset: Dataset) -> str:
    """Return the name of the place that the figures are about."""
    return dataset.geography(dataset.vision.geography).name


def site_name(dataset: Dataset) -> str:
    """Return the name of the site, a question about its place."""
    return f"How is {place_name(dataset)} doing?"


def site(dataset: Dataset) -> Site:
    """Make the menu and footer from the priorities and the fixed pages."""
    priorities = tuple(
        MenuItem(p.id, "Poverty" if p.kind is PriorityKind.MISSION else p.short_title, addresses.page(p.id))
        for p in dataset.priorities
    )
    menu = (
        MenuItem("overview", "Overview", addresses.HOME),
        *priorities,
        MenuItem("money", "Money", addresses.page("money")),
    )
    fixed = (
        MenuItem("compare", "Compare places", addresses.page("compare")),
        MenuItem("scrutiny", "For scrutiny", addresses.page("scrutiny")),
        MenuItem("framework", "How it fits together", addresses.page("framework")),
        MenuItem("archive", "Earlier priorities", addresses.page("archive")),
        MenuItem("data", "Data and sources", addresses.page("data")),
        MenuItem("about", "About", addresses.page("about")),
        MenuItem("accessibility", "Accessibility statement", addresses.page("accessibility")),
    )
    held = f"Figures held on {formats.day(dataset.as_of)}."
    return Site(
        name=site_name(dataset),
        place=place_name(dataset),
        menu=menu,
        footer=(*menu, *fixed),
        figures=len(dataset.indicators),
        held=held,
        sources=_SOURCES,
        edition=_mark(dataset.history),
        past=dataset.history.past,
        meeting=dataset.history.meeting,
        banner=banner(dataset),
    )


def _mark(history: History) -> str:
    """Tell editions apart; a folder has none, and one draft is as good as another."""
    if history.shown is Shown.FOLDER:
        return ""
    return f"{history.shown}-{history.number or ''}"
