"""Figures as cells of a workbook: numbers with the decimals shown, marks in square brackets, their legend."""

import re
from collections.abc import Iterable

from lutondash.dataset.dataset import Dataset
from lutondash.exports.spreadsheet import Cell
from lutondash.exports.spreadsheet_text import Marks
from lutondash.model.indicator import Indicator, Unit
from lutondash.model.observation import Observation, Status
from lutondash.model.release import Release
from lutondash.views import formats, indicator_facts, wording
from lutondash.views.indicator_row import latest_figure

NO_MARK = Marks("none")
NOT_AVAILABLE = Marks(f"[{Status.NOT_AVAILABLE}]")
_MARK = re.compile(r"\[([a-z])\]")


def number_format(indicator: Indicator) -> str:
    """Return how spreadsheets show an indicator's values: with its decimals and its sign."""
    digits = "#,##0" + ("." + "0" * indicator.decimals if indicator.decimals else "")
    match indicator.unit:
        case Unit.PERCENT:
            return f'{digits}"%"'
        case Unit.GBP:
            return f'"£"{digits}'
        case _:
            return digits


def value(dataset: Dataset, indicator: Indicator, observation: Observation | None) -> Cell:
    """Return a value as a number, a grade as its word, and the marks that say why there is none."""
    if observation is None:
        return NOT_AVAILABLE
    if observation.value is None:
        return Marks(_brackets(observation)) if observation.status else NOT_AVAILABLE
    if indicator.unit is Unit.GRADE:
        return str(latest_figure(dataset, indicator, observation))
    return observation.value


def end(value_of: float | None) -> Cell:
    """Return one end of an interval."""
    return NOT_AVAILABLE if value_of is None else value_of


def marks(observation: Observation | None) -> Marks:
    """Return what qualifies a value: how exact it is, and its marks."""
    if observation is None or observation.value is None:
        return NO_MARK
    words = (formats.qualifier(observation.qualifier) + _brackets(observation)).strip()
    return Marks(words) if words else NO_MARK


def legend(dataset: Dataset, cells: Iterable[Cell]) -> tuple[tuple[str, str], ...]:
    """Explain every mark that stands in some cells, and no other."""
    used = {mark for cell in cells if isinstance(cell, Marks) for mark in _MARK.findall(cell.words)}
    return tuple(
        (symbol.symbol, f"{symbol.title}. {symbol.meaning}")
        for symbol in dataset.symbols.values()
        if symbol.symbol in used
    )


def source(release: Release) -> str:
    """Name a publication with its publisher, its date and its licence."""
    title = wording.sentence(f"{release.publisher}, {release.title}")
    published = wording.sentence(f"Published: {indicator_facts.published(release)}")
    return f"{title} {published} {wording.sentence(f'Licence: {indicator_facts.licence(release)}')}"


def _brackets(observation: Observation) -> str:
    return "".join(f"[{letter}]" for letter in observation.status)
