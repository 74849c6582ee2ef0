"""From one recipe and its files to figures: the place, the period, the value and what qualifies it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from lutondash.importers.cells import SourceError, cell_address
from lutondash.importers.choose import rows_taken
from lutondash.importers.collecting import rubbish_left_lying
from lutondash.importers.doubts import doubts_of
from lutondash.importers.headers import Header
from lutondash.importers.labels import Labels
from lutondash.importers.places import CODE, Gazetteer
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
"""So many faults of a file are told one by one; the others are counted."""

_REMEMBERED = 10_000
"""So many different texts in place of a place are looked at once only."""


class Extractor:
    """Reads one table by one recipe; made anew for each file."""

    def __init__(self, recipe: SeriesRecipe, source: SourceFile, table: Table, gazetteer: Gazetteer) -> None:
        self.recipe, self.table, self.gazetteer = recipe, table, gazetteer
        self._labels = Labels(recipe, source, table)
        self._amounts = Amounts(recipe, source, table)
        self._remarks = Remarks(recipe, table)
        self._ratings = Ratings(recipe, table)
        self._is_misplaced = lru_cache(_REMEMBERED)(partial(_is_misplaced, recipe.place.forms))
        self._label_column = table.position(recipe.label) if recipe.label not in ("", "period") else None

    def figures(self, tally: Tally, faults: list[str]) -> Iterator[Figure]:
        """Yield the figures of the table; what is left out is counted, what is wrong is added to faults."""
        for cell in self._cells(tally, faults):
            try:
                figure = self._figure(cell, tally)
            except SourceError:
                raise
            except ValueError as reason:
                faults.append(f"{self._origin(cell)}: {reason}.")
                continue
            if figure is None:
                tally.refuse("blank in the source")
            elif not figure.value and not self.gazetteer.existed(figure.geography, Period(figure.period)):
                tally.refuse("no value, and the authority did not exist then")
            else:
                yield figure
        tally.remarks.extend(self._remarks.moved())

    def _cells(self, tally: Tally, faults: list[str]) -> Iterator[Cell]:
        wide, place_column = self._labels.columns, self.recipe.place.column
        numbers = rows_taken(self.table, self.recipe.where)
        tally.read += len(self.table.rows) * len(wide)
        tally.refuse("filtered out by the recipe", (len(self.table.rows) - len(numbers)) * len(wide))
        place_position = self.table.position(place_column) if place_column else None
        find = self.gazetteer.finder(self.recipe.place, self.table)
        absent: dict[str, int] = {}
        for number in numbers:
            row = self.table.rows[number]
            place = find(row) if any(row) else None
            if place is not None:
                for column in wide:
                    yield Cell(row, number, place, column)
            elif not any(row):
                tally.refuse("blank row", len(wide))
            elif place_position is None:
                tally.refuse(self._why_no_place(self.recipe.place.code), len(wide))
            else:
                text = row[place_position]
                absent[text] = absent.get(text, 0) + len(wide)
                if self._is_misplaced(text) and (fault := self._swapped(row, place_position)):
                    where = cell_address(place_position, self.table.first_row + number)
                    faults.append(f"{self.table.name}, row {self.table.first_row + number}: {where} {fault}.")
        for text, times in absent.items():
            tally.refuse(self._why_no_place(text), times)

    def _why_no_place(self, text: str) -> str:
        if not text:
            return "no place named"
        is_unknown = CODE.fullmatch(text) is not None and not self.gazetteer.is_known(text)
        return "a code that no list of places has" if is_unknown else "outside the places we hold"

    def _swapped(self, row: Sequence[str], position: int) -> str:
        """Say where the code of a misplaced text is; nothing where the row has none."""
        text = row[position]
        if CODE.fullmatch(text):
            return f"has the code {text!r} where a name belongs"
        other = next((self.table.columns[at] for at, cell in enumerate(row) if CODE.fullmatch(cell)), None)
        if other is None:
            return ""
        return f"has {text!r} where a code belongs, which stands in {other!r}; the headings look swapped"

    def _figure(self, cell: Cell, tally: Tally) -> Figure | None:
        """Make the figure of a cell; None where the source leaves it blank without a reason."""
        row = cell.row
        label = self._labels.of(row, cell.column)
        period = self._labels.read(label, self.table.first_row + cell.number, cell.column)
        status, note = self._remarks.on(cell, period)
        value = self._amounts.value(row, cell.column)
        if not value.written:
            status = join_statuses(self._reason_for_blank(value, status), status)
            if not BLANK_STATUSES.intersection(status):
                self._check_blank(value, cell)
                return None
        if self.recipe.rating and self._is_latest(cell):
            note = join_notes(note, self._ratings.note(row))
            if doubt := self._ratings.doubt(row, value.number):
                tally.remarks.append(f"{self._origin(cell)}: {doubt}.")
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
            is_older_code=cell.place.is_older_code,
        )

    def _is_latest(self, cell: Cell) -> bool:
        """Say whether no later column of the row has anything: a rating of a row is of its last period."""
        at = cell.column
        if at is None:
            return True
        return not any(cell.row[each] for each in self._labels.columns if each is not None and each > at)

    def _check_blank(self, value: Amount, cell: Cell) -> None:
        """Raise ValueError where a blank should have a reason, or a sign is not explained."""
        at = value.column
        where = "" if at is None else f"{cell_address(at, self.table.first_row + cell.number)}: "
        if value.sign.startswith("#"):
            raise ValueError(
                f"{where}{value.sign!r} is the error of a formula and no number. "
                "Mend the formula or ask the publisher"
            )
        if value.sign:
            raise ValueError(f"{where}{value.sign!r} is neither a number nor a sign the recipe explains")
        if self.recipe.status:
            raise ValueError(
                f"{where}blank without a status that says why; explain it in `symbols` or ask the publisher"
            )

    def _kept_label(self, cell: Cell, label: str) -> str:
        if not self.recipe.label:
            return ""
        return label if self._label_column is None else cell.row[self._label_column]

    def _reason_for_blank(self, value: Amount, status: str) -> str:
        """Say why a cell has no number: the publisher's own letter first, else the recipe's for its sign."""
        return "" if BLANK_STATUSES.intersection(status) else self._amounts.reason(value.sign)

    def _origin(self, cell: Cell) -> str:
        return f"{self.table.name}, row {self.table.first_row + cell.number}"


def _is_misplaced(forms: Sequence[str], text: str) -> bool:
    """Say whether a text is a code in a column of names, or something else in a column of codes."""
    if forms == ("name",):
        return CODE.fullmatch(text) is not None
    return bool(text) and {"gss", "itl"}.issuperset(forms) and CODE.fullmatch(text) is None


@dataclass
class _Faults:
    """The faults of one file: the first are told, the others counted."""

    told: list[str]
    found: list[str] = field(default_factory=list)

    def tell(self, name: str) -> None:
        """Put the first faults into the list, and how many more there are."""
        self.told.extend(self.found[:_TOLD])
        if len(self.found) > _TOLD:
            self.told.append(f"{name}: {len(self.found) - _TOLD:,} more rows are at fault.")


def extract(
    recipe: SeriesRecipe, sources: Sources, gazetteer: Gazetteer, tally: Tally, faults: list[str]
) -> list[Figure]:
    """Return the figures of a recipe from all its files."""
    figures: list[Figure] = []
    header = Header(recipe.header_row, recipe.header, recipe.header_depth, recipe.fill_down)
    for source in recipe.sources:
        of_file = _Faults(faults)
        try:
            table = sources.table(source.name, recipe.sheet, header)
            tally.remarks.extend(table.remarks)
            if recipe.numerator_where:
                table = sum_by_place(recipe, table, tally)
            with rubbish_left_lying():
                found = Extractor(_plain(recipe), source, table, gazetteer).figures(tally, of_file.found)
                figures.extend(found)
        except (ValueError, re.error) as reason:
            of_file.found.append(f"{reason}.")
        of_file.tell(source.name)
    tally.remarks[:] = dict.fromkeys(tally.remarks)
    tally.remarks.extend([*_unknown_places(recipe, gazetteer, figures), *doubts_of(figures, recipe.scale)])
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
