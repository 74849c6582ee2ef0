"""The numbers of a row: read from columns or worked out by formulas, or the sign in their place."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import NamedTuple

from lutondash.importers.amounts import Formula, parse_formula, to_decimal, write_number
from lutondash.importers.recipe import SeriesRecipe, SourceFile
from lutondash.importers.tables import Table
from lutondash.model.observation import Status

NOTHING_BELOW = "nothing to divide by"
_FORMULAS = ("value", "numerator", "denominator", "lower", "upper")
_SCALED = frozenset({"value", "lower", "upper"})
# What would be written just as it is read; most cells are, and need no arithmetic.
_AS_WRITTEN = re.compile(r"0|-?(?:0\.\d*[1-9]|[1-9]\d*(?:\.\d*[1-9])?)", re.ASCII)
_DIGITS = 12
_REMEMBERED = 10_000
"""So many different cells of a column are remembered; most numbers come again and again."""


class Amount(NamedTuple):
    """A number as `observations.csv` has it, or the sign in its place and its column, counted from 0."""

    written: str
    sign: str = ""
    column: int | None = None

    @property
    def number(self) -> Decimal | None:
        """The number, or None where there is none."""
        return Decimal(self.written) if self.written else None


_NONE = Amount("")


class Amounts:
    """Reads the numbers of one table by one recipe."""

    def __init__(self, recipe: SeriesRecipe, source: SourceFile, table: Table) -> None:
        self._recipe = recipe
        self._is_plain = not recipe.words and not recipe.signs and recipe.scale == 1
        self._reasons = {NOTHING_BELOW: Status.NOT_APPLICABLE.value} | recipe.symbols | source.symbols
        self._columns: dict[str, tuple[int, Callable[[str], Amount]]] = {}
        self._wide = cache(partial(self._reader, recipe.scale))
        self._formulas: dict[str, tuple[Formula, tuple[int, ...]]] = {}
        for name in _FORMULAS:
            if text := getattr(recipe, name):
                self._prepare(name, parse_formula(text), table)

    def reason(self, sign: str) -> str:
        """Return the status letters that a sign stands for, or nothing where the recipe does not say."""
        return self._reasons.get(sign, "")

    def value(self, row: Sequence[str], column: int | None) -> Amount:
        """Return the value of a row, or of one column of it."""
        if column is not None:
            return self._wide(column)(row[column])
        if self._recipe.value:
            return self.of("value", row)
        return self._ratio(row)

    def of(self, name: str, row: Sequence[str]) -> Amount:
        """Return what one key of the recipe gives for a row; ValueError where it cannot be worked out."""
        if name in self._columns:
            position, read = self._columns[name]
            return read(row[position])
        if name not in self._formulas:
            return _NONE
        number, blank = self._worked_out(name, row)
        return blank if number is None else Amount(write_number(number * self._scale(name)))

    def _prepare(self, name: str, formula: Formula, table: Table) -> None:
        positions = tuple(table.position(column) for column in formula.columns)
        if formula.is_column:
            self._columns[name] = positions[0], self._reader(self._scale(name), positions[0])
        else:
            self._formulas[name] = formula, positions

    def _scale(self, name: str) -> Decimal:
        return self._recipe.scale if name in _SCALED else Decimal(1)

    def _reader(self, scale: Decimal, position: int) -> Callable[[str], Amount]:
        """Return what reads the cells of one column."""
        return lru_cache(_REMEMBERED)(partial(self._cell, scale, position))

    def _cell(self, scale: Decimal, position: int, text: str) -> Amount:
        if self._is_plain and len(text) <= _DIGITS and _AS_WRITTEN.fullmatch(text):
            return Amount(text, "", position)
        text = text.strip()
        number = self._number(text)
        if number is None:
            return Amount("", self._recipe.words.get(text, text), position)
        return Amount(write_number(number if scale == 1 else number * scale), "", position)

    def _number(self, text: str) -> Decimal | None:
        text = self._recipe.words.get(text.strip(), text)
        for sign in self._recipe.signs:
            text = text.replace(sign, "")
        return to_decimal(text)

    def _worked_out(self, name: str, row: Sequence[str]) -> tuple[Decimal | None, Amount]:
        """Return the exact number of a key, or the sign of the first part that is none."""
        if name in self._columns:
            position, _ = self._columns[name]
            return self._number(row[position]), self._cell(Decimal(1), position, row[position])
        formula, positions = self._formulas[name]
        numbers = []
        for position in positions:
            number = self._number(row[position])
            if number is None:
                return None, self._cell(Decimal(1), position, row[position])
            numbers.append(number)
        return formula.work_out(tuple(numbers)), _NONE

    def _ratio(self, row: Sequence[str]) -> Amount:
        """Return numerator / denominator * times, or the sign of the part that is no number."""
        above, blank_above = self._worked_out("numerator", row)
        below, blank_below = self._worked_out("denominator", row)
        if above is None or below is None:
            return blank_above if above is None else blank_below
        if not below:
            return Amount("", NOTHING_BELOW)
        formula = parse_formula(f"[above] / [below] * {self._recipe.times}")
        return Amount(write_number(formula.work_out((above, below))))
