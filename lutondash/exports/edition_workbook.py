"""Every figure for our place as a workbook: by priority, in one long table, and with its sources."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.exports import spreadsheet_cells as cells
from lutondash.exports.listing import Listed, country_value, link_of, priority_listing
from lutondash.exports.spreadsheet import Cell, Heading, Note, Sheet, Workbook, xlsx
from lutondash.exports.spreadsheet_text import Link
from lutondash.model.framework import Priority
from lutondash.model.indicator import Indicator, Unit
from lutondash.model.observation import Observation
from lutondash.views import formats, indicator_facts, wording
from lutondash.views.site import site_name

_LONGEST_LABEL = 31
_NONE = "none given"
_GROUPS = {"town": "The town", "council": "The council", "context": "Context"}
_VALUE, _COUNTRY = 3, 9
"""Columns of a priority's worksheet that hold numbers."""
_LONG_VALUE, _LONG_MARKS = 2, 4


def edition_xlsx(dataset: Dataset) -> bytes:
    """Return every figure for our place as an XLSX file; the same figures give the same bytes."""
    return xlsx(edition_workbook(dataset))


def edition_workbook(dataset: Dataset) -> Workbook:
    """Describe the workbook: what is on each worksheet, and what is noted of it."""
    home = dataset.geography(dataset.vision.geography).name
    priorities = (_priority(dataset, priority) for priority in dataset.priorities)
    rows = tuple(_long_rows(dataset))
    noted = _row_notes(rows)
    listed = tuple(sheet for sheet in priorities if sheet.rows)
    return Workbook(
        title=f"Every figure for {home}",
        intro=(f"This workbook holds every figure of the dashboard “{site_name(dataset)}” for {home}.",),
        about=(
            f"Figures held on {formats.day(dataset.as_of)}.",
            "Every figure names its publication. The worksheet called Sources gives its date and licence.",
            "Each cell holds the figure in full. Spreadsheets show it rounded.",
        ),
        author=site_name(dataset),
        as_of=dataset.as_of,
        notes=(*_definitions(dataset), *(Note(key, wording.sentence(text)) for text, key in noted.items())),
        sheets=(*listed, _long(dataset, rows, home, noted), _sources(dataset)),
    )


def _definitions(dataset: Dataset) -> Iterator[Note]:
    for indicator in dataset.indicators.values():
        said = (indicator.definition, indicator.caveat, indicator.does_not_tell_you)
        yield Note(_about(indicator.id), " ".join(wording.sentence(words) for words in said if words))


def _about(indicator_id: str) -> str:
    return f"about-{indicator_id}"


def _priority(dataset: Dataset, priority: Priority) -> Sheet:
    listed = priority_listing(dataset, priority.id)
    rows = tuple(_listed(dataset, each) for each in listed)
    country = dataset.geography(dataset.vision.country).name
    marked = (cell for row in rows for cell in (row[_VALUE], row[_VALUE + 1]))
    indicators = [dataset.indicator(each.row.id) for each in listed]
    return Sheet(
        label=_label(f"{priority.number} {priority.short_title}"),
        name=f"figures_of_priority_{priority.number}",
        title=f"{priority.title}: latest figures",
        about=f"{wording.sentence(priority.aim)} A figure stands under every outcome it is tied to.",
        headings=_headings(country),
        rows=rows,
        legend=cells.legend(dataset, marked),
        row_notes={at: (_about(each.row.id),) for at, each in enumerate(listed)},
        formats={
            (at, column): cells.number_format(indicator)
            for at, indicator in enumerate(indicators)
            for column in (_VALUE, _COUNTRY)
            if isinstance(rows[at][column], float)
        },
    )


def _label(words: str) -> str:
    """Return a worksheet's name: spreadsheets allow few letters in it, and not all."""
    return re.sub(r"[^\w ,-]", "", words)[:_LONGEST_LABEL].strip()


def _headings(country: str) -> tuple[Heading, ...]:
    words = (
        "Figure",
        "Group",
        "Outcome",
        "Latest value",
        "Marks",
        "What is counted",
        "Period",
        "Direction",
        "Change in a year",
        country,
        f"Beside {country}",
        "Target",
        "Who tied it to the outcome",
        "Publisher",
    )
    return tuple(Heading(each) for each in words)


def _listed(dataset: Dataset, each: Listed) -> tuple[Cell, ...]:
    row, indicator = each.row, dataset.indicator(each.row.id)
    latest = dataset.series(indicator.id).latest
    link = link_of(dataset, each)
    theirs = country_value(dataset, indicator)
    release = dataset.release((latest.release if latest else "") or indicator.release)
    return (
        row.title,
        _GROUPS[each.group],
        dataset.outcome(each.outcome).title if each.outcome else "no outcome: context",
        cells.value(dataset, indicator, latest),
        cells.marks(latest),
        indicator.measure,
        row.period or _NONE,
        row.direction.words,
        row.since or _NONE,
        _NONE if theirs is None else theirs,
        row.beside or _NONE,
        row.target or "none published",
        wording.LINKED_WORDS[link.linked_by] if link else "not tied",
        release.publisher,
    )


@dataclass(frozen=True, slots=True)
class _LongRow:
    indicator: Indicator
    part: str
    observation: Observation
    cells: tuple[Cell, ...]


def _long_rows(dataset: Dataset) -> Iterator[_LongRow]:
    """Yield every figure for our place, indicator by indicator, the newest first."""
    home = dataset.vision.geography
    for indicator in sorted(dataset.indicators.values(), key=lambda i: i.title.lower()):
        frame = dataset.observations(indicator.id, (home,))
        for part in sorted(set(frame["breakdown"])) if "breakdown" in frame else [""]:
            for o in reversed(dataset.series(indicator.id, breakdown=part).observations):
                yield _LongRow(indicator, part, o, _long_cells(dataset, indicator, part, o))


def _long_cells(dataset: Dataset, indicator: Indicator, part: str, o: Observation) -> tuple[Cell, ...]:
    return (
        f"{indicator.title} ({part})" if part else indicator.title,
        formats.period(indicator, o),
        cells.value(dataset, indicator, o),
        indicator.measure,
        cells.marks(o),
        _interval(indicator, o),
        dataset.release(o.release or indicator.release).title,
    )


def _interval(indicator: Indicator, o: Observation) -> str:
    if o.lower is None or o.upper is None:
        return "none published"
    low, high = (formats.number(end, indicator.unit, indicator.decimals) for end in (o.lower, o.upper))
    return f"{low} to {high}"


def _row_notes(rows: tuple[_LongRow, ...]) -> dict[str, str]:
    """Return each different note of a row with the key by which rows refer to it."""
    texts = dict.fromkeys(row.observation.note for row in rows if row.observation.note)
    return {text: f"row-{number}" for number, text in enumerate(texts)}


def _long(dataset: Dataset, rows: tuple[_LongRow, ...], home: str, noted: Mapping[str, str]) -> Sheet:
    words = ("Figure", "Period", "Value", "What is counted", "Marks", "Margin of error", "Publication")
    return Sheet(
        label="All figures",
        name="every_figure_held",
        title=f"Every figure for {home}, period by period",
        about="The figures stand in the order of their names, each with its newest period first.",
        headings=tuple(Heading(each) for each in words),
        rows=tuple(row.cells for row in rows),
        legend=cells.legend(
            dataset, (cell for row in rows for cell in (row.cells[_LONG_VALUE], row.cells[4]))
        ),
        row_notes={at: (noted[r.observation.note],) for at, r in enumerate(rows) if r.observation.note},
        named=2,
        formats={
            (at, _LONG_VALUE): cells.number_format(row.indicator)
            for at, row in enumerate(rows)
            if row.indicator.unit is not Unit.GRADE
        },
    )


def _sources(dataset: Dataset) -> Sheet:
    words = ("Publication", "Publisher", "Published", "Licence", "Where")
    releases = sorted(dataset.releases.values(), key=lambda r: (r.publisher.lower(), r.title.lower(), r.id))
    return Sheet(
        label="Sources",
        name="sources_of_figures",
        title="Publications the figures come from",
        about="The licence is the one that the publisher states.",
        headings=tuple(Heading(each) for each in words),
        rows=tuple(
            (
                release.title,
                release.publisher,
                indicator_facts.published(release),
                indicator_facts.licence(release),
                Link(f"Open: {release.title}", release.url),
            )
            for release in releases
        ),
    )
