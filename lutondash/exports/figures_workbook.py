"""The figures of one indicator's page as a workbook: periods by places, and what was said in public."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lutondash.analysis.beside import may_compare
from lutondash.analysis.direction import breaks_for
from lutondash.dataset.dataset import Dataset
from lutondash.exports import spreadsheet_cells as cells
from lutondash.exports.spreadsheet import Cell, Heading, Note, Sheet, Workbook, xlsx
from lutondash.exports.spreadsheet_text import Link
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation
from lutondash.views import formats, wording
from lutondash.views.compare_page import comparison_table
from lutondash.views.comparing import Selection
from lutondash.views.indicator_page import IndicatorPage, indicator_page
from lutondash.views.site import site_name

_NOT_COMPARABLE = "not comparable"
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class _Column:
    heading: Heading
    cells: tuple[Cell, ...]


def figures_xlsx(dataset: Dataset, indicator_id: str, chosen: tuple[str, ...] = ()) -> bytes:
    """Return what an indicator's page shows, beside chosen places, as an XLSX file.

    Raises UnknownIdError for an id or a code that nothing bears.
    """
    for code in chosen:
        dataset.geography(code)
    return _workbook(dataset, indicator_page(dataset, indicator_id, chosen))


def compared_xlsx(dataset: Dataset, selection: Selection) -> bytes:
    """Return one figure for exactly the places that a reader compares, as an XLSX file."""
    page = indicator_page(dataset, selection.indicator)
    return _workbook(dataset, replace(page, table=comparison_table(dataset, selection)))


def _workbook(dataset: Dataset, page: IndicatorPage) -> bytes:
    indicator = dataset.indicator(page.row.id)
    sheets = (_figures(dataset, indicator, page), *_statements(indicator, page))
    return xlsx(
        Workbook(
            title=indicator.title,
            intro=(indicator.question, page.answer, *page.more),
            about=tuple(_about(dataset, indicator)),
            author=site_name(dataset),
            as_of=dataset.as_of,
            notes=(*_notes(dataset, indicator, page), *_statement_notes(page)),
            sheets=sheets,
        )
    )


def _about(dataset: Dataset, indicator: Indicator) -> Iterator[str]:
    yield f"Source: {cells.source(dataset.release(indicator.release))}"
    yield f"Figures held on {formats.day(dataset.as_of)}."
    yield "Each cell holds the figure in full. Spreadsheets show it rounded."


def _figures(dataset: Dataset, indicator: Indicator, page: IndicatorPage) -> Sheet:
    ours = tuple(reversed(dataset.series(indicator.id).observations))
    periods = tuple(row.period for row in page.table.rows) or ("no period",)
    columns = [_Column(Heading(page.table.period_heading), periods)]
    for code, name in zip(page.table.codes, _names(page), strict=True):
        columns += _place(dataset, indicator, name, _beside(dataset, indicator, ours, code))
    return Sheet(
        label="Figures",
        name=f"figures_of_{_in_table_name(indicator.id)}",
        title=f"{indicator.title}: {', '.join(page.table.places)}",
        about=f"{wording.sentence(indicator.measure)} The newest period comes first.",
        headings=tuple(column.heading for column in columns),
        rows=tuple(zip(*(column.cells for column in columns), strict=True)),
        legend=cells.legend(dataset, (cell for column in columns[1:] for cell in column.cells)),
        source=" ".join(_sources(dataset, indicator, page)),
        title_notes=tuple(note.key for note in _title_notes(dataset, indicator, page)),
        row_notes={at: (f"row{at}",) for at, o in enumerate(ours) if o.note},
    )


def _names(page: IndicatorPage) -> list[str]:
    """Return the places' names as headings, with the code where two places share one."""
    names = [name[:_LONGEST_NAME] for name in page.table.places]
    codes = zip(names, page.table.codes, strict=True)
    return [name if names.count(name) == 1 else f"{name} ({code})" for name, code in codes]


Found = Observation | str | None
"""What stands beside a period of ours: a figure, none, or words that say why there can be none."""


def _beside(
    dataset: Dataset, indicator: Indicator, ours: tuple[Observation, ...], code: str
) -> tuple[Found, ...]:
    """Return a place's figures of our periods."""
    home = dataset.vision.geography
    if code == home:
        return ours or (None,)
    series = dataset.series(indicator.id, code)
    return tuple(
        series.at(o.period) if may_compare(indicator, o.period, home, code) else _NOT_COMPARABLE for o in ours
    ) or (None,)


def _place(dataset: Dataset, indicator: Indicator, name: str, found: tuple[Found, ...]) -> Iterator[_Column]:
    """Yield a place's values, then its intervals and its marks where it has any."""
    shown = cells.number_format(indicator)
    known = [o for o in found if isinstance(o, Observation)]
    yield _Column(Heading(name, shown), tuple(_value(dataset, indicator, o) for o in found))
    if any(o.has_interval for o in known):
        lower = tuple(cells.end(o.lower) if isinstance(o, Observation) else cells.end(None) for o in found)
        upper = tuple(cells.end(o.upper) if isinstance(o, Observation) else cells.end(None) for o in found)
        yield _Column(Heading(f"{name}: lower end of the interval", shown), lower)
        yield _Column(Heading(f"{name}: upper end of the interval", shown), upper)
    if any(cells.marks(o) != cells.NO_MARK for o in known):
        marks = tuple(cells.marks(o) if isinstance(o, Observation) else cells.NO_MARK for o in found)
        yield _Column(Heading(f"{name}: marks"), marks)


def _value(dataset: Dataset, indicator: Indicator, found: Found) -> Cell:
    return found if isinstance(found, str) else cells.value(dataset, indicator, found)


def _sources(dataset: Dataset, indicator: Indicator, page: IndicatorPage) -> Iterator[str]:
    """Name every publication that a shown row comes from."""
    rows = (o for code in page.table.codes for o in dataset.series(indicator.id, code).observations)
    used = dict.fromkeys([indicator.release, *(o.release for o in rows if o.release)])
    yield from (f"Source: {cells.source(dataset.release(name))}" for name in used)


def _notes(dataset: Dataset, indicator: Indicator, page: IndicatorPage) -> Iterator[Note]:
    yield from _title_notes(dataset, indicator, page)
    ours = reversed(dataset.series(indicator.id).observations)
    yield from (Note(f"row{at}", wording.sentence(o.note)) for at, o in enumerate(ours) if o.note)


def _title_notes(dataset: Dataset, indicator: Indicator, page: IndicatorPage) -> Iterator[Note]:
    """Yield what must be known of the whole series: its definition, its limits and its breaks."""
    breaks = (
        f"Counted in another way from {formats.day(b.at)}. {wording.sentence(b.reason)}"
        for b in breaks_for(indicator, dataset.vision.geography)
    )
    yield from _numbered("title", (page.definition, *page.caveats, *_ours(indicator), *breaks))


def _ours(indicator: Indicator) -> Iterator[str]:
    """Yield what of the series is our own work."""
    if indicator.derived:
        yield "Worked out by us from published counts."
    if indicator.period_certainty == "inferred":
        yield "The dates of its periods are our best reading of the source."


def _numbered(key: str, texts: Iterable[str]) -> Iterator[Note]:
    yield from (Note(f"{key}{number}", words) for number, words in enumerate(texts))


def _statements(indicator: Indicator, page: IndicatorPage) -> Iterator[Sheet]:
    """Yield a worksheet of what was said in public about the same thing, where anything was."""
    if not page.statements:
        return
    yield Sheet(
        label="Said in public",
        name=f"statements_about_{_in_table_name(indicator.id)}",
        title=f"{page.statements_title}: {indicator.title}",
        about=page.statements_summary,
        headings=tuple(
            Heading(words)
            for words in ("Statement", "Figure", "Who said it", "Period", "Beside our series", "Where")
        ),
        rows=tuple(
            (
                said.statement,
                said.value,
                said.who,
                said.when,
                said.relation,
                Link(f"Where {said.who} said it", said.source_url) if said.source_url else "no address",
            )
            for said in page.statements
        ),
        row_notes={at: (f"said{at}",) for at, said in enumerate(page.statements) if said.note},
    )


def _statement_notes(page: IndicatorPage) -> Iterator[Note]:
    yield from (Note(f"said{at}", said.note) for at, said in enumerate(page.statements) if said.note)


def _in_table_name(indicator_id: str) -> str:
    return indicator_id.replace("-", "_")
