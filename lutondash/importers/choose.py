"""Which rows of a table are taken: conditions such as `Year != 2009` that must all hold."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lutondash.importers.readers import Table

_CONDITION = re.compile(r"(.+?) (=|!=|~|!~)(?: (.*))?")
_TESTS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda cell, wanted: cell == wanted,
    "!=": lambda cell, wanted: cell != wanted,
    "~": lambda cell, wanted: re.search(wanted, cell) is not None,
    "!~": lambda cell, wanted: re.search(wanted, cell) is None,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of one cell: equal, unequal, a regular expression found or not found."""

    position: int
    operator: str
    wanted: str

    def holds(self, row: Sequence[str]) -> bool:
        """Say whether the row passes."""
        return _TESTS[self.operator](row[self.position], self.wanted)


def parse_conditions(texts: Sequence[str], table: Table) -> tuple[Condition, ...]:
    """Read conditions against a table's columns; ValueError where one cannot be read."""
    conditions = []
    for text in texts:
        match = _CONDITION.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a condition such as `Year != 2009` (=, !=, ~ or !~)")
        conditions.append(Condition(table.position(match[1]), match[2], match[3] or ""))
    return tuple(conditions)


def columns_of(texts: Sequence[str]) -> frozenset[str]:
    """Return the columns that conditions are about; what cannot be read is told by `parse_conditions`."""
    return frozenset(match[1] for text in texts if (match := _CONDITION.fullmatch(text)))


def rows_taken(table: Table, texts: Sequence[str]) -> list[int]:
    """Return the positions of the rows where all conditions hold, in the file's order."""
    conditions = parse_conditions(texts, table)
    equal = next((each for each in conditions if each.operator == "="), None)
    numbers: Sequence[int] = range(len(table.rows))
    if equal is not None:
        numbers = table.rows_with(table.columns[equal.position], equal.wanted)
    others = [each for each in conditions if each is not equal]
    if not others:
        return list(numbers)
    return [number for number in numbers if all(each.holds(table.rows[number]) for each in others)]
