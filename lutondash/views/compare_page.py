"""`ComparePage`: one figure beside the places a reader picked, at one time and over the years."""

from dataclasses import dataclass, replace

from lutondash.analysis.beside import may_compare
from lutondash.analysis.signal import Kind
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation
from lutondash.views import addresses, wording
from lutondash.views.answer import Answer
from lutondash.views.compare_words import joined, lead, missing, period
from lutondash.views.comparing import Choosing, Selection, choosing, usual_selection, why_not
from lutondash.views.figure_table import Cell, FigureTable, cell, table_of
from lutondash.views.indicator_page import PageLink
from lutondash.views.lines import other_lines
from lutondash.views.place_groups import PlaceGroup, place_groups
from lutondash.views.position_strip import PositionStrip, strip_of
from lutondash.views.signals import answers
from lutondash.views.site import place_name
from lutondash.views.trend_chart import TrendChart, chart_of


@dataclass(frozen=True, slots=True)
class CompareStart:
    """The page before a figure is chosen, or for one that cannot be compared; `refused` says why."""

    choosing: Choosing
    name: str
    description: str
    refused: str
    own_page: PageLink | None
    groups: tuple[PlaceGroup, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place at the time of our latest figure; `cell` is None where a source has nothing."""

    code: str
    name: str
    is_home: bool
    why: str
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class GroupVerdict:
    """How our figure is judged beside a published group, and where the arithmetic stands."""

    answer: Answer
    group: str
    address: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """A figure beside the places of a choice; `rows` stand by name and are never ranked."""

    choosing: Choosing
    title: str
    name: str
    question: str
    measure: str
    own_page: str
    lead: str
    beside: str
    verdict: GroupVerdict | None
    missing: tuple[str, ...]
    period: str
    rows: tuple[PlaceRow, ...]
    strip: PositionStrip | None
    chart: TrendChart | None
    table: FigureTable
    legend: tuple[str, ...]
    source: str
    groups: tuple[PlaceGroup, ...]

    @property
    def heading(self) -> str:
        """The page's one heading."""
        return f"{self.title} compared"


def compare_page(dataset: Dataset, selection: Selection) -> ComparePage | CompareStart:
    """Make the page of a choice; without a figure that can be compared, the page to choose one."""
    indicator = dataset.indicators.get(selection.indicator)
    refused = why_not(dataset, indicator) if indicator else ""
    if indicator is None or refused:
        return _start(dataset, indicator, refused)
    codes = (dataset.vision.geography, *selection.codes(dataset))
    found = {code: _found(dataset, indicator, code) for code in codes}
    choices = choosing(dataset, selection)
    chart = comparison_chart(dataset, selection)
    rows = _rows(dataset, indicator, selection, found)
    table = comparison_table(dataset, Selection(indicator.id, selection.lines(dataset)))
    return ComparePage(
        choosing=choices,
        title=indicator.title,
        name=_name(indicator, choices),
        question=indicator.question,
        measure=wording.sentence(indicator.measure),
        own_page=addresses.indicator(indicator.id),
        lead=lead(dataset, indicator, found),
        beside=_beside(choices),
        verdict=_verdict(dataset, indicator, selection.group),
        missing=missing(dataset, indicator, found),
        period=period(dataset, indicator),
        rows=rows,
        strip=comparison_strip(dataset, selection),
        chart=chart,
        table=table,
        legend=_legend(dataset, rows, table),
        source=chart.source if chart else _source(dataset, indicator),
        groups=place_groups(dataset),
    )


def comparison_chart(dataset: Dataset, selection: Selection) -> TrendChart | None:
    """Draw our line and those of the places picked one by one; None where ours has one value."""
    indicator, wanted = dataset.indicator(selection.indicator), selection.lines(dataset)
    others = other_lines(dataset, indicator, selection.places)
    chart = chart_of(dataset, indicator, tuple(line for line in others if line.code in wanted))
    if chart is None:
        return None
    said = chart.headline
    return replace(chart, headline=f"{place_name(dataset)}: {said[0].lower()}{said[1:]}")


def comparison_strip(dataset: Dataset, selection: Selection) -> PositionStrip | None:
    """Set our latest figure among the places picked and those of the group; None where none has one."""
    wanted = dict.fromkeys((*selection.places, *selection.grouped(dataset)))
    return strip_of(dataset, dataset.indicator(selection.indicator), tuple(wanted), "places")


def comparison_table(dataset: Dataset, selection: Selection) -> FigureTable:
    """Set out every period of ours beside the same of every place of a choice that has a figure."""
    indicator = dataset.indicator(selection.indicator)
    held = set(dataset.places(indicator.id))
    codes = (code for code in selection.codes(dataset) if code in held)
    return table_of(dataset, indicator, (dataset.vision.geography, *codes))


def _start(dataset: Dataset, indicator: Indicator | None, refused: str) -> CompareStart:
    home = place_name(dataset)
    said = f"See how {home} stands next to other places: those like it, those near it, and the whole country."
    title = f"{indicator.title}: not compared" if indicator else "Compare places"
    return CompareStart(
        choosing=choosing(dataset, usual_selection(dataset)),
        name=title,
        description=f"{refused} {said}".strip(),
        refused=refused,
        own_page=PageLink(indicator.title, addresses.indicator(indicator.id)) if indicator else None,
        groups=place_groups(dataset),
    )


def _found(dataset: Dataset, indicator: Indicator, code: str) -> Observation | None:
    """Find a place's figure of our latest period; None where it has none that may stand beside ours."""
    home = dataset.vision.geography
    latest = dataset.series(indicator.id).latest
    if latest is None or code == home:
        return latest
    if not may_compare(indicator, latest.period, home, code):
        return None
    return dataset.series(indicator.id, code).at(latest.period)


def _verdict(dataset: Dataset, indicator: Indicator, group: str) -> GroupVerdict | None:
    """Judge our figure beside a published group; councils that are only near are judged by no rule."""
    chosen = dataset.comparator_groups.get(group)
    if chosen is None:
        return None
    found = next(a for a in answers(dataset, indicator, group) if a.signal.kind is Kind.COMPARISON)
    return GroupVerdict(found, chosen.title, addresses.page("indicator", id=indicator.id, group=group))


def _name(indicator: Indicator, choices: Choosing) -> str:
    """Name the page by its figure and what it is set beside, so that two tabs can be told apart."""
    beside = _beside(choices)
    return f"{indicator.title} compared{f' with {beside}' if beside else ''}"


def _beside(choices: Choosing) -> str:
    """Name all that was chosen: places, then the group, the region and the country."""
    asked = choices.selection
    group = (option.words for option in choices.groups if option.id == asked.group)
    frame = ((asked.region, choices.region), (asked.country, choices.country))
    places = (place.words for place in choices.chosen)
    return joined((*places, *group, *(name for is_on, name in frame if is_on)))


def _rows(
    dataset: Dataset, indicator: Indicator, selection: Selection, found: dict[str, Observation | None]
) -> tuple[PlaceRow, ...]:
    """Set out every place of a choice by name, and say of each why it is there."""
    grouped = selection.grouped(dataset)
    rows = (
        PlaceRow(
            code=code,
            name=dataset.geography(code).name,
            is_home=code == dataset.vision.geography,
            why=_why(dataset, code, is_chosen=code in selection.places, is_grouped=code in grouped),
            cell=cell(dataset, indicator, o) if o else None,
        )
        for code, o in found.items()
    )
    return tuple(sorted(rows, key=lambda row: (row.name, row.code)))


def _why(dataset: Dataset, code: str, *, is_chosen: bool, is_grouped: bool) -> str:
    frame = {
        dataset.vision.geography: "Ours",
        dataset.vision.country: "The country",
        dataset.vision.region: "The region",
    }
    if code in frame or not is_chosen:
        return frame.get(code, "In the group")
    return "Chosen, and in the group" if is_grouped else "Chosen"


def _legend(dataset: Dataset, rows: tuple[PlaceRow, ...], table: FigureTable) -> tuple[str, ...]:
    """Explain every mark that stands beside a figure in either table."""
    cells = (*(row.cell for row in rows), *(each for row in table.rows for each in row.cells))
    used = {letter for each in cells if each for letter in each.marks} & set(dataset.symbols)
    return tuple(f"{letter}: {dataset.symbols[letter].meaning}" for letter in sorted(used))


def _source(dataset: Dataset, indicator: Indicator) -> str:
    release = dataset.release(indicator.release)
    return wording.sentence(f"Source: {release.publisher}, {release.title}")
