"""Residents of each place, from a publisher's table to the text of `budget/population.csv`."""

from collections.abc import Mapping
from decimal import Decimal

from lutondash.errors import Finding
from lutondash.importers.account_files import csv_text
from lutondash.importers.account_places import upper_tier_codes
from lutondash.importers.account_recipe import PopulationRecipe
from lutondash.importers.account_rows import whole_pounds
from lutondash.importers.amounts import to_decimal
from lutondash.importers.places import Gazetteer
from lutondash.importers.readers import Sources, column_letter
from lutondash.importers.rows import Tally
from lutondash.model.budget import Population
from lutondash.model.geography import UpperTier

POPULATION = "budget/population.csv"
Residents = dict[tuple[str, int], Decimal]
"""How many people lived in a place, by code and calendar year."""


def read_people(
    release: str, recipe: PopulationRecipe, sources: Sources, gazetteer: Gazetteer, tally: Tally
) -> tuple[Residents, list[Finding]]:
    """Return the residents of every upper-tier place, and every fault of the table."""
    table = sources.table(recipe.file)
    year_at, value_at = table.position(recipe.year), table.position(recipe.value)
    wanted, found, faults = upper_tier_codes(gazetteer), Residents(), list[Finding]()
    tally.read += len(table.rows)
    for number, row in enumerate(table.rows, table.first_row):
        place = gazetteer.find(row, recipe.place, table)
        if (
            place is None
            or place.code not in wanted
            or to_decimal(row[year_at]) is None
            or int(row[year_at]) < recipe.first_year
        ):
            tally.refuse("another place or an earlier year")
            continue
        amount, key = to_decimal(row[value_at]), (place.code, int(row[year_at]))
        if amount is None or amount <= 0 or key in found:
            cell = f"{column_letter(value_at)}{number}"
            fault = (
                f"{recipe.file}, {cell}: found {row[value_at]!r}, wanted residents, a place and year once."
            )
            faults.append(Finding(f"recipes/{release}.toml", 0, fault, "Look at the file."))
        else:
            found[key] = amount * recipe.times
    tally.kept += len(found)
    return found | _of_country(recipe, found, gazetteer), faults


def population_csv(people: Mapping[str, Residents]) -> str:
    """Write the residents of each release, in order of place and year."""
    rows = [
        (code, str(year), whole_pounds(amount), release)
        for release, found in people.items()
        for (code, year), amount in found.items()
    ]
    return csv_text(Population.model_fields, sorted(rows))


def _of_country(recipe: PopulationRecipe, found: Residents, gazetteer: Gazetteer) -> Residents:
    """Return the country's residents for each year that has every one of today's upper-tier places."""
    if not recipe.sum_is:
        return {}
    older = {each.code for each in gazetteer.geographies if each.continues_as}
    today = {each.code for each in gazetteer.geographies if each.upper_tier == UpperTier.YES} - older
    sums = Residents()
    for year in sorted({year for _, year in found}):
        amounts = [found[code, year] for code in today if (code, year) in found]
        if amounts and len(amounts) == len(today):
            sums[recipe.sum_is, year] = sum(amounts, Decimal())
    return sums
