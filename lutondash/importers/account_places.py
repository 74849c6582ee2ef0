"""Which rows of a file of accounts are taken: those of upper-tier authorities, none of them missing."""

from collections.abc import Collection
from dataclasses import dataclass

from lutondash.importers.account_faults import SheetFaults
from lutondash.importers.account_recipe import AccountRecipe
from lutondash.importers.choose import parse_conditions, rows_taken
from lutondash.importers.periods import read_period
from lutondash.importers.places import Gazetteer, Place
from lutondash.importers.readers import Table
from lutondash.importers.rows import Tally, join_notes
from lutondash.model.geography import UpperTier
from lutondash.model.period import Period

_COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row of the sheet that is about a place we hold accounts of; `number` counts from 0."""

    number: int
    place: Place
    note: str


def upper_tier_codes(gazetteer: Gazetteer) -> frozenset[str]:
    """Return the codes of upper-tier authorities, today's and former."""
    return frozenset(
        each.code
        for each in gazetteer.geographies
        if each.upper_tier in (UpperTier.YES, UpperTier.FORMER) and each.code in gazetteer.held
    )


def taken_rows(recipe: AccountRecipe, table: Table, gazetteer: Gazetteer, tally: Tally) -> list[TakenRow]:
    """Return the rows of upper-tier authorities and of the country; the others are counted."""
    numbers = rows_taken(table, recipe.where)
    tally.refuse("filtered out by the recipe", len(table.rows) - len(numbers))
    wanted = upper_tier_codes(gazetteer) | {
        each.code for each in gazetteer.geographies if each.type == _COUNTRY
    }
    flags = [(parse_conditions(flag.where, table), flag.note) for flag in recipe.flags]
    taken = []
    for number in numbers:
        row = table.rows[number]
        place = gazetteer.find(row, recipe.place, table)
        if place is None or place.code not in wanted:
            tally.refuse("not an upper-tier authority")
            continue
        notes = (note for conditions, note in flags if all(each.holds(row) for each in conditions))
        taken.append(TakenRow(number, place, join_notes(*notes)))
    return taken


def tell_absent(
    recipe: AccountRecipe, seen: Collection[str], gazetteer: Gazetteer, faults: SheetFaults
) -> None:
    """Add a fault for each upper-tier authority of that year that the file does not have."""
    year = Period(read_period(recipe.financial_year, "financial_year"))
    known = {each.place for each in recipe.absent}
    older = {each.code for each in gazetteer.geographies if each.continues_as}
    for geography in gazetteer.geographies:
        code = geography.code
        expected = code in upper_tier_codes(gazetteer) - older - known and gazetteer.existed(code, year)
        if expected and code not in seen:
            faults.add(
                f"column {recipe.place.column!r}",
                f"no row of {geography.name} ({geography.mhclg_code or code})",
                f"every upper-tier authority of {recipe.financial_year}",
                "Look whether its code is another in the file; "
                "if it is left out on purpose, name it in `absent` with the reason.",
            )
