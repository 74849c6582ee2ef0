"""Blocks: what a page is made of, in order; every renderer shows the same ones its own way."""

from dataclasses import dataclass

from lutondash.markup.engine import Lines, render
from lutondash.views import addresses
from lutondash.views.answers_section import AnswersSection
from lutondash.views.chart_view import ChartView
from lutondash.views.comparing import Choosing
from lutondash.views.indicator_page import Place
from lutondash.views.money.choices import MoneyControl
from lutondash.views.scrutiny.packs import Packs
from lutondash.views.scrutiny.start import Topic

Choices = tuple[tuple[str, tuple[str, ...]], ...]
"""What a reader chose, as an address bears it: names with their values."""


@dataclass(frozen=True, slots=True)
class Html:
    """A fragment of HTML: a template and the view that it shows as `page`."""

    template: str
    page: object

    def body(self, lines: Lines, *, served: bool = True) -> str:
        """Fill the template; small lines stand in it as the renderer can show them.

        Among files, where nothing is served, it leaves out what only a server can make.
        """
        return render(self.template, lines, page=self.page, served=served)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, drawn once for wide pages and once for phones."""

    view: ChartView


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """The reader's choice of places to set beside ours on an indicator's page.

    `compare` is the address of the page that sets groups of places beside ours; empty where there is none.
    `group` is the group of similar places that was chosen, empty for the usual one.
    """

    indicator: str
    places: tuple[Place, ...]
    chosen: tuple[Place, ...]
    compare: str = ""
    group: str = ""

    @property
    def without(self) -> tuple[tuple[Place, str], ...]:
        """Every chosen place with the address of the page without it."""
        return tuple((place, self._address(place)) for place in self.chosen)

    def _address(self, left_out: Place) -> str:
        codes = [place.code for place in self.chosen if place != left_out]
        return addresses.page("indicator", id=self.indicator, place=codes, group=self.group)


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """The reader's choice of the group of similar places that a figure is judged beside."""

    view: AnswersSection


@dataclass(frozen=True, slots=True)
class CompareChoice:
    """The reader's choice of a figure and of the places to set beside ours."""

    view: Choosing


@dataclass(frozen=True, slots=True)
class MoneyChoice:
    """The reader's choice of how money is counted and of which service is looked at, as links."""

    controls: tuple[MoneyControl, ...]


@dataclass(frozen=True, slots=True)
class ListChoice:
    """A figure to put into a list of one's own; `chosen` are those in it already."""

    topics: tuple[Topic, ...]
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackChoice:
    """The pack of some figures, as links; one kind of it takes a server."""

    packs: Packs


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: what its link says, the file's name, and the choices that shaped it."""

    words: str
    name: str
    choices: Choices = ()

    @property
    def address(self) -> str:
        """Where the file is to be had."""
        return addresses.page(f"download/{self.name}", **dict(self.choices))


@dataclass(frozen=True, slots=True)
class Downloads:
    """What a reader can take away from a page."""

    files: tuple[Download, ...]


Choosable = PlaceChoice | GroupChoice | CompareChoice | MoneyChoice
"""Blocks with which a reader shapes a page."""

Block = Html | Chart | Choosable | ListChoice | PackChoice | Downloads


@dataclass(frozen=True, slots=True)
class Document:
    """A page: its name, what it says in a sentence or two, its blocks, and its source if it has one.

    The first page bears the name of the site; every other page's title is its name and the site's.
    """

    name: str
    description: str
    blocks: tuple[Block, ...]
    source: str = ""
