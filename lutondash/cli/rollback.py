"""`lutondash rollback`: the newest edition is taken back, and the one before it is shown again."""

from datetime import datetime
from typing import Annotated

import typer

from lutondash.cli.stores import ApprovedBy, Note, StoreAddress, now, store_of
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.reading import shown_at
from lutondash.editions.withdrawing import withdraw

Number = Annotated[
    int | None,
    typer.Option(
        "--edition",
        metavar="N",
        min=1,
        help="Take it back only if it is the newest that stands.",
        show_default=False,
    ),
]
Hide = Annotated[
    bool,
    typer.Option(
        "--hide",
        help="For harm, such as personal data: nobody can look at the edition again, ever. "
        "It stays in the list, with its note, as taken back.",
        show_default=False,
    ),
]


def rollback(
    *,
    note: Note,
    approved_by: ApprovedBy,
    edition: Number = None,
    hide: Hide = False,
    store: StoreAddress = None,
) -> None:
    """Take back the newest edition, be it out or still to come; nothing is deleted from the store."""
    place, present = store_of(store), now()
    taken = withdraw(place, now=present, note=note, approved_by=approved_by, number=edition, hidden=hide)
    shown = shown_at(place, present)
    left = f"Edition {shown.number} is shown." if shown else "No edition is shown now."
    typer.echo(f"{_told(taken, present, hide=hide)} {left}")


def _told(taken: StoredManifest, present: datetime, *, hide: bool) -> str:
    early = ", which was still to come," if taken.manifest.at > present else ""
    return f"Edition {taken.number}{early} is taken back{' and hidden' if hide else ''}."
