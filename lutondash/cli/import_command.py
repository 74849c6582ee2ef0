"""`lutondash import`: make the figures again from the publishers' files."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from lutondash.cli.options import Data, folder_of
from lutondash.errors import UsageError

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
    from lutondash.importers.run import import_all  # noqa: PLC0415  its readers are slow to load and optional

    bar = Progress(
        TextColumn("Reading"), BarColumn(), TimeElapsedColumn(), console=Console(stderr=True), transient=True
    )
    with bar:
        bar.add_task("Reading", total=None)
        report = import_all(data=folder_of(data), sources=sources, releases=releases or (), check=check)
    for line in report.lines():
        typer.echo(line)
    raise typer.Exit(1 if check and report.changed else 0)
