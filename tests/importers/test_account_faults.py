"""Tests of workbooks of accounts that are at fault: each is refused with cell, found and wanted."""

from pathlib import Path

import pytest

from tests.importers.account_makers import (
    HEADINGS,
    AccountFolder,
    account,
    accounts_2017,
    one_year,
    recipe,
    sheet_of,
)
from tests.importers.makers import write_csv


def said(folder: AccountFolder) -> str:
    """Return the one fault of an import with its remedy."""
    (fault,) = folder.faults()
    assert fault.path == "recipes/rs-2017.toml"
    assert not (folder.data / "budget").exists()
    return f"{fault.fault} {fault.remedy}"


def changed(column: int, value: str | float, row: int = 0) -> list[list[str | float]]:
    """Return the rows of 2017-18 with one cell changed."""
    rows = accounts_2017()
    rows[row][column] = value
    return rows


def headed(old: str, new: str) -> list[str]:
    """Return the headings with the first of a name changed."""
    found = list(HEADINGS)
    found[found.index(old)] = new
    return found


def test_a_moved_header(tmp_path: Path) -> None:
    """The row it is in now is named."""
    sheet = sheet_of(accounts_2017())
    words = said(one_year(tmp_path, [*sheet[:3], ["A new note"], [], *sheet[3:]]))
    assert "rs.xlsx, sheet 'Data', row 4" in words
    assert "found the heading 'E-code' in row 6, wanted the heading 'E-code' in this row" in words
    assert "Set header_row = 6 in the recipe." in words


def test_no_header_at_all(tmp_path: Path) -> None:
    """It may be the wrong sheet."""
    words = said(one_year(tmp_path, [["Something"], ["quite"], ["else"]]))
    assert "no such heading in the first rows" in words
    assert "the right sheet" in words


def test_a_missing_authority(tmp_path: Path) -> None:
    """An authority of that year without a row is named with its code."""
    words = said(one_year(tmp_path, sheet_of(accounts_2017()[1:])))
    assert "found no row of Alderham (E9001), wanted every upper-tier authority of 2017-18" in words
    assert "`absent`" in words


def test_only_authorities_of_that_year_are_wanted(tmp_path: Path) -> None:
    """In 2021-22 the newer authority is missing and the former one is not."""
    folder = one_year(tmp_path)
    path = folder.data / "recipes/rs-2017.toml"
    path.write_text(path.read_text("utf-8").replace("2017-18", "2021-22"), "utf-8")
    assert "found no row of Brackwell (E9002)" in said(folder)


def test_a_renamed_line(tmp_path: Path) -> None:
    """The cell, the new name and the known name most like it are told."""
    headings = headed("Housing services", "Housing services (GF)")
    words = said(one_year(tmp_path, sheet_of(accounts_2017(), headings)))
    assert "sheet 'Data', E4: found the line 'Housing services (GF)'" in words
    assert "wanted the name of a line of RS in 2017-18; the nearest known name is 'Housing services'" in words
    assert "add a row to codelists/budget_line_names.csv" in words


def test_a_new_line(tmp_path: Path) -> None:
    """A line that is like no other is told without a guess."""
    headings = [*HEADINGS[:6], "Zoos", *HEADINGS[6:]]
    rows = [[*row[:6], 0, *row[6:]] for row in accounts_2017()]
    words = said(one_year(tmp_path, sheet_of(rows, headings)))
    assert "G4: found the line 'Zoos', wanted the name of a line of RS in 2017-18." in words


def test_a_line_that_is_gone(tmp_path: Path) -> None:
    """A known line without a column is named."""
    headings = [name for name in HEADINGS if name != "Grants"]
    rows = [[*row[:6], *row[7:]] for row in accounts_2017()]
    words = said(one_year(tmp_path, sheet_of(rows, headings)))
    assert "row 4: found no column of net for it, wanted the line 'Grants' (grants)" in words
    assert "give its last year in codelists/budget_line_names.csv" in words


@pytest.mark.parametrize(
    ("old", "new", "cell"),
    [("Reserves level", "Reserves levels", "K4"), ("Education services", "Education and schools", "L4")],
)
def test_an_end_of_a_span_is_gone(tmp_path: Path, old: str, new: str, cell: str) -> None:
    """That is told once, with the nearest heading, and no line of the span is called missing."""
    headings = headed(old, new)
    headings[-1] = "Educational services"
    words = said(one_year(tmp_path, sheet_of(accounts_2017(), headings)))
    assert f"row 4: found no such heading (the nearest is {headings[ord(cell[0]) - ord('A')]!r} in" in words
    assert f"in {cell}), wanted the heading {old!r}" in words


def test_the_first_heading_only_comes_again_further_on(tmp_path: Path) -> None:
    """Then it is the first one that is missing and not the last."""
    words = said(
        one_year(tmp_path, sheet_of(accounts_2017(), headed("Education services", "Education service")))
    )
    assert "found the heading only after 'Reserves level', in L4" in words
    assert "(the nearest is 'Education service' in D4), wanted the heading 'Education services'" in words


def test_a_span_that_takes_no_heading(tmp_path: Path) -> None:
    """Where both ends are there, every line of the return is still wanted."""
    folder = one_year(tmp_path)
    path = folder.data / "recipes/rs-2017.toml"
    text = path.read_text("utf-8").replace('"Reserves level" }', '"Reserves level", only = "^Zoo" }')
    path.write_text(text, "utf-8")
    assert len([fault for fault in folder.faults() if "wanted the line" in fault.fault]) == 7


def test_faults_of_cells_come_before_those_of_rows(tmp_path: Path) -> None:
    """What a cell says explains what a row does not have."""
    headings = headed("Grants", "Zoos")
    cell, row = one_year(tmp_path, sheet_of(accounts_2017(), headings)).faults()
    assert "G4: found the line 'Zoos'" in cell.fault
    assert "row 4: found no column of net for it, wanted the line 'Grants'" in row.fault


def test_a_line_of_other_years_that_is_there_already(tmp_path: Path) -> None:
    """It is not taken twice; the year until which it was called so is told."""
    folder = one_year(tmp_path)
    names = folder.data / "codelists/budget_line_names.csv"
    names.write_text(names.read_text("utf-8") + "housing,RS,Dwellings,,2013-14\n", "utf-8")
    headings = [*HEADINGS[:6], "Dwellings", *HEADINGS[6:]]
    folder.put("rs.xlsx", sheet_of([[*row[:6], 0, *row[6:]] for row in accounts_2017()], headings))
    words = said(folder)
    assert "G4: found the line 'Dwellings'" in words
    assert "it is known as 'Dwellings' until 2013-14" in words
    assert "extend its to_year in codelists/budget_line_names.csv" in words


def test_the_same_line_twice(tmp_path: Path) -> None:
    """A heading that comes again further on must not be taken twice."""
    folder = one_year(tmp_path)
    names = folder.data / "codelists/budget_line_names.csv"
    names.write_text(names.read_text("utf-8") + "housing,RS,Dwellings,,\n", "utf-8")
    headings = [*HEADINGS[:6], "Dwellings", *HEADINGS[6:]]
    folder.put("rs.xlsx", sheet_of([[*row[:6], 0, *row[6:]] for row in accounts_2017()], headings))
    assert "E4 and G4: found 'housing' (net) twice, wanted each line once" in said(folder)


@pytest.mark.parametrize(
    ("cell", "found"), [("n/a", "'n/a'"), ("", "a blank cell or a formula's error"), ("12 k", "'12 k'")]
)
def test_text_in_a_number_cell(tmp_path: Path, cell: str, found: str) -> None:
    """The cell is named as the spreadsheet names it."""
    words = said(one_year(tmp_path, sheet_of(changed(4, cell))))
    assert f"rs.xlsx, sheet 'Data', E5: found {found}, wanted a number of £ thousand." in words


@pytest.mark.parametrize("cell", ["1.5e400", "9" * 60, 1e12, 1.5e300])
def test_an_amount_of_too_many_digits(tmp_path: Path, cell: str | float) -> None:
    """The cell is named, and nothing crashes."""
    words = said(one_year(tmp_path, sheet_of(changed(10, cell))))
    assert "rs.xlsx, sheet 'Data', K5: found " in words
    assert "wanted an amount of at most 12 digits in pounds" in words


def test_text_in_a_row_of_another_place_is_not_read(tmp_path: Path) -> None:
    """Only rows that are held must be numbers."""
    folder = one_year(tmp_path, sheet_of(changed(4, "n/a", row=3)))
    folder.run()
    assert folder.rows("revenue.csv")


def test_the_words_of_the_unit_are_not_there(tmp_path: Path) -> None:
    """A file that says pounds is not read as thousands."""
    sheet = sheet_of(accounts_2017())
    sheet[1] = ["Net current expenditure (£)"]
    words = said(one_year(tmp_path, sheet))
    assert "rows 1 to 4: found no such words, wanted the words '£ thousand'" in words


def two_years(folder: Path, first: float = 1, second: float = 1) -> AccountFolder:
    """Return a folder with two years, their amounts so many times as large."""
    recipes = {
        "rs-2016": recipe("2016.xlsx", "2016-17"),
        "rs-2017": recipe("2017.xlsx", "2017-18"),
    }
    made = AccountFolder(folder, recipes)
    codes = (("E9001", "Alderham"), ("E9003", "Crossford"), ("E9020", "Old Brackwellshire"))
    for name, times in (("2016.xlsx", first), ("2017.xlsx", second)):
        made.put(name, sheet_of([account(*code, times=times) for code in codes]))
    return made


def test_pounds_where_thousands_are_declared(tmp_path: Path) -> None:
    """A thousandfold jump of a whole file is told once, with the first cell and how many others."""
    faults = [each.fault for each in two_years(tmp_path, second=1000).faults()]
    (later,) = (fault for fault in faults if "2017.xlsx" in fault)
    assert "sheet 'Data', F5: found £120,000,500,000 for 'total-service-expenditure' of E06000901" in later
    assert "in 2017-18 (and so for 2 more), wanted about £120,000,500" in later


def test_pounds_in_one_row(tmp_path: Path) -> None:
    """One authority that filled in pounds is found, and the others are not blamed."""
    folder = two_years(tmp_path)
    codes = (("E9001", 1), ("E9003", 1000), ("E9020", 1))
    folder.put("2017.xlsx", sheet_of([account(code, "A place", times=times) for code, times in codes]))
    places = {fault.fault.split(" of ")[1][:9] for fault in folder.faults()}
    assert places == {"E08000902"}


def test_pounds_in_one_cell(tmp_path: Path) -> None:
    """A service many times all services together is in another unit."""
    words = said(one_year(tmp_path, sheet_of(changed(4, 20_000_500))))
    assert "E5: found £20,000,500,000 for 'housing' of E06000901 in 2017-18" in words
    assert "wanted less than £360,001,500, 3 times all services" in words


def test_a_jump_from_what_the_data_folder_holds(tmp_path: Path) -> None:
    """Years that no recipe gives any more are compared too."""
    folder = one_year(
        tmp_path, sheet_of([account(code, "", times=1000) for code in ("E9001", "E9003", "E9020")])
    )
    write_csv(
        folder.data / "budget/revenue.csv",
        "authority,financial_year,line,stage,net,basis,release",
        "E06000901,2015-16,total-service-expenditure,outturn,118000000,Made-up returns,old",
    )
    (fault,) = folder.faults()
    assert "wanted about £118,000,000, the middle of its other years" in fault.fault


def test_the_first_year_is_compared_with_residents(tmp_path: Path) -> None:
    """Where nothing else is known, spend for each resident must be possible."""
    folder = one_year(
        tmp_path, sheet_of([account(code, "", times=1000) for code in ("E9001", "E9003", "E9020")])
    )
    table = '[[population]]\nfile = "people.csv"\nplace = { column = "code" }\nyear = "year"\n'
    write_csv(
        folder.data / "recipes/people.toml",
        'release = "people"',
        table,
        'value = "people"\nfirst_year = 2010',
    )
    release = (folder.data / "releases/rs-2017.toml").read_text("utf-8").replace("rs-2017", "people")
    write_csv(folder.data / "releases/people.toml", release)
    write_csv(folder.sources / "people.csv", "code,year,people", "E06000901,2017,80000")
    (fault,) = folder.faults()
    assert "wanted between £50 and £60,000 for each of its 80,000 residents" in fault.fault


def test_two_rows_of_one_authority(tmp_path: Path) -> None:
    """Neither is chosen."""
    rows = [*accounts_2017(), account("E9001", "Alderham UA", times=2)]
    assert "rows 5 and 10: found E06000901 twice" in said(one_year(tmp_path, sheet_of(rows)))


def test_two_recipes_of_the_same_account(tmp_path: Path) -> None:
    """A line has one source unless a recipe says which stands for the other."""
    folder = two_years(tmp_path)
    path = folder.data / "recipes/rs-2016.toml"
    path.write_text(path.read_text("utf-8").replace("2016-17", "2017-18"), "utf-8")
    faults = [each.fault for each in folder.faults()]
    assert len(faults) == 3 * 7
    assert "found 'education' of E06000901 here and in 2016.xlsx, sheet 'Data'" in faults[0]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The recipe's file is named."""
    folder = one_year(tmp_path)
    (folder.sources / "rs.xlsx").unlink()
    assert any("rs.xlsx is missing from the folder of sources" in fault.fault for fault in folder.faults())


def test_a_sheet_without_any_authority(tmp_path: Path) -> None:
    """Every authority is missing; an empty result is never passed off as a success."""
    assert len(one_year(tmp_path, sheet_of([])).faults()) == 3


def test_all_faults_come_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    """A renamed line, a missing authority and text in a cell are told together."""
    headings = headed("Housing services", "Housing services (GF)")
    folder = one_year(tmp_path, sheet_of(changed(3, "lots")[:2], headings))
    faults = [fault.fault for fault in folder.faults()]
    assert len(faults) == 3
    assert [
        any(word in fault for fault in faults) for word in ("'lots'", "'Housing services (GF)'", "Old Brack")
    ] == [
        True,
        True,
        True,
    ]
    assert not (folder.data / "budget").exists()
