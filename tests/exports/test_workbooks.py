"""Workbooks keep the rules for spreadsheets everyone can read, and hold the figures of the page."""

import io
from datetime import date
from pathlib import Path

import pytest
from python_calamine import load_workbook

from lutondash import Dataset, UnknownIdError, load
from lutondash.exports.edition_workbook import edition_xlsx
from lutondash.exports.figures_workbook import figures_xlsx
from lutondash.exports.spreadsheet import Heading, Note, Sheet, Workbook, xlsx
from lutondash.exports.spreadsheet_text import Marks
from lutondash.views.figure_table import figure_table
from tests.exports.spreadsheet_rules import faults, header_of, opened, rows_of
from tests.sample import AS_OF, COUNTRY, HOME, NEIGHBOUR, change, files

# gptables calls pandas in ways that pandas will one day refuse.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables.core.wrappers")

INDICATORS = sorted(path.split("/")[1] for path in files() if path.endswith("indicator.toml"))
OBSERVATIONS = "indicators/umbrellas-returned/observations.csv"


@pytest.fixture(scope="module")
def everything(dataset: Dataset) -> bytes:
    """Return the workbook of every figure, made once."""
    return edition_xlsx(dataset)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicators_workbook_keeps_the_rules(dataset: Dataset, indicator: str) -> None:
    """Tables, notes, marks, title and language are as they should be."""
    assert faults(figures_xlsx(dataset, indicator, (NEIGHBOUR,))) == []


def test_the_workbook_of_everything_keeps_the_rules(everything: bytes) -> None:
    """The same rules hold for a worksheet of each priority, the long table and the sources."""
    assert faults(everything) == []
    labels = ["0 Puddles", "1 Dry town", "2 Council", "All figures", "Sources"]
    assert opened(everything).sheetnames[3:] == labels


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicators_workbook_holds_the_pages_table(dataset: Dataset, indicator: str) -> None:
    """Periods and places are those of the page, and every value is the number that was published."""
    table = figure_table(dataset, dataset.indicator(indicator), (NEIGHBOUR,))
    sheet = opened(figures_xlsx(dataset, indicator, (NEIGHBOUR,)))["Figures"]
    head, rows = header_of(sheet), rows_of(sheet)
    assert [name for name in head if name in table.places] == list(table.places)
    assert [row[0].split(" [note")[0] for row in rows] == [row.period for row in table.rows]
    ours = head.index(table.places[0])
    for row, observation in zip(rows, reversed(dataset.series(indicator).observations), strict=True):
        if dataset.indicator(indicator).unit == "grade":
            assert row[ours] in {"Splendid", "Soggy"}
        elif observation.value is None:
            assert row[ours] == "".join(f"[{mark}]" for mark in observation.status)
        else:
            assert row[ours] == observation.value


def test_marks_and_intervals_stand_beside_the_value(dataset: Dataset) -> None:
    """A number keeps its cell to itself; what qualifies it has a column of its own."""
    sheet = opened(figures_xlsx(dataset, "umbrellas-returned"))["Figures"]
    head = header_of(sheet)
    assert head[:5] == [
        "Period",
        "Muddleford",
        "Muddleford: lower end of the interval",
        "Muddleford: upper end of the interval",
        "Muddleford: marks",
    ]
    found = {row[0].split(" [note")[0]: row[1:5] for row in rows_of(sheet)}
    newest = dataset.series("umbrellas-returned").latest
    assert newest is not None
    marks = "".join(f"[{mark}]" for mark in newest.status) or "none"
    assert (newest.value, newest.lower, newest.upper, marks) in found.values()


def test_what_is_not_exact_is_said_in_words(dataset: Dataset) -> None:
    """The number stays a number and the word about stands beside it."""
    sheet = opened(figures_xlsx(dataset, "letters-answered"))["Figures"]
    at = header_of(sheet).index("Muddleford: marks")
    assert {row[at] for row in rows_of(sheet)} == {"about", "none"}


def test_a_place_that_does_not_compare_is_said_to_be_so(sample: Path) -> None:
    """From the break on no number stands beside ours, and it is not called missing."""
    path = "indicators/umbrellas-returned/indicator.toml"
    change(sample, path, "at = 2018-04-01\n", "at = 2018-04-01\ncomparable_with_others = false\n")
    content = figures_xlsx(load(sample, as_of=AS_OF), "umbrellas-returned")
    sheet = opened(content)["Figures"]
    cells = [row[header_of(sheet).index("Rainland")] for row in rows_of(sheet)]
    assert "not comparable" in cells
    assert faults(content) == []


def test_a_negative_number_stays_a_number_with_the_shown_decimals(sample: Path) -> None:
    """It can be added up; the format shows as many decimals as the page, and the sign of the unit."""
    change(sample, "indicators/umbrellas-returned/indicator.toml", "min = 0\n", "")
    change(
        sample,
        OBSERVATIONS,
        f"2014-04-01/P1Y,{HOME},40.5,,,38.5,42.5,",
        f"2014-04-01/P1Y,{HOME},-1.5,,,-2,-1,",
    )
    made = load(sample, as_of=AS_OF)
    (cell,) = [
        cell
        for row in opened(figures_xlsx(made, "umbrellas-returned"))["Figures"].iter_rows()
        for cell in row
        if cell.value == -1.5
    ]
    assert (cell.data_type, cell.number_format) == ("n", '#,##0.0"%"')
    long = opened(edition_xlsx(made))["All figures"]
    (cell,) = [cell for row in long.iter_rows() for cell in row if cell.value == -1.5]
    assert (cell.data_type, cell.number_format) == ("n", '#,##0.0"%"')


def test_every_figure_of_ours_is_in_the_long_table(dataset: Dataset, everything: bytes) -> None:
    """Each row of our place stands there once, with its value or the reason for its absence."""
    rows = rows_of(opened(everything)["All figures"])
    ours = {name: dataset.observations(name, (HOME,)) for name in dataset.indicators}
    assert len(rows) == sum(len(frame) for frame in ours.values())
    numbers = sorted(row[2] for row in rows if isinstance(row[2], int | float))
    grade = "gutter-inspection"
    held = [v for name, f in ours.items() if name != grade for v in f["value"].dropna().tolist()]
    assert numbers == sorted(held)
    assert "Lost umbrellas given back (children)" in {row[0] for row in rows}


def test_a_priority_lists_what_its_page_lists(everything: bytes) -> None:
    """Our value and the country's are numbers; the words are those of the page."""
    sheet = opened(everything)["1 Dry town"]
    rows = {
        row[0].split(" [note")[0]: dict(zip(header_of(sheet), row, strict=True)) for row in rows_of(sheet)
    }
    gutters = rows["Gutters cleared within a day"]
    assert (gutters["Group"], gutters["Outcome"]) == ("The council", "Umbrellas find their way home")
    assert gutters["Target"] == "Target: at least 90% by the end of 2024"
    assert gutters["Who tied it to the outcome"] == "Council's link"
    umbrellas = rows["Lost umbrellas given back"]
    assert umbrellas["Latest value"] == 54
    assert umbrellas["Rainland"] == 58
    assert umbrellas["Target"] == "none published"


def test_what_was_said_in_public_has_a_worksheet(dataset: Dataset) -> None:
    """Statements keep their words, their figure as said, and a link that says where it leads."""
    sheet = opened(figures_xlsx(dataset, "umbrellas-returned"))["Said in public"]
    first, second = rows_of(sheet)
    assert first[:5] == (
        "About half came back, the mayor said",
        "about 50%",
        "the mayor",
        "last year",
        "Contradicts",
    )
    links = {link.ref: link.target for row in sheet.iter_rows() for cell in row if (link := cell.hyperlink)}
    assert list(links.values()) == ["https://example.org/mayor"]
    assert first[5] == "Where the mayor said it"
    assert second[5] == "no address"


def test_what_is_our_own_work_is_noted(dataset: Dataset) -> None:
    """A figure we worked out and dates we inferred are said to be so, and the title refers to it."""
    for name, words in (
        ("gutters-cleared", "Worked out by us from published counts."),
        ("boots-handed-out", "The dates of its periods are our best reading of the source."),
    ):
        book = opened(figures_xlsx(dataset, name))
        assert (2, words) in rows_of(book["Notes"])
        assert "[note 2]" in book["Figures"]["A1"].value


def test_an_indicator_without_figures_has_a_table_that_says_so(sample: Path) -> None:
    """An empty table would be refused: one row says that there is nothing."""
    path = "indicators/rainy-days/observations.csv"
    lines = [line for line in (sample / path).read_text("utf-8").splitlines() if HOME not in line]
    (sample / path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    content = figures_xlsx(load(sample, as_of=AS_OF), "rainy-days")
    assert faults(content) == []
    assert rows_of(opened(content)["Figures"])[0][:2] == ("no period", "[x]")


def test_places_of_one_name_are_told_apart(sample: Path) -> None:
    """Their columns bear their codes."""
    change(sample, "codelists/geographies.csv", f"{NEIGHBOUR},Slopton,", f"{NEIGHBOUR},Rainland,")
    content = figures_xlsx(load(sample, as_of=AS_OF), "rainy-days", (NEIGHBOUR,))
    assert {f"Rainland ({COUNTRY})", f"Rainland ({NEIGHBOUR})"} <= {*header_of(opened(content)["Figures"])}


def test_the_same_figures_give_the_same_bytes(dataset: Dataset, everything: bytes) -> None:
    """The date in the file is the edition's, not the clock's."""
    assert edition_xlsx(dataset) == everything
    assert figures_xlsx(dataset, "rainy-days") == figures_xlsx(dataset, "rainy-days")
    assert opened(everything).properties.created.date() == AS_OF


def test_another_reader_sees_the_same(everything: bytes) -> None:
    """Calamine, which shares nothing with openpyxl, reads the same worksheets and numbers."""
    book = load_workbook(io.BytesIO(everything))
    assert book.sheet_names == opened(everything).sheetnames
    theirs = book.get_sheet_by_name("All figures").to_python()
    ours = [[*row] for row in opened(everything)["All figures"].iter_rows(values_only=True)]
    assert [[cell or None for cell in row] for row in theirs] == ours


def test_unknown_ids_are_refused(dataset: Dataset) -> None:
    """Neither an indicator nor a place is guessed."""
    with pytest.raises(UnknownIdError):
        figures_xlsx(dataset, "nothing")
    with pytest.raises(UnknownIdError):
        figures_xlsx(dataset, "rainy-days", ("E00000000",))


def _workbook(**changes: object) -> bytes:
    sheet = {
        "label": "Figures",
        "name": "figures_of_rain",
        "title": "Rain",
        "about": "Days with rain.",
        "headings": (Heading("Year"), Heading("Days", "0")),
        "rows": (("2023", Marks("[x]")), ("2024", 12.0)),
        "legend": (("x", "Not available."),),
        "title_notes": ("rain",),
    }
    return xlsx(
        Workbook(
            title="Rain",
            intro=("Rain.",),
            about=("Days.",),
            author="Rainland",
            as_of=date(2024, 1, 1),
            notes=(Note("rain", "Any rain at all."), Note("sun", "Nobody refers to it.")),
            sheets=(Sheet(**{**sheet, **changes}),),  # type: ignore[arg-type]  # spoilt on purpose
        )
    )


def test_a_note_that_nobody_refers_to_is_left_out() -> None:
    """The notes are exactly those that are referred to."""
    content = _workbook()
    assert faults(content) == []
    assert rows_of(opened(content)["Notes"]) == [(1, "Any rain at all.")]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"legend": ()}, "marks ['x'] are used and [] are explained"),
        (
            {"legend": (("x", "No."), ("p", "May change."))},
            "marks ['x'] are used and ['p', 'x'] are explained",
        ),
    ],
)
def test_a_broken_rule_is_seen(changes: dict[str, object], fault: str) -> None:
    """The search for faults finds one that is there."""
    assert f"Figures: {fault}" in faults(_workbook(**changes))


@pytest.mark.parametrize(
    "changes", [{"name": "t1"}, {"name": "a b c"}, {"label": "a/b"}, {"label": "x" * 32}]
)
def test_unsafe_names_are_refused(changes: dict[str, object]) -> None:
    """A name that would leave the table unmarked or the file damaged never reaches the library."""
    with pytest.raises(ValueError, match="is no safe name"):
        _workbook(**changes)
