"""Tests of importing accounts that are as they should be, from made-up workbooks."""

from pathlib import Path

import pytest

from lutondash.importers.run import import_all
from tests.importers.account_makers import (
    HEADINGS,
    AccountFolder,
    account,
    accounts_2017,
    one_year,
    recipe,
    sheet_of,
)
from tests.importers.makers import write_csv, write_ods


def test_lines_go_into_the_file_of_their_kind(tmp_path: Path) -> None:
    """Services and totals, grants, and reserves stand apart; thousands become whole pounds."""
    folder = one_year(tmp_path)
    folder.run()
    assert folder.rows("revenue.csv")[:4] == [
        "E06000901,2017-18,council-tax-requirement,outturn,90500500,Made-up returns,rs-2017,",
        "E06000901,2017-18,education,outturn,100000000,Made-up returns,rs-2017,",
        "E06000901,2017-18,housing,outturn,20000500,Made-up returns,rs-2017,",
        "E06000901,2017-18,total-service-expenditure,outturn,120000500,Made-up returns,rs-2017,",
    ]
    assert folder.rows("funding.csv")[0] == (
        "E06000901,2017-18,grants,outturn,-30000000,Made-up returns,rs-2017,"
    )
    assert [row.split(",")[2:5] for row in folder.rows("reserves.csv")[:2]] == [
        ["reserves-change", "outturn", "500000"],
        ["reserves-start", "outturn", "7000000"],
    ]


def test_columns_that_nobody_fills_are_left_out(tmp_path: Path) -> None:
    """Spend and income are written where a return has them, and only in revenue.csv."""
    folder = one_year(tmp_path)
    folder.run()
    header = (folder.data / "budget/revenue.csv").read_text("utf-8").splitlines()[0]
    assert header == "authority,financial_year,line,stage,net,basis,release,note"


def test_every_upper_tier_authority_and_the_country_are_held(tmp_path: Path) -> None:
    """A former authority keeps its own year, a district is left out, a flag becomes a note."""
    folder = one_year(tmp_path)
    folder.run()
    rows = folder.rows("revenue.csv")
    assert sorted({row[:9] for row in rows}) == ["E06000901", "E08000902", "E10000901", "E92000901"]
    assert {row.rsplit(",", 1)[1] for row in rows if row.startswith("E10")} == {
        "The return is not certified."
    }


@pytest.mark.parametrize(
    ("thousands", "pounds"),
    [(12.3455, "12346"), (-12.3455, "-12346"), (12.3454, "12345"), (0, "0"), (0.1 + 0.2, "300")],
)
def test_half_a_pound_is_rounded_away_from_nought(tmp_path: Path, thousands: float, pounds: str) -> None:
    """Amounts are exact until they are written; nought is kept."""
    rows = accounts_2017()
    rows[0][10] = thousands
    folder = one_year(tmp_path, sheet_of(rows))
    folder.run()
    assert folder.rows("reserves.csv")[1].split(",")[4] == pounds


def test_columns_may_stand_elsewhere(tmp_path: Path) -> None:
    """Lines are found by their headings; a new column before the span changes nothing."""
    folder = one_year(tmp_path)
    folder.run()
    before = folder.rows("revenue.csv")
    moved = [[row[0], "new", *row[1:]] for row in accounts_2017()]
    folder.put("rs.xlsx", sheet_of(moved, [HEADINGS[0], "ONS code", *HEADINGS[1:]]))
    assert [path.as_posix() for path in import_all(data=folder.data, sources=folder.sources).changed] == [
        "releases/rs-2017.toml"
    ]
    assert folder.rows("revenue.csv") == before


def test_the_codes_may_stand_last(tmp_path: Path) -> None:
    """Which rows are taken is told by the heading, wherever its column stands."""
    folder = one_year(tmp_path)
    folder.run()
    before = folder.rows("revenue.csv")
    moved = [[*row[1:], row[0]] for row in accounts_2017()]
    folder.put("rs.xlsx", sheet_of(moved, [*HEADINGS[1:], HEADINGS[0]]))
    folder.run()
    assert folder.rows("revenue.csv") == before


def test_a_file_without_the_country_is_told_and_taken(tmp_path: Path) -> None:
    """Authorities do without it, but its total is then missing."""
    folder = one_year(tmp_path, sheet_of(accounts_2017()[:-1]))
    lines = import_all(data=folder.data, sources=folder.sources).lines()
    wanted = (
        "look at accounts 2017-18 RS: no row of Wideland (E92000901); its total is not held from this file."
    )
    assert wanted in lines
    assert folder.rows("revenue.csv")


def test_a_second_import_changes_nothing_and_a_check_knows_the_files(tmp_path: Path) -> None:
    """The same workbook gives the same bytes, and `check` names what an import would write."""
    folder = one_year(tmp_path)
    report = import_all(data=folder.data, sources=folder.sources, check=True)
    assert "budget/revenue.csv" in {path.as_posix() for path in report.changed}
    assert not (folder.data / "budget").exists()
    folder.run()
    assert import_all(data=folder.data, sources=folder.sources, check=True).changed == ()


def test_every_row_read_is_accounted_for(tmp_path: Path) -> None:
    """The lines read are the lines kept and those not kept, with why."""
    folder = one_year(tmp_path)
    (tally,) = import_all(data=folder.data, sources=folder.sources).tallies
    assert (tally.read, tally.kept) == (35, 28)
    assert tally.refused == {"not an upper-tier authority": 7}


def test_a_return_that_has_not_come_in_leaves_no_row(tmp_path: Path) -> None:
    """The authority counts as there, its signs are not noughts."""
    rows = accounts_2017()
    rows[1][3:] = ["[x]"] * 9
    folder = one_year(tmp_path, sheet_of(rows))
    (tally,) = import_all(data=folder.data, sources=folder.sources).tallies
    assert tally.refused["return not received"] == 7
    assert not [row for row in folder.rows("revenue.csv") if row.startswith("E08000902")]


def test_a_known_absence_is_no_fault(tmp_path: Path) -> None:
    """The recipe names the authority and the reason."""
    absent = 'absent = [{ place = "E08000902", reason = "It made no return." }]'
    rows = [row for row in accounts_2017() if row[0] != "E9003"]
    folder = one_year(tmp_path, sheet_of(rows), absent)
    folder.run()
    assert folder.rows("revenue.csv")


def test_an_ods_workbook_is_read_alike(tmp_path: Path) -> None:
    """The form of the file makes no difference."""
    folder = one_year(tmp_path)
    folder.run()
    before = folder.rows("revenue.csv")
    path = folder.data / "recipes/rs-2017.toml"
    path.write_text(path.read_text("utf-8").replace("rs.xlsx", "rs.ods"), "utf-8")
    write_ods(folder.sources / "rs.ods", {"Data": sheet_of(accounts_2017())})
    folder.run()
    assert folder.rows("revenue.csv") == before


def test_parts_that_do_not_add_up_are_told_and_held_as_published(tmp_path: Path) -> None:
    """Nothing is refused and nothing is scaled to fit."""
    rows = accounts_2017()
    rows[0][4] = 19_000.5
    folder = one_year(tmp_path, sheet_of(rows))
    report = import_all(data=folder.data, sources=folder.sources)
    assert [(gap.authority, gap.total, int(gap.gap)) for gap in report.gaps] == [
        ("E06000901", "total-service-expenditure", 1_000_000)
    ]
    assert (
        "gap 2017-18 outturn E06000901 total-service-expenditure: the total is £1,000,000 more than its parts"
    ) in report.lines()
    assert folder.rows("revenue.csv")[2].split(",")[4] == "19000500"


def test_a_subtotal_is_checked_and_not_held(tmp_path: Path) -> None:
    """A sum printed among the lines adds up from the total before it."""
    rows = accounts_2017()
    rows[1][7] = 90_002.5
    folder = one_year(tmp_path, sheet_of(rows))
    report = import_all(data=folder.data, sources=folder.sources)
    assert [(gap.authority, gap.total, int(gap.gap)) for gap in report.gaps] == [
        ("E08000902", "SUB-TOTAL", 2_000)
    ]
    assert "90002500" not in "".join(folder.rows("revenue.csv"))


def test_one_release_takes_every_year_with_it(tmp_path: Path) -> None:
    """Importing one year never loses the others."""
    recipes = {f"rs-{year[:4]}": recipe(f"{year}.xlsx", year) for year in ("2016-17", "2017-18")}
    folder = AccountFolder(tmp_path, recipes)
    for year in ("2016-17", "2017-18"):
        folder.put(f"{year}.xlsx", sheet_of(accounts_2017()))
    folder.run()
    report = import_all(data=folder.data, sources=folder.sources, releases=["rs-2016"])
    assert report.changed == ()


def test_the_older_code_of_an_authority_gives_way_to_todays(tmp_path: Path) -> None:
    """The same place printed under both codes is held once."""
    folder = one_year(tmp_path)
    places = folder.sources / "geographies.csv"
    places.write_text(places.read_text("utf-8").replace("Crossford,,,\n", "Crossford,E9008,,\n", 1), "utf-8")
    older = account("E9008", "Crossford", times=2)
    folder.put("rs.xlsx", sheet_of([*accounts_2017(), older]))
    report = import_all(data=folder.data, sources=folder.sources)
    assert report.tallies[0].refused["the same place under its older code too"] == 7
    assert [row.split(",")[4] for row in folder.rows("revenue.csv") if "E08000902,2017-18,ed" in row] == [
        "100000000"
    ]


def test_peoples_code_lists_stay_as_they_are(tmp_path: Path) -> None:
    """The lines and their names are people's."""
    folder = one_year(tmp_path)
    names = (folder.data / "codelists/budget_line_names.csv").read_bytes()
    folder.run()
    assert (folder.data / "codelists/budget_line_names.csv").read_bytes() == names


def test_the_code_lists_are_needed(tmp_path: Path) -> None:
    """Without them no line can be found."""
    folder = one_year(tmp_path)
    (folder.data / "codelists/budget_lines.csv").unlink()
    assert ("codelists/budget_lines.csv", "The code list is missing.") in [
        (fault.path, fault.fault) for fault in folder.faults()
    ]


def test_rows_of_a_table_outside_accounts_are_not_needed(tmp_path: Path) -> None:
    """A folder without recipes of accounts needs no code lists and gets no money files."""
    folder = AccountFolder(tmp_path, {})
    write_csv(folder.data / "codelists/budget_lines.csv", "nonsense")
    folder.run()
    assert not (folder.data / "budget").exists()
