"""The house of storeys, proved from the source of every module; there is no list of exceptions."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WALL = 400

# From the ground up. Rooms on one storey are divided by bars: none may import another.
# `__init__` is the library's own door, lutondash/__init__.py: it opens on the dataset.
STOREYS = (
    {"errors"},
    {"model"},
    {"dataset"},
    {"__init__"},
    {"analysis", "importers", "editions"},
    {"views"},
    {"charts", "markup", "exports"},
    {"site"},
    {"cli", "ui", "web"},
    {"app", "pages", "__main__"},
)
FLOOR = {room: number for number, storey in enumerate(STOREYS) for room in storey}
ENTRANCES = STOREYS[-1] | STOREYS[-2]

NETWORK = (
    "aiohttp ftplib http.client httpx requests smtplib socket ssl tenacity urllib.request urllib3 websockets"
)
ONLY_IN = {
    "streamlit": {"ui", "web", "app", "pages"},
    "altair": {"charts", "ui"},
    "jinja2": {"markup", "site"},
    "pandas": {"dataset", "importers", "charts", "exports"},
    "typer": {"cli"},
    "starlette": {"web"},
    "fsspec": {"editions"},
    "lutondash.importers": {"importers", "cli"},
    **{name: {"importers"} for name in NETWORK.split()},
}
# What these rooms may use beside the standard library; a room not named here is free.
OUTSIDE = {"errors": set[str](), "model": {"pydantic"}, "analysis": {"pydantic"}}
# The clock and the environment: read at the entrances and passed down from there.
AMBIENT = (
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "strftime")),
    *("datetime.date.today", "pandas.Timestamp.now", "pandas.Timestamp.today"),
    *(f"os.{name}" for name in ("environ", "environb", "getenv", "getenvb", "getcwd")),
    *("pathlib.Path.cwd", "pathlib.Path.home"),
)
HIDDEN_IMPORTS = ("__import__", "importlib.import_module")


def modules() -> Iterator[tuple[str, str]]:
    """Every module of the product: its dotted name and its source."""
    for path in (*ROOT.glob("app.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("lutondash/**/*.py")):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path.read_text("utf-8")


def room_of(module: str) -> str:
    """The room a module of ours lies in: `lutondash.model.period` lies in `model`."""
    return module.removeprefix("lutondash.").split(".", maxsplit=1)[0]


def within(name: str, owner: str) -> bool:
    """Whether a dotted name is `owner` or lies in it."""
    return name == owner or name.startswith(f"{owner}.")


def imports(tree: ast.AST, module: str) -> Iterator[tuple[str, str]]:
    """Every import at any depth: the name it binds and the full dotted name behind it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.asname or alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            home = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*home, *filter(None, [node.module])])
            yield from ((alias.asname or alias.name, f"{base}.{alias.name}") for alias in node.names)


def spoken(tree: ast.AST, bound: dict[str, str]) -> Iterator[str]:
    """Every dotted name a module speaks of, told in full: `d.now` as `datetime.datetime.now`."""
    for node in ast.walk(tree):
        parts: list[str] = []
        root = node
        while isinstance(root, ast.Attribute):
            parts.insert(0, root.attr)
            root = root.value
        if isinstance(root, ast.Name):
            yield ".".join([bound.get(root.id, root.id), *parts])


def import_faults(room: str, target: str) -> Iterator[str]:
    """What is wrong with a room importing one dotted name."""
    top = target.split(".", maxsplit=1)[0]
    ours = top in {"lutondash", "app", "pages"}
    other = room_of(target)
    floor = FLOOR.get(other, FLOOR["__init__"])  # a name that is no room comes through the door
    if ours and other != room and floor >= FLOOR[room]:
        yield f"imports {target}, which is not on a lower storey"
    elif not ours and room in OUTSIDE and top not in OUTSIDE[room] | sys.stdlib_module_names:
        yield f"imports {target}; {room} uses the standard library and pydantic at most"
    for owner, rooms in ONLY_IN.items():
        if within(target, owner) and room not in rooms:
            yield f"imports {target}, which belongs in {', '.join(sorted(rooms))} only"


def faults(module: str, source: str) -> set[str]:
    """Everything in one module that the house forbids, in words."""
    room, tree, length = room_of(module), ast.parse(source), source.count("\n")
    if room not in FLOOR:
        return {f"{module}: lies on no storey; declare its room in STOREYS"}
    bound = list(imports(tree, module))
    found = {fault for _, target in bound for fault in import_faults(room, target)}
    for name in {target for _, target in bound} | set(spoken(tree, dict(bound))):
        if name in HIDDEN_IMPORTS:
            found.add(f"uses {name}, which hides an import")
        if room not in ENTRANCES and any(within(name, ambient) for ambient in AMBIENT):
            found.add(f"reads {name}; pass it in from the entrance")
    if any(isinstance(node, ast.Global) for node in ast.walk(tree)):
        found.add("changes a global; pass the value instead")
    if length > WALL:
        found.add(f"has {length} lines; {WALL} is the wall")
    return {f"{module}: {fault}" for fault in found}


def test_the_house_stands() -> None:
    """No module of the product breaks a rule of the house."""
    found = [fault for module, source in modules() for fault in sorted(faults(module, source))]
    assert found == []


def test_the_search_finds_the_modules_that_are_there() -> None:
    """The rules are put to every room, not to an empty list."""
    assert {room_of(module) for module, _ in modules()} >= {"errors", "model", "dataset", "__init__"}


@pytest.mark.parametrize("folder", ["scripts", "benchmarks", "tests"])
def test_programs_and_tests_stay_within_the_wall(folder: str) -> None:
    """The programs and the tests around the product are as short as its modules."""
    lengths = {path: path.read_text("utf-8").count("\n") for path in (ROOT / folder).rglob("*.py")}
    assert [path for path, length in lengths.items() if length > WALL] == []


BREACHES = [
    # upwards: plainly, within a function, for types only, by dots, through the door, to an entrance
    ("lutondash.model.period", "from lutondash.dataset import load"),
    ("lutondash.dataset.read", "import lutondash.views.overview"),
    ("lutondash.views.row", "def f():\n    import lutondash.ui.shell"),
    ("lutondash.errors", "if TYPE_CHECKING:\n    from lutondash.model import period"),
    ("lutondash.model.period", "from ..views import overview"),
    ("lutondash.dataset.__init__", "from ..views import overview"),
    ("lutondash.dataset.read", "from lutondash import load"),
    ("lutondash.dataset.read", "import lutondash"),
    ("lutondash.cli.serve", "import app"),
    # the same name bound twice does not hide the first
    ("lutondash.views.row", "import lutondash.ui as x\nimport json as x"),
    # across a bar
    ("lutondash.cli.serve", "from lutondash.ui import shell"),
    ("lutondash.charts.trend", "from lutondash.markup import render"),
    ("lutondash.analysis.direction", "from lutondash.editions import publish"),
    # a publisher's file is read on the command line only
    ("lutondash.ui.shell", "from lutondash.importers import run"),
    # libraries out of their room
    ("lutondash.charts.trend", "import streamlit as st"),
    ("lutondash.web.serving", "from fsspec.core import url_to_fs"),
    ("lutondash.views.row", "import altair"),
    ("lutondash.exports.csv", "from jinja2 import Template"),
    ("lutondash.views.row", "from pandas import DataFrame"),
    ("lutondash.analysis.runs", "import numpy"),
    ("lutondash.errors", "import pydantic"),
    # the network
    ("lutondash.ui.shell", "import urllib.request"),
    ("lutondash.views.row", "from urllib import request"),
    ("lutondash.cli.fetch", "import httpx"),
    ("lutondash.web.serving", "from lutondash.importers.fetching.fetch import fetch"),
    ("lutondash.editions.store", "import tenacity"),
    # the clock, the environment, the working folder, a hidden import, a global
    ("lutondash.views.row", "import datetime\nx = datetime.date.today()"),
    ("lutondash.views.row", "from datetime import datetime as d\nx = d.now(tz=None)"),
    ("lutondash.analysis.runs", "from time import time as t"),
    ("lutondash.dataset.read", "import os\nx = os.environ['X']"),
    ("lutondash.dataset.read", "from os import environ"),
    ("lutondash.dataset.read", "from pathlib import Path\nx = Path.cwd()"),
    ("lutondash.ui.shell", "import importlib\nimportlib.import_module('x')"),
    ("lutondash.ui.shell", "def f():\n    global x\n    x = 1"),
    # a room on no storey, a module past the wall
    ("lutondash.utils", "x = 1"),
    ("lutondash.ui.shell", "x = 1\n" * (WALL + 1)),
]


@pytest.mark.parametrize(("module", "source"), BREACHES)
def test_a_breach_is_seen(module: str, source: str) -> None:
    """Each thing the house forbids, done on purpose, is found."""
    assert faults(module, source)


ALLOWED = [
    ("lutondash.views.row", "from lutondash.model.period import Period\nfrom lutondash import errors"),
    ("lutondash.model.target", "from lutondash.model import period\nfrom . import record"),
    ("lutondash.dataset.__init__", "from .read import load"),
    ("lutondash.__init__", "from lutondash.dataset import load"),
    ("lutondash.cli.show", "from lutondash import load"),
    ("lutondash.cli.bring", "from lutondash.importers.run import import_all"),
    ("lutondash.cli.main", "from datetime import date\nx = date.today()"),
    ("lutondash.views.row", "from datetime import date\nx = date.fromisoformat('2024-01-01')"),
    ("lutondash.importers.read", "from time import perf_counter\nx = perf_counter()"),
    ("pages.money", "from lutondash.ui import money\nmoney.page()"),
]


@pytest.mark.parametrize(("module", "source"), ALLOWED)
def test_what_is_allowed_is_let_through(module: str, source: str) -> None:
    """The rules refuse nothing that the house permits."""
    assert faults(module, source) == set()
