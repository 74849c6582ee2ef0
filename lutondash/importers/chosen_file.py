"""For which of a recipe's files another file stands, and what is then read from it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from lutondash.errors import Finding
from lutondash.importers.merging import Scope
from lutondash.importers.recipe import SeriesRecipe, SourceFile
from lutondash.importers.release_recipe import Recipe

_NAMED = 3
"""So many of a recipe's files are named to somebody who gave another."""


@dataclass(frozen=True)
class Chosen:
    """What is read from a file: `name` is what the recipe calls it, or would call it."""

    recipe: Recipe
    name: str
    series: tuple[SeriesRecipe, ...]
    """The series that read it, each with the file as its only one."""

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators it has figures of, each once."""
        return tuple(dict.fromkeys(each.indicator for each in self.series))

    def scope(self, indicator: str) -> Scope:
        """Say which of the release's rows of an indicator the file speaks for."""
        read = [each for each in self.series if each.indicator == indicator]
        labels = [source.period or each.period.label for each in read for source in each.sources]
        others = [
            source.period or each.period.label
            for each in self.recipe.series
            if each.indicator == indicator
            for source in each.sources
            if source.name != self.name and not (source.period in labels and _has_one_a_period(each))
        ]
        if not others and not any(labels):
            return Scope.WHOLE
        return Scope.PERIODS if all(labels) and not set(labels) & set(others) else Scope.ROWS

    def replaces(self, listed: Iterable[str]) -> tuple[str, ...]:
        """Return which files that a release lists have no figures left once this file is read.

        Those are others for the same period, or the recipe's only file where this one has another ending.
        """
        if self.is_of_another_kind:
            return self.recipe.files
        return tuple(each for each in listed if each != self.name and self._is_in_place_of(each))

    @property
    def is_of_another_kind(self) -> bool:
        """Whether the recipe's only file ends differently, as .xlsx and .ods do."""
        return len(self.recipe.files) == 1 and _ending(self.name) != _ending(self.recipe.files[0])

    def _is_in_place_of(self, name: str) -> bool:
        own = {each.indicator: each.sources[0].period for each in self.series}
        whole = [each for each in self.recipe.series if each.indicator in own]
        periods = {each.indicator: _source_of(each, name) for each in whole if _has_one_a_period(each)}
        return len(periods) == len(own) and all(
            source is not None and source.period == own[indicator] for indicator, source in periods.items()
        )


def choose(recipe: Recipe, file_name: str, found: list[Finding]) -> Chosen | None:
    """Find out which of a recipe's files is given; None, and why in `found`, where that is not clear.

    It is the one of that name; else one that a series' `file_pattern` matches; else the only one.
    """
    if recipe.is_of_money:
        remedy = f"Use `lutondash import {recipe.release} --from FOLDER --data DRAFT` with all its files."
        found.append(_fault(recipe, "The council's money is read from all years' files together.", remedy))
        return None
    same = [each for each in recipe.files if _last(each).casefold() == file_name.casefold()]
    further = any(_matches(each, file_name) for each in recipe.series)
    if len(same) == 1 or further:
        name = same[0] if same else _beside(recipe, file_name)
        return Chosen(recipe, name, tuple(_narrowed(recipe, name, file_name)))
    if len(recipe.files) == 1:
        (only,) = recipe.files
        name = only if _ending(only) == _ending(file_name) else _beside(recipe, file_name)
        return Chosen(recipe, name, tuple(_narrowed(recipe, only, file_name)))
    found.append(_unclear(recipe, file_name))
    return None


def with_further_files(recipe: Recipe, listed: Iterable[str]) -> Recipe:
    """Return a recipe that also reads the files its release lists by a name that its `file_pattern` fits.

    Where each file is for a period of its own, such a file stands for another of its period.
    """
    further = [each for each in listed if each not in recipe.files]
    series = []
    for each in recipe.series:
        more = [source for name in further if (source := _further(each, _last(name), name))]
        newer = {source.period for source in more} if _has_one_a_period(each) else set()
        files = (*(source for source in each.sources if source.period not in newer), *more)
        series.append(each.model_copy(update={"file": "", "files": files}) if more else each)
    return recipe.model_copy(update={"series": tuple(series)})


def _has_one_a_period(series: SeriesRecipe) -> bool:
    """Say whether a recipe names the period of every file, and no period twice."""
    periods = [each.period for each in series.sources]
    return all(periods) and len(set(periods)) == len(periods)


def _source_of(series: SeriesRecipe, name: str) -> SourceFile | None:
    own = next((each for each in series.sources if each.name == name), None)
    return own or _further(series, _last(name), name)


def _further(series: SeriesRecipe, file_name: str, name: str) -> SourceFile | None:
    """Return how a series reads a file by a name that its pattern fits; None where it does not."""
    match = _matches(series, file_name)
    return SourceFile(name=name, period=match.groupdict().get("period") or "") if match else None


def _narrowed(recipe: Recipe, name: str, file_name: str) -> list[SeriesRecipe]:
    """Return the series that read a file, with the file given as the only one they read."""
    narrowed = []
    for series in recipe.series:
        own = [each.model_copy(update={"name": file_name}) for each in series.sources if each.name == name]
        if not own and (further := _further(series, file_name, file_name)):
            own = [further]
        if own:
            narrowed.append(series.model_copy(update={"file": "", "files": tuple(own)}))
    return narrowed


def _matches(series: SeriesRecipe, file_name: str) -> re.Match[str] | None:
    return re.fullmatch(series.file_pattern, file_name) if series.file_pattern else None


def _beside(recipe: Recipe, file_name: str) -> str:
    """Return the path of a further file: it belongs beside the recipe's others."""
    folder = PurePosixPath(recipe.files[0]).parent if recipe.files else PurePosixPath()
    return (folder / file_name).as_posix()


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.casefold()


def _last(name: str) -> str:
    return PurePosixPath(name).name


def _unclear(recipe: Recipe, file_name: str) -> Finding:
    names = [_last(each) for each in recipe.files]
    if not names:
        fault = "The recipe reads no file: its figures were typed by hand."
        return _fault(recipe, fault, "Choose another recipe, or edit the figures in the recipe.")
    listed = ", ".join(names[-_NAMED:])
    fault = f"The recipe reads {len(names)} files, and {file_name!r} is none of them. The last are: {listed}."
    return _fault(recipe, fault, _what_to_do(recipe, file_name))


def _what_to_do(recipe: Recipe, file_name: str) -> str:
    """Return what to do with a file that a recipe does not know: it is a new name of one, or one more."""
    path = f"recipes/{recipe.release}.toml of the draft"
    replace = "If it replaces one of them, give it that name."
    patterns = dict.fromkeys(each.file_pattern for each in recipe.series if each.file_pattern)
    if patterns:
        listed = " or ".join(f"'{each}'" for each in patterns)
        return f"{replace} If it is a new one, its name must fit `file_pattern` in {path}: {listed}."
    if all(each.files for each in recipe.series):
        entry = f'{{ name = "{_beside(recipe, file_name)}", period = "..." }}'
        return f"{replace} If it is a new one, add {entry} to `files` in {path}."
    return f"{replace} If it is a new one, give the series a `file_pattern` in {path}."


def _fault(recipe: Recipe, fault: str, remedy: str) -> Finding:
    return Finding(f"recipes/{recipe.release}.toml", 0, fault, remedy)
