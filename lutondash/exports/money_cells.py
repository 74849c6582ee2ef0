"""Rows about money as cells, each with its source: accounts column by column, words row by row."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from lutondash.dataset import layout
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.money_rows import FILE_OF, columns_in
from lutondash.dataset.money_table import NUMBERS, TEXTS
from lutondash.exports.cells import cell, safe
from lutondash.exports.columns import columns_of
from lutondash.exports.tables import Column, Kind
from lutondash.model.record import Record

Cells = dict[str, list[str]]
"""The cells of each column by its name; all lists are as long as there are rows."""

_POUNDS = ("gross", "income", "net", "amount")
_NUMBERS = ("value", "band_d", "rise", "multiplier")
_NAME = Column("authority_name", about="name of the authority", is_needed=True)
_PLACE = Column("geography_name", about="name of the place", is_needed=True)
_TITLE = Column("line_title", about="what the line is called on the page", is_needed=True)
_PUBLISHER = Column("publisher", about="who published it", is_needed=True)
_URL = Column("url", about="where it was published", is_needed=True)
_AFTER = {
    "authority": (_NAME,),
    "geography": (_PLACE,),
    "line": (_TITLE,),
    "release": (_PUBLISHER, _URL),
}
"""Columns that are added after one of the data folder's, so that a row can be read by itself."""


def columns_with_sources(model: type[Record], path: str) -> tuple[Column, ...]:
    """Return the columns of a file about money: those of the data folder, names and sources."""
    left_out = set(model.model_fields) - set(columns_in(path)) if path in layout.ACCOUNT_FILES else set()
    found: list[Column] = []
    for column in columns_of(model, without=left_out):
        found += [_kind_of(column), *(_AFTER.get(column.name, ()) if path != layout.BUDGET_LINES else ())]
    return tuple(found)


def _kind_of(column: Column) -> Column:
    """Return a column of amounts as one of numbers, which the data folder keeps as text."""
    if column.name in _POUNDS:
        return replace(column, kind=Kind.INTEGER, blank="" if column.is_needed else "not published")
    if column.name in _NUMBERS:
        return replace(column, kind=Kind.NUMBER, blank="" if column.is_needed else "not given")
    return column


def account_cells(dataset: Dataset, path: str, authorities: Collection[str] | None) -> Cells:
    """Return the rows of a file of accounts for some authorities, or all, in order of their keys."""
    table, lines = dataset.budget.accounts.table, dataset.budget.lines
    line, place = table.texts["line"], table.texts["authority"]
    kept = line.flags([name in lines and FILE_OF[lines[name].kind] == path for name in line.names])
    if authorities is not None:
        kept &= place.flags([name in authorities for name in place.names])
    rows = np.flatnonzero(kept)
    texts = {name: _words(table.texts[name].names, table.texts[name].codes[rows], safe) for name in TEXTS}
    numbers = {name: _pounds(table.numbers[name][rows]) for name in NUMBERS if name in columns_in(path)}
    names = _words(place.names, place.codes[rows], lambda code: safe(dataset.geography(code).name))
    titles = _words(line.names, line.codes[rows], lambda name: safe(lines[name].title))
    return {
        **texts,
        **numbers,
        "authority_name": names,
        "line_title": titles,
        **_from(dataset, texts["release"]),
    }


def _words(names: Sequence[str], codes: npt.NDArray[np.int32], write: Callable[[str], str]) -> list[str]:
    """Write each different word once."""
    used = {code: write(names[code]) for code in np.unique(codes).tolist()}
    return [used[code] for code in codes.tolist()]


def _pounds(amounts: npt.NDArray[np.float64]) -> list[str]:
    return ["" if np.isnan(amount) else str(int(amount)) for amount in amounts.tolist()]


def record_cells(dataset: Dataset, records: Iterable[Record], columns: Iterable[Column]) -> Cells:
    """Return records as cells; amounts are numbers and stay as they are, text is made safe."""
    said = [record.model_dump(mode="json") for record in records]
    own = [column for column in columns if said and column.name in said[0]]
    found: Cells = {column.name: [_cell(column, row[column.name]) for row in said] for column in own}
    if "line" in found:
        known = dataset.budget.lines
        found["line_title"] = [safe(known[row["line"]].title) for row in said]
    if "geography" in found:
        found["geography_name"] = [safe(dataset.geography(row["geography"]).name) for row in said]
    return {**found, **_from(dataset, found.get("release", []))}


def _cell(column: Column, value: object) -> str:
    """Return a value as a cell; the models have seen to it that an amount is nothing but a number."""
    return str(value) if column.kind in {Kind.INTEGER, Kind.NUMBER} else cell(value)


def _from(dataset: Dataset, releases: Sequence[str]) -> Cells:
    """Return who published each row, and where."""
    known = {name: dataset.release(name) for name in set(releases)}
    return {
        "publisher": [safe(known[name].publisher) for name in releases],
        "url": [safe(known[name].url) for name in releases],
    }
