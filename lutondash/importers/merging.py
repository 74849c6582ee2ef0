"""Figures of one file and the figures that were there become one `observations.csv`."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from lutondash.dataset import layout
from lutondash.dataset.files import read_rows, read_toml
from lutondash.errors import Finding
from lutondash.importers.assemble import as_findings, drop_repeats, observations_csv
from lutondash.importers.rows import Figure, Tally
from lutondash.model.observation import ObservationRow

_COLUMNS = tuple(ObservationRow.model_fields)
_REQUIRED = tuple(name for name, field in ObservationRow.model_fields.items() if field.is_required())
_KEPT = frozenset(_COLUMNS) & {field.name for field in fields(Figure)}


class Scope(StrEnum):
    """Which of its release's rows a file speaks for."""

    WHOLE = "whole"
    """All of them: what it does not hold is gone."""
    PERIODS = "periods"
    """Those of the periods it holds."""
    ROWS = "rows"
    """Only those it holds; other files of the recipe speak for the rest."""


def held_figures(data: Path, indicator: str, main: str, found: list[Finding]) -> list[Figure]:
    """Return the figures there are, each with its release; none where there is no file yet."""
    path = layout.of_indicator(indicator, layout.OBSERVATIONS)
    if not (data / path).is_file():
        return []
    figures = []
    for row in read_rows(data, path, _COLUMNS, _REQUIRED, found):
        cells: dict[str, Any] = {name: row.cells[name].strip() for name in row.cells if name in _KEPT}
        sequence = cells.pop("sequence", "")
        if sequence and not sequence.isdecimal():
            fault = f"The sequence {sequence!r} is no whole number."
            found.append(Finding(path, row.line, fault, "Count from 1."))
            continue
        number = int(sequence) if sequence else None
        release = cells.pop("release", "") or main
        figures.append(Figure(**cells, sequence=number, release=release, origin=f"{path}, line {row.line}"))
    return figures


def merged(held: Iterable[Figure], fresh: Sequence[Figure], release: str, scope: Scope) -> list[Figure]:
    """Return the figures after an import: rows of other releases stay, those the file speaks for do not."""
    periods, keys = {each.period for each in fresh}, {each.key for each in fresh}

    def goes(figure: Figure) -> bool:
        if figure.release != release:
            return False
        in_scope = scope is Scope.WHOLE or (scope is Scope.PERIODS and figure.period in periods)
        return in_scope or figure.key in keys

    return [*(each for each in held if not goes(each)), *fresh]


def observations_text(indicator: str, figures: Sequence[Figure], main: str, found: list[Finding]) -> str:
    """Return an indicator's file; a row names its release only where it is not the indicator's."""
    named = [replace(each, release="" if each.release == main else each.release) for each in figures]
    faults: list[str] = []
    once = drop_repeats(named, Tally(indicator, main), faults)
    if len(once) + len(faults) < len(named):
        faults.append("two recipes give the same figure; leave one out.")
    found.extend(as_findings(main, indicator, faults))
    return observations_csv(once)


def described(data: Path, indicator: str, found: list[Finding]) -> tuple[str, str]:
    """Return the release and the unit that `indicator.toml` names; blank where there is none yet."""
    path = layout.of_indicator(indicator, layout.INDICATOR)
    if not (data / path).is_file():
        return "", ""
    table, _ = read_toml(data, path, found)
    return str(table.get("release", "")), str(table.get("unit", ""))
