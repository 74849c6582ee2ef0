"""Small numbers are hidden before anything is written: from true figures to those that may be published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from lutondash.dataset import layout
from lutondash.dataset.complaints import complaint
from lutondash.dataset.disclosure.cells import Cell, Key, State, read_cell
from lutondash.dataset.disclosure.hiding import Pattern, hide
from lutondash.dataset.disclosure.sums import Sum, contradicted, sums_of
from lutondash.dataset.files import read_toml
from lutondash.errors import Finding
from lutondash.importers.rows import Figure
from lutondash.model.disclosure import HIDDEN_NOTE, Disclosure
from lutondash.model.indicator import Unit
from lutondash.model.observation import Status


class Suppressed(NamedTuple):
    """Figures as they may be published, and remarks for the officer, without a number that is hidden."""

    figures: tuple[Figure, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guard:
    """An indicator's rule, the unit of its values, and the file that says so."""

    path: str
    rule: Disclosure
    unit: Unit


def guard_of(data: Path, indicator: str, found: list[Finding]) -> Guard | None:
    """Return how an indicator hides small numbers, None where it does not; faults are added to `found`."""
    path = layout.of_indicator(indicator, layout.INDICATOR)
    described = read_toml(data, path, found)[0] if (data / path).is_file() else {}
    if "disclosure" not in described:
        return None
    unit = Unit(described["unit"]) if described.get("unit") in list(Unit) else Unit.COUNT
    try:
        return Guard(path, Disclosure.model_validate(described["disclosure"]), unit)
    except ValidationError as reason:
        found.extend(Finding(path, 0, *complaint(Disclosure, error)) for error in reason.errors())
    return None


def suppress(
    guard: Guard, figures: Sequence[Figure], before: Sequence[Sequence[Figure]], found: list[Finding]
) -> Suppressed:
    """Hide small numbers, and what it takes that none can be worked out.

    `before` are the figures of editions that are out, newest first. Sums that the rule names and that do not
    hold are added to `found`; then the figures must not be written.
    """
    table = cells_of(figures, guard)
    wrong = contradicted(sums_of(table.keys(), guard.rule), table)
    found.extend(_not_a_sum(guard.path, each) for each in wrong)
    pattern = hide(table, guard.rule, [cells_of(each, guard) for each in before])
    return Suppressed(tuple(_covered(each, pattern, table) for each in figures), _remarks(pattern))


def cells_of(figures: Sequence[Figure], guard: Guard) -> dict[Key, Cell]:
    """Return what figures tell, by what they are of."""
    return {_key(each): read_cell(_row(each), guard.rule, guard.unit) for each in figures}


def _key(figure: Figure) -> Key:
    time = figure.period if figure.sequence is None else str(figure.sequence)
    return Key(figure.geography, time, figure.breakdown)


def _row(figure: Figure) -> dict[str, str]:
    return {name: getattr(figure, name) for name in ("value", "status", "numerator", "denominator")}


def _covered(figure: Figure, pattern: Pattern, table: Mapping[Key, Cell]) -> Figure:
    """Return a figure without anything that tells it; words of the source could tell it too."""
    key = _key(figure)
    if key not in pattern.counts:
        return figure
    base = "" if key in pattern.bases else figure.denominator
    was_hidden = table[key].state is State.HIDDEN
    return replace(
        figure,
        value="",
        lower="",
        upper="",
        numerator="",
        qualifier="",
        denominator=base,
        status=Status.CONFIDENTIAL.value,
        note=figure.note if was_hidden else HIDDEN_NOTE,
    )


def _not_a_sum(path: str, wrong: Sum) -> Finding:
    total = wrong.total
    where = f"{total.geography}, {total.period}{', ' if total.breakdown else ''}{total.breakdown}"
    fault = f"The parts of {where} do not add up to it, though adds_up says so."
    return Finding(path, 0, fault, "Mend the figures, or take that sum out of [[disclosure.adds_up]].")


def _remarks(pattern: Pattern) -> tuple[str, ...]:
    more = len(pattern.counts) - len(pattern.primary)
    told = [f"{len(pattern.counts)} figures are hidden to protect people, {more} of them to protect others."]
    told += [
        " ".join(part for part in key if part)
        + " was told by an earlier edition; hiding it does not make it secret again."
        for key in sorted(pattern.lost)
    ]
    return tuple(told) if pattern.counts else ()
