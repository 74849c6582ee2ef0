"""`lutondash pack`: what a committee takes to its meeting, as one file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lutondash.cli.build import public_top
from lutondash.cli.options import AsOf, Data, a_day
from lutondash.cli.pack_edition import Wanted, edition_of
from lutondash.cli.printing import count
from lutondash.cli.stores import StoreAddress, now
from lutondash.dataset.edition import Edition, dataset
from lutondash.errors import PackFault, PackFaultError
from lutondash.site.output_file import write_whole
from lutondash.site.pack_kinds import KINDS, missing, written
from lutondash.views.pack.asking import faults
from lutondash.views.pack.pack import pack as made
from lutondash.views.scrutiny.scope import Asking

_KINDS = " or ".join(f".{ending}" for ending in KINDS)
Committee = Annotated[str, typer.Option("--committee", metavar="ID", help="The committee it is for.")]
Priority = Annotated[str, typer.Option("--priority", metavar="ID", help="The priority it is about.")]
Service = Annotated[str, typer.Option("--service", metavar="ID", help="The service it is about.")]
Indicators = Annotated[
    str,
    typer.Option("--indicators", metavar="A,B", help="The figures in it, as `lutondash list` shows them."),
]
Since = Annotated[
    str,
    typer.Option(
        "--since", metavar="DATE|EDITION", help="Tell what changed since a day, or since an earlier edition."
    ),
]
Meeting = Annotated[
    date | None,
    typer.Option(
        "--meeting", metavar="DATE", parser=a_day, help="The day of the meeting.", show_default=False
    ),
]
Public = Annotated[
    str,
    typer.Option(
        "--public",
        metavar="URL",
        envvar="LUTONDASH_ADDRESS",
        help="Where the public finds the site, for links that lead there.",
        show_default=False,
    ),
]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help=f"The file to write: {_KINDS}.")]
Replace = Annotated[bool, typer.Option("--replace", help="Put it in the place of an earlier file.")]


def pack(  # noqa: PLR0913  each is an option of the command
    *,
    out: Out,
    committee: Committee = "",
    priority: Priority = "",
    service: Service = "",
    indicators: Indicators = "",
    since: Since = "",
    meeting: Meeting = None,
    as_of: AsOf = None,
    data: Data = None,
    store: StoreAddress = None,
    public: Public = "",
    replace: Replace = False,
) -> None:
    """Write a pack for a committee: verdicts, exceptions and a section for each figure, in one file."""
    top = public_top(public)
    asking = Asking(committee, priority, service, tuple(filter(None, map(str.strip, indicators.split(",")))))
    edition, found = _looked_up(Wanted(data, store or "", as_of, since, now()), _file(out, replace=replace))
    found = (*found, *(faults(dataset(edition), asking) if edition is not None else ()))
    if found or edition is None:
        raise PackFaultError(found)
    whole = made(dataset(edition), asking, since=since, meeting=meeting.isoformat() if meeting else "")
    _write(out, written(whole, _ending(out), lambda address: top + address))
    typer.echo(f"Wrote {count(len(whole.measures), 'figure')} to {out}. {whole.cover.held}")


def _write(out: Path, content: bytes) -> None:
    try:
        write_whole(out, content)
    except OSError as fault:
        found = f"{str(out)!r} cannot be written: {fault.strerror}."
        raise PackFaultError(
            [PackFault("--out", found, "Nothing was changed.", "Name another file.")]
        ) from fault


def _looked_up(wanted: Wanted, found: Iterator[PackFault]) -> tuple[Edition | None, tuple[PackFault, ...]]:
    """Return the edition, unless it is at fault, with every fault so far."""
    so_far = tuple(found)
    try:
        return edition_of(wanted), so_far
    except PackFaultError as fault:
        return None, (*so_far, *fault.faults)


def _file(out: Path, *, replace: bool) -> Iterator[PackFault]:
    """Say what speaks against writing to a file, before anything is made."""
    if _ending(out) in KINDS:
        yield from missing(_ending(out))
    else:
        found = f"{out.name!r} has another ending."
        yield PackFault("--out", found, f"A pack ends in {_KINDS}.", "Name it so.")
    if not out.parent.is_dir():
        yield PackFault(
            "--out", f"there is no folder {str(out.parent)!r}.", "It must be there.", "Make it first."
        )
    elif out.is_dir():
        yield PackFault("--out", f"{str(out)!r} is a folder.", "A file is wanted.", "Add its name.")
    elif out.exists() and not replace:
        yield PackFault(
            "--out", f"{str(out)!r} is there.", "It is not written over.", "Add --replace to do so."
        )


def _ending(out: Path) -> str:
    return out.suffix.lower().removeprefix(".")
