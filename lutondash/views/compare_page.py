"""`ComparePage`: one figure beside the places a reader picked, at one time and over the years."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median

from lutondash.analysis.beside import may_compare
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation
from lutondash.views import addresses, formats, wording
from lutondash.views.comparing import Choosing, Selection, choosing, usual_selection, why_not
from lutondash.views.figure_table import Cell, FigureTable, cell, table_of
from lutondash.views.indicator_page import PageLink
from lutondash.views.indicator_row import latest_figure
from lutondash.views.lines import other_lines
from lutondash.views.place_groups import PlaceGroup, place_groups
from lutondash.views.site import place_name
from lutondash.views.trend_chart import TrendChart, chart_of

FEWEST_FOR_A_MIDDLE = 5
"""Fewer places than this are told one by one; their middle would say little."""


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
class ComparePage:
    """A figure beside the places of a choice; `rows` stand by name and are never ranked."""

    choosing: Choosing
    title: str
    name: str
    question: str
    measure: str
    own_page: str
    lead: str
    missing: tuple[str, ...]
    period: str
    rows: tuple[PlaceRow, ...]
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
        lead=_lead(dataset, indicator, found),
        missing=_missing(dataset, indicator, found),
        period=_period(dataset, indicator),
        rows=rows,
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


def comparison_table(dataset: Dataset, selection: Selection) -> FigureTable:
    """Set out every period of ours beside the same of every place of a choice that has a figure."""
    indicator = dataset.indicator(selection.indicator)
    held = set(dataset.places(indicator.id))
    codes = (code for code in selection.codes(dataset) if code in held)
    return table_of(dataset, indicator, (dataset.vision.geography, *codes))


def _start(dataset: Dataset, indicator: Indicator | None, refused: str) -> CompareStart:
    home = place_name(dataset)
    said = f"See how {home} stands next to other places: those like it, those near it, and the whole country."
    title = f"{indicator.title} is not compared" if indicator else "Compare places"
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


def _name(indicator: Indicator, choices: Choosing) -> str:
    """Name the page by its figure and what it is set beside, so that two tabs can be told apart."""
    asked = choices.selection
    group = (option.words for option in choices.groups if option.id == asked.group)
    frame = ((asked.region, choices.region), (asked.country, choices.country))
    wanted = (*(place.words for place in choices.chosen), *group, *(n for is_on, n in frame if is_on))
    return f"{indicator.title} compared{f' with {joined(wanted)}' if wanted else ''}"


def joined(names: Iterable[str]) -> str:
    """Join names with commas and a last "and"; empty for none."""
    *others, last = list(names) or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _period(dataset: Dataset, indicator: Indicator) -> str:
    latest = dataset.series(indicator.id).latest
    return formats.period(indicator, latest) if latest else ""


def _lead(dataset: Dataset, indicator: Indicator, found: dict[str, Observation | None]) -> str:
    """Tell the finding: ours beside the middle of many places, or beside each of a few."""
    home, frame = dataset.vision.geography, (dataset.vision.region, dataset.vision.country)
    ours = found[home]
    if ours is None:
        return ""
    known = {code: o for code, o in found.items() if o is not None and o.value is not None}
    others = [code for code in known if code not in (home, *frame)]
    framing = [code for code in frame if code in known]
    when = formats.at(formats.long_period(indicator, ours))
    opening = f"{when[0].upper()}{when[1:]} it was"
    if len(others) >= FEWEST_FOR_A_MIDDLE:
        beside = _beside_middle(dataset, indicator, ours, [known[code].known for code in others])
        return f"{opening} {beside} {_told(dataset, indicator, known, framing)}".strip()
    wanted = (*sorted(others, key=lambda code: dataset.geography(code).name), *framing)
    each = joined(_in_place(dataset, indicator, known[code], code) for code in (home, *wanted))
    alone = "" if wanted else f" {_alone(dataset, indicator, ours)}"
    return f"{opening} {each}.{alone}"


def _beside_middle(dataset: Dataset, indicator: Indicator, ours: Observation, others: list[float]) -> str:
    """Say on which side of the middle of many places ours lies, in the figures as they are shown."""
    middle = median(others)
    mine, theirs = (formats.figure(indicator, value) for value in (ours.known, middle))
    number = f"{len(others)} other places"
    told = _in_place(dataset, indicator, ours, dataset.vision.geography)
    if mine == theirs:
        return f"{told}, the same as the middle of {number}."
    if ours.lower is not None and ours.upper is not None and ours.lower <= middle <= ours.upper:
        return f"{told}, with no clear difference from the middle of {number}: {theirs}."
    side = "more" if ours.known > middle else "less"
    return f"{told}, {side} than the middle of {number}: {theirs}."


def _told(dataset: Dataset, indicator: Indicator, known: dict[str, Observation], codes: list[str]) -> str:
    """Tell the region's and the country's figures in a sentence of their own."""
    each = joined(_in_place(dataset, indicator, known[code], code) for code in codes)
    return f"It was {each}." if codes else ""


def _in_place(dataset: Dataset, indicator: Indicator, observation: Observation, code: str) -> str:
    return f"{latest_figure(dataset, indicator, observation)} in {dataset.geography(code).name}"


def _alone(dataset: Dataset, indicator: Indicator, ours: Observation) -> str:
    """Say what to do where nothing stands beside our figure, or why nothing can."""
    if not may_compare(indicator, ours.period, dataset.vision.geography):
        return "The way of counting has changed, so it no longer compares with other places."
    return "Choose places to set beside it."


def _missing(dataset: Dataset, indicator: Indicator, found: dict[str, Observation | None]) -> tuple[str, ...]:
    """Say by name which places have no figure for our latest period, and which have none at all."""
    period, held = _period(dataset, indicator), set(dataset.places(indicator.id))
    without = [code for code, o in found.items() if o is None or o.value is None]
    late = sorted(dataset.geography(code).name for code in without if code in held)
    never = sorted(dataset.geography(code).name for code in without if code not in held)
    said = ((late, f"no figure for {period}"), (never, "no figure at all"))
    return tuple(
        f"{joined(names)} {'has' if len(names) == 1 else 'have'} {what}." for names, what in said if names
    )


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
