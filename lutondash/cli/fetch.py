"""`lutondash fetch`: ask a publisher for the newest file of a release and keep it, ready to be imported."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from lutondash.cli.options import AsJson, Data, folder_of
from lutondash.cli.printing import print_json
from lutondash.cli.version import version
from lutondash.dataset.files import nearest
from lutondash.errors import Finding, ImportFaultError, UsageError
from lutondash.importers.fetching.orders import Order
from lutondash.importers.fetching.settings import LIMIT, MEGABYTE, Clock, Means, Settings
from lutondash.importers.recipe_files import GEOGRAPHIES_RECIPE, read_recipe

if TYPE_CHECKING:
    from lutondash.importers.fetching.keeping import Kept

_SETTING = "LUTONDASH_FETCH_"
_KINDS = ("fingertips", "nomis", "dfe", "file")

Release = Annotated[
    str, typer.Argument(metavar="RELEASE", help="The release whose recipe says what to fetch.")
]
To = Annotated[
    Path, typer.Option("--to", metavar="FOLDER", help="Where fetched files are kept, with their records.")
]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="Ask here instead, such as a mirror.", show_default=False),
]
RecipeFile = Annotated[
    Path | None,
    typer.Option("--recipe", metavar="FILE", help="A recipe that is not in the data folder yet."),
]


def fetch(  # noqa: PLR0913  the command's options are its parameters
    release: Release,
    *,
    to: To = Path("fetched"),
    base_url: BaseUrl = None,
    recipe: RecipeFile = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Fetch the newest file of a release from its publisher, look it through, and keep it."""
    order = _order(release, recipe or _recipe_path(release, folder_of(data) / "recipes"))
    settings = _settings(os.environ, {order.kind: base_url} if base_url else {})
    ask = _fetcher()
    console = Console(stderr=True)
    bar = Progress(TextColumn("Fetching"), BarColumn(), TimeElapsedColumn(), console=console, transient=True)
    with bar:
        bar.add_task("Fetching", total=None)
        clock = Clock(now=lambda: datetime.now(UTC), ticks=time.monotonic, wait=time.sleep)
        kept = ask(release, order, to, Means(settings, clock, partial(console.print, markup=False)))
    next_step = (
        f"lutondash import {quote(str(kept.path))} --recipe {quote(str(recipe or release))} --into draft"
    )
    if json:
        print_json(_plain(kept, next_step))
        return
    for line in _lines(kept, next_step):
        typer.echo(line)


def _recipe_path(release: str, folder: Path) -> Path:
    """Return where a release's recipe is; UsageError names one of a similar name."""
    path = folder / f"{release}.toml"
    known = sorted(each.stem for each in folder.glob("*.toml") if each.name != GEOGRAPHIES_RECIPE)
    if release not in known:
        raise UsageError(f"There is no recipe {release!r}. {nearest(release, known)}")
    return path


def _order(release: str, path: Path) -> Order:
    """Return what the recipe orders; UsageError where it orders nothing, ImportFaultError for faults."""
    faults: list[Finding] = []
    recipe = read_recipe(path, faults)
    if faults or recipe is None:
        raise ImportFaultError("fetch", faults)
    if recipe.release != release:
        raise UsageError(f"{path} is the recipe of {recipe.release!r}, not of {release!r}.")
    if recipe.fetch is None:
        raise UsageError(
            f"The recipe of {release!r} has no [fetch], so nobody knows what to ask its publisher for. "
            "Fetch the file by hand, or add [fetch] to the recipe."
        )
    return recipe.fetch


def _settings(environ: Mapping[str, str], bases: dict[str, str]) -> Settings:
    """Return how to ask: what was given with the command first, else what the environment says."""
    said = {kind: environ.get(_SETTING + kind.upper(), "") for kind in _KINDS}
    given = {kind: base for kind, base in (said | bases).items() if base}
    for base in given.values():
        parts = urlsplit(base)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query:
            raise UsageError(f"{base!r} is no address to ask. Write it as https://example.org/api.")
    contact = environ.get(f"{_SETTING}CONTACT", "")
    if not contact.isprintable() or not contact.isascii():
        raise UsageError(
            f"{_SETTING}CONTACT is {contact!r}. Write it in plain letters, such as data@luton.gov.uk."
        )
    proxy = environ.get("HTTPS_PROXY", "") or environ.get("https_proxy", "")
    if proxy and urlsplit(proxy).scheme not in ("http", "https"):
        raise UsageError(f"HTTPS_PROXY is {proxy!r}. Write it as http://proxy.example.org:8080.")
    return Settings(
        version=version(),
        contact=contact,
        bases=given,
        limit=_limit(environ.get(f"{_SETTING}MEGABYTES", "")),
        proxy=proxy,
        certificates=environ.get("SSL_CERT_FILE", ""),
    )


def _limit(text: str) -> int:
    """Return how many bytes a file may have; UsageError where that is not a number of megabytes."""
    if not text:
        return LIMIT
    if not (text.isascii() and text.isdigit() and int(text[:6])):
        raise UsageError(f"{_SETTING}MEGABYTES is {text!r}. Write a whole number, such as 200.")
    return int(text[:6]) * MEGABYTE


def _fetcher() -> "Callable[..., Kept]":
    """Return the fetcher; what it needs is an extra, so it is asked for only here."""
    try:
        from lutondash.importers.fetching.fetch import fetch as ask  # noqa: PLC0415  for the reason above
    except ModuleNotFoundError as missing:
        raise UsageError(
            f"Fetching needs {missing.name}, which is not installed. "
            "Install it with: python -m pip install -e '.[fetch]'"
        ) from missing
    return ask


def _lines(kept: "Kept", next_step: str) -> Iterator[str]:
    """Yield what came, in lines for people."""
    record = kept.record
    rows = "" if record.rows is None else f"{record.rows:,} {'row' if record.rows == 1 else 'rows'}, "
    yield f"{kept.path}: {kept.outcome}"
    yield f"{rows}{record.bytes:,} bytes, sha256 {record.sha256}"
    for request in record.requests:
        at = record.checked if kept.outcome == "not changed" else request.at
        yield f"asked {request.address} at {at}"
    if kept.moved_to:
        yield f"The file that was there is now called {kept.moved_to}."
    yield from record.told
    yield f"Next: {next_step}"


def _plain(kept: "Kept", next_step: str) -> dict[str, object]:
    """Return what came, for other programs."""
    named = {"path": str(kept.path), "outcome": kept.outcome, "moved_to": kept.moved_to, "next": next_step}
    return kept.record.model_dump(mode="json") | named
