"""Blocks: what a page is made of, in order; every renderer shows the same ones its own way."""

from dataclasses import dataclass

from lutondash.views.figure_table import FigureTable
from lutondash.views.indicator_page import Place
from lutondash.views.trend_chart import TrendChart


@dataclass(frozen=True, slots=True)
class Html:
    """A finished fragment."""

    body: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, drawn once for wide pages and once for phones."""

    view: TrendChart


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """The reader's choice of places to set beside ours."""

    places: tuple[Place, ...]
    chosen: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class FigureDownload:
    """The figures of one indicator as they are shown, and their chart as a picture, to take away."""

    indicator: str
    table: FigureTable
    chart: TrendChart | None


@dataclass(frozen=True, slots=True)
class EverythingDownload:
    """All figures in one file: our place's, or every place's."""


Block = Html | Chart | PlaceChoice | FigureDownload | EverythingDownload


@dataclass(frozen=True, slots=True)
class Document:
    """A page: its title, what it says in a sentence or two, and its blocks."""

    title: str
    description: str
    blocks: tuple[Block, ...]
