"""The guides: every command can be typed as it stands, every example is one, and what they say is so."""

import re
import shlex
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from typer.main import get_command

from lutondash.cli import fetch
from lutondash.cli.main import app
from lutondash.importers.fetching.orders import Order
from lutondash.importers.fetching.settings import BASES, LIMIT, MEGABYTE
from lutondash.model.release import Release

ROOT = Path(__file__).parents[1]
GUIDES = {
    name: (ROOT / name).read_text("utf-8")
    for name in (
        "docs/publishing.md",
        "docs/fetching.md",
        "docs/scrutiny.md",
        "docs/operations.md",
        "README.md",
    )
}


def blocks(text: str) -> Iterator[str]:
    """Yield what stands in a text's blocks of code, without their indent."""
    for found in re.findall(r"^ *```\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL):
        yield textwrap.dedent(found)


def tables(text: str, key: str) -> Iterator[dict[str, Any]]:
    """Yield the TOML of a text's blocks that begin with a key."""
    yield from (tomllib.loads(block) for block in blocks(text) if block.startswith(key))


COMMANDS = [
    (name, line)
    for name, text in GUIDES.items()
    for block in blocks(text)
    for line in block.splitlines()
    if line.startswith("lutondash ")
]


@pytest.mark.parametrize(("name", "line"), COMMANDS)
def test_a_command_can_be_typed_as_it_stands(name: str, line: str) -> None:
    """The command has every option and argument of the line, and needs no other; nothing is run."""
    _, command, *words = shlex.split(line)
    group: Any = get_command(app)
    assert group.commands[command].make_context(command, words), name


def test_the_guides_show_commands() -> None:
    """There is something to try."""
    assert {line.split()[1] for _, line in COMMANDS} >= {"begin", "import", "diff", "preview", "publish"}


def test_each_kind_of_fetching_has_an_example_that_can_be_read() -> None:
    """The recipe's own model reads each; there are four kinds."""
    orders = [table["fetch"] for table in tables(GUIDES["docs/fetching.md"], "[fetch]")]
    read = [TypeAdapter[Any](Order).validate_python(each) for each in orders]
    assert {each.kind for each in read} == {"fingertips", "nomis", "dfe", "file"}


def test_the_release_that_is_shown_is_one() -> None:
    """It can be copied as it stands."""
    (shown,) = tables(GUIDES["docs/publishing.md"], "id =")
    assert Release(**shown).id == "our-performance-report"


def test_the_settings_of_fetching_are_those_of_the_program() -> None:
    """Every setting, address and limit of the guide is the one in the code."""
    guide, source = GUIDES["docs/fetching.md"], Path(fetch.__file__).read_text("utf-8")
    named = set(re.findall(r"`LUTONDASH_FETCH_([A-Z]+)`", guide))
    assert named == {"FINGERTIPS", "NOMIS", "DFE", "FILE", "CONTACT", "MEGABYTES"}
    assert set(re.findall(r"_SETTING\}([A-Z]+)", source)) <= named
    assert all(f"`{base}`" in guide for base in BASES.values())
    assert f"; {LIMIT // MEGABYTE} unless set" in guide
