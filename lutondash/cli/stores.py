"""The options of the commands about published editions, and what they mean where they are not given."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from lutondash.editions.files import FolderFiles
from lutondash.editions.source import cache_folder, editions_in
from lutondash.editions.store import Store
from lutondash.errors import UsageError

StoreAddress = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="ADDRESS",
        envvar="LUTONDASH_STORE",
        help="The store of editions: a folder, or an address such as s3://bucket/editions.",
        show_default=False,
    ),
]
Note = Annotated[str, typer.Option("--note", metavar="WORDS", help="What it is about; the public reads it.")]
ApprovedBy = Annotated[
    str,
    typer.Option("--approved-by", metavar="ROLE", help="Which role approved it, such as Service director."),
]


def store_of(given: str | None) -> Store:
    """Return the store meant, with what this machine saw taken back; UsageError where none was named."""
    if not given:
        raise UsageError("No store is named. Name it with --store, or in LUTONDASH_STORE.")
    folder = cache_folder(os.environ)
    return Store.open(given, editions_in(folder) if folder else None)


def store_there(given: str | None) -> Store:
    """Return the store meant, which editions were published to; UsageError where its folder is not there."""
    store = store_of(given)
    if given and isinstance(store.files, FolderFiles) and not Path(store.files.root).is_dir():
        raise UsageError(f"There is no store {given!r}. Check --store and LUTONDASH_STORE.")
    return store


def now() -> datetime:
    """Return the instant it is."""
    return datetime.now(UTC)
