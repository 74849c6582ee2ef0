"""From one recipe and its files to figures: the place, the period, the value and what qualifies it."""

import re
from collections.abc import Iterator, Sequence

from lutondash.importers.absent import Absent
from lutondash.importers.broken_cells import broken, broken_cells
from lutondash.importers.cells import NO_RESULT, SourceError, cell_address
from lutondash.importers.choose import rows_taken
from lutondash.importers.collecting import rubbish_left_lying
from lutondash.importers.file_faults import CellError, FileFault, of_recipe, of_row, of_source
from lutondash.importers.headers import Header
from lutondash.importers.labels import Labels
from lutondash.importers.places import Gazetteer
from lutondash.importers.ragged import Ragged
from lutondash.importers.ratings import Ratings
from lutondash.importers.readers import Sources
from lutondash.importers.recipe import SeriesRecipe, SourceFile
from lutondash.importers.remarks import Cell, Remarks
from lutondash.importers.rows import Figure, Tally, join_notes, join_statuses
from lutondash.importers.summing import sum_by_place
from lutondash.importers.tables import Table
from lutondash.importers.values import Amount, Amounts
from lutondash.model.observation import BLANK_STATUSES
from lutondash.model.period import Period

_TOLD = 20
"""So many codes are told one by one."""

_LONGEST = 40
"""A number of more characters is none that anybody published."""

_TOO_LONG = f"is a number of more than {_LONGEST} characters"
_FILL_IN = "Fill in the cell or its status, or ask the publisher."
_A_SIGN = "Correct the cell, or ask the publisher. If it is a sign, explain it in `symbols` of the recipe."
_CORRECT = "Correct the cell, or ask the publisher."


class Extractor:
    """Reads one table by one recipe; made anew for each file."""

    def __init__(self, recipe: SeriesRecipe, source: SourceFile, table: Table, gazetteer: Gazetteer) -> None:
        self.recipe, self.table, self.gazetteer, self.file = recipe, table, gazetteer, source.name
        self._labels = Labels(recipe, source, table)
        self._amounts = Amounts(recipe, source, table)
        is_wide = bool(recipe.period_columns)
        self._remarks = Remarks(recipe.model_copy(update={"note": ""}) if is_wide else recipe, table)
        self._row_note = table.position(recipe.note) if is_wide and recipe.note else None
        self._ratings = Ratings(recipe, table)
        self._absent = Absent(recipe.place, table, gazetteer)
        self._label_column = table.position(recipe.label) if recipe.label not in ("", "period") else None

    def figures(self, tally: Tally, faults: list[FileFault]) -> Iterator[Figure]:
        """Yield the figures of the table; what is left out is counted, what is wrong is added to faults."""
        for cell in self._cells(tally, faults):
            try:
                figure = self._figure(cell)
            except SourceError:
                raise
            except ValueError as reason:
                faults.append(self._fault(cell.number, reason))
                continue
            if figure is None:
                tally.refuse("blank in the source")
            elif not figure.value and not self.gazetteer.existed(figure.geography, Period(figure.period)):
                tally.refuse("no value, and the authority did not exist then")
            else:
                yield figure
        tally.remarks.extend(self._remarks.moved())

    def _fault(self, number: int, reason: ValueError) -> FileFault:
        return of_row(self.file, self.table.sheet, self.table.first_row + number, reason)

    def _cells(self, tally: Tally, faults: list[FileFault]) -> Iterator[Cell]:
        wide = self._labels.columns
        numbers = rows_taken(self.table, self.recipe.where)
        tally.read += len(self.table.rows) * len(wide)
        tally.refuse("filtered out by the recipe", (len(self.table.rows) - len(numbers)) * len(wide))
        faulty = dict(Ragged(self.recipe, self.table, self.gazetteer).faults())
        faults.extend(self._fault(*each) for each in faulty.items())
        faults.extend(self._fault(*each) for each in broken_cells(self.recipe, self.table, self.gazetteer))
        find = self.gazetteer.finder(self.recipe.place, self.table)
        absent: dict[str, int] = {}
        for number in (each for each in numbers if each not in faulty) if faulty else numbers:
            row = self.table.rows[number]
            place = find(row) if any(row) else None
            if place is not None:
                for column in wide:
                    yield Cell(row, number, place, column)
            elif not any(row):
                tally.refuse("blank row", len(wide))
            elif fault := self._absent.fault(row):
                faults.append(self._fault(number, fault))
            else:
                text = self._absent.text(row)
                absent[text] = absent.get(text, 0) + len(wide)
        for text, times in absent.items():
            tally.refuse(self._absent.why(text), times)
        tally.remarks.extend(self._absent.remarks(absent))

    def _figure(self, cell: Cell) -> Figure | None:
        """Make the figure of a cell; None where the source leaves it blank without a reason."""
        row = cell.row
        label = self._labels.of(row, cell.column)
        period = self._labels.read(label, self.table.first_row + cell.number, cell.column)
        status, note = self._remarks.on(cell, period)
        value = self._amounts.value(row, cell.column)
        if value.sign == NO_RESULT and value.column is not None:
            raise broken(value.sign, value.column)
        if len(value.written) > _LONGEST:
            at = value.column
            raise CellError(_TOO_LONG, _CORRECT, at, "" if at is None else row[at])
        if not value.written:
            status = join_statuses(self._reason_for_blank(value, status), status)
            if not BLANK_STATUSES.intersection(status):
                self._check_blank(value)
                return None
        if self._row_note is not None and self._is_latest(cell):
            note = join_notes(note, row[self._row_note])
        doubt = ""
        if self.recipe.rating and self._is_latest(cell):
            note, doubt = join_notes(note, self._ratings.note(row)), self._ratings.doubt(row, value.number)
        return Figure(
            period=period,
            geography=cell.place.code,
            value=value.written,
            status=status,
            period_label=self._kept_label(cell, label),
            lower=self._amounts.of("lower", row).written,
            upper=self._amounts.of("upper", row).written,
            numerator=self._amounts.of("numerator", row).written,
            denominator=self._amounts.of("denominator", row).written,
            note=note,
            origin=self._origin(cell),
            doubt=doubt,
            is_older_code=cell.place.is_older_code,
        )

    def _is_latest(self, cell: Cell) -> bool:
        """Say whether no later column of the row has anything: remarks on a row are on its last period."""
        at = cell.column
        if at is None:
            return True
        return not any(cell.row[each] for each in self._labels.columns if each is not None and each > at)

    def _check_blank(self, value: Amount) -> None:
        """Raise CellError where a blank should have a reason, or a sign is not explained."""
        at = value.column
        if value.sign.startswith("#") and at is not None:
            raise broken(value.sign, at)
        if value.sign:
            raise CellError("is neither a number nor a sign the recipe explains", _A_SIGN, at, value.sign)
        if self.recipe.status:
            raise CellError("is blank without a status that says why", _FILL_IN, at)

    def _kept_label(self, cell: Cell, label: str) -> str:
        if not self.recipe.label:
            return ""
        return label if self._label_column is None else cell.row[self._label_column]

    def _reason_for_blank(self, value: Amount, status: str) -> str:
        """Say why a cell has no number: the publisher's own letter first, else the recipe's for its sign."""
        return "" if BLANK_STATUSES.intersection(status) else self._amounts.reason(value.sign)

    def _origin(self, cell: Cell) -> str:
        row = self.table.first_row + cell.number
        where = f"row {row}" if cell.column is None else cell_address(cell.column, row)
        return f"{self.table.name}, {where}"


def extract(
    recipe: SeriesRecipe, sources: Sources, gazetteer: Gazetteer, tally: Tally, faults: list[FileFault]
) -> list[Figure]:
    """Return the figures of a recipe from all its files."""
    figures: list[Figure] = []
    header = Header(recipe.header_row, recipe.header, recipe.header_depth, recipe.fill_down)
    for source in recipe.sources:
        try:
            table = sources.table(source.name, recipe.sheet, header)
            tally.remarks.extend(table.remarks)
            if recipe.numerator_where:
                table = sum_by_place(recipe, table, tally)
            with rubbish_left_lying():
                found = Extractor(_plain(recipe), source, table, gazetteer).figures(tally, faults)
                figures.extend(found)
        except SourceError as reason:
            faults.append(of_source(source.name, reason))
        except (ValueError, re.error) as reason:
            faults.append(of_recipe(tally.release, recipe.indicator, str(reason)))
    tally.remarks[:] = dict.fromkeys(tally.remarks)
    tally.remarks.extend(_unknown_places(recipe, gazetteer, figures))
    return figures


def _unknown_places(recipe: SeriesRecipe, gazetteer: Gazetteer, figures: Sequence[Figure]) -> list[str]:
    """Say which codes are kept though no list of places has them."""
    if recipe.place.unknown != "keep":
        return []
    codes = sorted({each.geography for each in figures if not gazetteer.is_known(each.geography)})
    listed = ", ".join(codes[:_TOLD])
    return [f"{len(codes)} codes are in no list of places and are kept: {listed}."] if codes else []


def _plain(recipe: SeriesRecipe) -> SeriesRecipe:
    """Return the recipe for a table that has been summed, or the recipe itself."""
    if not recipe.numerator_where:
        return recipe
    summed = {"numerator": "numerator", "denominator": "denominator", "where": ()}
    return recipe.model_copy(update=summed)
