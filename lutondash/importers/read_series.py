"""`read_series`: the figures that one part of a recipe gives, counted, each key once."""

from lutondash.errors import Finding
from lutondash.importers.assemble import as_findings, drop_repeats, number_readings, outside_interval
from lutondash.importers.extract import extract
from lutondash.importers.places import Gazetteer
from lutondash.importers.readers import Sources
from lutondash.importers.recipe import Quoted, SeriesRecipe
from lutondash.importers.release_recipe import Recipe
from lutondash.importers.rows import Figure, Tally


def read_series(
    release: str, series: SeriesRecipe, sources: Sources, gazetteer: Gazetteer, found: list[Finding]
) -> tuple[Tally, list[Figure]]:
    """Return what became of the rows, and the figures kept; faults are added to `found`."""
    tally, faults = Tally(series.indicator, release), list[str]()
    figures = extract(series, sources, gazetteer, tally, faults)
    kept = drop_repeats(number_readings(figures, series.sequence), tally, faults)
    if not kept and not faults:
        faults.append("the recipe found no figure at all.")
    tally.kept = len(kept)
    tally.remarks.extend(
        f"{each.geography} {each.period}: {each.value} is not in {each.lower} to {each.upper} ({each.origin})"
        for each in kept
        if outside_interval(each)
    )
    found.extend(as_findings(release, series.indicator, faults))
    return tally, kept


def quoted_figures(recipe: Recipe, indicator: str) -> list[Figure]:
    """Return the figures of an indicator that were typed by hand into a recipe."""
    return [_as_figure(each, recipe) for each in recipe.quoted if each.indicator == indicator]


def _as_figure(quoted: Quoted, recipe: Recipe) -> Figure:
    typed = quoted.model_dump(exclude={"indicator"})
    return Figure(**typed, release=recipe.release, origin=recipe.typed_from)
