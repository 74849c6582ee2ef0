"""Each indicator's figures as a described table: its columns, its key, its sources and their licences."""

from collections.abc import Iterable

from lutondash.dataset.dataset import Dataset
from lutondash.exports.figures import COLUMNS, Cells, figure_cells, written
from lutondash.exports.licences import licences_of, sources_of
from lutondash.exports.tables import Column, Kind, Reference, Table
from lutondash.model.indicator import Indicator
from lutondash.model.observation import ObservationRow, Qualifier, Status

_OWN_WORDS = {
    "indicator": "id of the indicator, as in indicators.csv",
    "title": "title of the indicator",
    "unit": "unit of the value",
    "period_from": "first day of the period",
    "period_to": "last day of the period",
    "geography": "code of the place, as in geographies.csv. Explore Local Statistics calls it areacd",
    "geography_name": "name of the place (areanm in Explore Local Statistics)",
    "release": "id of the publication, as in sources.csv",
    "publisher": "who published it",
    "url": "where it was published",
    "status": "letters that qualify the value, as in symbols.csv",
    "lower": "lower end of the 95% interval (lci_95 in Explore Local Statistics)",
    "upper": "upper end of the 95% interval (uci_95 in Explore Local Statistics)",
    "note": "the source's words about this row (notes in Explore Local Statistics)",
}
"""Columns that the data folder does not have, or that say something else here."""

_KINDS = {
    "period_from": Kind.DATE,
    "period_to": Kind.DATE,
    "sequence": Kind.INTEGER,
    **dict.fromkeys(("value", "lower", "upper", "numerator", "denominator"), Kind.NUMBER),
}
_BLANKS = {
    "period_from": "The first day is not known",
    "period_to": "The last day is not known",
    "sequence": "The rows are ordered by their periods",
    "lower": "No interval is published",
    "upper": "No interval is published",
    "numerator": "No count is published",
    "denominator": "No count is published",
}
_NEEDED = ("indicator", "title", "unit", "geography", "geography_name", "release", "publisher", "url")
_REFERENCES = (
    Reference("indicator", "indicators", "id"),
    Reference("geography", "geographies", "code"),
    Reference("release", "sources", "release"),
)


def figure_table(dataset: Dataset, indicator: Indicator) -> Table:
    """Return an indicator's figures for every place as a described table."""
    cells = figure_cells(dataset, indicator, None)
    releases = [dataset.release(name) for name in sorted(set(cells["release"]) or {indicator.release})]
    return Table(
        name=indicator.id,
        title=indicator.title,
        about=f"{indicator.question} {indicator.definition}",
        columns=tuple(_column(dataset, indicator, name) for name in COLUMNS),
        content=written(cells),
        key=_key(cells),
        references=_REFERENCES,
        licences=licences_of(releases),
        sources=sources_of(releases),
        first=min(filter(None, cells["period_from"]), default=""),
        last=max(filter(None, cells["period_to"]), default=""),
    )


def _key(cells: Cells) -> tuple[str, ...]:
    """Return the columns that tell a row from every other: a reading's number stands for its period."""
    when = "sequence" if all(cells.get("sequence", [""])) else "period"
    return (when, "geography", *(("breakdown",) if "breakdown" in cells else ()))


def _column(dataset: Dataset, indicator: Indicator, name: str) -> Column:
    if name == "value":
        return _value(dataset, indicator)
    kind = _KINDS.get(name, Kind.TEXT)
    return Column(
        name=name,
        kind=kind,
        about=_OWN_WORDS.get(name) or ObservationRow.model_fields[name].description or name,
        blank=_BLANKS.get(name, ""),
        is_needed=name in _NEEDED,
        words=tuple(word.value for word in Qualifier) if name == "qualifier" else (),
        pattern=f"[{''.join(Status)}]*" if name == "status" else "",
    )


def _value(dataset: Dataset, indicator: Indicator) -> Column:
    return Column(
        name="value",
        kind=Kind.NUMBER,
        about=f"{indicator.measure}, in {indicator.unit.value} (observation in Explore Local Statistics)",
        blank=f"No figure; the status says why: {_reasons(dataset)}",
        lowest=indicator.min,
        highest=indicator.max,
    )


def _reasons(dataset: Dataset) -> str:
    """List the symbols that may stand where a value is missing."""
    reasons: Iterable[str] = (
        f"{symbol.symbol} {symbol.title.lower()}"
        for symbol in dataset.symbols.values()
        if symbol.value != "kept"
    )
    return ", ".join(reasons)
