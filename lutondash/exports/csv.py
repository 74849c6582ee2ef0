"""Figures to take away as CSV: exactly those shown, each row with its unit, place, period and source."""

import csv
import io
from collections.abc import Collection
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


def observations_csv(
    dataset: Dataset, indicator_id: str, geographies: Collection[str] | None = None
) -> bytes:
    """Return an indicator's figures for some places, or all, as UTF-8 CSV.

    A text cell that a spreadsheet would run as a formula begins with an apostrophe; numbers are left alone.
    Raises UnknownIdError for an id or a code that nothing bears.
    """
    indicator = dataset.indicator(indicator_id)
    for code in geographies or ():
        dataset.geography(code)
    frame = dataset.observations(indicator_id, geographies)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in frame.to_dict("records"):
        writer.writerow(_cells(dataset, indicator, {str(name): cell for name, cell in row.items()}))
    return out.getvalue().encode()


def _cells(dataset: Dataset, indicator: Indicator, row: dict[str, object]) -> list[str]:
    period = Period(str(row["period"]))
    release = dataset.release(str(row.get("release") or indicator.release))
    said: dict[str, object] = {
        **row,
        "title": indicator.title,
        "unit": indicator.unit.value,
        "period_from": _day(period.start),
        "period_to": _day(period.end),
        "geography_name": dataset.geography(str(row["geography"])).name,
        "release": release.id,
        "publisher": release.publisher,
        "url": release.url,
    }
    return [_cell(said.get(name, "")) for name in COLUMNS]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _cell(value: object) -> str:
    if isinstance(value, float):
        return plain(value)
    return safe(str(value))


def safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
