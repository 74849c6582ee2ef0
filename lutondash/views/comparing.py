"""What a reader sets side by side: one figure, some places, a group of places, the region, the country."""

from dataclasses import dataclass, replace

from lutondash.dataset.dataset import Dataset
from lutondash.model.geography import UpperTier
from lutondash.model.indicator import Indicator, Unit
from lutondash.views import addresses
from lutondash.views.place_groups import place_groups, usual_group
from lutondash.views.site import place_name

YES = "yes"
"""How an address says that the region or the country is wanted."""

FEW = 3
"""Figures named outright for each priority, so that nobody has to know what to look for."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something a reader may choose: its id as in the address, and its words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The whole choice of a reader, as in the address; `indicator` is empty before one is chosen."""

    indicator: str = ""
    places: tuple[str, ...] = ()
    group: str = ""
    region: bool = False
    country: bool = False

    @property
    def choices(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The choice as names and values, without those that say nothing."""
        named = (
            ("indicator", (self.indicator,)),
            ("place", self.places),
            ("group", (self.group,)),
            ("region", (YES if self.region else "",)),
            ("country", (YES if self.country else "",)),
        )
        return tuple((name, values) for name, values in named if any(values))

    @property
    def address(self) -> str:
        """Where the page with this choice stands."""
        return addresses.page("compare", **dict(self.choices))

    def lines(self, dataset: Dataset) -> tuple[str, ...]:
        """Return the places drawn as lines beside ours: country, region, then those picked one by one."""
        frame = ((self.country, dataset.vision.country), (self.region, dataset.vision.region))
        return (*(code for is_wanted, code in frame if is_wanted), *self.places)

    def grouped(self, dataset: Dataset) -> tuple[str, ...]:
        """Return the places of the group."""
        return next((group.codes for group in place_groups(dataset) if group.id == self.group), ())

    def codes(self, dataset: Dataset) -> tuple[str, ...]:
        """Return every place wanted beside ours, each once: the lines', then the group's."""
        return tuple(dict.fromkeys((*self.lines(dataset), *self.grouped(dataset))))


@dataclass(frozen=True, slots=True)
class Subject:
    """A priority and those of its figures that can be compared, by title; `few` are named outright."""

    title: str
    figures: tuple[Option, ...]
    few: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Choosing:
    """All a reader can choose from, and the choice made; `region` and `country` are names, or empty."""

    selection: Selection
    home: str
    subjects: tuple[Subject, ...]
    places: tuple[Option, ...] = ()
    groups: tuple[Option, ...] = ()
    region: str = ""
    country: str = ""

    @property
    def figures(self) -> tuple[Option, ...]:
        """Every figure that can be compared, in the order of the priorities."""
        return tuple(figure for subject in self.subjects for figure in subject.figures)

    @property
    def chosen(self) -> tuple[Option, ...]:
        """The chosen places, in the order of the address."""
        names = {place.id: place for place in self.places}
        return tuple(names[code] for code in self.selection.places if code in names)

    @property
    def without(self) -> tuple[tuple[Option, str], ...]:
        """Every chosen place with the address of the page without it."""
        kept = self.selection.places
        return tuple(
            (place, replace(self.selection, places=tuple(c for c in kept if c != place.id)).address)
            for place in self.chosen
        )

    @property
    def by_group(self) -> tuple[tuple[Option, str], ...]:
        """Every group with the address of the page with it; the last is none at all."""
        options = (*self.groups, self.no_group)
        return tuple((option, replace(self.selection, group=option.id).address) for option in options)

    @property
    def no_group(self) -> Option:
        """The choice of no group at all."""
        return Option("", "No group")

    def about(self, figure: Option) -> str:
        """Return the address of the same choice for another figure."""
        return replace(self.selection, indicator=figure.id).address

    def page_of(self, figure: Option) -> str:
        """Return the address of a figure's own page."""
        return addresses.indicator(figure.id)


def usual_selection(dataset: Dataset, indicator: str = "", places: tuple[str, ...] = ()) -> Selection:
    """Return what a reader is offered first: the usual group of similar places, region and country."""
    return Selection(indicator, places, usual_group(dataset), region=True, country=True)


def choosable(dataset: Dataset) -> frozenset[str]:
    """Return the places a reader may pick one by one: upper-tier ones, past or present, and any group's."""
    upper = {
        g.code for g in dataset.geographies.values() if g.upper_tier in {UpperTier.YES, UpperTier.FORMER}
    }
    grouped = {code for group in dataset.comparator_groups.values() for code in group.codes}
    return frozenset((upper | grouped) - {dataset.vision.geography})


def why_not(dataset: Dataset, indicator: Indicator) -> str:
    """Say why a figure is not set beside other places; empty where it is."""
    home = place_name(dataset)
    if indicator.unit is Unit.GRADE:
        return "It is a grade in words, so it is not set beside other places."
    if not indicator.comparable:
        return "It is a total. A bigger place has a bigger total, so it is not set beside other places."
    if dataset.series(indicator.id).latest is None:
        return f"No figure is published for {home}, so there is nothing to set beside other places."
    if not _others(dataset, indicator):
        return f"It is published for {home} alone, so no other place can stand beside it."
    return ""


def _others(dataset: Dataset, indicator: Indicator) -> set[str]:
    return set(dataset.places(indicator.id)) - {dataset.vision.geography}


def choosing(dataset: Dataset, selection: Selection) -> Choosing:
    """Gather what a reader can choose from; places only once there is a figure to compare."""
    home, subjects = place_name(dataset), _subjects(dataset)
    if not selection.indicator:
        return Choosing(selection, home, subjects)
    held = _others(dataset, dataset.indicator(selection.indicator))
    names = {code: dataset.geography(code).name for code in held | set(selection.places)}
    offered = (held & choosable(dataset)) | set(selection.places)
    return Choosing(
        selection,
        home,
        subjects,
        places=tuple(Option(code, names[code]) for code in sorted(offered, key=lambda c: (names[c], c))),
        groups=tuple(Option(group.id, group.title) for group in place_groups(dataset)),
        region=dataset.geography(dataset.vision.region).name,
        country=dataset.geography(dataset.vision.country).name,
    )


def _subjects(dataset: Dataset) -> tuple[Subject, ...]:
    """Group the figures that can be compared by priority; a priority without any is left out."""
    found = []
    for priority in dataset.priorities:
        mine = [i for i in dataset.indicators_in(priority.id) if not why_not(dataset, i)]
        figures = tuple(Option(i.id, i.title) for i in sorted(mine, key=lambda i: i.title))
        headlines = {headline.indicator for headline in priority.headlines}
        few = sorted(figures, key=lambda figure: figure.id not in headlines)[:FEW]
        found.append(Subject(priority.title, figures, tuple(few)))
    return tuple(subject for subject in found if subject.figures)
