"""`lutondash new-indicator ID`: a folder for a new indicator, with every key explained."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from lutondash.cli.options import Data, folder_of
from lutondash.dataset import layout
from lutondash.errors import UsageError
from lutondash.model.indicator import Assessment, Break, Indicator, OutcomeLink, Rebase

Id = Annotated[
    str, typer.Argument(metavar="ID", help="Small letters, digits and hyphens, such as missed-bins.")
]
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TABLES = {"contributes_to", "measures", "assessment", "break", "rebase"}


def new_indicator(id: Id, *, data: Data = None) -> None:  # noqa: A002  the name of the argument
    """Start a new indicator: a folder with an indicator.toml to fill in."""
    if _ID.fullmatch(id) is None:
        raise UsageError(f"{id!r} is no id. Use small letters, digits and hyphens, such as missed-bins.")
    folder = folder_of(data)
    description = folder / layout.of_indicator(id, layout.INDICATOR)
    if description.parent.exists():
        raise UsageError(f"There is an indicator {id!r} already. Edit {description.as_posix()}.")
    write(description.parent, id)
    typer.echo(
        f"1. Fill in {description.as_posix()}; every line says what it wants.\n"
        f"2. Put the figures into {layout.OBSERVATIONS} beside it, one row for each period and place.\n"
        "3. Describe the release they come from in data/releases/, if it is new.\n"
        "4. `lutondash validate` lists what is still missing; `lutondash serve` shows the page."
    )


def write(folder: Path, indicator: str) -> None:
    """Write the files of a new indicator."""
    folder.mkdir(parents=True)
    (folder / layout.INDICATOR).write_text(scaffold(indicator), encoding="utf-8", newline="\n")
    (folder / layout.OBSERVATIONS).write_text("period,geography,value\n", encoding="utf-8", newline="\n")


def scaffold(indicator: str) -> str:
    """Return an indicator.toml with every key of the model; a key that may be left out is commented out."""
    lines = [f'id = "{indicator}"']
    lines += [_line(name, info) for name, info in _keys(Indicator) if name not in {"id", *_TABLES}]
    lines += ["", "# Role contribution uses contributes_to, role outcome measures; the first is its home."]
    for table, model in (("contributes_to", OutcomeLink), ("measures", OutcomeLink)):
        lines += ["", f"# [[{table}]]", *_commented(model)]
    lines += ["", "# [assessment]", *_commented(Assessment)]
    for table, other in (("break", Break), ("rebase", Rebase)):
        lines += ["", f"# [[{table}]]", *_commented(other)]
    return "\n".join(lines) + "\n"


def _keys(model: type[BaseModel]) -> list[tuple[str, Any]]:
    return [(info.alias or name, info) for name, info in model.model_fields.items()]


def _commented(model: type[BaseModel]) -> list[str]:
    return [f"# {name} = {_example(info)}  # {info.description}" for name, info in _keys(model)]


def _line(name: str, info: Any) -> str:
    mark = "" if info.is_required() else "# "
    return f"{mark}{name} = {_example(info)}  # {_wanted(info)}"


def _wanted(info: Any) -> str:
    """Return what a key wants: its description, and the words it may be where there is a list of them."""
    kind = info.annotation
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f"{info.description}: {' | '.join(kind)}"
    return str(info.description)


def _example(info: Any) -> str:
    """Return something of the right kind to write over; text is blank, which `validate` refuses."""
    words = str(info.annotation)
    if info.annotation is bool:
        return str(info.default is True).lower()
    if "tuple" in words:
        return "[0.0, 1.0]" if "float" in words else '["", ""]'
    if re.search(r"\bdate\b", words) and "Annotated" not in words:
        return "2024-04-01"
    return "0" if re.search(r"\b(int|float)\b", words) else '""'
