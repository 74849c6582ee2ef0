"""`lutondash diff DRAFT`: every figure, verdict and file that a draft changes, and what must be put right."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lutondash.cli.bases import base_folder, draft_folder
from lutondash.cli.options import AsJson, AsOf, Data, day_of
from lutondash.cli.plain_signal import as_plain
from lutondash.cli.printing import in_columns, print_json
from lutondash.cli.stores import StoreAddress
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.loading import load
from lutondash.editions.changes import changes
from lutondash.editions.other_files import other_files
from lutondash.editions.publishing import noted
from lutondash.errors import Severity
from lutondash.model.edition import Change, ChangeKind, FileChange
from lutondash.views.changed import Names, changed_rows
from lutondash.views.checklist import Item, checklist
from lutondash.views.flips import Flip, flips

Draft = Annotated[Path, typer.Argument(metavar="DRAFT", help="The folder of the draft.")]
Place = Annotated[
    list[str] | None,
    typer.Option(
        "--place",
        metavar="CODE",
        help="List the figures of this place; again for more. Our own, its region and England unless given.",
        show_default=False,
    ),
]
All = Annotated[bool, typer.Option("--all", help="List the figures of every place.")]
_HEAD = ("kind", "figure", "place", "period", "before", "now", "why")


@dataclass(frozen=True, slots=True)
class Difference:
    """All that a draft changes; `listed` are the changes of the places that were asked for."""

    base: str
    after: Dataset
    changes: tuple[Change, ...]
    listed: tuple[Change, ...]
    flips: tuple[Flip, ...]
    files: tuple[FileChange, ...]
    items: tuple[Item, ...]


def diff(  # noqa: PLR0913  the options of the command
    draft: Draft,
    *,
    data: Data = None,
    store: StoreAddress = None,
    as_of: AsOf = None,
    place: Place = None,
    every: All = False,
    json: AsJson = False,
) -> None:
    """Show what a draft changes; leaves with 1 where something must be put right before it comes out."""
    with base_folder(data, store) as base:
        found = _difference(base.name, base.folder, draft_folder(draft), day_of(as_of), _wanted(place, every))
    if json:
        print_json(_plain(found))
    else:
        for line in _lines(found):
            typer.echo(line)
    raise typer.Exit(1 if any(item.severity is Severity.ERROR for item in found.items) else 0)


_Wanted = Callable[[Dataset, Change], bool]


def _wanted(places: list[str] | None, every: bool) -> _Wanted:  # noqa: FBT001  one of two options
    """Return which changes are listed one by one."""
    if every:
        return lambda after, change: True  # noqa: ARG005  all of them
    if places:
        return lambda after, change: change.geography in places  # noqa: ARG005  whatever the draft holds
    return lambda after, change: Names(after).is_home(change)


def _difference(name: str, before: Path | None, draft: Path, day: date, wanted: _Wanted) -> Difference:
    after = load(draft, as_of=day).released(day)
    earlier = load(before, as_of=day).released(day) if before is not None else None
    beside = replace(after, before=earlier)
    found = changes(before, draft, noted(draft).explanations)
    return Difference(
        base=name,
        after=beside,
        changes=found,
        listed=tuple(change for change in found if wanted(beside, change)),
        flips=flips(earlier, beside) if earlier is not None else (),
        files=other_files(before, draft),
        items=checklist(beside, found),
    )


def _lines(found: Difference) -> Iterator[str]:
    """Write the difference for a reader: figures, verdicts, files, and what to do."""
    counted = Counter(change.kind for change in found.changes)
    told = ", ".join(f"{counted[kind]} {kind}" for kind in ChangeKind if counted[kind])
    yield f"Beside {found.base}: {told or 'no figure changes'}."
    yield from _figures(found)
    yield from _titled("Answers that change", [_flip(flip) for flip in found.flips])
    yield from _titled("Other files", [_file(each) for each in found.files])
    yield from _titled("To put right, and to look at", [str(item) for item in found.items])


def _figures(found: Difference) -> Iterator[str]:
    rows = changed_rows(Names(found.after, found.after.before), found.listed)
    table = [
        (str(row.kind), row.title, row.place, row.period, row.old or "-", row.new or "-", row.why)
        for row in rows
    ]
    if table:
        yield from ("", *in_columns([_HEAD, *table]))
    left = len(found.changes) - len(found.listed)
    if left:
        yield f"Not listed: {left} of other places. List them with --all."


def _titled(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"{title}:", *(f"  {line}" for line in lines))


def _flip(flip: Flip) -> str:
    return f"{flip.title}: {flip.question} {flip.before.words}. Now: {flip.now.words}."


def _file(change: FileChange) -> str:
    rows = f", {change.rows_added} rows added, {change.rows_removed} removed"
    keys = f": {', '.join(change.keys)}" if change.keys else ""
    return f"{change.path} {change.what}{rows if change.path.endswith('.csv') else keys}"


def _plain(found: Difference) -> dict[str, object]:
    counted = Counter(change.kind for change in found.changes)
    return {
        "beside": found.base,
        "counts": {kind: counted[kind] for kind in ChangeKind},
        "changes": [change.model_dump(mode="json") for change in found.listed],
        "flips": [
            {"indicator": f.indicator, "before": as_plain(f.before.signal), "now": as_plain(f.now.signal)}
            for f in found.flips
        ],
        "files": [asdict(each) for each in found.files],
        "checklist": [asdict(item) for item in found.items],
    }
