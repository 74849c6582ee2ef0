"""Files about money hold exactly what the data folder holds, with its source, and run nothing."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.exports.bundle import bundle
from lutondash.exports.money_tables import FILES, has_money, money_csv, money_tables
from lutondash.exports.money_workbook import money_workbook, money_xlsx
from lutondash.exports.spreadsheet_text import Link
from lutondash.model.budget import Stage
from lutondash.views.money.our_account import COUNCIL_TAX
from tests.dataset.test_money_reading import without_money
from tests.exports.spreadsheet_rules import faults, header_of, opened, rows_of
from tests.sample import AS_OF, COUNTRY, HOME, NEIGHBOUR, change, write
from tests.sample_budget import BASIS, FUNDING, RESERVES, REVENUE

# gptables calls pandas in ways that pandas will one day refuse.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables.core.wrappers")


def table(content: bytes) -> list[dict[str, str]]:
    """Return CSV as rows by column."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def own(folder: Path, path: str, place: str) -> list[dict[str, str]]:
    """Return the rows of a file of the data folder for one place."""
    return [row for row in table((folder / path).read_bytes()) if row.get("authority", place) == place]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_holds_the_rows_of_the_data_folder(sample: Path, file: object) -> None:
    """Every cell of our own rows is there as it was read; names and sources are added."""
    name, path = getattr(file, "name", ""), getattr(file, "path", "")
    made = table(money_csv(load(sample, as_of=AS_OF), name))
    read = own(sample, path, HOME)
    assert len(made) == len(read) > 0
    columns = [column for column in read[0] if column in made[0]]
    assert set(read[0]) == set(columns)
    key = tuple(columns)
    assert sorted(tuple(row[c] for c in key) for row in made) == sorted(
        tuple(row[c] for c in key) for row in read
    )


def test_a_row_can_be_read_by_itself(dataset: Dataset) -> None:
    """Place and line have their names, and the publication its publisher and address."""
    (row,) = [
        row
        for row in table(money_csv(dataset, "money-funding"))
        if (row["financial_year"], row["stage"], row["line"])
        == ("2016-17", "outturn", "revenue-support-grant")
    ]
    assert (row["authority_name"], row["line_title"]) == ("Muddleford", "Revenue support grant")
    assert (row["net"], row["basis"]) == ("-15000000", BASIS)
    assert (row["publisher"], row["url"]) == ("Rainland Treasury", "https://example.org/town-accounts")
    assert "gross" not in row


def test_the_package_holds_every_authority(dataset: Dataset) -> None:
    """The accounts of all are in it, each described with its columns, its key and its sources."""
    archive = zipfile.ZipFile(io.BytesIO(bundle(dataset)))
    rows = table(archive.read("money-revenue.csv"))
    assert {HOME, NEIGHBOUR, COUNTRY} < {row["authority"] for row in rows}
    said = {r["name"]: r for r in json.loads(archive.read("datapackage.json"))["resources"]}
    revenue = said["money-revenue"]
    assert revenue["schema"]["primaryKey"] == ["authority", "financial_year", "stage", "line"]
    kinds = {field["name"]: field["type"] for field in revenue["schema"]["fields"]}
    assert (kinds["gross"], kinds["net"], kinds["line"]) == ("integer", "integer", "string")
    assert revenue["temporal"] == {"start": "2010-04-01", "end": "2023-03-31"}
    assert len(revenue["sources"]) == 3
    assert {"money-population", "money-deflators", "money-lines", "money-line-names"} < set(said)


def test_the_package_says_what_the_signs_mean(dataset: Dataset) -> None:
    """Money that comes in is negative in the accounts, and the total that council tax brings in is not."""
    archive = zipfile.ZipFile(io.BytesIO(bundle(dataset)))
    about = json.loads(archive.read("datapackage.json"))["description"]
    assert "In their column net, money that comes in is negative, as published." in about
    funding, revenue = (table(archive.read(f"money-{name}.csv")) for name in ("funding", "revenue"))
    assert all(int(row["net"]) <= 0 for row in funding)
    tax = [int(row["net"]) for row in revenue if row["line"] == COUNCIL_TAX]
    assert tax
    assert min(tax) > 0


def test_words_that_look_like_formulas_are_made_safe(sample: Path) -> None:
    """Text gets an apostrophe, and a negative amount stays a number."""
    change(sample, "budget/savings.csv", "Savings since 2010", "=1+1")
    change(sample, FUNDING, f'"{BASIS}"', "@basis")
    dataset = load(sample, as_of=AS_OF)
    assert table(money_csv(dataset, "money-savings"))[0]["title"] == "'=1+1"
    rows = table(money_csv(dataset, "money-funding"))
    assert "'@basis" in {row["basis"] for row in rows}
    assert all(int(row["net"]) < 0 for row in rows)
    assert faults(money_xlsx(dataset)) == []


def test_the_workbook_keeps_the_rules(dataset: Dataset) -> None:
    """One table to a worksheet, notes on their own, no blank cell; a worksheet for each file, and sources."""
    made = money_xlsx(dataset)
    assert faults(made) == []
    assert money_xlsx(dataset) == made
    labels = opened(made).sheetnames[3:]
    assert labels[0] == "Spending"
    assert labels[-1] == "Sources"
    assert len(labels) == len(FILES) + 1


def test_the_residents_of_every_place_are_a_table(dataset: Dataset) -> None:
    """Spend per resident can be worked out again for each place, which is named."""
    rows = table(money_csv(dataset, "money-population"))
    assert {HOME, NEIGHBOUR, COUNTRY} < {row["geography"] for row in rows}
    assert {row["geography_name"] for row in rows if row["geography"] == HOME} == {"Muddleford"}
    assert "money-population" in {table.name for table in money_tables(dataset)}


def test_the_workbook_holds_what_amounts_are_divided_by(dataset: Dataset) -> None:
    """Our residents, price rises and lines have a worksheet each; residents are no pounds."""
    book = opened(money_xlsx(dataset))
    residents, prices, lines = (book[label] for label in ("Residents", "Prices", "Lines"))
    ours = [row for row in table(money_csv(dataset, "money-population")) if row["geography"] == HOME]
    assert header_of(residents) == ["Year", "Residents", "Publication"]
    assert [row[1] for row in rows_of(residents)] == [int(row["people"]) for row in ours]
    cells = (cell for row in residents.iter_rows() for cell in row)
    assert {cell.number_format for cell in cells if cell.value == int(ours[0]["people"])} == {"#,##0"}
    rises = [float(row.multiplier) for row in dataset.budget.deflators]
    assert [row[1] for row in rows_of(prices)] == rises
    ids = [str(row[0]).partition(" [")[0] for row in rows_of(lines)]
    assert ids == list(dataset.budget.lines)


def test_the_workbook_holds_the_numbers(dataset: Dataset) -> None:
    """Every net is the number of the account, and what is not published is said in words."""
    sheet = opened(money_xlsx(dataset))["Spending"]
    head, rows = header_of(sheet), rows_of(sheet)
    at = {name: head.index(name) for name in ("Financial year", "Line", "Stage", "Gross", "Net")}
    found = {(r[at["Financial year"]], r[at["Stage"]], r[at["Line"]]): r for r in rows}
    accounts = dataset.budget.accounts
    entry = accounts.account(HOME, "2016-17", Stage.OUTTURN).entries["housing"]
    row = found["2016-17", "outturn", "Housing"]
    assert (row[at["Gross"]], row[at["Net"]]) == (entry.gross, entry.net)
    assert found["2017-18", "outturn", "Housing"][at["Gross"]] == "none given"
    net = sum(row[at["Net"]] for row in rows)
    assert net == sum(int(row["net"]) for row in table(money_csv(dataset, "money-revenue")))


def test_the_workbook_names_its_sources(dataset: Dataset) -> None:
    """Each publication that a row is from is there once, with its address."""
    workbook = money_workbook(dataset)
    links = [row[-1] for row in workbook.sheets[-1].rows]
    assert Link("Open: Money from money-page", "https://example.org/money-page") in links
    assert len(set(links)) == len(links) == 7
    assert any(note.words == "The years differ." for note in workbook.notes)


def test_without_money_there_is_no_table(sample: Path) -> None:
    """An edition without money says nothing of it."""
    assert has_money(load(sample, as_of=AS_OF))
    without_money(sample)
    dataset = load(sample, as_of=AS_OF)
    assert not has_money(dataset)
    assert list(money_tables(dataset)) == []
    assert "money-revenue.csv" not in zipfile.ZipFile(io.BytesIO(bundle(dataset))).namelist()


def test_an_empty_table_is_a_header(sample: Path) -> None:
    """A file of which we hold no row can still be read."""
    (sample / "budget/mtfp.csv").unlink()
    write(sample, REVENUE, (sample / REVENUE).read_text("utf-8").split("\n")[0] + "\n")
    write(sample, FUNDING, (sample / FUNDING).read_text("utf-8").split("\n")[0] + "\n")
    write(sample, RESERVES, (sample / RESERVES).read_text("utf-8").split("\n")[0] + "\n")
    dataset = load(sample, as_of=AS_OF)
    assert table(money_csv(dataset, "money-mtfp")) == table(money_csv(dataset, "money-revenue")) == []
    assert money_csv(dataset, "money-mtfp").startswith(b"set_at,period_label,title,amount,")
    assert faults(money_xlsx(dataset)) == []
