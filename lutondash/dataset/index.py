"""`SeriesIndex`: the table of figures cut into series, each built once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from lutondash.dataset.table import NUMBERS, TEXTS, Mask, Table, periods_of, sealed, series_keys
from lutondash.model.observation import Observation, ObservationRow, Series
from lutondash.model.period import Period

_Key = tuple[str, str, str]


@dataclass(frozen=True, eq=False)
class SeriesIndex:
    """Finds the rows of a series by bisection: the table is sorted by indicator, geography, breakdown.

    `defaults` is the release of each indicator's rows that name none.
    """

    table: Table
    defaults: Mapping[str, str]
    _numbers: Mapping[str, int] = field(init=False, repr=False)
    _keys: npt.NDArray[np.int64] = field(init=False, repr=False)
    _periods: tuple[Period | None, ...] = field(init=False, repr=False)
    _built: dict[_Key, Series] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        table = self.table
        numbers = {name: at for at, name in enumerate(table.indicators)}
        object.__setattr__(self, "defaults", MappingProxyType(dict(self.defaults)))
        object.__setattr__(self, "_numbers", MappingProxyType(numbers))
        object.__setattr__(self, "_keys", sealed(series_keys(table)))
        object.__setattr__(self, "_periods", periods_of(table.texts["period"].names))
        object.__setattr__(self, "_built", {})

    def series(self, indicator: str, geography: str, breakdown: str) -> Series:
        """Return a series, perhaps without observations; whichever thread asks, the same object."""
        key = (indicator, geography, breakdown)
        if key not in self._built:
            rows = self._rows(*key)
            observations = tuple(self._observation(indicator, row) for row in rows)
            self._built.setdefault(key, Series(indicator, geography, observations, breakdown))
        return self._built[key]

    def _rows(self, indicator: str, geography: str, breakdown: str) -> range:
        place = self.table.texts["geography"].code(geography)
        part = self.table.texts["breakdown"].code(breakdown)
        number = self._numbers.get(indicator, -1)
        if min(place, part, number) < 0:
            return range(0)
        places, parts = (len(self.table.texts[name].names) for name in ("geography", "breakdown"))
        key = (number * places + place) * parts + part
        start, stop = np.searchsorted(self._keys, [key, key + 1])
        return range(int(start), int(stop))

    def span(self, indicator: str) -> slice:
        """Return where an indicator's rows stand in the table."""
        number = self._numbers.get(indicator, len(self._numbers))
        start, stop = np.searchsorted(self.table.indicator, [number, number + 1])
        return slice(int(start), int(stop))

    def places(self, indicator: str) -> tuple[str, ...]:
        """Return the codes of places with a value that is no forecast, in order."""
        rows = self.span(indicator)
        place, status = self.table.texts["geography"], self.table.texts["status"]
        kept = ~np.isnan(self.table.numbers["value"][rows])
        forecast = np.array(["f" in name for name in status.names], dtype=np.bool_)
        kept &= ~forecast[status.codes[rows]]
        return tuple(place.names[code] for code in np.unique(place.codes[rows][kept]))

    def frame(self, indicator: str, geographies: Collection[str] | None) -> pd.DataFrame:
        """Return an indicator's rows as a fresh frame with the columns that are in use."""
        rows = self.span(indicator)
        kept = np.ones(rows.stop - rows.start, dtype=np.bool_)
        place = self.table.texts["geography"]
        if geographies is not None:
            kept = place.flags([name in geographies for name in place.names])[rows]
        columns = {name: self._cells(name, rows) for name in ObservationRow.model_fields}
        used = {name: cells[kept] for name, cells in columns.items() if cells is not None}
        return pd.DataFrame({"indicator": np.full(int(kept.sum()), indicator, dtype=object), **used})

    def _cells(self, name: str, rows: slice) -> npt.NDArray[np.generic] | None:
        """Return a column's cells, or None where the indicator does not use it."""
        always = ObservationRow.model_fields[name].is_required()
        if name in NUMBERS:
            numbers = self.table.numbers[name][rows]
            return numbers if always or not np.isnan(numbers).all() else None
        words = self.table.texts[name]
        cells = np.array(words.names, dtype=object)[words.codes[rows]]
        return cells if always or (cells != "").any() else None

    def _observation(self, indicator: str, row: int) -> Observation:
        table = self.table
        text = {name: table.text(name, row) for name in TEXTS}
        number = {name: _number(table, name, row) for name in NUMBERS}
        period = self._periods[table.texts["period"].codes[row]]
        if period is None:
            raise ValueError(f"{text['period']!r} was not refused as a period")
        return Observation(
            period=period,
            value=number["value"],
            status=text["status"],
            sequence=int(text["sequence"]) if text["sequence"] else None,
            period_label=text["period_label"],
            lower=number["lower"],
            upper=number["upper"],
            numerator=number["numerator"],
            denominator=number["denominator"],
            qualifier=text["qualifier"],
            release=text["release"] or self.defaults.get(indicator, ""),
            note=text["note"],
        )

    def without_releases(self, held: Collection[str], unread: Collection[str]) -> "SeriesIndex":
        """Return the index without the rows of some releases, and of `unread` those that name none."""
        own = self.table.texts["release"]
        by_row = own.flags([name in held for name in own.names])
        default = np.array([name in unread for name in self.table.indicators] or [False])
        hidden: Mask = by_row | (~own.filled & default[self.table.indicator])
        return SeriesIndex(self.table.take(~hidden), self.defaults)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SeriesIndex):
            return NotImplemented
        if self.table.indicators != other.table.indicators or len(self.table) != len(other.table):
            return False
        return self.defaults == other.defaults and same(self.table, other.table)

    # Equal figures may be compared but not hashed, as Python does for every class with its own __eq__.
    __hash__ = None  # type: ignore[assignment]  # the way the language has for it


def same(one: Table, other: Table) -> bool:
    """Say whether two tables hold the same rows in the same order; lines and trailing zeros do not count."""
    texts = all(_cells_of(one, name).tolist() == _cells_of(other, name).tolist() for name in TEXTS)
    numbers = all(np.array_equal(one.numbers[n], other.numbers[n], equal_nan=True) for n in NUMBERS)
    return texts and numbers and np.array_equal(one.indicator, other.indicator)


def _cells_of(table: Table, name: str) -> npt.NDArray[np.object_]:
    words = table.texts[name]
    return np.array(words.names, dtype=object)[words.codes]


def _number(table: Table, name: str, row: int) -> float | None:
    value = float(table.numbers[name][row])
    return None if np.isnan(value) else value
