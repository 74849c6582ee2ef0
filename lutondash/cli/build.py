"""`lutondash build OUT`: the whole site as files, for any web server."""

import os
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from lutondash.cli.options import AsOf, Data, day_of, folder_of
from lutondash.cli.printing import count
from lutondash.dataset.edition import Edition
from lutondash.errors import UsageError
from lutondash.site import static_edition
from lutondash.site.static_edition import Built
from lutondash.site.static_files import LOCAL, Order

_SEEN_AT_ONCE = 4
"""Workers beyond this wait more for each other than they help on a site of this size."""

Out = Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write: a new one, or an empty one.")]
Public = Annotated[
    str,
    typer.Option(
        "--public", metavar="URL", help="Where the public will find it, such as https://example.org/luton."
    ),
]
Replace = Annotated[bool, typer.Option("--replace", help="Put it in the place of an earlier edition.")]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="How many pages to write at a time.", show_default=False),
]


def build(  # noqa: PLR0913  each is an option of the command
    out: Out,
    *,
    data: Data = None,
    as_of: AsOf = None,
    public: Public = "",
    replace: Replace = False,
    workers: Workers = None,
) -> None:
    """Write the whole site as files that need no server and no script: every page, list and download."""
    shown = Edition(str(folder_of(data).resolve()), day_of(as_of))
    order = Order(shown, out.absolute(), public_top(public), replace)
    bar = Progress(
        TextColumn("Writing"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("Writing", total=None)
        built = static_edition.build(
            order,
            workers=workers or min(os.cpu_count() or 1, _SEEN_AT_ONCE),
            tell=lambda done, known: bar.update(task, completed=done, total=known),
        )
    for line in said(built, out, order):
        typer.echo(line)


def public_top(given: str) -> str:
    """Return the public address without a slash at its end; UsageError where it is none."""
    parts = urlsplit(given)
    if given and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment):
        raise UsageError(f"{given!r} is no public address. Write --public https://example.org/luton.")
    return given.rstrip("/")


def said(built: Built, out: Path, order: Order) -> list[str]:
    """Return what to tell: what was written and, without a public address, what that means."""
    others = count(built.files - built.pages, "other file")
    lines = [
        f"Wrote {count(built.pages, 'page')} and {others} to {out}, as of {order.shown.as_of.isoformat()}.",
        f"See it: python -m http.server --directory {out}, then {LOCAL}; or open {out / 'index.html'}.",
    ]
    if not order.public:
        lines += [
            f"No --public was given. So sitemap.xml and robots.txt say {LOCAL}.",
            "No page names its public address, and 404.html fits only a site that has a host to itself.",
        ]
    return lines
