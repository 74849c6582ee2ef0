"""The numbers of a row: read from columns or worked out by formulas, or the sign in their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lutondash.importers.amounts import Formula, parse_formula, to_decimal, write_number
from lutondash.importers.recipe import SeriesRecipe, SourceFile
from lutondash.importers.tables import Table
from lutondash.model.observation import Status

NOTHING_BELOW = "nothing to divide by"
_FORMULAS = ("value", "numerator", "denominator", "lower", "upper")
_SCALED = frozenset({"value", "lower", "upper"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number from a row, or the sign that stands in its place and its column, counted from 0."""

    number: Decimal | None
    sign: str = ""
    column: int | None = None

    @property
    def written(self) -> str:
        """The number as `observations.csv` has it, or nothing."""
        return "" if self.number is None else write_number(self.number)


_NONE = Amount(None)


class Amounts:
    """Reads the numbers of one table by one recipe."""

    def __init__(self, recipe: SeriesRecipe, source: SourceFile, table: Table) -> None:
        self._recipe = recipe
        self._reasons = {NOTHING_BELOW: Status.NOT_APPLICABLE.value} | recipe.symbols | source.symbols
        self._formulas: dict[str, tuple[Formula, tuple[int, ...]]] = {}
        for name in _FORMULAS:
            if text := getattr(recipe, name):
                formula = parse_formula(text)
                positions = tuple(table.position(column) for column in formula.columns)
                self._formulas[name] = formula, positions

    def reason(self, sign: str) -> str:
        """Return the status letters that a sign stands for, or nothing where the recipe does not say."""
        return self._reasons.get(sign, "")

    def value(self, row: Sequence[str], column: int | None) -> Amount:
        """Return the value of a row, or of one column of it."""
        if column is not None:
            return self._scaled(self._read(row, column))
        if self._recipe.value:
            return self.of("value", row)
        return ratio(self.of("numerator", row), self.of("denominator", row), self._recipe.times)

    def of(self, name: str, row: Sequence[str]) -> Amount:
        """Return what one key of the recipe gives for a row; ValueError where it cannot be worked out."""
        if name not in self._formulas:
            return _NONE
        formula, positions = self._formulas[name]
        amounts = [self._read(row, position) for position in positions]
        blank = next((each for each in amounts if each.number is None), None)
        if blank is not None:
            return blank
        found = Amount(formula.work_out(tuple(each.number or Decimal(0) for each in amounts)))
        return self._scaled(found) if name in _SCALED else found

    def _scaled(self, amount: Amount) -> Amount:
        if amount.number is None or self._recipe.scale == 1:
            return amount
        return Amount(amount.number * self._recipe.scale, column=amount.column)

    def _read(self, row: Sequence[str], position: int) -> Amount:
        text = self._recipe.words.get(row[position], row[position])
        bare = text
        for sign in self._recipe.signs:
            bare = bare.replace(sign, "")
        return Amount(to_decimal(bare), text, position)


def ratio(numerator: Amount, denominator: Amount, times: int) -> Amount:
    """Return numerator / denominator * times, or the sign of the part that is no number."""
    for part in (numerator, denominator):
        if part.number is None:
            return part
    if not denominator.number:
        return Amount(None, NOTHING_BELOW)
    formula = parse_formula(f"[above] / [below] * {times}")
    return Amount(formula.work_out((numerator.number or Decimal(0), denominator.number)))
