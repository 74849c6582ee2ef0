"""`lutondash publish`: a draft becomes the next edition, to come out at a set minute."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from lutondash.cli.printing import count, print_findings
from lutondash.cli.stores import ApprovedBy, Note, StoreAddress, now, store_of
from lutondash.dataset import layout
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.disclosure.between import guarded, worked_out_beside
from lutondash.dataset.disclosure.file_cells import file_cells
from lutondash.dataset.loading import load
from lutondash.editions.changes import changes
from lutondash.editions.draft_lock import locked
from lutondash.editions.earlier_files import EarlierFiles
from lutondash.editions.local_time import in_luton, instant, written
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.publishing import Prepared, noted, prepare, put
from lutondash.editions.reading import check_out
from lutondash.editions.store import Store
from lutondash.errors import EditionFaultError, Finding, Severity, UsageError
from lutondash.model.edition import Change
from lutondash.views.checklist import Item, checklist, disclosed

Draft = Annotated[Path, typer.Argument(metavar="DRAFT", help="The folder of the draft.")]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="When it comes out in Luton's time, such as 2026-11-26T09:30; at once unless given.",
        show_default=False,
    ),
]


def publish(
    draft: Draft, *, note: Note, approved_by: ApprovedBy, at: At = None, store: StoreAddress = None
) -> None:
    """Check a draft, and publish it as the next edition; what is published is never changed."""
    present = now()
    moment, place = instant(at) if at else present, store_of(store)
    if not draft.is_dir():
        raise UsageError(f"There is no folder {str(draft)!r}. Give the folder of the draft.")
    with _held(draft), _bar() as bar:
        bar.add_task("Publishing", total=None)
        ready = prepare(draft, place, at=moment, now=present, note=note, approved_by=approved_by)
        changed, items = _looked_through(ready, place)
        items = tuple(dict.fromkeys((*items, *_given_away(ready, place))))
        _stop_at_errors(items, draft)
        published = put(ready, place, changed)
    if items:
        print_findings([_finding(item) for item in items], to_stderr=True)
    typer.echo(_told(published))


def _held(draft: Path) -> AbstractContextManager[None]:
    """Keep others from importing into a draft meanwhile; nobody imports into a plain folder."""
    return locked(draft.resolve()) if (draft / layout.DRAFT).is_file() else nullcontext()


def _bar() -> Progress:
    columns = (TextColumn("Publishing"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _looked_through(ready: Prepared, store: Store) -> tuple[tuple[Change, ...], tuple[Item, ...]]:
    """Return what a draft changes, and what there is to put right or to look at before it comes out."""
    explained = noted(ready.draft).explanations
    if ready.base is None:
        changed = changes(None, ready.draft, explained)
        return changed, checklist(ready.dataset, changed)
    with tempfile.TemporaryDirectory() as folder:
        before = check_out(ready.base, store, Path(folder))
        changed = changes(before, ready.draft, explained)
        earlier = _as_shown(before, ready.base, ready)
        return changed, checklist(replace(ready.dataset, before=earlier), changed)


def _given_away(ready: Prepared, store: Store) -> Iterator[Item]:
    """Tell of hidden figures that the draft and all earlier editions tell together."""
    found: list[Finding] = []
    with tempfile.TemporaryDirectory() as folder:
        earlier = EarlierFiles(store, Path(folder))
        for indicator in guarded(ready.dataset):
            path = layout.of_indicator(indicator.id, layout.OBSERVATIONS)
            tables = [file_cells(each, indicator, found) for each in earlier.folders(path)]
            if found:
                raise EditionFaultError(store.address, found)
            yield from disclosed(ready.dataset, worked_out_beside(ready.dataset, indicator, tables))


def _as_shown(folder: Path, edition: StoredManifest, ready: Prepared) -> Dataset:
    """Return an earlier edition as it would stand on the day of the new one: only the data differ."""
    day = in_luton(ready.at).date()
    return load(folder, as_of=day).released(day, edition.manifest.at)


def _stop_at_errors(items: Sequence[Item], draft: Path) -> None:
    if any(item.severity is Severity.ERROR for item in items):
        raise EditionFaultError(str(draft), [_finding(item) for item in items])


def _finding(item: Item) -> Finding:
    return Finding(item.where, 0, item.words, item.remedy, item.severity)


def _told(published: StoredManifest) -> str:
    manifest = published.manifest
    figures = [f"{number} {kind}" for kind, number in manifest.changes.counts.items()]
    changed = f"Figures: {', '.join(figures)}." if figures else "No figure changes."
    files = count(len(manifest.files), "file")
    return f"Edition {published.number} comes out at {written(manifest.at)}: {files}. {changed}"
