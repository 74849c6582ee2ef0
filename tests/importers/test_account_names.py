"""Tests of headings that are written otherwise, come from another year, or have changed places."""

from pathlib import Path

import pytest

from lutondash.errors import ImportFaultError
from tests.importers.account_makers import HEADINGS, LINES, AccountFolder, accounts_2017, one_year, sheet_of
from tests.importers.makers import write_csv

NAMES = "codelists/budget_line_names.csv"


def held(folder: AccountFolder) -> list[list[str]]:
    """Import and return the rows of every file of accounts."""
    folder.run()
    return [folder.rows(name) for name in ("revenue.csv", "funding.csv", "reserves.csv")]


def renamed(folder: AccountFolder, old: str, new: str) -> None:
    """Write the workbook with another heading."""
    headings = [new if heading == old else heading for heading in HEADINGS]
    folder.put("rs.xlsx", sheet_of(accounts_2017(), headings))


def swapped(folder: AccountFolder, one: int, other: int) -> None:
    """Write the workbook with two columns in each other's place."""
    rows = sheet_of(accounts_2017())
    made = [list(row) for row in rows]
    for row in made[3:]:
        row[one], row[other] = row[other], row[one]
    folder.put("rs.xlsx", made)


@pytest.mark.parametrize("new", ["reserves  LEVEL", "Reserves Level "])
@pytest.mark.parametrize("old", ["Reserves level", "SUB-TOTAL", "Grants"])
def test_case_and_runs_of_space_make_no_difference(tmp_path: Path, old: str, new: str) -> None:
    """Ends of spans, subtotals and lines are found however they are spaced."""
    folder = one_year(tmp_path)
    before = held(folder)
    renamed(folder, old, new if old == "Reserves level" else f" {old.swapcase()} ")
    assert held(folder) == before


@pytest.mark.parametrize(
    ("known", "years", "new"),
    [
        ("Money from the state", ",2013-14", "Money from the State"),
        ("Grants at 1 April 2013", "2013-14,2013-14", "Grants at 1 April 2017"),
        ("Grants (31 March 2019)", "2018-19,", "Grants (31 March 2018)"),
    ],
)
def test_a_name_of_another_year(tmp_path: Path, known: str, years: str, new: str) -> None:
    """Where it stands for one line only, it is that line; the year of a day in it makes no difference."""
    folder = one_year(tmp_path)
    before = held(folder)
    path = folder.data / NAMES
    path.write_text(path.read_text("utf-8") + f"grants,RS,{known},{years}\n", "utf-8")
    renamed(folder, "Grants", new)
    assert held(folder) == before


def test_a_name_of_two_lines_in_other_years_is_not_guessed(tmp_path: Path) -> None:
    """Neither line is taken."""
    folder = one_year(tmp_path)
    path = folder.data / NAMES
    more = "grants,RS,Help,,2012-13\nreserves-change,RS,Help,2013-14,2015-16\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    renamed(folder, "Grants", "Help")
    assert any("found the line 'Help'" in fault.fault for fault in folder.faults())


def test_a_line_that_does_not_hold_in_the_year_is_not_taken(tmp_path: Path) -> None:
    """A name of a line that has ended is unknown."""
    folder = one_year(tmp_path)
    lines = [f"{line}," for line in LINES[1:]]
    ended = "help,Help,funding,council-tax-requirement,2012-13"
    write_csv(folder.data / "codelists/budget_lines.csv", f"{LINES[0]},to_year", *lines, ended)
    path = folder.data / NAMES
    path.write_text(path.read_text("utf-8") + "help,RS,Help,,2012-13\n", "utf-8")
    renamed(folder, "Grants", "Help")
    with pytest.raises(ImportFaultError, match="it is known as 'Help' until 2012-13"):
        folder.run()


@pytest.mark.parametrize(("one", "other"), [(10, 9), (10, 8), (3, 4)])
def test_columns_swapped_at_the_end_of_a_span(tmp_path: Path, one: int, other: int) -> None:
    """A known line that now stands right beside the span is taken; only its order has changed."""
    folder = one_year(tmp_path)
    before = held(folder)
    swapped(folder, one, other)
    assert held(folder) == before


def test_a_heading_that_comes_again_further_on_is_not_taken(tmp_path: Path) -> None:
    """A column that is gone from the span is missing, though one is called so elsewhere."""
    folder = one_year(tmp_path)
    headings = [*(heading for heading in HEADINGS if heading != "Grants"), "Grants"]
    folder.put("rs.xlsx", sheet_of([[*row[:6], *row[7:], -1] for row in accounts_2017()], headings))
    assert any("wanted the line 'Grants'" in fault.fault for fault in folder.faults())
