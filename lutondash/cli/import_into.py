"""What `lutondash import FILE --into DRAFT` does: all of it is looked at first, then written at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lutondash.cli.import_beside import Beside
from lutondash.cli.import_refusals import (
    load_errors,
    refusals,
    refuse_no_file,
    refuse_unknown,
    seen_by_the_public,
    with_times_to_come,
)
from lutondash.dataset import layout
from lutondash.dataset.files import nearest
from lutondash.editions.changes import changes
from lutondash.editions.draft import Draft, Explanation, Imported, put, read
from lutondash.editions.explained import Explained
from lutondash.editions.staging import Staged, staging
from lutondash.errors import Finding, ImportFaultError, UsageError
from lutondash.importers.origins import told_of_the_file
from lutondash.model.edition import Change, ChangeKind

if TYPE_CHECKING:
    from lutondash.importers.import_file import Earlier, FileImport
    from lutondash.importers.release_recipe import Recipe

    ReadRecipe = Callable[[Path, list[Finding]], Recipe | None]
    ImportFile = Callable[[Path, Recipe, Path, Earlier | None], FileImport]
    Bound = Callable[[Path, Recipe, Path], FileImport]


@dataclass(frozen=True)
class Order:
    """What was asked for: which file, by which recipe, into which draft, and what was said about it."""

    file: Path
    recipe: str
    draft: Path
    as_of: date
    now: datetime
    note: str = ""
    kind: ChangeKind | None = None
    accept: tuple[str, ...] = ()
    base: Path | None = None
    store: str | None = None
    is_check: bool = False


@dataclass(frozen=True)
class Outcome:
    """What an import found, and what of it was written; nothing is where there are refusals."""

    result: "FileImport"
    imported: Imported
    changes: tuple[Change, ...]
    refusals: tuple[Finding, ...]
    written: tuple[str, ...]


def carry_out(order: Order, read_recipe: "ReadRecipe", import_file: "ImportFile") -> Outcome:
    """Import one file into a draft, which is made first where there is none: all of it or nothing.

    Raises UsageError where the order makes no sense, ImportFaultError with every fault of the file.
    """
    refuse_no_file(order.file)
    beside = Beside(order.draft, order.base, order.store)
    beside.must_be_there()
    with beside.earlier() as earlier:

        def bound(file: Path, recipe: "Recipe", data: Path) -> "FileImport":
            return import_file(file, recipe, data, earlier)

        return _carried_out(order, beside, (read_recipe, bound))


def _carried_out(order: Order, beside: Beside, read_by: "tuple[ReadRecipe, Bound]") -> Outcome:
    if not order.draft.is_dir():
        with beside.base() as (folder, number), staging(order.draft, folder) as staged:
            return _within(order, staged, (folder, folder), Draft(base=number), read_by)
    read(order.draft)
    with staging(order.draft) as staged:
        record = read(staged.folder)
        with beside.published(record) as public:
            return _within(order, staged, (staged.draft, public), record, read_by)


def _within(
    order: Order,
    staged: Staged,
    compared: tuple[Path, Path | None],
    record: Draft,
    read_by: "tuple[ReadRecipe, Bound]",
) -> Outcome:
    """Look at everything in the staged copy; it takes the draft's place only if nothing is refused.

    It is `compared` with the draft as it was, and with what the public has of it where that is known.
    """
    before, published = compared
    read_recipe, import_file = read_by
    recipe = _recipe(order, staged.folder, read_recipe)
    result = _with_fixed_periods(import_file(order.file, recipe, staged.folder), recipe)
    staged.write(result.texts)
    indicators = {each.indicator for each in result.tallies}
    said = Explained(order.kind or ChangeKind.NEW, order.note)
    explained = dict.fromkeys(indicators, said)
    changed = changes(before, staged.folder, explained)
    result = with_times_to_come(result, changed, order.as_of)
    refuse_unknown(order.accept, result.jumps, record.accepted)
    public = changed
    if published is not None and published != before and changed:
        changed, public = seen_by_the_public(changed, changes(published, staged.folder, explained))
    refused = refusals(public, result, order.note, order.accept)
    faults = _new_faults(before, staged.folder, order.as_of)
    refused += told_of_the_file(faults, result.file, result.texts, result.figures)
    imported = _imported(order, result)
    is_written = not (refused or order.is_check or _is_known(imported, record, result))
    if is_written:
        record = record.with_import(imported, tuple(each.id for each in result.jumps))
        put(staged, result.texts, _with_words(record, order, public))
    written = tuple(result.texts) if is_written else ()
    return Outcome(result, imported, changed, tuple(refused), written)


def _recipe(order: Order, data: Path, read_recipe: "ReadRecipe") -> "Recipe":
    """Return the recipe of an id in the draft, or of a path; ImportFaultError where it is at fault."""
    is_path = order.recipe.endswith(".toml")
    path = Path(order.recipe) if is_path else data / "recipes" / f"{order.recipe}.toml"
    if not path.is_file():
        known = sorted(each.stem for each in (data / "recipes").glob("*.toml"))
        meant = "Check the path." if is_path else nearest(order.recipe, known)
        raise UsageError(f"There is no recipe {order.recipe!r}. {meant}")
    found: list[Finding] = []
    recipe = read_recipe(path, found)
    if recipe is None or found:
        raise ImportFaultError("import", found)
    return recipe


def _with_fixed_periods(result: "FileImport", recipe: "Recipe") -> "FileImport":
    """Return an import of a new file that also tells for which period its recipe takes it."""
    labels = dict.fromkeys(each.period.label for each in recipe.series if each.period.label)
    if not labels or layout.of_release(recipe.release) not in result.texts:
        return result
    told = (
        f"The recipe takes the file to be for {' and '.join(map(repr, labels))}. If it is for another time, "
        f"change `label` in recipes/{recipe.release}.toml of the draft, then import the file again."
    )
    return replace(result, remarks=(*result.remarks, told))


def _new_faults(before: Path, after: Path, as_of: date) -> list[Finding]:
    """Return the errors that the draft would have and has not now; what was wrong before is no hindrance."""
    now = load_errors(after, as_of)
    known = {(each.path, each.fault) for each in load_errors(before, as_of)} if now else set()
    return [each for each in now if (each.path, each.fault) not in known]


def _imported(order: Order, result: "FileImport") -> Imported:
    return Imported(
        release=result.release,
        recipe=order.recipe,
        file=order.file.name,
        sha256=result.sha256,
        at=order.now,
        read=result.read,
        kept=result.kept,
        refused=result.read - result.kept,
    )


def _is_known(imported: Imported, record: Draft, result: "FileImport") -> bool:
    """Say whether the same file was imported before and would change nothing now."""
    same = any(each.model_copy(update={"at": imported.at}) == imported for each in record.imports)
    return same and not result.texts


def _with_words(record: Draft, order: Order, changed: tuple[Change, ...]) -> Draft:
    """Note why, for each indicator with figures that are no longer what they were."""
    if not order.note:
        return record
    for indicator in dict.fromkeys(each.indicator for each in changed if each.kind is not ChangeKind.NEW):
        said = Explanation(indicator=indicator, kind=order.kind, note=order.note)
        record = record.with_explanation(said)
    return record
