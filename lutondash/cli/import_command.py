"""`lutondash import`: make the figures again from the publishers' files, or put one file into a draft."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from lutondash.cli.import_into import Order, carry_out
from lutondash.cli.import_report import lines, plain
from lutondash.cli.options import AsJson, AsOf, Data, day_of, folder_of
from lutondash.cli.printing import as_json as findings_as_json
from lutondash.cli.printing import print_findings, print_json
from lutondash.cli.stores import StoreAddress, now
from lutondash.dataset import layout
from lutondash.editions.staging import staging
from lutondash.errors import DataFaultError, EditionFaultError, ImportFaultError, UsageError
from lutondash.model.edition import ChangeKind

if TYPE_CHECKING:
    from lutondash.cli.import_into import ImportFile, ReadRecipe
    from lutondash.importers.report import ImportReport


class As(StrEnum):
    """What changed figures are called."""

    REVISION = "revision"
    CORRECTION = "correction"


_KINDS = {As.REVISION: ChangeKind.REVISED, As.CORRECTION: ChangeKind.CORRECTED}

Releases = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[RELEASE]... | FILE", help="With --from only these releases; with --into the file."
    ),
]
Sources = Annotated[
    Path | None, typer.Option("--from", metavar="FOLDER", help="The folder of publishers' files.")
]
Check = Annotated[
    bool, typer.Option("--check", help="Compare and write nothing; leaves with 1 on a difference.")
]
Recipe = Annotated[
    str,
    typer.Option("--recipe", metavar="ID", help="The recipe to read the file by: an id, or a .toml file."),
]
Into = Annotated[
    Path | None, typer.Option("--into", metavar="DRAFT", help="The draft; made where there is none yet.")
]
Base = Annotated[Path | None, typer.Option("--base", metavar="FOLDER", help="What a new draft is a copy of.")]
Note = Annotated[
    str, typer.Option("--note", metavar="WORDS", help="Why figures are corrected; the public reads it.")
]
Kind = Annotated[
    As | None, typer.Option("--as", help="What changed figures are, where the file does not say.")
]
Accept = Annotated[
    list[str] | None, typer.Option("--accept", metavar="ID", help="Confirm a figure that is far off.")
]


def import_figures(  # noqa: PLR0913  each is an option of the command
    releases: Releases = None,
    *,
    sources: Sources = None,
    data: Data = None,
    check: Check = False,
    recipe: Recipe = "",
    into: Into = None,
    base: Base = None,
    store: StoreAddress = None,
    note: Note = "",
    kind: Kind = None,
    accept: Accept = None,
    as_of: AsOf = None,
    json: AsJson = False,
) -> None:
    """Turn publishers' files into figures: all of them with --from, one of them into a draft with --into."""
    if into is None:
        if recipe or base or note or kind or accept or json:
            raise UsageError("--recipe, --base, --note, --as, --accept and --json go with --into DRAFT.")
        _import_all(releases or [], sources, data, day_of(as_of), check=check)
        return
    if len(releases or []) != 1 or not recipe or sources or data:
        raise UsageError(
            "With --into give one file and its --recipe, without --from and --data. "
            "Write it as: lutondash import figures.csv --recipe ID --into draft"
        )
    order = Order(
        file=Path((releases or [])[0]),
        recipe=recipe,
        draft=_away_from(into),
        as_of=day_of(as_of),
        now=now(),
        note=_one_line(note, kind),
        kind=_KINDS[kind] if kind else None,
        accept=tuple(accept or ()),
        base=base,
        store=store,
        is_check=check,
    )
    _import_into(order, as_json=json)


def _import_all(
    releases: list[str], sources: Path | None, data: Path | None, as_of: date, *, check: bool
) -> None:
    if sources is None:
        raise UsageError(
            "Give the folder of publishers' files with --from, or one file with --recipe and --into."
        )
    if not sources.is_dir():
        raise UsageError(f"There is no folder {str(sources)!r}. Give the publishers' files with --from.")
    import_all, folder = _importer(), folder_of(data)
    is_draft = (folder / layout.DRAFT).is_file()
    with _bar(), _all_or_nothing(folder) if is_draft and not check else nullcontext(folder) as written:
        report = import_all(data=written, sources=sources, releases=releases, check=check, as_of=as_of)
    for line in report.lines():
        typer.echo(line)
    raise typer.Exit(1 if check and report.changed else 0)


@contextmanager
def _all_or_nothing(draft: Path) -> Iterator[Path]:
    """Give a copy of a draft to write to, which takes its place where nothing went wrong."""
    with staging(_away_from(draft)) as staged:
        yield staged.folder
        staged.put()


def _import_into(order: Order, *, as_json: bool) -> None:
    read_by = _file_importer()
    try:
        with _bar():
            outcome = carry_out(order, *read_by)
    except (DataFaultError, EditionFaultError, ImportFaultError) as fault:
        if not as_json:
            raise
        print_json({"ok": False, "findings": findings_as_json(fault.findings)})
        raise typer.Exit(1) from fault
    if as_json:
        print_json(plain(order, outcome))
    else:
        for line in lines(order, outcome):
            typer.echo(line)
        if outcome.refusals:
            print_findings(outcome.refusals, to_stderr=True)
    raise typer.Exit(1 if outcome.refusals else 0)


def _away_from(draft: Path) -> Path:
    """Return the draft's folder; UsageError where this program was started in it: it will be replaced."""
    if Path.cwd().is_relative_to(draft.resolve()):
        raise UsageError("Leave the draft's folder first: an import puts a new folder in its place.")
    return draft


def _one_line(note: str, kind: As | None) -> str:
    words = " ".join(note.split())
    if kind and not words:
        raise UsageError("Say with --note why the figures changed; --as alone does not tell the public.")
    return words


@contextmanager
def _bar() -> Iterator[None]:
    bar = Progress(
        TextColumn("Reading"), BarColumn(), TimeElapsedColumn(), console=Console(stderr=True), transient=True
    )
    with bar:
        bar.add_task("Reading", total=None)
        yield


def _importer() -> "Callable[..., ImportReport]":
    """Return the importer; its readers are slow to load and an extra, so they are asked for only here."""
    try:
        from lutondash.importers.run import import_all  # noqa: PLC0415  for the reason above
    except ModuleNotFoundError as missing:
        raise _not_installed(missing) from missing
    return import_all


def _file_importer() -> "tuple[ReadRecipe, ImportFile]":
    """Return what reads a recipe and what imports one file; asked for here for the same reason."""
    try:
        from lutondash.importers.import_file import import_file  # noqa: PLC0415  for the reason above
        from lutondash.importers.recipe_files import read_recipe  # noqa: PLC0415  for the reason above
    except ModuleNotFoundError as missing:
        raise _not_installed(missing) from missing
    return read_recipe, import_file


def _not_installed(missing: ModuleNotFoundError) -> UsageError:
    return UsageError(
        f"Importing needs {missing.name}, which is not installed. "
        "Install it with: python -m pip install -e '.[import]'"
    )
