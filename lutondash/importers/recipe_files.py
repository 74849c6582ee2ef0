"""`data/recipes`: every recipe read and checked, with all faults at once."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lutondash.errors import Finding
from lutondash.importers.recipe import GeographiesRecipe
from lutondash.importers.release_recipe import Recipe

GEOGRAPHIES_RECIPE = "geographies.toml"
"""The one recipe that is not of a release: the crosswalk of places."""


def read_geographies_recipe(folder: Path, faults: list[Finding]) -> GeographiesRecipe | None:
    """Read the recipe of places; faults are added to the list."""
    data = _read_toml(folder / GEOGRAPHIES_RECIPE, faults)
    try:
        return GeographiesRecipe(**data) if data is not None else None
    except ValidationError as reason:
        faults.extend(_findings(GEOGRAPHIES_RECIPE, reason))
    return None


def read_recipes(folder: Path, faults: list[Finding]) -> tuple[Recipe, ...]:
    """Read every recipe of the folder in file-name order; faults are added to the list."""
    paths = (path for path in sorted(folder.glob("*.toml")) if path.name != GEOGRAPHIES_RECIPE)
    recipes = (read_recipe(path, faults) for path in paths)
    return tuple(recipe for recipe in recipes if recipe is not None)


def read_recipe(path: Path, faults: list[Finding]) -> Recipe | None:
    """Read one recipe; faults are added to the list, and None is returned where it is none."""
    data = _read_toml(path, faults)
    if data is None:
        return None
    try:
        recipe = Recipe(**data)
    except ValidationError as reason:
        faults.extend(_findings(path.name, reason))
        return None
    if recipe.release != path.stem:
        faults.append(
            Finding(
                f"recipes/{path.name}",
                0,
                f"The recipe is for release {recipe.release!r} but the file is called {path.stem!r}.",
                "Give both the same name.",
            )
        )
    return recipe


def _read_toml(path: Path, faults: list[Finding]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        fault, remedy = "The recipe is missing.", "Write it; other recipes show the form."
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as reason:
        fault, remedy = f"This is not TOML: {reason}.", "Mend the line it names."
    faults.append(Finding(f"recipes/{path.name}", 0, fault, remedy))
    return None


def _findings(name: str, reason: ValidationError) -> list[Finding]:
    """Return a finding for each fault; what series share, such as a key of [common], is told once."""
    remedy = "Mend the key; the recipes in lutondash/importers say what each one means."
    places: dict[tuple[str, str], list[str]] = {}
    for error in reason.errors(include_url=False):
        where = ".".join(map(str, error["loc"])) or "the recipe"
        message = error["msg"].removeprefix("Value error, ")
        places.setdefault((re.sub(r"^series\.\d+", "series", where), message), []).append(where)
    return [
        Finding(f"recipes/{name}", 0, f"{_first_of(where)}: {message}.", remedy)
        for (_, message), where in places.items()
    ]


def _first_of(where: list[str]) -> str:
    return where[0] if len(where) == 1 else f"{where[0]} and {len(where) - 1} more"
