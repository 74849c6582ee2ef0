"""What people write stays text in every file: nothing runs, links or breaks, and nothing is lost."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from lutondash import Dataset, load
from lutondash.exports.bundle import bundle
from lutondash.exports.cells import safe
from lutondash.exports.edition_workbook import edition_xlsx
from lutondash.exports.figures import all_figures_csv, figures_csv
from lutondash.exports.figures_workbook import figures_xlsx
from lutondash.exports.listing import listing_csv, priority_listing
from lutondash.exports.spreadsheet_text import inert
from tests.exports.spreadsheet_rules import faults, opened
from tests.sample import AS_OF, HOME, NEIGHBOUR, change

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables.core.wrappers")

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "see [this](https://evil.example) and [that](https://evil.example)",
    '=HYPERLINK("https://evil.example","x")',
    "+1",
    "-1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\0=1+1",
    "$x$ and $$note$$ and $$$",
    ":material/home: :red[x]",
    "[r] [note 9] [zz]",
    "{{ 7 * 7 }} {=1+1}",
    "=",
    "…",
    "雨の日",
    "_x0041_ \N{ZERO WIDTH SPACE}",
    "x" * 40_000,
)


@pytest.fixture(params=HOSTILE, ids=lambda text: ascii(text)[:24])
def text(request: pytest.FixtureRequest) -> str:
    """Return each hostile text in turn."""
    return str(request.param)


@pytest.fixture
def spoilt(dataset: Dataset, text: str) -> Dataset:
    """Return the made-up dataset with one hostile text wherever people write."""
    name = "umbrellas-returned"
    written = ("title", "question", "definition", "measure", "caveat", "does_not_tell_you")
    indicator = dataset.indicators[name].model_copy(update=dict.fromkeys(written, text))
    said = [
        s.model_copy(update={"statement": text, "who": text, "note": text}) for s in dataset.statements(name)
    ]
    places = {
        code: place.model_copy(update={"name": text}) if code == NEIGHBOUR else place
        for code, place in dataset.geographies.items()
    }
    releases = {
        key: release.model_copy(update={"title": text, "publisher": text})
        for key, release in dataset.releases.items()
    }
    return replace(
        dataset,
        indicators=MappingProxyType({**dataset.indicators, name: indicator}),
        all_statements=MappingProxyType({**dataset.all_statements, name: tuple(said)}),
        geographies=MappingProxyType(places),
        releases=MappingProxyType(releases),
    )


def cells_of(content: bytes) -> list[list[str]]:
    """Return the cells of a CSV file, without its header."""
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))[1:]


def test_it_stays_text_in_csv(spoilt: Dataset, text: str) -> None:
    """Every file holds it whole, after an apostrophe where a spreadsheet would run it; rows do not shift."""
    files = (
        figures_csv(spoilt, "umbrellas-returned"),
        all_figures_csv(spoilt),
        listing_csv(spoilt, priority_listing(spoilt, "dry-town")),
    )
    for content in files:
        rows = cells_of(content)
        assert len({len(row) for row in rows}) == 1
        assert any(safe(text) in row for row in rows)
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r", "\0")) for row in rows for cell in row)


def test_it_stays_text_in_the_package(spoilt: Dataset, text: str) -> None:
    """JSON holds it as it is; the tables hold it as text."""
    archive = zipfile.ZipFile(io.BytesIO(bundle(spoilt)))
    resources = json.loads(archive.read("datapackage.json"))["resources"]
    assert text in {resource["title"] for resource in resources}
    tables = json.loads(archive.read("csv-metadata.json"))["tables"]
    assert text in {table["dc:title"] for table in tables}
    said = cells_of(archive.read("statements.csv"))
    assert safe(text) in {cell for row in said for cell in row}


def test_it_stays_text_in_workbooks(spoilt: Dataset, text: str) -> None:
    """No formula, no link but those we make, no note or mark that is none; every rule still holds."""
    for content in (figures_xlsx(spoilt, "umbrellas-returned", (NEIGHBOUR,)), edition_xlsx(spoilt)):
        assert faults(content) == []
        cells = [cell for sheet in opened(content) for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert any(str(cell.value).startswith(inert(text)) for cell in cells)
        links = {cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target}
        assert all(link.startswith("https://example.org/") for link in links)
        parts = zipfile.ZipFile(io.BytesIO(content))
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain words, 5% of £3 (2024)", "plain words, 5% of £3 (2024)"),
        ("[x](javascript:alert(1))", "(x)(javascript:alert(1))"),
        ("as [sic] said", "as (sic) said"),
        ("$x$ and $$note$$", "$x$ and $ $note$ $"),
        ("\0=1+1\r\n", "=1+1"),
        ("two\tcells\nor lines", "two cells or lines"),
        ("_x0041_", "_ x0041_"),
        ("=", "text: ="),
        ("", "text: "),
    ],
)
def test_words_lose_only_what_commands(text: str, words: str) -> None:
    """Plain words are left alone; brackets, dollars and control letters give way."""
    assert inert(text) == words


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_editing_a_cell_makes_no_formula_of_it(dataset: Dataset, text: str) -> None:
    """The cell is marked as quoted, so that a spreadsheet keeps it as text when a reader edits it."""
    said = tuple(s.model_copy(update={"who": text}) for s in dataset.statements("umbrellas-returned"))
    spoilt = replace(dataset, all_statements=MappingProxyType({"umbrellas-returned": said}))
    sheet = opened(figures_xlsx(spoilt, "umbrellas-returned"))["Said in public"]
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert found
    assert all(cell.quotePrefix for cell in found)


def test_a_long_text_is_shortened_and_says_so(dataset: Dataset) -> None:
    """A spreadsheet's cell has an end; the library would leave a longer text out."""
    long = "word " * 9_000
    said = tuple(s.model_copy(update={"note": long}) for s in dataset.statements("umbrellas-returned"))
    spoilt = replace(dataset, all_statements=MappingProxyType({"umbrellas-returned": said}))
    notes = opened(figures_xlsx(spoilt, "umbrellas-returned"))["Notes"]
    assert any(str(cell.value).endswith("has all of it)") for row in notes.iter_rows() for cell in row)


@pytest.mark.parametrize("note", ["=1+1", "[x](javascript:alert(1))", "\t=1+1", "$$x$$"])
def test_a_note_in_a_file_of_figures_stays_text(sample: Path, note: str) -> None:
    """The same, from the data folder to every file."""
    change(sample, "indicators/umbrellas-returned/observations.csv", '"Few, so hidden"', f'"{note}"')
    read = load(sample, as_of=AS_OF)
    assert safe(note) in {row[-1] for row in cells_of(figures_csv(read, "umbrellas-returned", [HOME]))}
    for content in (figures_xlsx(read, "umbrellas-returned"), edition_xlsx(read)):
        assert faults(content) == []
