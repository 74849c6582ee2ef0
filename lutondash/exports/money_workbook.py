"""Our own money as a workbook: a worksheet for each table, what is noted of rows, and the sources."""

from collections.abc import Iterable, Mapping

from lutondash.dataset.dataset import Dataset
from lutondash.exports.money_cells import Cells
from lutondash.exports.money_tables import FILES, MoneyFile, cells_of, number_of_rows
from lutondash.exports.spreadsheet import Cell, Heading, Note, Sheet, Workbook, xlsx
from lutondash.exports.spreadsheet_text import Link
from lutondash.exports.tables import Column, Kind
from lutondash.model.release import Release
from lutondash.views import formats, indicator_facts, wording
from lutondash.views.site import site_name

_NONE = "none given"
_PLACE = "geography"
_LEFT_OUT = {
    *("authority", "authority_name", _PLACE, "geography_name"),
    *("line", "release", "publisher", "url", "note"),
}
"""Columns of the CSV files that say the same in every row, are ids, or stand elsewhere in the workbook."""

_KEPT = {("money-lines", "line")}
"""The id of a line, where other columns name lines by it."""

_WORDS = {
    "line": "Id of the line",
    "line_title": "Line",
    "adds_to": "Id of the total it adds to",
    "compared_in": "Id of the service it counts in beside other places",
    "people": "Residents",
    "multiplier": "Prices of the year before times",
    "band_d": "Band D",
    "who": "Who said it",
    "what": "What is counted",
    "in_plan": "In the plan",
    "period_label": "Time",
    "order": "Year",
}
_LABELS = {
    "money-revenue": "Spending",
    "money-funding": "Grants and business rates",
    "money-reserves": "Reserves",
    "money-council-tax": "Council tax",
    "money-savings": "Savings",
    "money-capital": "Capital programme",
    "money-mtfp": "Plan",
    "money-statements": "What was said",
    "money-service-links": "Links to results",
    "money-lines": "Lines",
    "money-line-names": "Names of lines",
    "money-population": "Residents",
    "money-deflators": "Prices",
}
_POUNDS, _PENCE, _WHOLE = '"£"#,##0', '"£"#,##0.00', "#,##0"


def money_xlsx(dataset: Dataset) -> bytes:
    """Return what we hold of our own money as an XLSX file; the same figures give the same bytes."""
    return xlsx(money_workbook(dataset))


def money_workbook(dataset: Dataset) -> Workbook:
    """Describe the workbook: a worksheet for each table that has a row, and one of sources."""
    place = dataset.geography(dataset.vision.geography).name
    found = {file: _own(dataset, file) for file in FILES}
    held = {file: rows for file, rows in found.items() if number_of_rows(rows)}
    noted = _noted(held.values())
    releases = sorted({name for rows in held.values() for name in rows.get("release", ())})
    return Workbook(
        title=f"The money of {place}",
        intro=(f"This workbook holds the money of {place} as “{site_name(dataset)}” shows it.",),
        about=(
            f"Figures held on {formats.day(dataset.as_of)}.",
            "Money in is negative in the accounts, as published. Amounts are whole pounds.",
            "Rows of different bases must not be compared.",
            "Each row names its publication. The worksheet called Sources gives its date and licence.",
        ),
        author=site_name(dataset),
        as_of=dataset.as_of,
        notes=tuple(Note(key, wording.sentence(text)) for text, key in noted.items()),
        sheets=(
            *(_sheet(dataset, file, rows, noted) for file, rows in held.items()),
            _sources([dataset.release(name) for name in releases]),
        ),
    )


def _own(dataset: Dataset, file: MoneyFile) -> Cells:
    """Return a file's cells; of rows that belong to places, those of ours."""
    home = dataset.vision.geography
    cells = cells_of(dataset, file, (home,))
    if _PLACE not in cells:
        return cells
    kept = [at for at, place in enumerate(cells[_PLACE]) if place == home]
    return {name: [column[at] for at in kept] for name, column in cells.items()}


def _noted(found: Iterable[Cells]) -> dict[str, str]:
    """Return each different note with the key by which rows refer to it."""
    texts = dict.fromkeys(note for rows in found for note in rows.get("note", ()) if note)
    return {text: f"note-{number}" for number, text in enumerate(texts)}


def _sheet(dataset: Dataset, file: MoneyFile, rows: Cells, noted: Mapping[str, str]) -> Sheet:
    columns = [column for column in file.columns if _is_shown(file, column) and any(rows[column.name])]
    titles = [dataset.release(name).title for name in rows.get("release", ())]
    filled = [tuple(_value(column, cell) for cell in rows[column.name]) for column in columns]
    return Sheet(
        label=_LABELS[file.name],
        name=f"{file.name.replace('-', '_')}_rows",
        title=f"{file.title}: {dataset.geography(dataset.vision.geography).name}",
        about=file.about,
        headings=(
            *(Heading(_words(column.name), _format(column)) for column in columns),
            *((Heading("Publication"),) if titles else ()),
        ),
        rows=tuple(zip(*filled, *((titles,) if titles else ()), strict=True)),
        row_notes={at: (noted[note],) for at, note in enumerate(rows.get("note", ())) if note},
    )


def _is_shown(file: MoneyFile, column: Column) -> bool:
    return column.name not in _LEFT_OUT or (file.name, column.name) in _KEPT


def _words(name: str) -> str:
    return _WORDS.get(name) or name.replace("_", " ").capitalize()


def _value(column: Column, cell: str) -> Cell:
    """Return a cell of the CSV file as a number or as text; none is left blank."""
    if not cell:
        return _NONE
    match column.kind:
        case Kind.INTEGER:
            return int(cell)
        case Kind.NUMBER:
            return float(cell)
        case _:
            return cell


def _format(column: Column) -> str:
    if column.name == "band_d":
        return _PENCE
    if column.name == "people":
        return _WHOLE
    return _POUNDS if column.kind is Kind.INTEGER and column.name != "order" else ""


def _sources(releases: Iterable[Release]) -> Sheet:
    words = ("Publication", "Publisher", "Published", "Licence", "Where")
    return Sheet(
        label="Sources",
        name="sources_of_money",
        title="Publications the amounts come from",
        about="The licence is the one that the publisher states.",
        headings=tuple(Heading(each) for each in words),
        rows=tuple(_source(release) for release in releases),
    )


def _source(release: Release) -> tuple[Cell, ...]:
    return (
        release.title,
        release.publisher,
        indicator_facts.published(release),
        indicator_facts.licence(release),
        Link(f"Open: {release.title}", release.url),
    )
