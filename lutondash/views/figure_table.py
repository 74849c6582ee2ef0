"""`FigureTable`: the figures of a chart as a real table, newest first."""

from dataclasses import dataclass

from lutondash.analysis.beside import may_compare
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation, Series
from lutondash.model.period import PeriodType
from lutondash.views import formats
from lutondash.views.indicator_row import latest_figure


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the table, its interval and the marks that qualify it."""

    text: str
    interval: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One period: its words and a cell for each place; None where a source has nothing.

    `anchor` is the name of the row on its page.
    """

    period: str
    cells: tuple[Cell | None, ...]
    note: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of one indicator; `codes` keeps the places in the order of the columns."""

    caption: str
    period_heading: str
    places: tuple[str, ...]
    codes: tuple[str, ...]
    rows: tuple[TableRow, ...]
    legend: tuple[str, ...]


def figure_table(dataset: Dataset, indicator: Indicator, chosen: tuple[str, ...] = ()) -> FigureTable:
    """Set out every period with a figure or a reason for its absence, newest first."""
    return table_of(dataset, indicator, _columns(dataset, indicator, chosen))


def table_of(dataset: Dataset, indicator: Indicator, codes: tuple[str, ...]) -> FigureTable:
    """Set out every period of our own beside the same of other places; our code comes first."""
    columns = [dataset.series(indicator.id, code) for code in codes]
    home = columns[0]
    rows = tuple(_row(dataset, indicator, o, columns) for o in reversed(home.observations))
    used = {letter for row in rows for cell in row.cells if cell for letter in cell.marks}
    return FigureTable(
        caption=_caption(indicator),
        period_heading="Period",
        places=tuple(dataset.geography(code).name for code in codes),
        codes=codes,
        rows=rows,
        legend=tuple(
            f"{letter}: {dataset.symbols[letter].meaning}" for letter in sorted(used & set(dataset.symbols))
        ),
    )


def _columns(dataset: Dataset, indicator: Indicator, chosen: tuple[str, ...]) -> tuple[str, ...]:
    home = dataset.vision.geography
    if not indicator.comparable:
        return (home,)
    wanted = (dataset.vision.country, dataset.vision.region, *chosen)
    held = set(dataset.places(indicator.id))
    others = dict.fromkeys(code for code in wanted if code in held and code != home)
    return (home, *others)


def _caption(indicator: Indicator) -> str:
    return f"{indicator.title}: {indicator.measure}"


def _row(dataset: Dataset, indicator: Indicator, ours: Observation, columns: list[Series]) -> TableRow:
    others = [_beside(indicator, ours, columns[0], column) for column in columns[1:]]
    found = (ours, *others)
    return TableRow(
        period=_period(indicator, ours),
        cells=tuple(cell(dataset, indicator, o) if o else None for o in found),
        note=ours.note,
        anchor=anchor(ours),
    )


def anchor(observation: Observation) -> str:
    """Return the name of an observation's row on its page."""
    when = observation.period.text.replace("/", "-").strip(".-")
    return f"figure-{observation.sequence}" if observation.sequence else f"figure-{when}"


def _period(indicator: Indicator, ours: Observation) -> str:
    """Name a row: an event by its day and what it was, anything else in the source's words or ours."""
    if indicator.period_type is PeriodType.EVENT and ours.period_label:
        return f"{formats.period(indicator, ours)} ({formats.as_said(ours.period_label)})"
    return formats.as_said(ours.period_label) or formats.period(indicator, ours)


def _beside(indicator: Indicator, ours: Observation, home: Series, other: Series) -> Observation | None:
    """Find another place's figure of the same period, unless a break stops the comparison."""
    if not may_compare(indicator, ours.period, home.geography, other.geography):
        return None
    return other.at(ours.period)


def cell(dataset: Dataset, indicator: Indicator, observation: Observation) -> Cell:
    """Write a figure, or why there is none."""
    marks = tuple(observation.status)
    if observation.value is None:
        first = next((dataset.symbols[m].title for m in marks if m in dataset.symbols), "no figure")
        return Cell(first, marks=marks)
    text = str(latest_figure(dataset, indicator, observation))
    return Cell(text, _interval(indicator, observation), marks)


def _interval(indicator: Indicator, observation: Observation) -> str:
    if observation.lower is None or observation.upper is None:
        return ""
    low, high = (
        formats.number(v, indicator.unit, indicator.decimals) for v in (observation.lower, observation.upper)
    )
    return f"{low} to {high}"
