"""`import_all`: run every recipe over the folder of sources and write what importers own in `data/`."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import ValidationError

from lutondash.errors import Finding, ImportFaultError
from lutondash.importers.assemble import (
    as_findings,
    drop_repeats,
    number_readings,
    observations_csv,
    outside_interval,
)
from lutondash.importers.extract import extract
from lutondash.importers.places import Gazetteer, geographies_csv, make_gazetteer
from lutondash.importers.readers import SourceError, Sources
from lutondash.importers.recipe import (
    GEOGRAPHIES_RECIPE,
    Recipe,
    SeriesRecipe,
    read_geographies_recipe,
    read_recipes,
)
from lutondash.importers.release_files import release_path, with_checksums
from lutondash.importers.report import ImportReport
from lutondash.importers.rows import Figure, Tally

_OWNED = re.compile(r"indicators/[a-z0-9-]+/observations\.csv|codelists/geographies\.csv|releases/[^/]+\.toml")


@dataclass
class _Work:
    """What one run gathers before anything is written."""

    data: Path
    sources: Sources
    gazetteer: Gazetteer
    faults: list[Finding] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    figures: dict[str, list[Figure]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def import_all(*, data: Path, sources: Path, releases: Collection[str] = (), check: bool = False) -> ImportReport:
    """Turn publishers' files into rows, by the recipes in `data/recipes`.

    `releases` limits the run to indicators that have a recipe there; `check` compares and writes nothing.
    Raises ImportFaultError with every fault of the run; then nothing has been written.
    """
    faults: list[Finding] = []
    folder = data / "recipes"
    recipes = read_recipes(folder, faults)
    gazetteer, geographies_text = _read_places(folder, Sources(sources), faults)
    if gazetteer is None:
        raise ImportFaultError("import", faults)
    work = _Work(data, Sources(sources), gazetteer, faults)
    work.texts["codelists/geographies.csv"] = geographies_text
    chosen = _choose(recipes, releases, faults)
    for recipe in chosen:
        _run_recipe(recipe, work)
    for indicator, figures in sorted(work.figures.items()):
        work.texts[f"indicators/{indicator}/observations.csv"] = _assembled(indicator, figures, work)
    for recipe in chosen:
        _refresh_release(recipe, work)
    if faults:
        raise ImportFaultError("import", faults)
    changed = _changed(work)
    if not check:
        _write(data, {path: work.texts[path] for path in changed})
    return ImportReport(tuple(work.tallies), tuple(map(Path, changed)), check)


def _read_places(folder: Path, sources: Sources, faults: list[Finding]) -> tuple[Gazetteer | None, str]:
    recipe = read_geographies_recipe(folder, faults)
    if recipe is None:
        return None, ""
    try:
        gazetteer = make_gazetteer(sources.table(recipe.file), recipe)
    except (SourceError, ValidationError, TypeError) as reason:
        remedy = "Mend the crosswalk of places."
        faults.append(Finding(f"recipes/{GEOGRAPHIES_RECIPE}", 0, f"{reason}.", remedy))
        return None, ""
    return gazetteer, geographies_csv(gazetteer)


def _choose(recipes: Iterable[Recipe], releases: Collection[str], faults: list[Finding]) -> list[Recipe]:
    """Return the recipes to run: those asked for and all that share an indicator with them."""
    listed = list(recipes)
    known = {recipe.release for recipe in listed}
    faults.extend(
        Finding("recipes", 0, f"No recipe is for release {wanted!r}.", f"Choose from {', '.join(sorted(known))}.")
        for wanted in sorted(set(releases) - known)
    )
    if not releases:
        return listed
    wanted_indicators = set().union(*(_indicators(each) for each in listed if each.release in releases))
    return [each for each in listed if _indicators(each) & wanted_indicators]


def _indicators(recipe: Recipe) -> set[str]:
    return {each.indicator for each in (*recipe.series, *recipe.quoted)}


def _run_recipe(recipe: Recipe, work: _Work) -> None:
    for series in recipe.series:
        _run_series(recipe.release, series, work)
    for indicator in dict.fromkeys(each.indicator for each in recipe.quoted):
        tally = Tally(indicator, recipe.release)
        quoted = [each for each in recipe.quoted if each.indicator == indicator]
        tally.read = tally.kept = len(quoted)
        work.tallies.append(tally)
        work.figures.setdefault(indicator, []).extend(
            Figure(**each.model_dump(exclude={"indicator"}), release=recipe.release, origin=recipe.typed_from)
            for each in quoted
        )


def _run_series(release: str, series: SeriesRecipe, work: _Work) -> None:
    tally, faults = Tally(series.indicator, release), list[str]()
    found = extract(series, work.sources, work.gazetteer, tally, faults)
    kept = drop_repeats(number_readings(found, series.sequence), tally, faults)
    if not kept and not faults:
        faults.append("the recipe found no figure at all.")
    tally.kept = len(kept)
    tally.remarks.extend(
        f"{each.geography} {each.period}: {each.value} lies outside {each.lower} to {each.upper} ({each.origin})"
        for each in kept
        if outside_interval(each)
    )
    work.tallies.append(tally)
    work.faults.extend(as_findings(release, series.indicator, faults))
    work.figures.setdefault(series.indicator, []).extend(replace(each, release=release) for each in kept)


def _assembled(indicator: str, figures: list[Figure], work: _Work) -> str:
    """Return the text of an indicator's rows; a row names its release only where it is not the indicator's."""
    main = _main_release(work.data, indicator, figures)
    named = [replace(each, release="" if each.release == main else each.release) for each in figures]
    faults: list[str] = []
    tally = Tally(indicator, main)
    once = drop_repeats(named, tally, faults)
    work.faults.extend(as_findings(main, indicator, faults))
    return observations_csv(once)


def _main_release(data: Path, indicator: str, figures: list[Figure]) -> str:
    """Return the release named in `indicator.toml`, or that of the first figure until one is written."""
    path = data / "indicators" / indicator / "indicator.toml"
    if path.is_file():
        return str(tomllib.loads(path.read_text("utf-8")).get("release", ""))
    return figures[0].release


def _refresh_release(recipe: Recipe, work: _Work) -> None:
    path = release_path(work.data, recipe.release)
    used = [source.name for series in recipe.series for source in series.sources]
    name = f"releases/{recipe.release}.toml"
    if not path.is_file():
        remedy = "Write the release; others show the form."
        work.faults.append(Finding(name, 0, "The recipe's release is not described.", remedy))
        return
    text = path.read_text("utf-8")
    if not used and "[[file]]" not in text:
        return
    try:
        work.texts[name] = with_checksums(text, used, work.sources)
    except (SourceError, tomllib.TOMLDecodeError) as reason:
        remedy = "Put the file into the folder of sources or mend the release."
        work.faults.append(Finding(name, 0, f"{reason}.", remedy))


def _changed(work: _Work) -> list[str]:
    def differs(path: str) -> bool:
        there = work.data / path
        return not there.is_file() or there.read_bytes() != work.texts[path].encode()

    return [path for path in sorted(work.texts) if differs(path)]


def _write(data: Path, texts: Mapping[str, str]) -> None:
    """Write the files importers own; anything else is a mistake of ours and refused."""
    foreign = [path for path in texts if _OWNED.fullmatch(path) is None]
    if foreign:
        raise ImportFaultError(
            "import", [Finding(path, 0, "This file is people's.", "Importers leave it alone.") for path in foreign]
        )
    for path, text in texts.items():
        there = data / path
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(text.encode())
