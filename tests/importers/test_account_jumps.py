"""Tests of amounts in another unit than the file's: each is refused, and what is truly odd is not."""

from pathlib import Path

import pytest

from lutondash.importers.run import import_all
from tests.importers.account_makers import HEADINGS, AccountFolder, account, recipe, sheet_of
from tests.importers.makers import write_csv

YEARS = ("2014-15", "2015-16", "2016-17", "2017-18")
CODES = (("E9001", "Alderham"), ("E9003", "Crossford"), ("E9020", "Old Brackwellshire"))
NO_TOTAL = HEADINGS.index("Grants")


def put_last(folder: AccountFolder, times: dict[str, float], codes: tuple[str, ...] = ("E9001",)) -> None:
    """Write the last year's workbook, some columns of some authorities made larger."""
    rows = [account(*code) for code in CODES]
    for row in rows:
        for heading, larger in times.items():
            at = HEADINGS.index(heading)
            row[at] = float(row[at]) * (larger if row[0] in codes else 1)
    folder.put("2017-18.xlsx", sheet_of(rows))


def four_years(place: Path, times: dict[str, float], more: str = "") -> AccountFolder:
    """Return a folder with four years, columns of the last one of the first authority made larger."""
    recipes = {f"rs-{year[:4]}": recipe(f"{year}.xlsx", year) for year in YEARS[:3]}
    folder = AccountFolder(place, recipes | {"rs-2017": recipe("2017-18.xlsx", "2017-18", more)})
    for year in YEARS[:3]:
        folder.put(f"{year}.xlsx", sheet_of([account(*code) for code in CODES]))
    put_last(folder, times)
    return folder


@pytest.mark.parametrize(
    ("heading", "line", "wanted"),
    [
        ("Housing services", "housing", "less than £360,001,500, 3 times all services"),
        ("Grants", "grants", "less than £2,400,010,000, 20 times all services"),
        ("COUNCIL TAX REQUIREMENT", "council-tax-requirement", "20 times all services"),
        ("To reserves", "reserves-change", "about £500,000, the middle of its other years"),
        ("Reserves level", "reserves-start", "20 times all services"),
        ("TOTAL SERVICES", "total-service-expenditure", "the middle of its other years"),
    ],
)
def test_one_cell_a_thousandfold(tmp_path: Path, heading: str, line: str, wanted: str) -> None:
    """Every kind of line is compared, with its own other years or with all services of the account."""
    (fault,) = four_years(tmp_path, {heading: 1000}).faults()
    assert fault.path == "recipes/rs-2017.toml"
    assert f"for {line!r} of E06000901 in 2017-18" in fault.fault
    assert wanted in fault.fault


def test_a_total_that_is_a_thousandth(tmp_path: Path) -> None:
    """Totals never fall so far in truth."""
    (fault,) = four_years(tmp_path, {"COUNCIL TAX REQUIREMENT": 0.001}).faults()
    assert "found £90,500 for 'council-tax-requirement'" in fault.fault


@pytest.mark.parametrize("times", [200, 0.002, 0])
def test_a_line_that_changes_much_is_taken(tmp_path: Path, times: float) -> None:
    """Reserve movements may be many times another year's, or nearly nought."""
    four_years(tmp_path, {"To reserves": times}).run()


@pytest.mark.parametrize("times", [1000, 0.001])
def test_a_sheet_without_services_in_another_unit(tmp_path: Path, times: float) -> None:
    """Each line of the sheet is told once, with how many authorities have it so."""
    folder = four_years(tmp_path, {})
    path = folder.data / "recipes/rs-2017.toml"
    path.write_text(path.read_text("utf-8").replace('"Education services"', '"Grants"'), "utf-8")
    names = folder.data / "codelists/budget_line_names.csv"
    kept = [
        f"{line},,2016-17" if line.split(",")[2] in HEADINGS[3:6] and ",RS," in line else f"{line},,"
        for line in (text[:-2] for text in names.read_text("utf-8").splitlines()[1:])
    ]
    write_csv(names, "line,form,published_as,from_year,to_year", *kept)
    put_last(folder, dict.fromkeys(HEADINGS[NO_TOTAL:-1], times), ("E9001", "E9003", "E9020"))
    faults = [each.fault for each in folder.faults()]
    assert len(faults) == 4
    assert all("2017-18.xlsx" in fault and "(and so for 2 more)" in fault for fault in faults)


def test_an_amount_that_is_known_to_be_published_so(tmp_path: Path) -> None:
    """The recipe names it with the reason; the report tells it and the row is held."""
    known = '{ place = "E06000901", line = "grants", reason = "The council wrote pounds." }'
    folder = four_years(tmp_path, {"Grants": 1000}, f"as_published = [{known}]")
    report = import_all(data=folder.data, sources=folder.sources)
    (line,) = (line for line in report.lines() if " is held as published. " in line)
    assert "E06000901 2017-18 grants: £-30,000,000,000 is held as published. The council wrote" in line
    assert any(",-30000000000," in row for row in folder.rows("funding.csv"))


def test_every_line_is_compared_with_what_the_data_folder_holds(tmp_path: Path) -> None:
    """Years that no recipe gives any more count for grants and reserves too."""
    folder = AccountFolder(tmp_path, {"rs-2017": recipe("2017-18.xlsx", "2017-18")})
    put_last(folder, {"To reserves": 1000})
    rows = [f"E06000901,{year},reserves-change,outturn,500000,Made-up returns,old" for year in YEARS[:3]]
    columns = "authority,financial_year,line,stage,net,basis,release"
    write_csv(folder.data / "budget/reserves.csv", columns, *rows)
    (fault,) = folder.faults()
    assert "wanted about £500,000, the middle of its other years" in fault.fault
