"""How prices rose from year to year, from a table to the text of `codelists/deflators.csv`."""

from collections.abc import Iterable

from pydantic import ValidationError

from lutondash.errors import Finding
from lutondash.importers.account_files import csv_text
from lutondash.importers.account_recipe import DeflatorRecipe
from lutondash.importers.amounts import to_decimal, write_number
from lutondash.importers.choose import rows_taken
from lutondash.importers.readers import Sources
from lutondash.importers.rows import Tally
from lutondash.model.budget import Deflator

DEFLATORS = "codelists/deflators.csv"


def read_deflators(
    release: str, recipe: DeflatorRecipe, sources: Sources, tally: Tally
) -> tuple[list[Deflator], list[Finding]]:
    """Return the multiplier of every financial year, and every fault of the table."""
    table = sources.table(recipe.file)
    year, value, status = (table.position(each) for each in (recipe.year, recipe.value, recipe.status))
    numbers = rows_taken(table, recipe.where)
    tally.read += len(table.rows)
    tally.refuse("filtered out by the recipe", len(table.rows) - len(numbers))
    found, faults = list[Deflator](), list[Finding]()
    for number in numbers:
        row = table.rows[number]
        multiplier = to_decimal(row[value])
        try:
            found.append(
                Deflator(
                    financial_year=row[year],
                    multiplier="" if multiplier is None else write_number(multiplier),
                    status=recipe.statuses.get(row[status], row[status]),
                    release=release,
                )
            )
        except ValidationError as reason:
            fault = f"{recipe.file}, row {table.first_row + number}: {reason}."
            faults.append(
                Finding(f"recipes/{release}.toml", 0, fault, "Look at the file or mend the recipe.")
            )
    tally.kept += len(found)
    return found, faults


def deflators_csv(deflators: Iterable[Deflator]) -> str:
    """Write the multipliers in order of year."""
    rows = [[str(cell) for cell in each.model_dump().values()] for each in deflators]
    return csv_text(Deflator.model_fields, sorted(rows))
