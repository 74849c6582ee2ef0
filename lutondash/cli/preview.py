"""`lutondash preview DRAFT`: the site as it would look, for officers only, on a port of its own."""

import asyncio
import os
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from lutondash.cli.bases import draft_folder
from lutondash.cli.child import run_until_stopped
from lutondash.cli.doorstep import knock
from lutondash.cli.options import Data, app_file, folder_of
from lutondash.cli.serve import Address, Port
from lutondash.cli.stores import StoreAddress, now, store_there
from lutondash.dataset.loading import load
from lutondash.editions.local_time import in_luton, instant, written
from lutondash.errors import UsageError

_HOST = re.compile(r"(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)

Draft = Annotated[Path, typer.Argument(metavar="DRAFT", help="The folder of the draft.")]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="When it would come out in Luton's time, such as 2026-11-26T09:30; today unless given.",
        show_default=False,
    ),
]
Identity = Annotated[
    str,
    typer.Option(
        "--identity-header",
        metavar="NAME",
        help="The header in which the proxy says who asks; who has none is turned away.",
    ),
]
Hosts = Annotated[
    list[str] | None,
    typer.Option(
        "--host",
        metavar="NAME",
        help="A name under which the proxy asks; may be repeated. On a local address others are refused, "
        "save this machine's own; on any other address all pass unless one is named.",
        show_default=False,
    ),
]


def preview(  # noqa: PLR0913  the options of the command
    draft: Draft,
    *,
    data: Data = None,
    store: StoreAddress = None,
    at: At = None,
    port: Port = 8502,
    address: Address = "localhost",
    identity_header: Identity = "",
    host: Hosts = None,
) -> None:
    """Check a draft, then show it as it would come out; each request is written down with who asked."""
    _refuse_no_hosts(host or [])
    folder, out_at = draft_folder(draft), instant(at) if at else None
    load(folder, as_of=in_luton(out_at or now()).date())
    beside = _beside(data, store)
    asyncio.run(knock(address, port))
    typer.echo(f"The draft is at http://{address}:{port}; Ctrl+C stops it. It is not public.")
    words = [*command(folder, out_at), *where(port, address, identity_header, host or [])]
    raise typer.Exit(run_until_stopped(words, {**os.environ, **beside}, app_file().parent))


def command(draft: Path, out_at: datetime | None) -> list[str]:
    """Return what starts the server of a draft."""
    at = [f"--at={written(out_at)}"] if out_at else []
    return [sys.executable, "-m", "lutondash.web.preview", f"--draft={draft}", *at]


def where(port: int, address: str, identity_header: str, hosts: Sequence[str]) -> list[str]:
    """Return where the server listens and under which names, and how it knows who asks."""
    known = [f"--identity-header={identity_header}"] if identity_header else []
    return [f"--port={port}", f"--address={address}", *known, *(f"--host={each}" for each in hosts)]


def _refuse_no_hosts(hosts: Sequence[str]) -> None:
    """Raise UsageError where a name could not be that of a host."""
    for each in hosts:
        if _HOST.fullmatch(each) is None:
            raise UsageError(
                f"{each!r} is no name of a host. Give --host such as preview.example.org or *.example.org, "
                "without https:// and without a port."
            )


def _beside(data: Path | None, store: str | None) -> dict[str, str]:
    """Return the settings that name what the draft is set beside: the folder named, else the store."""
    if data is None and store:
        store_there(store).ledger()
        place = str(Path(store).resolve()) if Path(store).is_dir() else store
        return {"LUTONDASH_STORE": place, "LUTONDASH_DATA": ""}
    return {"LUTONDASH_STORE": "", "LUTONDASH_DATA": str(folder_of(data).resolve())}
