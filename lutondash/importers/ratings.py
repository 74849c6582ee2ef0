"""A publisher's own judgement of a value, kept in the note; where the numbers contradict it, that is told."""

from collections.abc import Sequence
from decimal import Decimal

from lutondash.importers.amounts import to_decimal, write_number
from lutondash.importers.file_faults import CellError
from lutondash.importers.recipe import SeriesRecipe
from lutondash.importers.tables import Table

_EXPLAIN = "Correct the cell, or add its word to `rating.words` in the recipe."
_SAID = {"met": "on target", "close": "near its target", "missed": "off target", "none": ""}


class Ratings:
    """Reads the column of ratings of one table; without one it says nothing."""

    def __init__(self, recipe: SeriesRecipe, table: Table) -> None:
        self._rule, self._signs = recipe.rating, recipe.signs
        self._column = table.position(self._rule.column) if self._rule else 0
        self._target = table.position(self._rule.target) if self._rule and self._rule.target else None

    def note(self, row: Sequence[str]) -> str:
        """Return a sentence with the rating; CellError where the recipe does not explain its word."""
        if self._rule is None or not row[self._column]:
            return ""
        word = row[self._column]
        if word not in self._rule.words:
            raise CellError("is a rating that nothing explains", _EXPLAIN, self._column, word)
        verdict = _SAID[self._rule.words[word]]
        return verdict and f"The publisher rates this as {verdict} ({word})."

    def doubt(self, row: Sequence[str], value: Decimal | None) -> str:
        """Return how a rating and the numbers beside it disagree, or nothing."""
        target = self._target_of(row)
        if self._rule is None or value is None or target is None:
            return ""
        verdict = self._rule.words.get(row[self._column], "none")
        is_met = value >= target if self._rule.better == "higher" else value <= target
        if (verdict == "met" and not is_met) or (verdict == "missed" and is_met):
            side = "at least" if self._rule.better == "higher" else "at most"
            numbers = f"{write_number(value)} against a target of {side} {write_number(target)}"
            return f"rated {row[self._column]!r}, but {numbers} says otherwise"
        return ""

    def _target_of(self, row: Sequence[str]) -> Decimal | None:
        if self._target is None:
            return None
        text = row[self._target]
        for sign in self._signs:
            text = text.replace(sign, "")
        return to_decimal(text)
