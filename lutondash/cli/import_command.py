"""`lutondash import`: make the figures again from the publishers' files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from lutondash.cli.options import Data, folder_of
from lutondash.errors import UsageError

if TYPE_CHECKING:
    from lutondash.importers.report import ImportReport

Sources = Annotated[Path, typer.Option("--from", metavar="FOLDER", help="The folder of publishers' files.")]
Releases = Annotated[list[str] | None, typer.Argument(metavar="[RELEASE]...", help="Only these releases.")]
Check = Annotated[
    bool, typer.Option("--check", help="Compare and write nothing; leaves with 1 on a difference.")
]


def import_figures(
    releases: Releases = None, *, sources: Sources, data: Data = None, check: Check = False
) -> None:
    """Make the figures again from publishers' files, saying what was kept, refused and why."""
    if not sources.is_dir():
        raise UsageError(f"There is no folder {str(sources)!r}. Give the publishers' files with --from.")
    import_all = _importer()
    bar = Progress(
        TextColumn("Reading"), BarColumn(), TimeElapsedColumn(), console=Console(stderr=True), transient=True
    )
    with bar:
        bar.add_task("Reading", total=None)
        report = import_all(data=folder_of(data), sources=sources, releases=releases or (), check=check)
    for line in report.lines():
        typer.echo(line)
    raise typer.Exit(1 if check and report.changed else 0)


def _importer() -> "Callable[..., ImportReport]":
    """Return the importer; its readers are slow to load and an extra, so they are asked for only here."""
    try:
        from lutondash.importers.run import import_all  # noqa: PLC0415  for the reason above
    except ModuleNotFoundError as missing:
        raise UsageError(
            f"Importing needs {missing.name}, which is not installed. "
            "Install it with: python -m pip install -e '.[import]'"
        ) from missing
    return import_all
