"""The servers that are measured against each other: the floor app in two settings, and ours."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import lutondash
from scripts.pages import AS_OF, ROOT
from scripts.server import Server, dashboard, free_port, running, streamlit

FLOOR_APP = ROOT / "benchmarks" / "floor_app.py"
FLOOR, TUNED, OURS = "floor, Streamlit's defaults", "floor, our settings", "our priority page"


def settings(folder: Path) -> dict[str, str]:
    """What tells our server the figures and the day."""
    return {"LUTONDASH_DATA": str(folder), "LUTONDASH_AS_OF": AS_OF.isoformat()}


def priority(folder: Path) -> str:
    """The address of the priority with most figures: the page that is measured."""
    held = lutondash.load(folder, as_of=AS_OF)
    return max(held.priorities, key=lambda each: len(held.indicators_in(each.id))).id


@contextmanager
def floor(place: Path) -> Iterator[Server]:
    """Run the floor app as somebody would who sets nothing: in an empty folder that is also the home."""
    empty = place / "empty"
    empty.mkdir(exist_ok=True)
    port = free_port()
    words = ["streamlit", "run", str(FLOOR_APP), f"--server.port={port}", "--server.headless=true"]
    with running(words, port, {"HOME": str(empty)}, place / "floor.log", empty) as server:
        yield server


def tuned(place: Path) -> AbstractContextManager[Server]:
    """Run the floor app with our settings."""
    return streamlit(FLOOR_APP, {}, place / "tuned.log")


def ours(folder: Path, place: Path) -> AbstractContextManager[Server]:
    """Run our server."""
    return dashboard(settings(folder), place / "ours.log")


@contextmanager
def workers(number: int, folder: Path, place: Path) -> Iterator[Server]:
    """Run our server as `lutondash serve --workers`, which puts nginx before more than one."""
    port = free_port()
    # By address, not by name: this machine's readers come from many addresses of it.
    words = ["lutondash", "serve", f"--workers={number}", f"--port={port}", "--address=127.0.0.1"]
    log = place / f"workers-{number}-{port}.log"
    with running(words, port, settings(folder), log) as server:
        yield server
