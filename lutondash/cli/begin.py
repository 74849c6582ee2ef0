"""`lutondash begin DRAFT`: make a draft, a copy of the newest edition, before anything is imported."""

from pathlib import Path
from typing import Annotated

import typer

from lutondash.cli.import_beside import Beside
from lutondash.cli.stores import StoreAddress
from lutondash.editions import draft as drafts

Draft = Annotated[Path, typer.Argument(metavar="DRAFT", help="The folder to make.")]
Base = Annotated[
    Path | None,
    typer.Option(
        "--base", metavar="FOLDER", help="Copy this data folder, not an edition.", show_default=False
    ),
]


def begin(draft: Draft, *, base: Base = None, store: StoreAddress = None) -> None:
    """Make a draft, a copy of the newest edition; an import makes one too where there is none."""
    beside = Beside(draft, base, store)
    beside.must_be_there()
    with beside.base() as (folder, number):
        drafts.begin(draft, folder, number)
    copied = f"edition {number}" if number else str(base)
    typer.echo(f"The draft is in {draft}, a copy of {copied}. Nothing in it is published.")
