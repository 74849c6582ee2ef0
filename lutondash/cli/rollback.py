"""`lutondash rollback`: the newest edition is taken back, and the one before it is shown again."""

import typer

from lutondash.cli.stores import ApprovedBy, Note, StoreAddress, now, store_of
from lutondash.editions.reading import shown_at
from lutondash.editions.withdrawing import withdraw


def rollback(*, note: Note, approved_by: ApprovedBy, store: StoreAddress = None) -> None:
    """Take back the newest edition, be it out or still to come; nothing is deleted."""
    place, present = store_of(store), now()
    taken = withdraw(place, now=present, note=note, approved_by=approved_by)
    shown = shown_at(place, present)
    left = f"Edition {shown.number} is shown." if shown else "No edition is shown now."
    typer.echo(f"Edition {taken.number} is taken back. {left}")
