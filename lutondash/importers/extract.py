"""From one recipe and its files to figures: the place, the period, the value and what qualifies it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lutondash.importers.amounts import Formula, parse_formula, to_decimal, write_number
from lutondash.importers.choose import rows_taken
from lutondash.importers.periods import read_period
from lutondash.importers.places import Gazetteer
from lutondash.importers.readers import SourceError, Sources, Table
from lutondash.importers.recipe import SeriesRecipe, SourceFile
from lutondash.importers.remarks import Cell, Remarks
from lutondash.importers.rows import Figure, Tally, join_statuses
from lutondash.importers.summing import sum_by_place
from lutondash.model.observation import BLANK_STATUSES, Status
from lutondash.model.period import Period

_NOTHING_BELOW = "nothing to divide by"


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number from a row, or the status that says why there is none."""

    number: Decimal | None
    sign: str = ""


class Extractor:
    """Reads one table by one recipe; made anew for each file."""

    def __init__(self, recipe: SeriesRecipe, source: SourceFile, table: Table, gazetteer: Gazetteer) -> None:
        self.recipe, self.source, self.table, self.gazetteer = recipe, source, table, gazetteer
        self._signs = {_NOTHING_BELOW: Status.NOT_APPLICABLE.value} | recipe.symbols | source.symbols
        self._remarks = Remarks(recipe, table)
        self._formulas = {
            name: self._prepare(text)
            for name in ("value", "numerator", "denominator", "lower", "upper")
            if (text := getattr(recipe, name))
        }

    def figures(self, tally: Tally, faults: list[str]) -> Iterator[Figure]:
        """Yield the figures of the table; what is left out is counted, what is wrong is added to faults."""
        for cell in self._cells(tally):
            try:
                figure = self._figure(cell)
            except ValueError as reason:
                faults.append(f"{self._origin(cell)}: {reason}.")
                continue
            if figure is None:
                tally.refuse("blank in the source")
            elif not figure.value and not self.gazetteer.existed(figure.geography, Period(figure.period)):
                tally.refuse("no value, and the authority did not exist then")
            else:
                yield figure

    def _prepare(self, text: str) -> tuple[Formula, tuple[int, ...]]:
        formula = parse_formula(text)
        return formula, tuple(self.table.position(column) for column in formula.columns)

    def _cells(self, tally: Tally) -> Iterator[Cell]:
        wide = self._wide_columns()
        numbers = rows_taken(self.table, self.recipe.where)
        tally.read += len(self.table.rows) * len(wide)
        tally.refuse("filtered out by the recipe", (len(self.table.rows) - len(numbers)) * len(wide))
        place_position = self.table.position(self.recipe.place.column)
        for number in numbers:
            row = self.table.rows[number]
            place = self.gazetteer.find(row, self.recipe.place, self.table)
            if place is None:
                why = "outside the places we hold" if row[place_position] else "no place named"
                tally.refuse(why, len(wide))
                continue
            yield from (Cell(row, number, place, column) for column in wide)

    def _wide_columns(self) -> list[int | None]:
        if not self.recipe.period_columns:
            return [None]
        found: list[int | None] = [
            position
            for position, name in enumerate(self.table.columns)
            if re.search(self.recipe.period_columns, name)
        ]
        if not found:
            raise SourceError(f"{self.table.name} has no column like {self.recipe.period_columns!r}")
        return found

    def _figure(self, cell: Cell) -> Figure | None:
        """Make the figure of a cell; None where the source leaves it blank without a reason."""
        label = self._period_label(cell)
        period = read_period(label, self.recipe.period.form)
        status, note = self._remarks.on(cell, period)
        numerator, denominator = self._amount("numerator", cell), self._amount("denominator", cell)
        value = self._value(cell, numerator, denominator)
        if value.number is None:
            status = join_statuses(self._reason_for_blank(value.sign, status), status)
            if not BLANK_STATUSES.intersection(status):
                if value.sign:
                    raise ValueError(f"{value.sign!r} is neither a number nor a sign the recipe explains")
                return None
        return Figure(
            period=period,
            geography=cell.place.code,
            value=_written(value),
            status=status,
            period_label=self._kept_label(cell, label),
            lower=_written(self._amount("lower", cell)),
            upper=_written(self._amount("upper", cell)),
            numerator=_written(numerator),
            denominator=_written(denominator),
            note=note,
            origin=self._origin(cell),
            is_older_code=cell.place.is_older_code,
        )

    def _period_label(self, cell: Cell) -> str:
        rule = self.recipe.period
        if cell.column is not None:
            return self.table.columns[cell.column]
        return self.source.period or rule.label or cell.row[self.table.position(rule.column)]

    def _kept_label(self, cell: Cell, label: str) -> str:
        if not self.recipe.label:
            return ""
        return label if self.recipe.label == "period" else cell.row[self.table.position(self.recipe.label)]

    def _value(self, cell: Cell, numerator: _Amount, denominator: _Amount) -> _Amount:
        if cell.column is not None:
            return self._read(cell.row[cell.column])
        if self.recipe.value:
            return self._amount("value", cell)
        return ratio(numerator, denominator, self.recipe.times)

    def _amount(self, name: str, cell: Cell) -> _Amount:
        if name not in self._formulas:
            return _Amount(None)
        formula, positions = self._formulas[name]
        amounts = [self._read(cell.row[position]) for position in positions]
        numbers = [each.number for each in amounts if each.number is not None]
        if len(numbers) < len(amounts):
            return _Amount(None, next(each.sign for each in amounts if each.number is None))
        return _Amount(formula.work_out(tuple(numbers)))

    def _read(self, text: str) -> _Amount:
        text = self.recipe.words.get(text, text)
        return _Amount(to_decimal(text), text)

    def _reason_for_blank(self, sign: str, status: str) -> str:
        """Say why a cell has no number: the publisher's own letter first, else the recipe's for its sign."""
        return "" if BLANK_STATUSES.intersection(status) else self._signs.get(sign, "")

    def _origin(self, cell: Cell) -> str:
        return f"{self.table.name}, row {self.table.first_row + cell.number}"


def ratio(numerator: _Amount, denominator: _Amount, times: int) -> _Amount:
    """Return numerator / denominator * times, or the sign of the part that is no number."""
    for part in (numerator, denominator):
        if part.number is None:
            return part
    if not denominator.number:
        return _Amount(None, _NOTHING_BELOW)
    formula = parse_formula(f"[above] / [below] * {times}")
    return _Amount(formula.work_out((numerator.number or Decimal(0), denominator.number)))


def extract(
    recipe: SeriesRecipe, sources: Sources, gazetteer: Gazetteer, tally: Tally, faults: list[str]
) -> list[Figure]:
    """Return the figures of a recipe from all its files."""
    figures: list[Figure] = []
    for source in recipe.sources:
        try:
            table = sources.table(source.name, recipe.sheet, recipe.header_row)
            if recipe.numerator_where:
                table = sum_by_place(recipe, table, tally)
            figures.extend(Extractor(_plain(recipe), source, table, gazetteer).figures(tally, faults))
        except (ValueError, re.error) as reason:
            faults.append(f"{reason}.")
    return figures


def _plain(recipe: SeriesRecipe) -> SeriesRecipe:
    """Return the recipe for a table that has been summed, or the recipe itself."""
    if not recipe.numerator_where:
        return recipe
    summed = {"numerator": "numerator", "denominator": "denominator", "where": ()}
    return recipe.model_copy(update=summed)


def _written(amount: _Amount) -> str:
    return "" if amount.number is None else write_number(amount.number)
