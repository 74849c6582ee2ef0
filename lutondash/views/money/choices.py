"""`MoneyChoices`: what a reader chose on the page about money, as its address bears it."""

from dataclasses import dataclass, replace

from lutondash.analysis.money.worked import Measure
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import LineKind
from lutondash.views import addresses

PAGE = "money"
MEASURE, SERVICE, BAND = "measure", "service", "band"
BANDS = tuple("ABCDEFGH")
OTHER_MEASURES = tuple(measure.value for measure in Measure if measure is not Measure.CASH)
"""The measures that an address names; without one it is cash."""


@dataclass(frozen=True, slots=True)
class MoneyChoices:
    """The measure of the changes, the service looked at and the council tax band; empty says nothing."""

    measure: Measure = Measure.CASH
    service: str = ""
    band: str = ""

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """The names and values that an address bears; what says nothing is left out."""
        measure = "" if self.measure is Measure.CASH else self.measure.value
        named = ((MEASURE, measure), (SERVICE, self.service), (BAND, self.band))
        return tuple((name, value) for name, value in named if value)

    def address(self, anchor: str = "") -> str:
        """Return the address of the page with these choices, at a part of it."""
        chosen = addresses.page(PAGE, **dict(self.values))
        return f"{chosen}#{anchor}" if anchor else chosen

    def with_measure(self, measure: Measure) -> "MoneyChoices":
        """Return these choices in another measure."""
        return replace(self, measure=measure)

    def with_service(self, service: str) -> "MoneyChoices":
        """Return these choices about another service."""
        return replace(self, service=service)


def chosen_measure(value: str) -> Measure:
    """Read a measure from an address that holds only known values; cash where none is chosen."""
    return Measure(value) if value else Measure.CASH


def service_ids(dataset: Dataset) -> tuple[str, ...]:
    """Return the ids of the services a reader may choose."""
    return tuple(line.line for line in dataset.budget.lines.values() if line.kind is LineKind.SERVICE)


@dataclass(frozen=True, slots=True)
class MoneyLink:
    """One choice as a link; `alone` is the address of this choice without the others.

    Among files only `alone` is offered, else every choice would be written with every other.
    """

    words: str
    address: str
    alone: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class MoneyControl:
    """A choice of one thing among a few: what it is about, and its links."""

    label: str
    links: tuple[MoneyLink, ...]
