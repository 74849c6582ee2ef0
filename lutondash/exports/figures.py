"""Figures to take away as CSV: exactly those shown, each row with its unit, place, period and source."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from datetime import date
from itertools import chain
from typing import TypeVar

from lutondash.dataset.dataset import Dataset
from lutondash.exports.cells import csv_bytes, safe
from lutondash.exports.numbers import plain
from lutondash.model.indicator import Indicator
from lutondash.model.period import Period

COLUMNS = (
    "indicator",
    "title",
    "unit",
    "period",
    "period_from",
    "period_to",
    "period_label",
    "sequence",
    "geography",
    "geography_name",
    "breakdown",
    "value",
    "status",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "qualifier",
    "release",
    "publisher",
    "url",
    "note",
)
"""Every column, in order; those with nothing in them are there too, so that files can be joined.

The names are those of the data folder. Explore Local Statistics of the ONS has others (its `geography`
is the kind of a place); the data package tells which of ours is which of theirs.
"""

Cells = dict[str, list[str]]
"""The cells of each column in use, by its name; all lists are as long as there are rows."""

K = TypeVar("K", bound=Hashable)


def figures_csv(dataset: Dataset, indicator_id: str, geographies: Collection[str] | None = None) -> bytes:
    """Return an indicator's figures for some places, or all, as UTF-8 CSV.

    A text cell that a spreadsheet would run as a formula begins with an apostrophe; numbers are left alone.
    Raises UnknownIdError for an id or a code that nothing bears.
    """
    for code in geographies or ():
        dataset.geography(code)
    return written(figure_cells(dataset, dataset.indicator(indicator_id), geographies))


def all_figures_csv(dataset: Dataset) -> bytes:
    """Return every indicator's figures for the place the dashboard is about, as one UTF-8 CSV."""
    home = (dataset.vision.geography,)
    every = (figure_cells(dataset, indicator, home) for indicator in dataset.indicators.values())
    return csv_bytes(COLUMNS, chain.from_iterable(_rows(cells) for cells in every))


def written(cells: Cells) -> bytes:
    """Return the cells of one indicator as a file."""
    return csv_bytes(COLUMNS, _rows(cells))


def figure_cells(dataset: Dataset, indicator: Indicator, geographies: Collection[str] | None) -> Cells:
    """Return the cells of an indicator's rows, column by column: many rows share few different words."""
    frame = dataset.observations(indicator.id, geographies)
    raw = {str(name): frame[name].to_numpy(dtype=object).tolist() for name in frame.columns}
    sources = [name or indicator.release for name in raw.get("release", [""] * len(frame))]
    releases = {name: dataset.release(name) for name in set(sources)}
    return {name: _each(values, _cell) for name, values in raw.items()} | {
        "title": [safe(indicator.title)] * len(frame),
        "unit": [indicator.unit.value] * len(frame),
        "period_from": _each(raw["period"], lambda text: _day(Period(text).start)),
        "period_to": _each(raw["period"], lambda text: _day(Period(text).end)),
        "geography_name": _each(raw["geography"], lambda code: safe(dataset.geography(code).name)),
        "release": sources,
        "publisher": _each(sources, lambda name: safe(releases[name].publisher)),
        "url": _each(sources, lambda name: safe(releases[name].url)),
    }


def _rows(cells: Cells) -> Iterable[Sequence[str]]:
    blank = [""] * len(cells["period"])
    return zip(*(cells.get(name, blank) for name in COLUMNS), strict=True)


def _each(values: Sequence[K], write: Callable[[K], str]) -> list[str]:
    """Write every value, each different one once."""
    known = {value: write(value) for value in set(values)}
    return [known[value] for value in values]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _cell(value: object) -> str:
    return plain(value) if isinstance(value, float) else safe(str(value))
