"""`import_file`: one publisher's file and its recipe give new texts for a data folder; nothing is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from pydantic import ValidationError

from lutondash.dataset import layout
from lutondash.dataset.files import read_toml
from lutondash.errors import Finding, ImportFaultError
from lutondash.importers.besides import FigureKey, besides
from lutondash.importers.chosen_file import choose
from lutondash.importers.file_faults import findings_of, sentence
from lutondash.importers.jumps import Jump, find_jumps
from lutondash.importers.merging import Scope, described, held_figures, merged, observations_text
from lutondash.importers.one_file import OneFile
from lutondash.importers.places import Gazetteer, make_gazetteer
from lutondash.importers.readers import SourceError, Sources
from lutondash.importers.recipe_files import read_geographies_recipe
from lutondash.importers.release_files import listed, release_text, with_checksum
from lutondash.importers.release_recipe import Recipe
from lutondash.importers.rows import Figure, Tally
from lutondash.importers.suppress import guard_of, suppress
from lutondash.importers.write import must_be_owned, paths_that_differ

Earlier: TypeAlias = Callable[[str], Sequence[Path]]
"""Gives a folder for each state that a file by this path had in earlier editions, newest first."""


@dataclass(frozen=True)
class FileImport:
    """What an import would do to a data folder: texts by path, only of files that would change."""

    release: str
    file: str
    sha256: str
    texts: Mapping[str, str]
    tallies: tuple[Tally, ...]
    jumps: tuple[Jump, ...]
    remarks: tuple[str, ...]
    names: Mapping[str, str] = field(repr=False)
    """The names of places by code."""

    read: int
    """How many rows of the file were read, each once."""

    kept: int
    """How many of them gave a figure or more."""

    figures: Mapping[str, Sequence[Figure]] = field(repr=False)
    """The figures of each `observations.csv` that it makes, by path; each says where it comes from."""

    besides: Mapping[str, Mapping[FigureKey, str]] = field(repr=False)
    """What else changed of the figures of an indicator that keep their value."""


@dataclass
class _Work:
    """What is gathered on the way."""

    data: Path
    file: OneFile
    found: list[Finding]
    earlier: Earlier | None = None
    jumps: list[Jump] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Sequence[Figure]] = field(default_factory=dict)
    besides: dict[str, Mapping[FigureKey, str]] = field(default_factory=dict)


def import_file(file: Path, recipe: Recipe, data: Path, earlier: Earlier | None = None) -> FileImport:
    """Read one file by a recipe and merge its figures with those of a data folder.

    Rows of other releases stay as they are. A file with the whole series replaces the release's rows; one
    of many replaces those of its periods. The text is the same as a full import's. What `earlier` editions
    showed is looked at where small numbers are hidden. Raises ImportFaultError with every fault.
    """
    found: list[Finding] = []
    file = file.resolve()
    work = _begin(file, recipe, data, found)
    if work is None:
        raise ImportFaultError(file.name, found)
    work.earlier = earlier
    try:
        work.file.take()
    except OSError as reason:
        fault = Finding(
            file.name, 0, f"The file cannot be read: {reason.strerror}.", "Check who may read it."
        )
        raise ImportFaultError(file.name, [fault]) from reason
    found.extend(findings_of(work.file.faults))
    for indicator, figures in work.file.fresh.items():
        _merge(indicator, figures, work)
    work.remarks.extend(work.file.copied())
    _refresh_release(file.name, work)
    if found:
        raise ImportFaultError(file.name, found)
    must_be_owned(work.texts)
    changed = paths_that_differ(data, work.texts)
    return FileImport(
        release=recipe.release,
        file=file.name,
        sha256=work.file.sources.sha256(file.name),
        texts={path: work.texts[path] for path in changed},
        tallies=tuple(work.file.tallies),
        jumps=tuple(work.jumps),
        remarks=tuple(work.remarks),
        names={each.code: each.name for each in work.file.gazetteer.geographies},
        read=work.file.read,
        kept=work.file.kept,
        figures=work.figures,
        besides=work.besides,
    )


def _begin(file: Path, recipe: Recipe, data: Path, found: list[Finding]) -> _Work | None:
    if not file.is_file():
        found.append(Finding(file.name, 0, "There is no such file.", "Check its name and folder."))
    chosen = choose(recipe, file.name, found)
    gazetteer = _places(data, found)
    if chosen is None or gazetteer is None or found:
        return None
    return _Work(data, OneFile(chosen, Sources(file.parent), gazetteer), found)


def _places(data: Path, found: list[Finding]) -> Gazetteer | None:
    """Return the places of the data folder; which of them are held the recipe of places says."""
    recipe = read_geographies_recipe(data / "recipes", found)
    if recipe is None:
        return None
    try:
        return make_gazetteer(Sources(data).table(layout.GEOGRAPHIES), recipe)
    except (SourceError, ValidationError, TypeError, ValueError) as reason:
        found.append(Finding(layout.GEOGRAPHIES, 0, f"{reason}.", "Mend the list of places."))
        return None


def _merge(indicator: str, fresh: list[Figure], work: _Work) -> None:
    found, chosen = work.found, work.file.chosen
    scope = chosen.scope(indicator)
    path = layout.of_indicator(indicator, layout.OBSERVATIONS)
    main, unit = described(work.data, indicator, found)
    if not main:
        remedy = f"Fill in `release` in its indicator.toml; `lutondash new-indicator {indicator}` makes one."
        found.append(Finding(path, 0, "The indicator of these figures is not described.", remedy))
        return
    if scope is not Scope.WHOLE and any(each.sequence is not None for each in fresh):
        remedy = "Use `lutondash import --from FOLDER` with all files of the recipe."
        found.append(Finding(path, 0, "Its readings are numbered over all files of the recipe.", remedy))
    before = len(found)
    held = held_figures(work.data, indicator, main, found)
    if len(found) > before:
        return
    after: Sequence[Figure] = merged(held, fresh, chosen.recipe.release, scope)
    if guard := guard_of(work.data, indicator, found):
        after, remarks = suppress(guard, after, _before(indicator, main, held, work), found)
        work.remarks.extend(f"{indicator}: {remark}" for remark in remarks)
    work.figures[path] = after
    work.besides[indicator] = besides(held, after)
    tally = next(each for each in work.file.tallies if each.indicator == indicator)
    tally.remarks.extend(work.file.doubt(indicator, held, after))
    work.texts[path] = observations_text(indicator, after, main, found)
    work.jumps.extend(find_jumps(indicator, unit, held, after))


def _before(indicator: str, main: str, held: list[Figure], work: _Work) -> list[list[Figure]]:
    """Return the figures readers have seen, newest first; those of the folder where nobody knows."""
    path = layout.of_indicator(indicator, layout.OBSERVATIONS)
    if work.earlier is None:
        work.remarks.append(
            f"{indicator}: small numbers were hidden without a look at earlier editions. "
            "Name them with --store, or the published folder with --base."
        )
        return [held]
    return [held_figures(folder, indicator, main, work.found) for folder in work.earlier(path)]


def _refresh_release(file_name: str, work: _Work) -> None:
    """Write the file's checksum into its release; a new file needs its day of publication looked at."""
    chosen, sources = work.file.chosen, work.file.sources
    path = layout.of_release(chosen.recipe.release)
    full = work.data / path
    if not full.is_file():
        remedy = "Write this file; the others beside it show the form."
        work.found.append(Finding(path, 0, "The recipe's release is not described.", remedy))
        return
    told, _ = read_toml(work.data, path, work.found)
    try:
        text = release_text(full)
        replaced = chosen.replaces(listed(text))
        refreshed = with_checksum(text, chosen.name, sources.sha256(file_name), replaced)
    except SourceError as reason:
        if told and not any(each.path == file_name for each in work.found):  # else it is told already
            work.found.append(Finding(path, 0, sentence(reason.found), sentence(reason.remedy)))
        return
    work.texts[path] = refreshed
    if refreshed != text:
        _tell_of_release(path, str(told.get("published", "")), work)


def _tell_of_release(path: str, published: str, work: _Work) -> None:
    chosen = work.file.chosen
    work.remarks.append(
        f"The file is new, and {path} says that it was published {published}. "
        "Edit that line if this file came out later."
    )
    if chosen.is_of_another_kind:
        work.remarks.append(
            f"{path} now lists {chosen.name} in place of {chosen.recipe.files[0]}. "
            f"Name it as `file` in the recipe too."
        )
