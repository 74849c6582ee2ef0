"""The files about money that can be taken away: by name, as CSV of our own money, and described for all."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from lutondash.dataset import layout
from lutondash.dataset.budget import Budget
from lutondash.dataset.dataset import Dataset
from lutondash.exports.cells import csv_bytes
from lutondash.exports.licences import NOT_STATED, licences_of, sources_of
from lutondash.exports.money_cells import Cells, account_cells, columns_with_sources, record_cells
from lutondash.exports.tables import Column, Reference, Table
from lutondash.model.budget import BudgetLine, Deflator, LineName, MoneyRow, Population, ServiceLink
from lutondash.model.money_said import CapitalScheme, CouncilTax, MoneyStatement, PlanRow, Saving
from lutondash.model.record import Record

_ACCOUNT_KEY = ("authority", "financial_year", "stage", "line")
_LINES = "money-lines"
_REFERENCES = {
    "authority": Reference("authority", "geographies", "code"),
    "geography": Reference("geography", "geographies", "code"),
    "line": Reference("line", _LINES, "line"),
    "release": Reference("release", "sources", "release"),
}
"""Where a column's ids are explained."""


@dataclass(frozen=True, slots=True)
class MoneyFile:
    """A file about money: the path it has in the data folder, its model, and its records if it is small.

    `key` tells a row from every other.
    """

    name: str
    title: str
    about: str
    path: str
    model: type[Record]
    records: Callable[[Budget], Iterable[Record]] | None = None
    key: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in order."""
        return columns_with_sources(self.model, self.path)


OWN = (
    MoneyFile(
        "money-revenue",
        "What services cost",
        "Net spend on each service, totals, and spending outside services, in whole pounds. "
        "Money in is negative, as published. Rows of different bases must not be compared.",
        layout.REVENUE,
        MoneyRow,
        key=_ACCOUNT_KEY,
    ),
    MoneyFile(
        "money-funding",
        "Grants and business rates",
        "Money from outside, in whole pounds and negative, as published.",
        layout.FUNDING,
        MoneyRow,
        key=_ACCOUNT_KEY,
    ),
    MoneyFile(
        "money-reserves",
        "Reserves",
        "What reserves held on a day, and what was put in (positive) or taken out (negative), in pounds.",
        layout.RESERVES,
        MoneyRow,
        key=_ACCOUNT_KEY,
    ),
    MoneyFile(
        "money-council-tax",
        "Council tax",
        "Published amounts for a home in Band D, in pounds a year, and rises in percent.",
        layout.COUNCIL_TAX,
        CouncilTax,
        lambda budget: budget.council_tax,
    ),
    MoneyFile(
        "money-savings",
        "Savings",
        "Savings as they were reported or planned, in pounds. They are counted in different ways.",
        layout.SAVINGS,
        Saving,
        lambda budget: budget.savings,
    ),
    MoneyFile(
        "money-capital",
        "Capital programme",
        "Projects and programmes, in pounds where an amount was published.",
        layout.CAPITAL,
        CapitalScheme,
        lambda budget: budget.capital,
    ),
    MoneyFile(
        "money-mtfp",
        "Plan for the years ahead",
        "Figures of the medium term financial plan, in pounds.",
        layout.PLAN,
        PlanRow,
        lambda budget: budget.plan,
    ),
    MoneyFile(
        "money-statements",
        "What was said about money",
        "What was said in public about the council's money. Each statement keeps its own basis.",
        layout.MONEY_STATEMENTS,
        MoneyStatement,
        lambda budget: budget.statements,
    ),
    MoneyFile(
        "money-service-links",
        "Money beside results",
        "Which outcome or figure a service has to do with, who says so and why. A link is no cause.",
        layout.SERVICE_LINKS,
        ServiceLink,
        lambda budget: budget.links,
    ),
)
"""Our own money."""

BESIDE = (
    MoneyFile(
        _LINES,
        "Lines of account",
        "What each line is called, what kind it is, and which total it adds to.",
        layout.BUDGET_LINES,
        BudgetLine,
        lambda budget: budget.lines.values(),
        ("line",),
    ),
    MoneyFile(
        "money-line-names",
        "Names of lines",
        "What each return calls a line.",
        layout.BUDGET_LINE_NAMES,
        LineName,
        lambda budget: budget.names,
    ),
    MoneyFile(
        "money-population",
        "Residents",
        "How many people lived in each place at the middle of a year, for spend per resident.",
        layout.POPULATION,
        Population,
        lambda budget: budget.population.values(),
        ("geography", "year"),
    ),
    MoneyFile(
        "money-deflators",
        "Price rises",
        "How much prices rose on the year before, for spend in real terms.",
        layout.DEFLATORS,
        Deflator,
        lambda budget: budget.deflators,
        ("financial_year",),
    ),
)
"""What explains it, and what amounts are divided by; residents are those of every place."""

FILES = (*OWN, *BESIDE)
"""The files that the page about money lists, in its order."""


def has_money(dataset: Dataset) -> bool:
    """Say whether any file about our money has a row."""
    home = (dataset.vision.geography,)
    return any(number_of_rows(cells_of(dataset, file, home)) for file in reversed(OWN))


def money_csv(dataset: Dataset, name: str) -> bytes:
    """Return a file of the page by its name, such as `money-savings`, as UTF-8 CSV; of accounts, our own."""
    file = next(file for file in FILES if file.name == name)
    return written(file, cells_of(dataset, file, (dataset.vision.geography,)))


def money_tables(dataset: Dataset) -> Iterator[Table]:
    """Yield every file about money, accounts of all authorities among them, as described tables."""
    for file in FILES:
        cells = cells_of(dataset, file, None)
        if number_of_rows(cells):
            yield _described(dataset, file, cells)


def cells_of(dataset: Dataset, file: MoneyFile, authorities: Collection[str] | None) -> Cells:
    """Return a file's cells; of accounts, those of some authorities, or of all."""
    if file.records is None:
        return account_cells(dataset, file.path, authorities)
    return record_cells(dataset, file.records(dataset.budget), file.columns)


def written(file: MoneyFile, cells: Cells) -> bytes:
    """Return a file's cells as UTF-8 CSV."""
    names = [column.name for column in file.columns]
    rows = zip(*(cells[name] for name in names), strict=True) if number_of_rows(cells) else ()
    return csv_bytes(names, rows)


def number_of_rows(cells: Cells) -> int:
    """Say how many rows cells have."""
    return max((len(column) for column in cells.values()), default=0)


def _described(dataset: Dataset, file: MoneyFile, cells: Cells) -> Table:
    releases = [dataset.release(name) for name in sorted(set(cells.get("release", ())))]
    years = sorted(set(cells.get("financial_year", ())))
    return Table(
        name=file.name,
        title=file.title,
        about=file.about,
        columns=file.columns,
        content=written(file, cells),
        key=file.key,
        references=tuple(_references(file)),
        licences=licences_of(releases) or (NOT_STATED,),
        sources=sources_of(releases),
        first=f"{years[0][:4]}-04-01" if years else "",
        last=f"{int(years[-1][:4]) + 1}-03-31" if years else "",
    )


def _references(file: MoneyFile) -> Iterator[Reference]:
    for column in file.columns:
        if column.name in _REFERENCES and file.name != _LINES:
            yield _REFERENCES[column.name]
