"""Rows of an `observations.csv` as it was, as cells of one indicator."""

from pathlib import Path

from lutondash.dataset import layout
from lutondash.dataset.disclosure.cells import Cell, Key, read_cell
from lutondash.dataset.files import read_rows
from lutondash.errors import Finding
from lutondash.model.indicator import Indicator
from lutondash.model.observation import ObservationRow

_COLUMNS = tuple(ObservationRow.model_fields)
_REQUIRED = tuple(name for name, field in ObservationRow.model_fields.items() if field.is_required())


def file_cells(folder: Path, indicator: Indicator, found: list[Finding]) -> dict[Key, Cell]:
    """Return what the rows of a folder tell by the indicator's rule; faults are added to `found`."""
    rule, path = indicator.disclosure, layout.of_indicator(indicator.id, layout.OBSERVATIONS)
    if rule is None:
        return {}
    table: dict[Key, Cell] = {}
    for row in read_rows(folder, path, _COLUMNS, _REQUIRED, found):
        cells = {name: cell.strip() for name, cell in row.cells.items()}
        time = cells.get("sequence", "") or cells["period"]
        key = Key(cells["geography"], time, cells.get("breakdown", ""))
        table[key] = read_cell(cells, rule, indicator.unit)
    return table
