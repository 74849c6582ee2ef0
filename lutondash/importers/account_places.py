"""Which rows of a file of accounts are taken: those of upper-tier authorities, none of them missing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lutondash.importers.account_faults import SheetFaults
from lutondash.importers.account_recipe import AccountRecipe
from lutondash.importers.choose import columns_of, parse_conditions, rows_taken
from lutondash.importers.periods import read_period
from lutondash.importers.places import Gazetteer, Place
from lutondash.importers.readers import Table, tidy
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


def label_width(recipe: AccountRecipe, headings: Sequence[str], before: int) -> int:
    """Return how many columns say what a row is about: those before the lines, or all of them."""
    conditions = columns_of([*recipe.where, *(each for flag in recipe.flags for each in flag.where)])
    wanted = {tidy(each) for each in (recipe.place.column, recipe.place.also_in, *conditions) if each}
    return before if before and wanted.issubset(headings[:before]) else len(headings)


def taken_rows(recipe: AccountRecipe, labels: Table, gazetteer: Gazetteer, tally: Tally) -> list[TakenRow]:
    """Return the rows of upper-tier authorities and of the country; the others are counted."""
    numbers = rows_taken(labels, recipe.where)
    tally.refuse("filtered out by the recipe", len(labels.rows) - len(numbers))
    countries = (each.code for each in gazetteer.geographies if each.type == _COUNTRY)
    wanted = upper_tier_codes(gazetteer).union(countries)
    flags = [(parse_conditions(flag.where, labels), flag.note) for flag in recipe.flags]
    taken = []
    for number in numbers:
        row = labels.rows[number]
        place = gazetteer.find(row, recipe.place, labels)
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
    older = {each.code for each in gazetteer.geographies if each.continues_as}
    known = older.union(seen, (each.place for each in recipe.absent))
    missing = upper_tier_codes(gazetteer) - known
    for geography in gazetteer.geographies:
        if geography.code in missing and gazetteer.existed(geography.code, year):
            faults.add(
                f"column {recipe.place.column!r}",
                f"no row of {geography.name} ({geography.mhclg_code or geography.code})",
                f"every upper-tier authority of {recipe.financial_year}",
                "Look whether its code is another in the file; "
                "if it is left out on purpose, name it in `absent` with the reason.",
            )


def countries_absent(seen: Collection[str], gazetteer: Gazetteer) -> list[str]:
    """Say of each country that is held that the file has no row of it; its accounts may well do without."""
    return [
        f"no row of {each.name} ({each.code}); its total is not held from this file."
        for each in gazetteer.geographies
        if each.type == _COUNTRY and each.code in gazetteer.held and each.code not in seen
    ]
