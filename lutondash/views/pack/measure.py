"""`Measure`: the section of one figure, from what its own page says."""

from dataclasses import replace

from lutondash.dataset.dataset import Dataset
from lutondash.views import formats
from lutondash.views.figure_table import FigureTable
from lutondash.views.indicator_page import indicator_page
from lutondash.views.pack.records import Measure
from lutondash.views.scrutiny.exceptions import REASON_WORDS, Excepted

_ROWS = 6
"""Enough for the change over five years; a longer series stands whole on its own page."""
_FEW_MORE = 1
"""So few rows more take no more room than the sentence that says they are left out."""


def measure(dataset: Dataset, found: Excepted, number: int) -> Measure:
    """Make the section of a figure; `number` is its place in the pack."""
    page = indicator_page(dataset, found.indicator.id)
    table, earlier = newest(page.table)
    return Measure(
        number=number,
        anchor=f"measure-{found.indicator.id}",
        page=page,
        table=table,
        earlier=earlier,
        reasons=tuple(REASON_WORDS[each] for each in found.reasons),
    )


def newest(table: FigureTable) -> tuple[FigureTable, str]:
    """Return the newest rows of a table, and what says how many earlier ones its page has."""
    left_out = len(table.rows) - _ROWS
    if left_out <= _FEW_MORE:
        return table, ""
    found = formats.count_of(left_out, "earlier figure is", "earlier figures are")
    return replace(table, rows=table.rows[:_ROWS]), f"{found} on the page of this figure."
