"""Tests of accounts in long form, one row a line: extracts that hold only the key lines of a return."""

from pathlib import Path

from lutondash.importers.run import import_all
from tests.importers.account_makers import AccountFolder
from tests.importers.makers import write_csv

RECIPE = """
[[account]]
file = "key.csv"
header_row = 1
place = { column = "code", forms = ["mhclg"] }
financial_year = "2017-18"
stage = "outturn"
form = "RS"
basis = "Made-up returns"
unit = "£"
unit_words = "value_gbp"
name = "line"
value = "value_gbp"
where = ["year = 2017-18"]
left_out = ["^Bank"]
not_received = [""]
is_extract = true
"""
LINES = (
    ("Education services", "100000"),
    ("TOTAL SERVICES", "120000"),
    ("COUNCIL TAX REQUIREMENT", "90000"),
    ("Bank losses", "5"),
)


def folder_of(place: Path, *rows: str) -> AccountFolder:
    """Return a folder with an extract; rows are added to those of every authority."""
    made = AccountFolder(place, {"key": RECIPE})
    usual = [
        f"2017-18,{code},{name},{value}" for code in ("E9001", "E9003", "E9020") for name, value in LINES
    ]
    write_csv(made.sources / "key.csv", "year,code,line,value_gbp", *usual, "2016-17,E9001,Odd,1", *rows)
    return made


def test_pounds_stay_pounds_and_missing_lines_are_no_fault(tmp_path: Path) -> None:
    """The lines there are become rows; other years and lines left out are counted."""
    folder = folder_of(tmp_path)
    (tally,) = import_all(data=folder.data, sources=folder.sources).tallies
    assert folder.rows("revenue.csv")[1] == ("E06000901,2017-18,education,outturn,100000,Made-up returns,key")
    assert (tally.read, tally.kept) == (13, 9)
    assert tally.refused == {"filtered out by the recipe": 1, "left out by the recipe": 3}


def test_gaps_of_an_extract_are_told_together(tmp_path: Path) -> None:
    """Its parts cannot reach the total: one line for a year and total, and the largest gap."""
    folder = folder_of(tmp_path)
    report = import_all(data=folder.data, sources=folder.sources)
    assert len(report.gaps) == 6
    assert [line for line in report.lines() if line.startswith("gap")] == [
        "gap 2017-18 outturn council-tax-requirement: 3 authorities, the largest £30,000 (E06000901); "
        "the file leaves lines out",
        "gap 2017-18 outturn total-service-expenditure: 3 authorities, the largest £20,000 (E06000901); "
        "the file leaves lines out",
    ]


def test_an_unknown_line_is_told_once(tmp_path: Path) -> None:
    """The first cell is named, however many authorities have the line."""
    more = (f"2017-18,{code},Housing service,1" for code in ("E9001", "E9003", "E9020"))
    (fault,) = folder_of(tmp_path, *more).faults()
    assert "key.csv, C15: found the line 'Housing service'" in fault.fault
    assert "the nearest known name is 'Housing services'" in fault.fault


def test_a_line_twice(tmp_path: Path) -> None:
    """Both cells are named."""
    (fault,) = folder_of(tmp_path, "2017-18,E9001,Education services,7").faults()
    assert "key.csv, D15: found 'education' of E06000901 here and in D2" in fault.fault


def test_a_blank_cell_is_a_return_not_received_where_the_recipe_says_so(tmp_path: Path) -> None:
    """It is counted and gives no row."""
    folder = folder_of(tmp_path, "2017-18,E9001,Housing services,")
    (tally,) = import_all(data=folder.data, sources=folder.sources).tallies
    assert tally.refused["return not received"] == 1
    assert not [row for row in folder.rows("revenue.csv") if ",housing," in row]


def test_text_in_the_column_of_amounts(tmp_path: Path) -> None:
    """Every such cell is a fault."""
    (fault,) = folder_of(tmp_path, "2017-18,E9001,Housing services,£20").faults()
    assert "key.csv, D15: found '£20', wanted a number of £." in fault.fault
