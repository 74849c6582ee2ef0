"""Figures to take away as CSV: exactly those shown, each row with its unit, place, period and source."""

import csv
import io
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from lutondash.dataset.dataset import Dataset
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
"""Every column, in order; those with nothing in them are there too, so that files can be joined."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def figures_csv(dataset: Dataset, indicator_id: str, geographies: Collection[str] | None = None) -> bytes:
    """Return an indicator's figures for some places, or all, as UTF-8 CSV.

    A text cell that a spreadsheet would run as a formula begins with an apostrophe; numbers are left alone.
    Raises UnknownIdError for an id or a code that nothing bears.
    """
    for code in geographies or ():
        dataset.geography(code)
    return _written(_rows(dataset, dataset.indicator(indicator_id), geographies))


def all_figures_csv(dataset: Dataset) -> bytes:
    """Return every indicator's figures for the place the dashboard is about, as one UTF-8 CSV."""
    home = (dataset.vision.geography,)
    return _written(
        row for indicator in dataset.indicators.values() for row in _rows(dataset, indicator, home)
    )


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return out.getvalue().encode()


def _rows(
    dataset: Dataset, indicator: Indicator, geographies: Collection[str] | None
) -> Iterable[tuple[str, ...]]:
    """Return an indicator's rows as cells in the order of COLUMNS."""
    frame = dataset.observations(indicator.id, geographies)
    cells = {str(name): [_cell(cell) for cell in frame[name]] for name in frame.columns}
    periods = {text: Period(text) for text in set(frame["period"])}
    names = {code: safe(dataset.geography(code).name) for code in set(frame["geography"])}
    sources = [name or indicator.release for name in cells.get("release", [""] * len(frame))]
    releases = {name: dataset.release(name) for name in set(sources)}
    cells |= {
        "title": [safe(indicator.title)] * len(frame),
        "unit": [indicator.unit.value] * len(frame),
        "period_from": [_day(periods[text].start) for text in frame["period"]],
        "period_to": [_day(periods[text].end) for text in frame["period"]],
        "geography_name": [names[code] for code in frame["geography"]],
        "release": sources,
        "publisher": [safe(releases[name].publisher) for name in sources],
        "url": [releases[name].url for name in sources],
    }
    return zip(*(cells.get(name, [""] * len(frame)) for name in COLUMNS), strict=True)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _cell(value: object) -> str:
    return plain(value) if isinstance(value, float) else safe(str(value))


def safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
