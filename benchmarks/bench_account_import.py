"""How long importing a workbook of every council's account takes, beside python-calamine reading its sheet.

`python -m benchmarks.bench_account_import [FOLDER]` makes a workbook, in the form of the publisher's, of the
accounts of one year in the data folder; then it is imported: read, checked and written as text.
"""

import sys
import tempfile
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook

from benchmarks.made_up import read_rows
from benchmarks.timing import interleaved, table
from lutondash.errors import Finding
from lutondash.importers.account_files import account_texts
from lutondash.importers.account_lines import LineBook, read_line_book
from lutondash.importers.accounts import Accounts
from lutondash.importers.places import Gazetteer, make_gazetteer
from lutondash.importers.readers import Sources
from lutondash.importers.recipe import GeographiesRecipe
from lutondash.importers.recipe_files import read_recipes
from lutondash.importers.release_recipe import Recipe
from scripts.pages import ROOT

AIM = 3.0
ROUNDS = 9
RELEASE, YEAR, FORM = "mhclg-revenue-rs-2017-18", "2017-18", "RS"
FILE, SHEET = "accounts.xlsx", "Accounts"
LABELS = ("E-code", "ONS Code", "Local authority", "", "Class")
COUNTRY = {"E92000001": "ENGLAND"}
REPEATED = 3
"""The publisher's sheet has three times as many rows: districts, fire and police are in it too."""


def read_recipe(folder: Path) -> Recipe:
    """The recipe of one year, for the workbook that is made here."""
    faults: list[Finding] = []
    recipe = next(each for each in read_recipes(folder / "recipes", faults) if each.release == RELEASE)
    account = recipe.account[0].model_copy(update={"file": FILE, "sheet": SHEET})
    return recipe.model_copy(update={"account": (account,)})


def read_places(folder: Path) -> Gazetteer:
    """Every place of the data folder, its upper-tier authorities held."""
    places = Sources(folder).table("codelists/geographies.csv")
    types = ("unitary", "metropolitan", "london_borough", "county")
    recipe = GeographiesRecipe(file="geographies.csv", hold_types=types, hold_codes=("E92000001",))
    return make_gazetteer(places, recipe)


def read_book(folder: Path) -> LineBook:
    """The lines of account and their names."""
    faults: list[Finding] = []
    book = read_line_book(folder, faults)
    if book is None:
        raise SystemExit("\n".join(map(str, faults)))
    return book


def amounts(folder: Path) -> dict[str, dict[str, float]]:
    """The account of each authority in the year, in thousands."""
    found: dict[str, dict[str, float]] = {}
    for name in ("revenue", "funding", "reserves"):
        for row in read_rows(folder / "budget" / f"{name}.csv")[1]:
            if (row["financial_year"], row["stage"]) == (YEAR, "outturn"):
                found.setdefault(row["authority"], {})[row["line"]] = int(row["net"]) / 1000
    return found


def write_workbook(folder: Path, target: Path) -> None:
    """Write a workbook of the year's accounts: headings in row 7, a row for each authority, and others."""
    recipe, named = read_recipe(folder).account[0], read_book(folder).named(FORM, YEAR)
    headings = list(named)
    at_subtotal = headings.index(recipe.spans[0].first)
    headings[at_subtotal + 1 : at_subtotal + 1] = recipe.subtotals
    codes = {place.code: place.mhclg_code for place in read_places(folder).geographies}
    heading = (*LABELS, *headings)
    empty = ("",) * len(heading)
    rows: list[tuple[str | float, ...]] = [empty, (recipe.unit_words, *empty[1:]), *[empty] * 4, heading]
    for turn in range(REPEATED):
        for authority, account in amounts(folder).items():
            code, name = ("", "Another") if turn else (codes[authority], COUNTRY.get(authority, "One"))
            cells = (account.get(named.get(heading, ""), 0.0) for heading in headings)
            rows.append((code, authority, name, "", "UA", *cells))
    pd.DataFrame(rows).to_excel(target, sheet_name=SHEET, header=False, index=False)


def main() -> None:
    """Print the seconds of both and the ratio."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data"
    recipe, book, places = read_recipe(folder), read_book(folder), read_places(folder)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / FILE
        write_workbook(folder, path)

        def imported() -> dict[str, str]:
            accounts = Accounts(book, Sources(path.parent), places)
            accounts.read(recipe)
            accounts.finish({}, {})
            if accounts.faults:
                raise SystemExit("\n".join(map(str, accounts.faults)))
            return account_texts(accounts.held, book)

        def plainly() -> int:
            rows = CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET).to_python()
            return sum(map(len, rows))

        seconds = interleaved({"import": imported, "calamine": plainly}, ROUNDS)
        cells = plainly()
        lines = sum(text.count("\n") - 1 for text in imported().values())
    ratio = seconds["import"] / seconds["calamine"]
    row = (
        YEAR,
        f"{cells:,}",
        f"{lines:,}",
        f"{seconds['import'] * 1000:.0f} ms",
        f"{seconds['calamine'] * 1000:.0f} ms",
        f"{ratio:.1f}x",
        f"{AIM:.0f}x",
    )
    print("importing a workbook of accounts, with every check, beside python-calamine reading its sheet\n")
    print(table(("year", "cells", "lines held", "import", "calamine", "ratio", "aim, at most"), [row]))


if __name__ == "__main__":
    main()
