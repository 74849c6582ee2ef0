"""`read_series`: the figures that one part of a recipe gives, counted, each key once."""

from lutondash.importers.assemble import drop_repeats, number_readings
from lutondash.importers.extract import extract
from lutondash.importers.file_faults import FileFault, of_recipe, source_of
from lutondash.importers.places import Gazetteer
from lutondash.importers.readers import Sources
from lutondash.importers.recipe import Quoted, SeriesRecipe
from lutondash.importers.release_recipe import Recipe
from lutondash.importers.rows import Figure, Tally


def read_series(
    release: str, series: SeriesRecipe, sources: Sources, gazetteer: Gazetteer, faults: list[FileFault]
) -> tuple[Tally, list[Figure]]:
    """Return what became of the rows, and the figures kept; what is wrong is added to `faults`."""
    tally, found, clashes = Tally(series.indicator, release), list[FileFault](), list[str]()
    figures = extract(series, sources, gazetteer, tally, found)
    kept = drop_repeats(number_readings(figures, series.sequence), tally, clashes)
    if clashes:
        found.append(_clashing(series, clashes))
    if not kept and not found:
        found.append(_empty(release, series))
    tally.kept = len(kept)
    faults.extend(found)
    return tally, kept


def _clashing(series: SeriesRecipe, clashes: list[str]) -> FileFault:
    """Return the fault of rows that contradict each other: the first of them, and how many there are."""
    first, *more = [each.removesuffix(".") for each in clashes]
    others = f", and so for {len(more):,} more" if more else ""
    remedy = "Delete the row that is wrong, or ask the publisher."
    return FileFault(source_of(series, first), f"{first}{others}", remedy)


def _empty(release: str, series: SeriesRecipe) -> FileFault:
    """Return the fault of a recipe that takes no row of its files."""
    words = f"no row gives a figure of {series.indicator!r}"
    if len(series.sources) > 1:
        return of_recipe(release, series.indicator, f"{words}, in {len(series.sources)} files")
    remedy = "Look whether this is the right file. If its form is new, mend the recipe."
    return FileFault(series.sources[0].name, words[0].upper() + words[1:], remedy)


def quoted_figures(recipe: Recipe, indicator: str) -> list[Figure]:
    """Return the figures of an indicator that were typed by hand into a recipe."""
    return [_as_figure(each, recipe) for each in recipe.quoted if each.indicator == indicator]


def _as_figure(quoted: Quoted, recipe: Recipe) -> Figure:
    typed = quoted.model_dump(exclude={"indicator"})
    return Figure(**typed, release=recipe.release, origin=recipe.typed_from)
