"""Figures of periods that have not begun: without somebody to confirm them they are faults of the file."""

from collections.abc import Iterator, Sequence
from datetime import date

from lutondash.importers.file_faults import FileFault, source_of
from lutondash.importers.jumps import find_to_come
from lutondash.importers.recipe import SeriesRecipe
from lutondash.importers.rows import Figure

_REMEDY = "Correct the period, or ask the publisher. A forecast needs the status f."


def times_to_come(series: SeriesRecipe, figures: Sequence[Figure], as_of: date) -> Iterator[FileFault]:
    """Yield a fault for each period of a series that starts after a day."""
    jumps, _ = find_to_come(((series.indicator, each) for each in figures), as_of)
    for jump in jumps:
        first, more = jump.figures[0], len(jump.figures) - 1
        others = f" and in {more:,} more rows" if more else ""
        words = f"{first.origin}{others}: the period {first.period} starts after {as_of}"
        yield FileFault(source_of(series, first.origin), words, _REMEDY)
