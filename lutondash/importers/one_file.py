"""All that a recipe takes from one file: figures by indicator, what became of the rows, and every fault."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lutondash.importers.chosen_file import Chosen
from lutondash.importers.doubts import copied_periods, doubts_of
from lutondash.importers.file_faults import FileFault, of_source
from lutondash.importers.headers import Header
from lutondash.importers.merging import Scope
from lutondash.importers.places import Gazetteer
from lutondash.importers.read_series import quoted_figures, read_series
from lutondash.importers.readers import SourceError, Sources
from lutondash.importers.recipe import SeriesRecipe
from lutondash.importers.rows import Figure, Tally

_ROW = re.compile(r"(\d+)$")
_COMPARED = ("value", "status", "lower", "upper", "numerator", "denominator", "period_label")


@dataclass
class OneFile:
    """What was read from one file, gathered series by series."""

    chosen: Chosen
    sources: Sources
    gazetteer: Gazetteer
    faults: list[FileFault] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    fresh: dict[str, list[Figure]] = field(default_factory=dict)
    """The figures by indicator, with those its recipe quotes."""

    _tables: dict[tuple[str, Header], int] = field(default_factory=dict)
    _rows: set[tuple[str, Header, str]] = field(default_factory=set)

    @property
    def read(self) -> int:
        """How many rows were read: each once, however many series look at it."""
        return sum(self._tables.values())

    @property
    def kept(self) -> int:
        """How many of them gave a figure or more."""
        return min(len(self._rows), self.read)

    def take(self) -> None:
        """Read all series of the recipe that read the file."""
        for series in self.chosen.series:
            if self._has_table(series):
                self._take(series)
        for indicator, figures in self.fresh.items():
            scope, periods = self.chosen.scope(indicator), {each.period for each in figures}
            quoted = quoted_figures(self.chosen.recipe, indicator)
            figures.extend(each for each in quoted if scope is Scope.WHOLE or each.period in periods)

    def doubt(self, indicator: str, held: Sequence[Figure], after: Sequence[Figure]) -> list[str]:
        """Return what to look at among the figures of the file that are not as they were held."""
        known = {each.key: _compared(each) for each in held}
        changed = {each.key for each in self.fresh[indicator] if known.get(each.key) != _compared(each)}
        scale = max((each.scale for each in self._series(indicator)), default=Decimal(1))
        return doubts_of(after, scale, lambda figure: figure.key in changed)

    def copied(self) -> list[str]:
        """Say which period of all the indicators of the file together is a copy of the one before."""
        if any(len({each.geography for each in figures}) > 1 for figures in self.fresh.values()):
            return []  # each indicator is looked at by itself
        cells = (
            (each.period, indicator, each.value)
            for indicator, figures in self.fresh.items()
            for each in figures
            if each.value
        )
        return [
            f"Every figure of {after} in {self.chosen.name} is that of {before}. Was a column copied?"
            for after, before in copied_periods(cells)
        ]

    def _series(self, indicator: str) -> list[SeriesRecipe]:
        return [each for each in self.chosen.series if each.indicator == indicator]

    def _take(self, series: SeriesRecipe) -> None:
        release = self.chosen.recipe.release
        tally, kept = read_series(release, series, self.sources, self.gazetteer, self.faults)
        self.tallies.append(tally)
        whose = series.sheet, header_of(series)
        self._rows.update((*whose, row[1]) for each in kept if (row := _ROW.search(each.origin)))
        named = (replace(each, release=release) for each in kept)
        self.fresh.setdefault(series.indicator, []).extend(named)

    def _has_table(self, series: SeriesRecipe) -> bool:
        """Say whether the file gives a series its table; what is wrong with the file is told once."""
        header = header_of(series)
        for source in series.sources:
            try:
                table = self.sources.table(source.name, series.sheet, header)
            except SourceError as reason:
                self.faults.append(of_source(source.name, reason))
                return False
            self._tables[series.sheet, header] = sum(map(any, table.rows))
        return True


def header_of(series: SeriesRecipe) -> Header:
    """Return where the headings of a series stand."""
    return Header(series.header_row, series.header, series.header_depth, series.fill_down)


def _compared(figure: Figure) -> tuple[str, ...]:
    return tuple(getattr(figure, name) for name in _COMPARED)
