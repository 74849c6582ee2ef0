"""The README speaks of every command and of every target of the Makefile, and of no other."""

import re
from pathlib import Path

from typer.main import get_command

from lutondash.cli.main import app
from tests.test_architecture import STOREYS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def commands() -> set[str]:
    """The names of the commands of `lutondash`."""
    return set(get_command(app).commands)  # type: ignore[attr-defined]  # a typer app with commands is a group


def targets() -> set[str]:
    """The names of what `make` can make."""
    return set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def test_every_command_is_in_the_readme() -> None:
    """Whoever reads the README knows what `lutondash` can do."""
    assert commands() - set(re.findall(r"`lutondash ([a-z-]+)", README)) == set()


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    """A command that was renamed or taken away leaves no trace in the README."""
    assert set(re.findall(r"lutondash ([a-z-]+)", README)) - commands() - {"contributors"} == set()


def test_the_readme_and_the_makefile_name_the_same_targets() -> None:
    """Every `make` target but `help` is in the README, and every one named there exists."""
    assert set(re.findall(r"`?make ([a-z]+)`", README)) == targets() - {"help"}


def test_the_readme_draws_the_house_as_it_stands() -> None:
    """Every room there is stands in the README's drawing, on the storey that the architecture gives it."""
    drawing = README.split("```")[-2]
    rooms = {path.name for path in (ROOT / "lutondash").iterdir() if (path / "__init__.py").exists()}
    drawn = [set(re.findall(r"[a-z]+", line[:33])) & (rooms | {"errors"}) for line in drawing.splitlines()]
    built = [storey & (rooms | {"errors"}) for storey in reversed(STOREYS)]
    assert [storey for storey in drawn if storey] == [storey for storey in built if storey]


def test_the_files_the_readme_points_to_exist() -> None:
    """No link or picture of the README leads to nothing."""
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
