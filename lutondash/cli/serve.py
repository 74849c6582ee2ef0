"""`lutondash serve`: check the data, then start the dashboard."""

import asyncio
import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lutondash.cli.child import run_until_stopped
from lutondash.cli.doorstep import knock
from lutondash.cli.options import AsOf, Data, app_file, day_of, folder_of
from lutondash.cli.running import Place
from lutondash.cli.stores import StoreAddress
from lutondash.cli.workers import proxies, run_workers
from lutondash.dataset.loading import load
from lutondash.editions.previewing import refuse_draft
from lutondash.editions.source import STORE
from lutondash.site.deployment import EXAMPLE, NOTICE, Deployment, Kind, written

Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")]
Address = Annotated[str, typer.Option("--address", help="The address to listen on.")]
Public = Annotated[
    str,
    typer.Option("--public", metavar="URL", help="Where the public finds it, such as https://example.org."),
]
Workers = Annotated[
    int,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        max=64,
        help="How many processes serve the site; more than one needs nginx on this machine.",
    ),
]
Drain = Annotated[
    int,
    typer.Option(
        "--drain",
        metavar="SECONDS",
        min=0,
        max=600,
        help="How long /readyz says that the site is stopping before it does stop.",
    ),
]
Print = Annotated[
    Kind | None,
    typer.Option(
        "--print",
        help="Print a file for those who run the site, and start nothing.",
        show_default=False,
    ),
]


def serve(  # noqa: PLR0913  one option each
    *,
    data: Data = None,
    store: StoreAddress = None,
    as_of: AsOf = None,
    port: Port = 8501,
    address: Address = "localhost",
    public: Public = "",
    workers: Workers = 1,
    drain: Drain = 0,
    print_: Print = None,
) -> None:
    """Check the data and start the site; faulty data is listed and nothing starts.

    Where a store of editions is named the site follows that, unless a folder is given too.
    """
    if print_:
        wanted = Deployment(public or EXAMPLE, workers, store or "", proxies(os.environ))
        typer.echo(written(print_, wanted), nl=False)
        return
    refuse_draft(os.environ)
    folder, followed = folder_of(data).resolve(), _followed(store) if data is None else ""
    if not followed:
        load(folder, as_of=day_of(as_of))
    proxies(os.environ)  # a slip in the setting is told before anything starts
    asyncio.run(knock(address, port))
    typer.echo(f"The site is at http://{address}:{port}; Ctrl+C stops it.")
    told = environment(folder, as_of, public, followed)
    beside = app_file().parent
    if workers > 1:
        raise typer.Exit(run_workers(workers, Place(address, port, drain), told, beside))
    raise typer.Exit(run_until_stopped(command(port, address), told | _notice(drain), beside))


def _notice(drain: int) -> dict[str, str]:
    """Tell the server itself for how long it is to say that it will stop."""
    return {NOTICE: str(drain)} if drain else {}


def _followed(store: str | None) -> str:
    """Return the address of the store that holds from any folder; blank where none is named."""
    if not store or "://" in store:
        return store or ""
    return str(Path(store).resolve())


def command(port: int, address: str) -> list[str]:
    """Return what starts the server; other settings are in .streamlit/config.toml beside the app."""
    return [sys.executable, "-m", "lutondash.web", f"--port={port}", f"--address={address}"]


def environment(folder: Path, as_of: date | None, public: str = "", store: str = "") -> dict[str, str]:
    """Return the environment that tells the app what to show; without a day it shows each day's today.

    Without a store it shows the folder, whatever store this process was told of.
    """
    day = {"LUTONDASH_AS_OF": as_of.isoformat()} if as_of else {}
    place = {"LUTONDASH_ADDRESS": public} if public else {}
    return {**os.environ, "LUTONDASH_DATA": str(folder), STORE: store, **day, **place}
