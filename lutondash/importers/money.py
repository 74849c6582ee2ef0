"""`import_money`: accounts, residents and prices of a run, checked against each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lutondash.errors import Finding
from lutondash.importers.account_files import account_texts, held_amounts
from lutondash.importers.account_lines import read_line_book
from lutondash.importers.account_rows import Gap
from lutondash.importers.accounts import Accounts
from lutondash.importers.deflators import DEFLATORS, deflators_csv, read_deflators
from lutondash.importers.people import POPULATION, Residents, population_csv, read_people
from lutondash.importers.places import Gazetteer
from lutondash.importers.readers import SourceError, Sources
from lutondash.importers.release_recipe import Recipe
from lutondash.importers.rows import Tally
from lutondash.model.budget import Deflator


@dataclass
class Money:
    """What the recipes of money gave: the texts of files, counts, gaps and faults."""

    texts: dict[str, str] = field(default_factory=dict)
    tallies: list[Tally] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)


def import_money(recipes: Sequence[Recipe], data: Path, sources: Sources, gazetteer: Gazetteer) -> Money:
    """Read every recipe of money; nothing is written here."""
    money = Money()
    people = _people(recipes, sources, gazetteer, money)
    _deflators(recipes, sources, money)
    if any(recipe.account for recipe in recipes):
        book = read_line_book(data, money.faults)
        if book is not None:
            _accounts(recipes, data, Accounts(book, sources, gazetteer), people, money)
    return money


def _people(recipes: Sequence[Recipe], sources: Sources, gazetteer: Gazetteer, money: Money) -> Residents:
    by_release: dict[str, Residents] = {}
    for recipe in recipes:
        for each in recipe.population:
            tally = Tally("residents", recipe.release)
            try:
                found, faults = read_people(recipe.release, each, sources, gazetteer, tally)
            except SourceError as reason:
                found, faults = {}, [_unreadable(recipe, reason)]
            by_release.setdefault(recipe.release, {}).update(found)
            money.faults.extend(faults)
            money.tallies.append(tally)
    if by_release:
        money.texts[POPULATION] = population_csv(by_release)
    return {key: amount for found in by_release.values() for key, amount in found.items()}


def _deflators(recipes: Sequence[Recipe], sources: Sources, money: Money) -> None:
    gathered: list[Deflator] = []
    for recipe in recipes:
        for each in recipe.deflators:
            tally = Tally("price rises", recipe.release)
            try:
                found, faults = read_deflators(recipe.release, each, sources, tally)
            except SourceError as reason:
                found, faults = [], [_unreadable(recipe, reason)]
            gathered.extend(found)
            money.faults.extend(faults)
            money.tallies.append(tally)
    if gathered:
        money.texts[DEFLATORS] = deflators_csv(gathered)


def _accounts(
    recipes: Sequence[Recipe], data: Path, accounts: Accounts, people: Residents, money: Money
) -> None:
    for recipe in recipes:
        accounts.read(recipe)
    accounts.finish(held_amounts(data), people)
    money.texts.update(account_texts(accounts.held, accounts.book))
    money.tallies.extend(accounts.tallies)
    money.gaps.extend(accounts.gaps)
    money.faults.extend(accounts.faults)


def _unreadable(recipe: Recipe, reason: SourceError) -> Finding:
    return Finding(
        f"recipes/{recipe.release}.toml", 0, f"{reason}.", "Mend the recipe or put the file there."
    )
