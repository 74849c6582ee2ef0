"""Small made-up workbooks of councils' accounts, the code lists of their lines, and recipes for them."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from lutondash.errors import Finding, ImportFaultError
from lutondash.importers.run import import_all
from tests.importers.makers import write_csv, write_data

Row = Sequence[str | float]

LINES = (
    "line,title,kind,adds_to",
    "education,Education,service,total-service-expenditure",
    "housing,Housing,service,total-service-expenditure",
    "total-service-expenditure,All services,total,council-tax-requirement",
    "grants,Grants,funding,council-tax-requirement",
    "reserves-change,Put into reserves,reserve_movement,council-tax-requirement",
    "council-tax-requirement,Council tax requirement,total,",
    "reserves-start,Reserves on 1 April,reserve_level,",
)
NAMES = (
    "line,form,published_as,from_year,to_year",
    "education,RS,Education services,,",
    "housing,RS,Housing services,,",
    "total-service-expenditure,RS,TOTAL SERVICES,,",
    "grants,RS,Grants,,",
    "reserves-change,RS,To reserves,,",
    "council-tax-requirement,RS,COUNCIL TAX REQUIREMENT,,",
    "reserves-start,RS,Reserves level,,",
    "education,RSX,Education services,,",
    "housing,RSX,Housing services,,",
    "total-service-expenditure,RSX,Total services,,",
)
HEADINGS = (
    "E-code",
    "Local authority",
    "Class",
    "Education services",
    "Housing services",
    "TOTAL SERVICES",
    "Grants",
    "SUB-TOTAL",
    "To reserves",
    "COUNCIL TAX REQUIREMENT",
    "Reserves level",
    "Education services",
)
RECIPE = """
[[account]]
file = "{file}"
sheet = '{sheet}'
header_row = 4
financial_year = "{year}"
stage = "outturn"
form = "RS"
basis = "Made-up returns"
unit = "£ thousand"
unit_words = "£ thousand"
spans = [{{ first = "Education services", last = "Reserves level" }}]
subtotals = ["SUB-TOTAL"]
not_received = ["[x]"]
flags = [{{ where = ["Class = N"], note = "The return is not certified." }}]
{more}
[account.place]
column = "E-code"
forms = ["mhclg"]
also = {{ WIDELAND = "E92000901" }}
also_in = "Local authority"
"""


def account(code: str, name: str, *, class_: str = "UA", times: float = 1) -> list[str | float]:
    """Return a row whose lines add up; `times` makes its amounts larger."""
    amounts = (100_000, 20_000.5, 120_000.5, -30_000, 90_000.5, 500, 90_500.5, 7_000, 999)
    return [code, name, class_, *(amount * times for amount in amounts)]


def accounts_2017() -> list[list[str | float]]:
    """Return the rows of a year with every authority that existed in it."""
    return [
        account("E9001", "Alderham UA"),
        account("E9003", "Crossford"),
        account("E9020", "Old Brackwellshire", class_="N"),
        account("E9099", "A district"),
        account("", "WIDELAND", times=4),
    ]


def sheet_of(rows: Sequence[Row], headings: Row = HEADINGS) -> list[Row]:
    """Return a sheet: a title, the unit, an empty row, the headings and the rows."""
    return [["Made-up summary"], ["Net current expenditure (£ thousand)"], [], headings, *rows]


def write_xlsx(path: Path, sheets: dict[str, Sequence[Row]]) -> None:
    """Write a workbook of sheets."""
    book = Workbook()
    for sheet in list(book):
        book.remove(sheet)
    for name, rows in sheets.items():
        made = book.create_sheet(name)
        for row in rows:
            made.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def recipe(file: str, year: str, more: str = "") -> str:
    """Return a recipe of a made-up summary return; `more` are further keys."""
    return RECIPE.format(file=file, sheet="Data", year=year, more=more)


class AccountFolder:
    """A data folder with recipes of accounts, and the folder of sources beside it."""

    def __init__(self, folder: Path, recipes: dict[str, str]) -> None:
        self.data, self.sources = write_data(folder, recipes)
        write_csv(self.data / "codelists/budget_lines.csv", *LINES)
        write_csv(self.data / "codelists/budget_line_names.csv", *NAMES)

    def put(self, name: str, rows: Sequence[Row], sheet: str = "Data") -> None:
        """Write a workbook with one sheet into the folder of sources."""
        write_xlsx(self.sources / name, {"Front": [["Made up"]], sheet: rows})

    def rows(self, name: str) -> list[str]:
        """Return the lines of a file of `budget/` without the header."""
        return (self.data / "budget" / name).read_text("utf-8").splitlines()[1:]

    def run(self) -> None:
        """Import everything."""
        import_all(data=self.data, sources=self.sources)

    def faults(self) -> list[Finding]:
        """Import and return the faults; the import must fail."""
        try:
            import_all(data=self.data, sources=self.sources)
        except ImportFaultError as error:
            return list(error.findings)
        raise AssertionError("nothing was found to be wrong")


def one_year(folder: Path, rows: Sequence[Row] | None = None, more: str = "") -> AccountFolder:
    """Return a folder with one workbook of 2017-18; `rows` is its sheet, `more` are keys of its recipe."""
    made = AccountFolder(folder, {"rs-2017": recipe("rs.xlsx", "2017-18", more)})
    made.put("rs.xlsx", sheet_of(accounts_2017()) if rows is None else rows)
    return made
