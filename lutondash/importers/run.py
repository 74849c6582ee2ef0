"""`import_all`: run every recipe over the folder of sources and write what importers own in `data/`."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from lutondash.dataset import layout
from lutondash.errors import Finding, ImportFaultError
from lutondash.importers.chosen_file import with_further_files
from lutondash.importers.doubts import doubts_of
from lutondash.importers.file_faults import FileFault, findings_of
from lutondash.importers.merging import described, held_figures, observations_text
from lutondash.importers.money import import_money
from lutondash.importers.places import Gazetteer, geographies_csv, make_gazetteer
from lutondash.importers.read_series import quoted_figures, read_series
from lutondash.importers.readers import SourceError, Sources
from lutondash.importers.recipe_files import GEOGRAPHIES_RECIPE, read_geographies_recipe, read_recipes
from lutondash.importers.release_files import listed, release_path, release_text, with_checksums
from lutondash.importers.release_recipe import Recipe
from lutondash.importers.report import ImportReport
from lutondash.importers.rows import Figure, Tally
from lutondash.importers.suppress import guard_of, suppress
from lutondash.importers.times_to_come import times_to_come
from lutondash.importers.write import paths_that_differ, write_owned

_MONEY = "the council's money"


@dataclass
class _Work:
    """What one run gathers before anything is written."""

    data: Path
    sources: Sources
    gazetteer: Gazetteer
    faults: list[Finding] = field(default_factory=list)
    in_files: list[FileFault] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    figures: dict[str, list[Figure]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    as_of: date | None = None


def import_all(
    *,
    data: Path,
    sources: Path,
    releases: Collection[str] = (),
    check: bool = False,
    as_of: date | None = None,
) -> ImportReport:
    """Turn publishers' files into rows, by the recipes in `data/recipes`.

    `releases` limits the run to indicators that have a recipe there; `check` compares and writes nothing.
    Figures of periods that start after `as_of` are faults, unless they are forecasts.
    Raises ImportFaultError with every fault of the run; then nothing has been written.
    """
    faults: list[Finding] = []
    folder, files = data / "recipes", Sources(sources)
    recipes = read_recipes(folder, faults)
    gazetteer, geographies_text = _read_places(folder, files, faults)
    if gazetteer is None:
        raise ImportFaultError("import", faults)
    work = _Work(data, files, gazetteer, faults, as_of=as_of)
    work.texts["codelists/geographies.csv"] = geographies_text
    chosen = [_with_all_files(each, data) for each in _choose(recipes, releases, faults)]
    for recipe in chosen:
        _run_recipe(recipe, work)
    for indicator, figures in sorted(work.figures.items()):
        work.texts[f"indicators/{indicator}/observations.csv"] = _assembled(indicator, figures, work)
    money = import_money(chosen, data, files, gazetteer)
    work.texts.update(money.texts)
    work.tallies.extend(money.tallies)
    faults.extend(money.faults)
    for recipe in chosen:
        _refresh_release(recipe, work)
    faults.extend(findings_of(work.in_files))
    if faults:
        raise ImportFaultError("import", faults)
    changed = paths_that_differ(data, work.texts)
    if not check:
        write_owned(data, {path: work.texts[path] for path in changed})
    return ImportReport(tuple(work.tallies), tuple(map(Path, changed)), check, tuple(money.gaps))


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
        Finding(
            "recipes", 0, f"No recipe is for release {wanted!r}.", f"Choose from {', '.join(sorted(known))}."
        )
        for wanted in sorted(set(releases) - known)
    )
    if not releases:
        return listed
    wanted_indicators = set().union(*(_indicators(each) for each in listed if each.release in releases))
    return [each for each in listed if _indicators(each) & wanted_indicators]


def _indicators(recipe: Recipe) -> set[str]:
    """Return what a recipe gives figures of; all money counts as one: its years are checked together."""
    named = {each.indicator for each in recipe.series} | {each.indicator for each in recipe.quoted}
    return named | ({_MONEY} if recipe.is_of_money else set())


def _with_all_files(recipe: Recipe, data: Path) -> Recipe:
    """Return a recipe with the further files that came into its release; a damaged release is told later."""
    path = release_path(data, recipe.release)
    try:
        return with_further_files(recipe, listed(release_text(path)))
    except (OSError, SourceError):
        return recipe


def _run_recipe(recipe: Recipe, work: _Work) -> None:
    for series in recipe.series:
        tally, kept = read_series(recipe.release, series, work.sources, work.gazetteer, work.in_files)
        tally.remarks.extend(doubts_of(kept, series.scale, lambda _: True))
        if work.as_of is not None:
            work.in_files.extend(times_to_come(series, kept, work.as_of))
        work.tallies.append(tally)
        named = (replace(each, release=recipe.release) for each in kept)
        work.figures.setdefault(series.indicator, []).extend(named)
    for indicator in dict.fromkeys(each.indicator for each in recipe.quoted):
        quoted = quoted_figures(recipe, indicator)
        work.tallies.append(Tally(indicator, recipe.release, read=len(quoted), kept=len(quoted)))
        work.figures.setdefault(indicator, []).extend(quoted)


def _assembled(indicator: str, figures: Sequence[Figure], work: _Work) -> str:
    """Return an indicator's file; until it is described, the release of its first figure is the main one."""
    is_described = (work.data / layout.of_indicator(indicator, layout.INDICATOR)).is_file()
    main, _ = described(work.data, indicator, work.faults)
    if guard := guard_of(work.data, indicator, work.faults):
        held = held_figures(work.data, indicator, main, work.faults)
        figures, remarks = suppress(guard, figures, [held], work.faults)
        next(each for each in work.tallies if each.indicator == indicator).remarks.extend(remarks)
    return observations_text(indicator, figures, main if is_described else figures[0].release, work.faults)


def _refresh_release(recipe: Recipe, work: _Work) -> None:
    path = release_path(work.data, recipe.release)
    used = recipe.files
    name = f"releases/{recipe.release}.toml"
    if not path.is_file():
        remedy = "Write the release; others show the form."
        work.faults.append(Finding(name, 0, "The recipe's release is not described.", remedy))
        return
    try:
        text = release_text(path)
        if used or "[[file]]" in text:
            work.texts[name] = with_checksums(text, used, work.sources)
    except SourceError as reason:
        remedy = "Put the file into the folder of sources or mend the release."
        work.faults.append(Finding(name, 0, f"{reason}.", remedy))
