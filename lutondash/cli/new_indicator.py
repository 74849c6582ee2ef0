"""`lutondash new-indicator ID`: a folder for a new indicator, with every key explained."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from lutondash.cli.options import Data, folder_of
from lutondash.dataset import layout
from lutondash.errors import UsageError
from lutondash.model.disclosure import AddsUp, Disclosure
from lutondash.model.indicator import Assessment, Break, Indicator, OutcomeLink, Rebase

Id = Annotated[
    str, typer.Argument(metavar="ID", help="Small letters, digits and hyphens, such as missed-bins.")
]
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TABLES = {"contributes_to", "measures", "assessment", "disclosure", "break", "rebase"}


def new_indicator(id: Id, *, data: Data = None) -> None:  # noqa: A002  the name of the argument
    """Start a new indicator: a folder with an indicator.toml to fill in."""
    if _ID.fullmatch(id) is None:
        raise UsageError(f"{id!r} is no id. Use small letters, digits and hyphens, such as missed-bins.")
    folder = folder_of(data)
    description = folder / layout.of_indicator(id, layout.INDICATOR)
    if description.parent.exists():
        raise UsageError(f"There is an indicator {id!r} already. Edit {description.as_posix()}.")
    write(description.parent, id)
    typer.echo("\n".join(_what_to_do(folder, description)))


def _what_to_do(folder: Path, description: Path) -> Iterator[str]:
    """Yield what is left to do, by the names it has in this folder; a draft takes its figures by import."""
    is_draft, where = (folder / layout.DRAFT).is_file(), folder.as_posix()
    figures, show = f"Put the figures into {layout.OBSERVATIONS} beside it", "serve"
    if is_draft:
        figures, show = f"{figures}, or write {where}/recipes/RELEASE.toml and import them", "preview"
    named = where if is_draft else f"--data {where}"
    yield f"1. Fill in {description.as_posix()}; every line says what it wants."
    yield f"2. Describe the release the figures come from in {where}/releases/RELEASE.toml, if it is new."
    yield f"3. {figures}."
    yield f"4. `lutondash validate --data {where}` lists what is still missing."
    yield f"5. `lutondash {show} {named}` shows the page."


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
    lines += [
        "",
        "# [disclosure]",
        *_commented(Disclosure),
        "",
        "# [[disclosure.adds_up]]",
        *_commented(AddsUp),
    ]
    for table, other in (("break", Break), ("rebase", Rebase)):
        lines += ["", f"# [[{table}]]", *_commented(other)]
    return "\n".join(lines) + "\n"


def _keys(model: type[BaseModel]) -> list[tuple[str, Any]]:
    return [(info.alias or name, info) for name, info in model.model_fields.items()]


def _commented(model: type[BaseModel]) -> list[str]:
    keys = [(name, info) for name, info in _keys(model) if name != "adds_up"]
    return [f"# {name} = {_example(info)}  # {info.description}" for name, info in keys]


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
    if isinstance(info.default, int):
        return str(info.default)
    return "0" if re.search(r"\b(int|float)\b", words) else '""'
